import type { Ask } from '../acts';
import { type ClockOp, latest, running } from '../clock';
import { type Refusal, refusal } from '../refusals';
import type { IsoDate } from '../time';
import { paperRefusal, withChain } from './acceptance';
import { dateRefusal } from './dates';
import type { PetitionFacts, PetitionState } from './facts';
import type { PetitionInput } from './inputs';
import type { Does, PetitionChange } from './intake';

type Delivery = Ask<PetitionInput<'recordDelivery'>>;

const recordDelivery: Does<'recordDelivery'> = {
  needs: (input) => ({ documents: [input.docId, input.proof] }),
  refuse: (state, ask) => {
    const { input, context, today } = ask;
    const papers = papersOf(state.facts);
    const type = context.documents?.[input.docId]?.type ?? '';
    const issuedOn = papers.get(input.docId);
    return (
      paperRefusal(state, context, input.docId, deliverable) ??
      (issuedOn ? undefined : refusal('wrongPaper', 'this paper is not waiting for delivery')) ??
      (input.deliveredOn < issuedOn! ? refusal('deliveredBeforeIssue', `issued on ${issuedOn}`) : undefined) ??
      dateRefusal('deliveredOn', input.deliveredOn, today) ??
      paperRefusal(state, context, input.proof, ['deliveryProof']) ??
      lateEntry(state, ask, type)
    );
  },
  change: (state, ask) => {
    const type = ask.context.documents![ask.input.docId]!.type;
    if (type === 'handlingOpinion') return opinionDelivered(state, ask);
    const on = ask.input.deliveredOn;
    if (type === 'extensionNotice') {
      const extension = state.facts.extension!;
      return { facts: { extension: { ...extension, notice: { ...extension.notice!, deliveredOn: on } } } };
    }
    return {
      facts: { notice: { ...state.facts.notice!, deliveredOn: on } },
      clocks: [{ op: 'stop', rule: 'T_NOTIFY', on }],
    };
  },
};

const deliverable = ['acceptanceNotice', 'nonAcceptanceNotice', 'extensionNotice', 'handlingOpinion'];

/** The papers that wait for delivery, with the day each was issued. */
function papersOf(facts: PetitionFacts): Map<string, string> {
  const signed = facts.reply?.state === 'signed' && !facts.deliveredOn ? facts.reply : undefined;
  const papers = [facts.notice, facts.extension?.notice].filter((paper) => paper && !paper.deliveredOn);
  return new Map([
    ...papers.map((paper) => [paper!.doc, paper!.issuedOn] as const),
    ...(signed ? [[signed.opinion, signed.issuedOn!] as const] : []),
  ]);
}

/** A date in time that is entered after the due day counts only if the unit's head enters it (acts.md 1.16). */
function lateEntry(state: PetitionState, { input, actor, today }: Delivery, type: string): Refusal | undefined {
  const clock = running(state.clocks, type === 'handlingOpinion' ? 'T_HANDLE' : 'T_NOTIFY');
  const isLate = type !== 'extensionNotice' && clock && input.deliveredOn <= clock.dueOn && today > clock.dueOn;
  if (isLate && actor.role !== 'unitHead') return refusal('lateEntryByHead', `it was due on ${clock.dueOn}`);
}

function opinionDelivered(state: PetitionState, { input, today }: Delivery): PetitionChange {
  const on = input.deliveredOn;
  const { reply, rateable } = state.facts;
  const due = running(state.clocks, 'T_HANDLE')?.dueOn;
  return {
    to: 'replied',
    facts: { deliveredOn: on, deliveredLate: due !== undefined && on <= due && today > due },
    clocks: [
      { op: 'stop', rule: 'T_HANDLE', on },
      { op: 'stop', rule: 'T_TARGET_10', on },
      { op: 'start', rule: 'T_REVIEW_WINDOW', startOn: on },
      ...(rateable === false ? [] : [{ op: 'start' as const, rule: 'T_RATING' as const, startOn: on }]),
      { op: 'start', rule: 'T_FOLLOW_UP', startOn: on },
      // Delivered after the promised day, the promise is broken on the day of delivery.
      ...(reply?.promiseBy ? [executeBy(reply.promiseBy, on)] : []),
    ],
  };
}

const executeBy = (dueOn: IsoDate, on: IsoDate): ClockOp => {
  return { op: 'start', rule: 'T_EXECUTE', startOn: dueOn < on ? dueOn : on, dueOn };
};

/** A failed check sends the matter back under its old date: the promise was not kept, the law's time is not renewed. */
function redo(state: PetitionState): PetitionChange {
  const old = latest(state.clocks, 'T_HANDLE');
  return {
    to: 'handling',
    facts: {
      round: state.facts.round + 1,
      reply: undefined,
      deliveredOn: undefined,
      verification: {},
      rating: undefined,
    },
    clocks: [
      ...(['T_REVIEW_WINDOW', 'T_RATING', 'T_FOLLOW_UP', 'T_EXECUTE'] as const).map((rule) => ({
        op: 'stop' as const,
        rule,
      })),
      ...(old ? [{ op: 'start' as const, rule: old.rule, startOn: old.startOn, extension: old.extension }] : []),
    ],
    notices: [{ topic: 'verificationFailed', to: ['officer', 'unitHead@unit'] }],
  };
}

type Verification = Ask<PetitionInput<'verifyByUnit'>>;

function refuseVerification(state: PetitionState, { actor, input, context }: Verification): Refusal | undefined {
  if (state.facts.chain.includes(actor.id)) return refusal('verifierNotIndependent');
  const open = context.checklists?.threeChecks?.codes.find(
    (code) => !input.checks.some((c) => c.code === code && c.ok),
  );
  if (input.result === 'passed' && open) return refusal('checksOpen', open);
}

const verificationNeeds = (input: PetitionInput<'verifyByUnit'>) => ({
  checklists: ['threeChecks'],
  documents: input.evidence ? [input.evidence] : [],
});

const verifyByUnit: Does<'verifyByUnit'> = {
  needs: verificationNeeds,
  refuse: refuseVerification,
  change: (state, { input, actor }) =>
    input.result === 'failed' ? redo(state) : { to: 'followUp', facts: { verification: { unitBy: actor.id } } },
};

const verifyByBureau: Does<'verifyByBureau'> = {
  needs: verificationNeeds,
  refuse: (state, ask) =>
    state.facts.verification?.unitBy === ask.actor.id
      ? refusal('verifierNotIndependent')
      : refuseVerification(state, ask),
  change: (state, { input, actor, today }) =>
    input.result === 'failed'
      ? redo(state)
      : {
          to: 'evaluating',
          facts: { verification: { ...state.facts.verification, bureauBy: actor.id } },
          clocks: [{ op: 'stop', rule: 'T_FOLLOW_UP', on: today }],
        },
};

/** One rating and one change of it (office setting, domain.md 4.6). */
const rate: Does<'rate'> = {
  needs: ({ onBehalfOf }) => ({ documents: onBehalfOf ? [onBehalfOf.paper] : [] }),
  refuse: (state, { input, actor, context }) => {
    if (state.facts.rateable === false) return refusal('notRateable');
    if (!running(state.clocks, 'T_RATING')) return refusal('ratingOver');
    if (actor.role === 'petitioner') return undefined;
    if (!input.onBehalfOf) return refusal('paperMissing', 'the signed paper');
    return paperRefusal(state, context, input.onBehalfOf.paper, ['signedStatement']);
  },
  change: (state, { input, today }) => {
    const times = (state.facts.rating?.times ?? 0) + 1;
    return {
      facts: { rating: { bureau: input.bureau, unit: input.unit, times } },
      clocks: times === 2 ? [{ op: 'stop', rule: 'T_RATING', on: today }] : [],
    };
  },
};

/** Closed and resolved are two facts; rights that still run outlive the closing. */
const close: Does<'close'> = {
  refuse: (state) => {
    if (!state.facts.verification?.bureauBy) return refusal('notVerified');
    if (state.children.some((child) => child.kind === 'order' && child.open)) return refusal('orderOpen');
    if (running(state.clocks, 'T_EXECUTE')) return refusal('executionOpen');
  },
  change: (_state, { input, today }) => ({ to: 'closed', facts: { closed: { on: today, resolved: input.resolved } } }),
};

const withdraw: Does<'withdraw'> = {
  needs: (input) => ({ documents: [input.statement] }),
  refuse: (state, { input, actor, context }) => {
    if (input.onBehalfOf?.signedBy === 'agent') return refusal('agentCannotWithdraw');
    if (state.facts.withdrawalAskedOn) return refusal('requestOpen');
    if (actor.role !== 'petitioner' && !input.onBehalfOf) return refusal('paperMissing', 'the signed paper');
    return paperRefusal(state, context, input.statement, ['withdrawalStatement']);
  },
  change: (_state, { today }) => ({
    facts: { withdrawalAskedOn: today },
    notices: [{ topic: 'withdrawalAsked', to: ['coordinator@bureau'] }],
  }),
};

const confirmWithdrawal: Does<'confirmWithdrawal'> = {
  refuse: (state) => (state.facts.withdrawalAskedOn ? undefined : refusal('noRequest')),
  change: (state, { actor }) => ({
    to: 'withdrawn',
    facts: { chain: withChain(state, actor.id) },
    clocks: [{ op: 'stopAll' }],
  }),
};

/** From delivery to the end, and the petitioner's own wish to end it. */
export const aftermath = { recordDelivery, verifyByUnit, verifyByBureau, rate, close, withdraw, confirmWithdrawal };
