import type { Ask, StoryCard } from '../acts';
import { aheadRefusal } from '../dates';
import { filedRefusal } from '../papers';
import { type Refusal, refusal } from '../refusals';
import type { CommonFacts, Telling } from '../story';
import type { Does, PackageChange, PackageFacts, PackageState, Side } from './facts';
import type { PackageInput } from './inputs';
import { type SideName, sides } from './lists';
import { leaderRefusal, unitRefusal } from './parties';

type Listing = Ask<PackageInput<'list'>>;

const mattersOf = ({ input, context }: Listing): StoryCard[] =>
  input.petitionIds.flatMap((id) => context.stories?.[id] ?? []);

/** Whoever is accused in one of the matters is barred from the package as well. */
function accusedIn(cards: readonly StoryCard[]): CommonFacts['accused'] {
  const all = cards.flatMap(({ facts }) => (facts as CommonFacts).accused ?? []);
  if (all.length === 0) return undefined;
  const once = (values: readonly string[]) => [...new Set(values)];
  return { units: once(all.flatMap(({ units }) => units)), officers: once(all.flatMap(({ officers }) => officers)) };
}

function factsFor(ask: Listing): PackageFacts | undefined {
  const { input, actor, today } = ask;
  const cards = mattersOf(ask);
  const first = cards[0]?.facts as CommonFacts | undefined;
  if (!first || cards.some(({ kind }) => kind !== 'petition')) return undefined;
  const { number: petitionNumber, bureauId, superiorId, regionPath, policyId } = first;
  const accused = accusedIn(cards);
  const recused = [...new Set(cards.flatMap(({ facts }) => (facts as CommonFacts).recused ?? []))];
  const { petitionIds, criterion, assignedFrom, campaign } = input;
  return {
    ...{ petitionId: petitionIds[0], petitionNumber, petitionIds, criterion, listedOn: today },
    ...{ bureauId, superiorId, regionPath, policyId, chain: [actor.id] },
    ...(accused ? { accused } : {}),
    ...(recused.length > 0 ? { recused } : {}),
    ...(assignedFrom ? { assignedFrom: assignedFrom.level } : {}),
    ...(campaign ? { campaign } : {}),
  };
}

const list: Does<'list'> = {
  needs: ({ petitionIds }) => ({ stories: petitionIds }),
  refuse: (state, ask) => {
    const { petitionIds, criterion, reason } = ask.input;
    const facts = factsFor(ask);
    if (!facts) return refusal('matchMissing', 'only petitions are listed');
    if (new Set(petitionIds).size < petitionIds.length) return refusal('alreadyListed', 'one petition is named twice');
    if (!facts.regionPath?.includes(ask.actor.region ?? '')) return refusal('notYourUnit');
    const taken = mattersOf(ask).find(({ packages = [] }) => packages.some((one) => one !== state.id));
    if (taken) return refusal('alreadyListed', `petition ${taken.id} is in another package`);
    if (criterion === 'manual' && !reason) return refusal('causeMissing', 'reason');
  },
  change: (state, ask) => {
    const facts = factsFor(ask);
    if (!facts) throw new Error('the door must look up the petitions');
    return { to: 'listed', facts, tells: tellPetitions(facts, 'packaged', { packageId: state.id }) };
  },
};

/** The matter and its repeats know in which package they are; one that has ended needs to know no more. */
export const tellPetitions = (
  { petitionIds = [] }: Pick<PackageFacts, 'petitionIds'>,
  fact: string,
  data: Telling['data'],
): Telling[] => petitionIds.map((id) => ({ kind: 'petition', id, fact, data }));

const hasBegun = ({ proposed, plan, guarantees }: PackageFacts) => proposed ?? plan ?? guarantees;

const delist: Does<'delist'> = {
  refuse: ({ facts }) => (hasBegun(facts) ? refusal('workStarted') : undefined),
  change: (state) => delisted(state),
};

export const delisted = ({ id, facts }: PackageState): PackageChange => ({
  to: 'delisted',
  clocks: [{ op: 'stopAll' }],
  notices: [{ topic: 'packageDelisted', to: ['packageLeader', 'coordinator@bureau'] }],
  tells: tellPetitions(facts, 'unpackaged', { packageId: id }),
});

const otherOf = (side: SideName): SideName => sides.find((one) => one !== side)!;

function sideRefusal(state: PackageState, ask: Ask<PackageInput<'assign'>>): Refusal | undefined {
  const { side, unitId, leaderId, dueOn, docs } = ask.input;
  if (state.facts.sides?.[otherOf(side)]?.unitId === unitId) return refusal('sameUnitBothSides', unitId);
  if (state.facts.sides?.[side]?.reportedOn) return refusal('requestOpen', `${side} has reported already`);
  return (
    unitRefusal(state, unitId, ask.context) ??
    (leaderId ? leaderRefusal(state, ask, leaderId) : undefined) ??
    aheadRefusal('dueOn', dueOn, ask.today) ??
    docs.map((doc) => filedRefusal(state, ask.context, doc)).find((no) => no)
  );
}

/** Until the leader is bound a side may be assigned anew: the old date ends with it. */
const assign: Does<'assign'> = {
  needs: ({ unitId, leaderId, docs }) => ({
    ...{ units: [unitId], documents: docs, packages: true },
    officers: leaderId ? [leaderId] : [],
  }),
  refuse: sideRefusal,
  change: ({ facts }, { input, today }) => {
    const { side, unitId, leaderId, dueOn } = input;
    const before = facts.sides?.[side];
    const given: Side = { unitId, assignedOn: today, dueOn, ...(leaderId ? { leaderId } : {}) };
    return {
      facts: withSides(facts, { ...facts.sides, [side]: given }),
      clocks: [
        ...(before ? [{ op: 'stop' as const, rule: 'T_ASSIGN_REPORT' as const, unitId: before.unitId }] : []),
        { op: 'start', rule: 'T_ASSIGN_REPORT', startOn: today, dueOn, unitId },
      ],
      notices: [{ topic: 'packageAssigned', to: [`handler@${unitId}`, `unitHead@${unitId}`] }],
    };
  },
};

/** Both sides see it; the territory answers until a plan names who does. */
export function withSides(facts: PackageFacts, given: PackageFacts['sides'] = {}): Partial<PackageFacts> {
  const units = sides.flatMap((side) => given[side]?.unitId ?? []);
  const unitId = facts.plan?.unitId ?? given.territory?.unitId ?? units[0];
  const leaders = [facts.leaderId, ...sides.map((side) => given[side]?.leaderId)].filter((one) => one !== undefined);
  return {
    ...{ sides: given, unitId, assistants: units.filter((unit) => unit !== unitId) },
    leaders: [...new Set(leaders)],
  };
}

const report: Does<'report'> = {
  needs: ({ docs }) => ({ documents: docs }),
  refuse: (state, { actor, input, context }) => {
    if (openSides(state.facts, actor.unit).length === 0) return refusal('noRequest', 'reported already');
    return input.docs.map((doc) => filedRefusal(state, context, doc)).find((no) => no);
  },
  change: ({ facts }, { actor, today }) => {
    const reported = openSides(facts, actor.unit).map((side) => [side, { ...facts.sides![side]!, reportedOn: today }]);
    return {
      facts: { sides: { ...facts.sides, ...Object.fromEntries(reported) } },
      clocks: [{ op: 'stop', rule: 'T_ASSIGN_REPORT', unitId: actor.unit, on: today }],
      notices: [{ topic: 'sideReported', to: ['packageLeader', 'coordinator@bureau'] }],
    };
  },
};

/** The sides that a unit has yet to report on: both, where it was merged with the other one. */
const openSides = ({ sides: given = {} }: PackageFacts, unit: string | undefined): SideName[] =>
  sides.filter((side) => given[side]?.unitId === unit && !given[side]?.reportedOn);

const bindLeader: Does<'bindLeader'> = {
  needs: ({ leaderId }) => ({ officers: [leaderId], packages: true }),
  refuse: (state, ask) => {
    const missing = sides.find((side) => !state.facts.sides?.[side]);
    if (missing) return refusal('assignmentsIncomplete', missing);
    return leaderRefusal(state, ask, ask.input.leaderId);
  },
  change: ({ facts }, { input: { leaderId } }) => ({
    to: 'packaged',
    facts: { leaderId, ...withSides({ ...facts, leaderId }, facts.sides) },
    notices: [
      {
        topic: 'leaderBound',
        to: ['packageLeader', 'unitHead@unit', ...(facts.assistants ?? []).map((one) => `unitHead@${one}`)],
      },
    ],
  }),
};

/** Listed, given to the territory and the department, bound to a leader. */
export const listing = { list, delist, assign, report, bindLeader };
