import { colleagues } from './colleagues';
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
const decided = (sim: Sim, decision: string) => ({
  ...{ opinion: paperOf(sim), items: [{ no: 1, decision, reasons: x }], remedy: x },
  ...(decision === 'uphold' ? {} : { ground: 'factsUnclear' }),
});

export const reviewSteps: Record<string, (sim: Sim, n: number) => unknown> = {
  admit: (sim, n) => ({ officer: reviewer(sim, n) }),
  refuse: () => ({ ground: 'notReviewable', reason: x, notice: 'refusal' }),
  callFile: (sim, n) => ({ unitId: unitsBelow[n % 3], dueOn: ago(sim, -(n % 9)) }),
  supplyFile: () => ({ docs: ['proof'] }),
  draftDecision: (sim, n) => decided(sim, n % 2 ? 'uphold' : 'change'),
  'draftDecision:redo': (sim, n) => ({
    ...decided(sim, 'revokeAndRedo'),
    redoBy: n % 2 ? ago(sim, -(n % 30)) : undefined,
  }),
  approveDecision: () => ({}),
  'recordDelivery:decision': (sim, n) => aDelivery(paperOf(sim), ago(sim, n % 5 ? 0 : n % 7)),
  'recordDelivery:refusal': (sim) => aDelivery('refusal', day(sim)),
  'withdraw:review': () => ({ statement: 'statement', onBehalfOf }),
};
