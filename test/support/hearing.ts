import type { Actor, Context } from '../../domain/acts';
import type { Snapshot } from '../../domain/draw';
import type { HearingFacts } from '../../domain/hearing/facts';
import { noticeFor } from '../../domain/hearing/notice';
import { membersOf, orderOf } from '../../domain/hearing/panel';
import { type HearingSettings, usualHearings } from '../../domain/hearing/settings';
import { theRule } from '../domain/rules';
import { theContext } from './registers';
import { calendar, day, Sim, who, x } from './sim';

/**
 * Hearings in moved time: the hearing is `h`, called for by the labour bureau's matter `p`. Ning of the county government
 * takes the chair, Geng records. The pool holds 120 members of six kinds.
 */
const types = { proofP: 'deliveryProof', proofU: 'deliveryProof', signed: 'signedStatement' };

export const pool = Array.from({ length: 120 }, (_, n) => ({ id: `m${n + 1}`, stratum: `kind${n % 6}` }));
export const [chen, cao, han, chair, recorder] = [who('chen'), who('cao'), who('han'), who('ning'), who('geng')];

export const hearingContext = (more: Partial<Context> = {}): Context => ({
  ...theContext({
    documents: Object.fromEntries(
      Object.entries(types).map(([id, type]) => [id, { id, type, story: 'h', filedOn: '2026-05-18' }]),
    ),
  }),
  hearings: usualHearings,
  ...more,
});

/** What the door would count for a session on that day. */
export const noticeOn = (sim: Sim, session: string) =>
  noticeFor(theRule('T_HEARING_NOTICE'), session, day(sim), calendar);

/** What the matter hands on of itself; a test may hand on something else. */
export const handed = {
  ...{ petitionId: 'p', number: 'county-bureau-2026-000001', bureauId: 'county-bureau', superiorId: 'city-bureau' },
  ...{ regionPath: ['330421', '330400'], policyId: 'national-2022', unitId: 'labour', officerId: 'han' },
  ...{ assistants: ['housing'], chain: ['chen', 'han', 'tou'], units: ['labour', 'housing'] },
};

export const proposal = (on: string, more: object = {}) => ({
  ...{ stage: 'handling', applicant: 'petitioner', items: [{ no: 1 }], open: true, ground: 'manyPeople' },
  ...{ proposedOn: on, ...more },
});

/** Called on that morning. */
export function proposed(at = '2026-05-18T09:00:00+08:00', input: object = {}, facts: object = {}): Sim {
  const sim = new Sim(at, 'h');
  sim.pools = { panel: panelPool };
  const card = { id: 'p', kind: 'petition', stage: 'handling', facts: { ...handed, ...facts } };
  const clock: Actor = { id: 'clock', role: 'clock' };
  const first = sim.act('propose', clock, proposal(day(sim), input), { stories: { p: card } }, 'h', 'hearing');
  expect(first).toBeUndefined();
  return sim;
}

const panelPool = (of: { pool: string }): Omit<Snapshot, 'subject'> => {
  const persons = 'persons' in of ? (of.persons as readonly string[]) : [];
  return {
    candidates: pool.filter(({ id }) => !persons.includes(id)),
    excluded: pool.filter(({ id }) => persons.includes(id)).map(({ id }) => ({ id, reason: 'concerned' })),
  };
};

/** An act to the hearing; the refusal's code, or undefined. */
export const on = (sim: Sim, act: string, by: Actor, input: unknown = {}, more: Partial<Context> = {}) =>
  sim.act(act, by, input, hearingContext(more), 'h', 'hearing');

export const inSeat = (seat: 'chair' | 'recorder', actor: Actor = seat === 'chair' ? chair : recorder): Actor => ({
  ...actor,
  role: `seat:${seat}`,
});
export const [asChair, asRecorder] = [inSeat('chair'), inSeat('recorder')];
export const member = (person: string): Actor => ({ id: person, role: 'panelMember' });
export const voter = (person: string): Actor => ({ id: person, role: 'seat:member' });
export const petitioner: Actor = { id: 'link', role: 'petitioner' };

export const factsOf = (sim: Sim) => sim.state('h').facts as HearingFacts;
export const seatsIn = (sim: Sim) => membersOf(factsOf(sim));

/** Whom the draw put one after the other. */
export const orderIn = (sim: Sim) => orderOf(factsOf(sim));

/** Until the clock has done what it does at once. */
export const aMoment = (sim: Sim) => sim.to(new Date(sim.now + 1000).toISOString());

export const nameHead = (sim: Sim, seat: 'chair' | 'recorder', person: string, more: Partial<Context> = {}) =>
  on(sim, 'nameHead', chen, { seat, person, reason: x }, more);

export const schedule = (
  sim: Sim,
  session: string,
  more: object = {},
  settings: HearingSettings = usualHearings,
  context: Partial<Context> = {},
) => {
  const input = { sessionAt: `${session}T09:00:00+08:00`, place: x, chair: 'ning', recorder: 'geng', ...more };
  return on(sim, 'schedule', chen, input, { hearings: settings, notice: noticeOn(sim, session), ...context });
};

export const serve = (sim: Sim, more: object = {}, by: Actor = chen) =>
  on(sim, 'serve', by, { servedOn: day(sim), proofs: { petitioner: 'proofP', unit: 'proofU' }, ...more });

/** Scheduled on the day for a session, drawn at eight in the morning of the day named, and served. */
export function served(session: string, drawn: string, more: { size?: number; settings?: HearingSettings } = {}): Sim {
  const sim = proposed();
  const { size, settings } = more;
  const draw = { drawAt: `${drawn}T08:00:00+08:00`, ...(size ? { size } : {}) };
  expect(schedule(sim, session, draw, settings)).toBeUndefined();
  sim.to(`${drawn}T09:00:00+08:00`);
  expect(serve(sim)).toBeUndefined();
  return sim;
}

export const strike = (sim: Sim, by: Actor, seat: number | string, more: object = {}) =>
  on(sim, 'strike', by, { seat, ...more });

/** The days for objections are over, and everybody has the final list. */
export function noticed(session = '2026-06-25', drawn = '2026-06-03', more = {}): Sim {
  const sim = served(session, drawn, more);
  const { dueOn } = sim.state('h').clocks.findLast(({ rule }) => rule === 'T_HEARING_RECUSAL')!;
  sim.to(new Date(Date.parse(`${dueOn}T09:00:00+08:00`) + 86_400_000).toISOString());
  expect(on(sim, 'letter', chen)).toBeUndefined();
  return sim;
}

export const convene = (sim: Sim, more: object = {}) => {
  const seats = seatsIn(sim).map((_person, n) => n + 1);
  return on(sim, 'convene', asChair, { present: { seats, petitioner: true, unit: true, ...more }, identities: x });
};

export function convened(more = {}): Sim {
  const sim = noticed('2026-06-25', '2026-06-03', more);
  sim.to('2026-06-25T09:00:00+08:00');
  expect(convene(sim)).toBeUndefined();
  return sim;
}

export function deliberating(sim: Sim = convened()): Sim {
  for (let step = 1; step <= 9; step += 1) expect(on(sim, 'recordStep', asRecorder, { step, text: x })).toBeUndefined();
  expect(on(sim, 'deliberate', asChair)).toBeUndefined();
  return sim;
}

/** As sealed by the door: a story never sees how anybody votes. */
export const cast = (sim: Sim, person: string, items: readonly number[] = [1], by: Actor = voter(person)) =>
  on(sim, 'castBallot', by, { items: items.map((no) => ({ no, ballot: 'sealed' })) });

/** Everybody votes, and the chair announces what the test says the votes are. */
export function voted(sim: Sim, ...counts: readonly (readonly [uphold: number, notUphold: number, abstain: number])[]) {
  const items = counts.map((_count, n) => n + 1);
  for (const person of seatsIn(sim)) expect(cast(sim, person, items)).toBeUndefined();
  const choices = ['uphold', 'notUphold', 'abstain'] as const;
  const votes = counts.map((count, n) => ({
    no: n + 1,
    votes: choices.flatMap((choice, i) => Array.from({ length: count[i]! }, () => ({ choice, reason: x }))),
  }));
  sim.pools = { ...sim.pools, votes };
  expect(on(sim, 'tally', asChair)).toBeUndefined();
  return sim;
}

export const opine = (sim: Sim, items: readonly { no: number; upheld: boolean }[], more: object = {}) => {
  const signatures = seatsIn(sim).map((_person, n) => ({ seat: n + 1, signed: true }));
  return on(sim, 'issueOpinion', asChair, { text: x, items, signatures, ...more });
};

/** What the hearing told its matter. */
export const toldTo = (sim: Sim, fact: string) =>
  sim.linesOf('h').flatMap(({ data }) => (data.tells ?? []).filter((one) => one.fact === fact).map(({ data }) => data));

export const acts = (sim: Sim, from = 0) =>
  sim
    .linesOf('h')
    .slice(from)
    .map(({ act, to }) => `${act} ${to}`);
export const clockOf = (sim: Sim, rule: string) => sim.state('h').clocks.findLast((one) => one.rule === rule);

/** How it ended, and from which day on the matter's time counts again. */
export const ends = (sim: Sim) => toldTo(sim, 'hearingEnded').map(({ result, on: since }) => `${result} ${since}`);
