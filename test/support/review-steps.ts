import { colleagues } from './colleagues';
import { hearingCalls } from './hearing-steps';
import { aDelivery } from './reviewing';
import { day, type Sim, x } from './sim';

/** The day so many days before the walk's own. */
export const ago = (sim: Sim, days: number) =>
  new Date(sim.now + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
const unitsBelow = ['labour', 'housing', 'county-gov'];
const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };

/** An officer of the organ that reviews now, or a colleague of theirs. */
const reviewer = (sim: Sim, n: number) => {
  const { unitId } = sim.reviews().at(-1)?.facts ?? {};
  const own = unitId === 'city-gov' ? ['guan'] : ['geng', 'ning'];
  return [...own, ...colleagues.filter(({ unit, role }) => unit === unitId && role === 'handler').map(({ id }) => id)][
    n % 4
  ];
};
const paperOf = (sim: Sim) => (sim.reviews().at(-1)?.facts.kind === 'second' ? 'second' : 'decision');
const execution = (sim: Sim) => ({ unitId: sim.reviews().at(-1)?.facts.assistants?.[0], what: x, by: ago(sim, -20) });
const decided = (sim: Sim, decision: string) => ({
  ...{ opinion: paperOf(sim), items: [{ no: 1, decision, reasons: x }], remedy: x, onHearing: x },
  ...(decision === 'uphold' ? {} : { ground: 'factsUnclear' }),
  ...(decision === 'change' ? { execution: execution(sim) } : {}),
});

/** In an order in which what is seldom done stands behind what seldom can be. */
export const reviewSteps: Record<string, (sim: Sim, n: number) => unknown> = {
  supplyFile: () => ({ docs: ['proof'] }),
  'recordDelivery:decision': (sim, n) => aDelivery(paperOf(sim), ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:refusal': (sim) => aDelivery('refusal', day(sim)),
  'recordDelivery:longer': (sim) => aDelivery('longer', day(sim)),
  refuse: () => ({ ground: 'notReviewable', reason: x, notice: 'refusal' }),
  admit: (sim, n) => ({ officer: reviewer(sim, n) }),
  callFile: (sim, n) => ({ unitId: unitsBelow[n % 3], dueOn: ago(sim, -(n % 9)) }),
  ...hearingCalls.review,
  returnDecision: () => ({ reason: x }),
  'requestExtension:review': (_sim, n) => ({ days: 1 + (n % 30), reason: x }),
  'extend:review': () => ({ notice: 'longer' }),
  'refuseExtension:review': () => ({ reason: x }),
  'draftDecision:redo': (sim, n) => ({
    ...decided(sim, 'revokeAndRedo'),
    redoBy: n % 2 ? ago(sim, -(n % 30)) : undefined,
  }),
  approveDecision: () => ({}),
  draftDecision: (sim, n) => decided(sim, n % 2 ? 'uphold' : 'change'),
  'withdraw:review': () => ({ statement: 'statement', onBehalfOf }),
};
