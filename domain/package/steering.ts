import type { Ask } from '../acts';
import type { ClockOp } from '../clock';
import { filedRefusal, paperRefusal } from '../papers';
import { type Refusal, refusal } from '../refusals';
import type { Does, PackageChange, PackageFacts, PackageState } from './facts';
import type { PackageInput } from './inputs';
import { withSides } from './listing';
import { leaderRefusal } from './parties';
import { planNeeds, planRefusal, replanned } from './planning';
import { tellSpotChecks } from './spot-checked';

const requestLeaderChange: Does<'requestLeaderChange'> = {
  needs: ({ leaderId }) => ({ officers: [leaderId], packages: true }),
  refuse: (state, ask) => {
    if (state.facts.leaderChange) return refusal('requestOpen');
    if (ask.input.leaderId === state.facts.leaderId) return refusal('requestOpen', 'leads it already');
    return leaderRefusal(state, ask, ask.input.leaderId);
  },
  change: (_state, { input, actor, today }) => ({
    facts: { leaderChange: { leaderId: input.leaderId, askedBy: actor.id, askedOn: today } },
    notices: [{ topic: 'leaderChangeAsked', to: ['supervisor@bureau'] }],
  }),
};

/** What one leader has signed binds no other: the new one signs the four guarantees anew. */
const changeLeader: Does<'changeLeader'> = {
  needs: (_input, { facts }) => ({
    officers: facts.leaderChange ? [facts.leaderChange.leaderId] : [],
    packages: true,
  }),
  refuse: (state, ask) => {
    const asked = state.facts.leaderChange;
    if (!asked) return refusal('approvalMissing', 'another leader must be asked for first');
    if (asked.askedBy === ask.actor.id) return refusal('selfApproval');
    return leaderRefusal(state, ask, asked.leaderId);
  },
  change: (state, { today }) => {
    const { facts } = state;
    const { leaderId } = facts.leaderChange!;
    const former = { leaderId: facts.leaderId!, until: today };
    return {
      facts: {
        ...{ leaderId, leaderChange: undefined, guarantees: undefined },
        formerLeaders: [...(facts.formerLeaders ?? []), former],
        ...withSides({ ...facts, leaderId }, facts.sides),
      } satisfies Partial<PackageFacts>,
      notices: [{ topic: 'leaderChanged', to: ['packageLeader', 'unitHead@unit', 'coordinator@bureau'] }],
      tells: tellSpotChecks(state, leaderId),
    };
  },
};

const refuseLeaderChange: Does<'refuseLeaderChange'> = {
  refuse: ({ facts }) => (facts.leaderChange ? undefined : refusal('noRequest')),
  change: () => ({
    facts: { leaderChange: undefined },
    notices: [{ topic: 'leaderChangeRefused', to: ['packageLeader', 'coordinator@bureau'] }],
  }),
};

const markResolving: Does<'markResolving'> = {
  needs: ({ doc }) => ({ documents: doc ? [doc] : [] }),
  refuse: (state, { input, context }) =>
    input.doc ? paperRefusal(state, context, input.doc, groundPapers[input.ground]) : refusal('groundMissing', 'doc'),
  change: (_state, { input: { ground, doc }, today }) => ({
    to: 'resolving',
    facts: { resolving: { ground, doc: doc!, on: today } },
  }),
};

const groundPapers: Readonly<Record<PackageInput<'markResolving'>['ground'], readonly string[]>> = {
  agreement: ['mediationAgreement', 'settlementAgreement'],
  decisionCarriedOut: ['performanceProof'],
  hearingUpheld: ['evidence', 'handlingOpinion'],
  helpGranted: ['performanceProof', 'evidence'],
};

type Back = Ask<PackageInput<'backToWork'>>;

/** After a relapse nothing of the old plan holds: the leader takes it up again with a new one. */
function backRefusal(state: PackageState, { input: { plan }, context, today }: Back): Refusal | undefined {
  if (plan) return planRefusal(state, plan, context, today);
  if (state.stage === 'relapsed') return refusal('planMissing', 'after a relapse a new plan is needed');
}

const backToWork: Does<'backToWork'> = {
  needs: ({ plan }) => (plan ? planNeeds(plan) : {}),
  refuse: backRefusal,
  change: (state, ask) => {
    const made: PackageChange = ask.input.plan ? replanned(state, { ...ask, input: ask.input.plan }) : {};
    return {
      ...made,
      to: 'active',
      facts: { ...made.facts, resolving: undefined, concluding: undefined, returnedOn: undefined },
    };
  },
};

interface Concluding {
  readonly basis?: string;
  readonly docs: readonly string[];
}

/** Neither ends the matter by itself: a close-out with its pack follows, and somebody else verifies it. */
function basisRefusal(state: PackageState, { input, context }: Ask<Concluding>): Refusal | undefined {
  if (!input.basis) return refusal('basisMissing', 'basis');
  if (input.docs.length === 0) return refusal('basisMissing', 'docs');
  return input.docs.map((doc) => filedRefusal(state, context, doc)).find((no) => no);
}

const docsNeeded = ({ docs }: Concluding) => ({ documents: [...docs] });

const startConclusion: Does<'startConclusion'> = {
  needs: docsNeeded,
  refuse: basisRefusal,
  change: (_state, { today }) => ({ to: 'concluding', facts: { concluding: { how: 'law', on: today } } }),
};

const reroute: Does<'reroute'> = {
  needs: docsNeeded,
  refuse: (state, ask) =>
    ask.input.route === 'petitionProcedure' ? refusal('residualRoute') : basisRefusal(state, ask),
  change: (_state, { input: { route }, today }) => ({
    to: 'concluding',
    facts: { concluding: { how: 'rerouted', route, on: today } },
  }),
};

/** Who leads it, and which way it goes. */
export const steering = {
  ...{ requestLeaderChange, changeLeader, refuseLeaderChange },
  ...{ markResolving, backToWork, startConclusion, reroute },
};

/** The undone measures run on under their old dates, each as a new clock of its own. */
export function measuresResumed({ facts, clocks }: PackageState): Pick<PackageChange, 'clocks' | 'facts'> {
  const { plan } = facts;
  if (!plan) return { clocks: [] };
  let instances = clocks.filter(({ rule }) => rule === 'T_MEASURE').length;
  const ops: ClockOp[] = [];
  const measures = plan.measures.map((one) => {
    if (one.doneOn || !one.instance) return one;
    ops.push({ op: 'resume', clock: `T_MEASURE#${one.instance}` });
    instances += 1;
    return { ...one, instance: instances };
  });
  return { clocks: ops, facts: { plan: { ...plan, measures } } };
}
