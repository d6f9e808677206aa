import type { Actor } from '../../domain/acts';
import type { HearingFacts, HearingState } from '../../domain/hearing/facts';
import { verdicts } from '../../domain/hearing/opinion';
import { membersOf, panelOf } from '../../domain/hearing/panel';
import { kinds } from '../../domain/kinds';
import { colleagues } from './colleagues';
import type { PoolsOfTest } from './draws';
import { pool } from './hearing';
import { aCall } from './hearings';
import { day, type Sim, x } from './sim';

/** Inputs for the acts of hearings: the walk's matter calls them, or a coordinator begins one that has no matter. */

export const hearingCalls = {
  petition: { callHearing: () => aCall },
  review: { 'callHearing:review': () => aCall },
  package: { 'callHearing:package': () => aCall },
};

const hearings = (sim: Sim) => [...sim.stories.values()].filter(({ kind }) => kind === 'hearing') as HearingState[];
const openHearings = (sim: Sim) => hearings(sim).filter((one) => !kinds.hearing.isOver(one));
/** One at a time is led through its acts; its place among the stories is its turn. */
const current = (sim: Sim) => openHearings(sim)[0];
const factsOf = (sim: Sim) => current(sim)?.facts;

export const isHearingStep = (name: string): boolean => name in hearingSteps;
export const hearingsFor = (sim: Sim, name: string): string[] => {
  if (name === 'propose')
    return hearings(sim).some(({ id }) => id.endsWith('preventive'))
      ? []
      : [sim.idOf('hearing', sim.main, 'preventive')];
  const one = current(sim);
  if (name === 'withdrawPublication:closed' && one?.stage !== 'closed') return [];
  if (name === 'postpone:missed' && !isMissed(sim, one)) return [];
  return one ? [one.id] : [];
};

const isMissed = (sim: Sim, one: HearingState | undefined) =>
  (one?.stage === 'recusal' || one?.stage === 'noticed') && one.facts.session!.on < day(sim);

/** Two rounds of a willing office ahead: time to draw, to announce and to object. */
export const sessionOf = (sim: Sim) => new Date(sim.now + 40 * 86_400_000).toISOString().slice(0, 10);

/** Persons of an office that has nothing to do with the matter. */
function fitFor({ chain, unitId, assistants = [], units = [], gone = [] }: HearingFacts): string[] {
  const concerned = [unitId, ...assistants, ...units];
  const barred = [...chain, ...gone];
  return colleagues.filter(({ id, unit }) => !concerned.includes(unit) && !barred.includes(id)).map(({ id }) => id);
}
const headsFor = (facts: HearingFacts) => fitFor(facts).slice(-2).reverse() as [string, string];
const anotherHead = (sim: Sim) => {
  const { chair, recorder } = factsOf(sim)?.session ?? {};
  return fitFor(factsOf(sim) ?? { chain: [] }).findLast((id) => id !== chair && id !== recorder)!;
};

/** Whoever holds a seat now, in that seat. */
export function seatActors(sim: Sim): Actor[] {
  const facts = factsOf(sim);
  if (!facts?.session) return [];
  const { chair, recorder } = facts.session;
  const members = membersOf(facts);
  return [
    ...members.map((id): Actor => ({ id, role: 'seat:member' })),
    ...members.map((id): Actor => ({ id, role: 'panelMember' })),
    { id: chair, role: 'seat:chair' },
    { id: recorder, role: 'seat:recorder' },
  ];
}

const proofs = (sim: Sim) =>
  factsOf(sim)?.step === 'preventive' ? { unit: 'proof' } : { petitioner: 'otherProof', unit: 'proof' };
const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
const seatNos = (sim: Sim) => (factsOf(sim) ? membersOf(factsOf(sim)!).map((_person, n) => n + 1) : []);
const aSeat = (sim: Sim, n: number) => seatNos(sim)[n % Math.max(1, seatNos(sim).length)] ?? 1;
const present = (sim: Sim) => ({
  ...{ seats: seatNos(sim), petitioner: factsOf(sim)?.step !== 'preventive', unit: true },
});
const strikes = (sim: Sim) => factsOf(sim)?.strikes ?? [];

export const hearingSteps: Record<string, (sim: Sim, n: number) => unknown> = {
  propose: (sim) => ({
    ...{ stage: 'preventive', applicant: 'bureau', items: [{ no: 1, about: x }], open: true, ground: 'manyPeople' },
    ...{ proposedOn: day(sim), subject: x, unitId: 'labour' },
  }),
  'refuse:hearing': () => ({ reason: x }),
  'cancel:hearing': () => ({ reason: x }),
  askConsent: () => ({}),
  consent: () => ({ onBehalfOf }),
  decline: () => ({ onBehalfOf }),
  schedule: (sim) => {
    const facts = factsOf(sim);
    const [chair, recorder] = headsFor(facts ?? { chain: [] });
    const drawAt = new Date(sim.now + 86_400_000).toISOString();
    const first = facts && panelOf(facts) ? {} : { drawAt, size: 5 };
    return { sessionAt: `${sessionOf(sim)}T09:00:00+08:00`, place: x, chair, recorder, ...first };
  },
  serve: (sim) => ({ servedOn: day(sim), proofs: proofs(sim) }),
  declareInterest: () => ({ ground: x }),
  'strike:free': (sim, n) => ({ seat: aSeat(sim, n) }),
  'strike:cause': (sim, n) => ({ seat: [aSeat(sim, n), 'chair', 'recorder'][n % 3], cause: x, onBehalfOf }),
  'decideRecusal:hearing': (sim, n) => ({
    ...{ request: strikes(sim).findIndex(({ state }) => state === 'asked') + 1, granted: n % 2 > 0, reason: x },
  }),
  letter: () => ({}),
  convene: (sim) => ({ present: present(sim), identities: x }),
  'recordNoShow:petitioner': () => ({ who: 'petitioner' }),
  'recordNoShow:cause': () => ({ who: 'petitioner', cause: x }),
  'recordNoShow:unit': () => ({ who: 'unit' }),
  'recordNoShow:member': (sim, n) => ({ who: 'member', seat: aSeat(sim, n) }),
  postpone: () => ({ cause: 'other', reason: x }),
  // Its day went by: it opens on no other.
  'postpone:missed': () => ({ cause: 'other', reason: x }),
  nameHead: (sim, n) => ({ seat: n % 2 ? 'recorder' : 'chair', person: anotherHead(sim), reason: x }),
  suspend: () => ({ reason: x }),
  resume: () => ({}),
  recordStep: (sim) => ({ step: (factsOf(sim)?.steps ?? 0) + 1, text: x }),
  deliberate: () => ({}),
  castBallot: (sim) => ({ items: (factsOf(sim)?.items ?? []).map((no) => ({ no, ballot: 'sealed' })) }),
  tally: () => ({}),
  issueOpinion: (sim, n) => ({
    ...{ text: x, items: current(sim) ? verdicts(current(sim)!).map(({ no, upheld }) => ({ no, upheld })) : [] },
    signatures: seatNos(sim).map((seat) => ({ seat, signed: seat !== n % 9 })),
  }),
  'recordDelivery:heard': (sim) => ({ deliveredOn: day(sim), proofs: proofs(sim) }),
  submitRedaction: () => ({ text: x }),
  publishOpinion: (sim) => ({ redaction: factsOf(sim)?.redaction?.no ?? 0 }),
  withdrawPublication: () => ({ reason: x }),
  // A willing office leaves nothing public behind, so that everything comes to an end.
  'withdrawPublication:closed': () => ({ reason: x }),
  recordEffect: () => ({ note: x }),
  'close:hearing': () => ({ repeat: true }),
};

const times = (n: number, name: string) => Array.from({ length: n }, () => name);
const session = [...times(9, 'recordStep'), 'deliberate'];
const vote = [...times(5, 'castBallot'), 'tally', 'issueOpinion'];

export const usefulHearingSteps = [
  ...[
    'postpone:missed',
    'askConsent',
    'consent',
    'schedule',
    'serve',
    'decideRecusal:hearing',
    'letter',
    'resume',
    'convene',
  ],
  ...[...session, ...vote, 'recordDelivery:heard', 'close:hearing'],
  'withdrawPublication:closed',
];
export const rareHearingSteps = [
  ...['propose', 'refuse:hearing', 'cancel:hearing', 'decline', 'declareInterest', 'postpone', 'suspend', 'nameHead'],
  ...['recordNoShow:petitioner', 'recordNoShow:cause', 'recordNoShow:unit', 'recordNoShow:member', 'strike:cause'],
  'withdrawPublication',
];

/** What the register and the votes would be when something is drawn or counted. */
export function hearingPools(sim: Sim): PoolsOfTest {
  const one = hearings(sim).find(({ stage }) => stage === 'deliberating');
  const seats = one ? membersOf(one.facts).length : 0;
  const choice = sim.events.length % 2 ? ('uphold' as const) : ('notUphold' as const);
  return {
    panel: (of) => {
      const barred = 'persons' in of ? of.persons : [];
      return { candidates: pool.filter(({ id }) => !barred.includes(id)), excluded: [] };
    },
    votes: (one?.facts.items ?? []).map((no) => ({ no, votes: times(seats, 'x').map(() => ({ choice, reason: x })) })),
  };
}

/** From the call to the opening of the session. */
export const hearingDue = ['askConsent', 'consent', 'schedule', '+20', 'serve', '+10', 'letter'];
export const inSession = [...hearingDue, '+10', 'convene'];
export const heardOut = [...inSession, ...session, ...vote];
const published = ['submitRedaction', 'publishOpinion'];

/** Where walks around hearings begin, once a matter has called one. */
export const hearingStarts = (called: readonly string[]) => ({
  inHearing: called,
  hearingStruck: [...called, ...hearingDue.slice(0, -2), 'strike:free', 'strike:cause', 'decideRecusal:hearing'],
  hearingMoved: [...called, ...hearingDue, 'declareInterest', '+1', 'postpone'],
  hearingMissed: [...called, ...hearingDue, '+10', 'recordNoShow:unit'],
  hearingWaived: [...called, ...hearingDue, '+10', 'recordNoShow:petitioner'],
  hearingSuspended: [...called, ...inSession, 'suspend', 'nameHead', 'resume', ...session],
  heard: [...called, ...heardOut],
  heardOfEffect: [...called, ...heardOut, 'recordDelivery:heard', 'recordEffect', 'close:hearing'],
  heardInPublic: [...called, ...heardOut, 'recordDelivery:heard', ...published, 'withdrawPublication'],
  publicBeyond: [...called, ...heardOut, 'recordDelivery:heard', ...published, 'close:hearing'],
  hearingDeclined: [...called, 'askConsent', 'decline'],
  hearingRefused: [...called, 'refuse:hearing'],
  hearingCancelled: [...called, 'cancel:hearing'],
  prevented: ['propose', 'schedule', '+20', 'serve'],
});
