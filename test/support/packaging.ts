import type { Actor, Context } from '../../domain/acts';
import type { StoryEvent } from '../../domain/event';
import { guarantees } from '../../domain/package/lists';
import { theChecklists, theContext } from './registers';
import { day, registered, type Sim, who, x } from './sim';

/**
 * Leader packages in moved time. The labour bureau is the territory's side, housing the department's; Zhang of the county
 * government leads. The package is `k`, its matter `p`, received where the county's bureau is.
 */
const types = {
  photo: 'photo',
  record: 'appointmentRecord',
  opinion: 'handlingOpinion',
  agreement: 'settlementAgreement',
  proof: 'deliveryProof',
  performance: 'performanceProof',
  contact: 'contactRecord',
  statement: 'leaderStatement',
  evidence: 'evidence',
  receipt: 'handOverReceipt',
  consent: 'mediationConsent',
  otherConsent: 'mediationConsent',
  dossier: 'other',
};

export const packageContext = (story = 'k', more: Partial<Context> = {}): Context => ({
  ...theContext({
    documents: Object.fromEntries(
      Object.entries(types).map(([id, type]) => [id, { id, type, story, filedOn: '2026-01-05' }]),
    ),
  }),
  ...more,
});

/** The matter as the door would look it up. */
const matterCard = (sim: Sim, id = 'p') => {
  const { kind, stage, facts } = sim.state(id);
  return { id, kind, stage, facts, over: sim.over(id), running: [] };
};

export const ok = (list: string) => theChecklists[list]!.map((code) => ({ code, ok: true }));
export const at = (sim: Sim, moment: string) => sim.to(`${moment}+08:00`);

/** A matter that is registered on the day of the listing: nothing else is asked of it. */
export const aBacklogCase = (on = '2026-01-05T09:00:00+08:00', more: object = {}): Sim =>
  registered({ receivedOn: on.slice(0, 10), ...more }, on);

export const listing = { petitionIds: ['p'], criterion: 'superior' };
export function list(sim: Sim, input: object = {}, by: Actor = who('chen'), id = 'k', more: Partial<Context> = {}) {
  const stories = { p: matterCard(sim) };
  return sim.act('list', by, { ...listing, ...input }, { stories, ...more }, id, 'package');
}

/** An act to the package with its papers; the refusal's code, or undefined. */
export const on = (sim: Sim, act: string, by: Actor, input: unknown = {}, more: Partial<Context> = {}, id = 'k') =>
  sim.act(act, by, input, packageContext(id, more), id, 'package');

export const leader = who('zhang', 'leader');
export const [chen, cao, su, han, he] = [who('chen'), who('cao'), who('su'), who('han'), who('he')];

export const toTerritory = (dueOn: string) => ({ side: 'territory', unitId: 'labour', dueOn, text: x, docs: [] });
export const toDepartment = (dueOn: string) => ({ side: 'department', unitId: 'housing', dueOn, text: x, docs: [] });
export const aPlan = (target: string, by = target) => ({
  ...{ measures: [{ what: x, owner: 'hu', by }], target, unit: 'labour', person: 'han' },
});

/** Listed on the day, both sides assigned, bound to Zhang. */
export function packaged(on_ = '2026-01-05T09:00:00+08:00', due = '2026-05-29'): Sim {
  const sim = aBacklogCase(on_);
  expect(list(sim)).toBeUndefined();
  expect(on(sim, 'assign', chen, toTerritory(due))).toBeUndefined();
  expect(on(sim, 'assign', chen, toDepartment(due))).toBeUndefined();
  expect(on(sim, 'bindLeader', chen, { leaderId: 'zhang' })).toBeUndefined();
  return sim;
}

export function planned(sim: Sim, target = '2026-06-30'): Sim {
  expect(on(sim, 'proposeMeasures', han, { text: x })).toBeUndefined();
  expect(on(sim, 'offerIdeas', he, { text: x })).toBeUndefined();
  expect(on(sim, 'fixPlan', leader, aPlan(target))).toBeUndefined();
  return sim;
}

export const sign = (sim: Sim, which: readonly string[] = guarantees) =>
  which.map((guarantee) => on(sim, 'acknowledgeDuty', leader, { guarantee }));

/** … and at work from Mon 2026-01-12 on, unless another day is wanted. */
export function active(from = '2026-01-12T09:00:00', target = '2026-06-30'): Sim {
  const sim = planned(packaged(), target);
  sign(sim);
  at(sim, from);
  expect(on(sim, 'activate', leader, { checks: ok('fiveOnes') })).toBeUndefined();
  return sim;
}

export const progress = (sim: Sim, more: object = {}) =>
  on(sim, 'recordProgress', han, { text: x, file: 'photo', measuresDone: [], ...more });
export const visit = (sim: Sim, more: object = {}) =>
  on(sim, 'recordVisit', han, { visitedOn: day(sim), text: x, file: 'photo', measuresDone: [], ...more });
export const hold = (sim: Sim, more: object = {}, by: Actor = leader) => {
  const nextStep = { what: x, by: '2027-01-01' };
  const input = { heldOn: day(sim), attendees: [x], record: 'record', nextStep, ...more };
  return on(sim, 'holdAppointment', by, input);
};
export const decline = (sim: Sim, more: object = {}, by: Actor = leader) =>
  on(sim, 'recordDecline', by, { declinedOn: day(sim), ...more });

export const pack = {
  ...{ opinion: 'opinion', deliveryProof: 'proof', outcomeProof: 'performance' },
  ...{ contactRecord: 'contact', statement: 'statement' },
};
export const report = (sim: Sim, by: Actor) => on(sim, 'report', by, { text: x, docs: [] });

/** Both sides have reported, help was granted, and the leader hands it in. */
export function handedIn(sim: Sim): Sim {
  expect(report(sim, han)).toBeUndefined();
  expect(report(sim, he)).toBeUndefined();
  expect(on(sim, 'markResolving', leader, { ground: 'helpGranted', doc: 'performance' })).toBeUndefined();
  expect(on(sim, 'applyCloseOut', leader, { kind: 'resolved', pack })).toBeUndefined();
  return sim;
}

export function struckOff(sim: Sim): Sim {
  expect(on(handedIn(sim), 'verify', cao, { checks: ok('closeOutChecks') })).toBeUndefined();
  expect(on(sim, 'strikeOff', su)).toBeUndefined();
  return sim;
}

/** What a story did, with the day at +08:00. */
export const told = (events: readonly StoryEvent[], acts: readonly string[]) =>
  events
    .filter(({ act }) => acts.includes(act))
    .map(({ act, at: moment }) => `${act} ${new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16)}`);

/** The orders of its own missed dates; the matter has others. */
export const ordersOf = (sim: Sim) => sim.orders().filter(({ facts }) => facts.packageId === 'k');
