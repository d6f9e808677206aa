import type { Ask, Context } from '../acts';
import { aheadRefusal } from '../dates';
import { type Refusal, refusal } from '../refusals';
import type { IsoDate } from '../time';
import { measuresMoved, targetMoved } from './clocks';
import type { Does, PackageChange, PackageFacts, PackageState, Plan } from './facts';
import type { PackageInput } from './inputs';
import { withSides } from './listing';
import { unitRefusal } from './parties';

export type PlanInput = PackageInput<'fixPlan'>;

const proposeMeasures: Does<'proposeMeasures'> = {
  change: ({ facts }, { actor, today }) => ({
    // Whatever came after an earlier proposal answered another one.
    facts: { proposed: { by: actor.id, on: today }, ideas: undefined },
    notices: (facts.assistants ?? []).map((unit) => ({ topic: 'measuresProposed', to: [`handler@${unit}`] })),
  }),
};

const offerIdeas: Does<'offerIdeas'> = {
  refuse: ({ facts }) => (facts.proposed ? undefined : refusal('outOfOrder', 'the responsible unit proposes first')),
  change: (_state, { actor, today }) => ({
    facts: { ideas: { by: actor.id, on: today } },
    notices: [{ topic: 'ideasOffered', to: ['packageLeader'] }],
  }),
};

/** What a plan looks up: its unit, and everybody whom it names. */
export const planNeeds = ({ unit, person, measures }: PlanInput) => ({
  units: [unit],
  officers: [...new Set([person, ...measures.map(({ owner }) => owner)])],
});

/** A measure without an owner and a day is none; every day lies ahead, and none after the target. */
export function planRefusal(
  state: PackageState,
  input: PlanInput,
  context: Context,
  today: IsoDate,
): Refusal | undefined {
  const { sides: given, accused, recused } = state.facts;
  const units = [given?.territory?.unitId, given?.department?.unitId];
  if (!units.includes(input.unit)) return refusal('notAssistant', `${input.unit} is on neither side`);
  const serves = context.officers?.[input.person]?.posts.some(({ unit }) => unit === input.unit);
  if (!serves) return refusal('unknownOfficer', `${input.person} does not serve at ${input.unit}`);
  const named = planNeeds(input).officers;
  const accusedOne = named.find((person) => accused?.officers.includes(person));
  if (accusedOne) return refusal('accusedUnit', `${accusedOne} is accused`);
  const recusedOne = named.find((person) => recused?.includes(person));
  if (recusedOne) return refusal('recused', `${recusedOne} is recused`);
  return unitRefusal(state, input.unit, context) ?? datesRefusal(input, today);
}

function datesRefusal({ measures, target }: PlanInput, today: IsoDate): Refusal | undefined {
  for (const [n, { by }] of measures.entries()) {
    if (!by) return refusal('measureWithoutDate', `measures/${n}`);
    const no = aheadRefusal(`measures/${n}/by`, by, today);
    if (no) return no;
    if (by > target) return refusal('dateOutOfOrder', `measures/${n}/by: ${by} is after the target ${target}`);
  }
  return aheadRefusal('target', target, today);
}

export function planOf({ measures, target, unit, person }: PlanInput, by: string, on: IsoDate): Plan {
  return {
    ...{ fixedBy: by, fixedOn: on, target, unitId: unit, person },
    measures: measures.map(({ owner, by: until }, n) => ({ no: n + 1, owner, by: until! })),
  };
}

/** The new plan in force, the old one kept; whoever is named in it has a part in the package. */
export function withPlan(facts: PackageFacts, plan: Plan): Partial<PackageFacts> {
  const named = [plan.person, ...plan.measures.map(({ owner }) => owner)];
  return {
    plan,
    ...(facts.plan ? { formerPlans: [...(facts.formerPlans ?? []), facts.plan] } : {}),
    ...withSides({ ...facts, plan }, facts.sides),
    officerId: plan.person,
    chain: [...new Set([...facts.chain, ...named])],
  };
}

const fixPlan: Does<'fixPlan'> = {
  needs: planNeeds,
  refuse: (state, { input, context, today }) => {
    if (!state.facts.proposed) return refusal('outOfOrder', 'the responsible unit proposes first');
    if (!state.facts.ideas) return refusal('outOfOrder', 'the department offers its ideas first');
    return planRefusal(state, input, context, today);
  },
  change: ({ facts }, { input, actor, today }) => ({
    facts: withPlan(facts, planOf(input, actor.id, today)),
    notices: [{ topic: 'planFixed', to: ['officer', 'unitHead@unit'] }],
  }),
};

/** Measures move with the plan once the work has begun; what was done before stays in the plan it was done under. */
export function replanned(state: PackageState, { input, actor, today }: Ask<PlanInput>): PackageChange {
  const plan = planOf(input, actor.id, today);
  const running = state.facts.activeSince ? measuresMoved(state, plan, today) : { plan, clocks: [] };
  return {
    facts: withPlan(state.facts, running.plan),
    clocks: [...running.clocks, ...(state.facts.activeSince ? targetMoved(plan, today) : [])],
    notices: [{ topic: 'planRevised', to: ['officer', 'unitHead@unit', 'coordinator@bureau'] }],
  };
}

const revisePlan: Does<'revisePlan'> = {
  needs: planNeeds,
  refuse: (state, { input, context, today }) => {
    if (!state.facts.plan) return refusal('outOfOrder', 'there is no plan yet');
    return planRefusal(state, input, context, today);
  },
  change: (state, ask) => replanned(state, ask),
};

/** The unit proposes, the department offers, the leader fixes (S0 嘉善). */
export const planning = { proposeMeasures, offerIdeas, fixPlan, revisePlan };
