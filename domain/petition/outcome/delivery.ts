import type { Ask } from '../../acts';
import { type ClockOp, running } from '../../clock';
import { dateRefusal, isLateEntry, lateEntry } from '../../dates';
import { refusal } from '../../refusals';
import type { IsoDate } from '../../time';
import type { Does, PetitionChange, PetitionFacts, PetitionState } from '../facts';
import { agreementTypes } from '../handling/mediation';
import type { PetitionInput } from '../inputs';
import { baseless } from '../orders';
import { paperRefusal } from '../papers';
import { heldAgainst } from '../track/simple';

type Delivery = Ask<PetitionInput<'recordDelivery'>>;

const recordDelivery: Does<'recordDelivery'> = {
  needs: (input, state) => ({ documents: [input.docId, input.proof], concludesBy: state.stage === 'issued' }),
  refuse: (state, ask) => {
    const { input, context, today } = ask;
    const papers = waitingPapers(state.facts);
    const type = context.documents?.[input.docId]?.type ?? '';
    const issuedOn = papers.get(input.docId);
    return (
      paperRefusal(state, context, input.docId, deliverable) ??
      (issuedOn ? undefined : refusal('wrongPaper', 'this paper is not waiting for delivery')) ??
      (input.deliveredOn < issuedOn! ? refusal('deliveredBeforeIssue', `issued on ${issuedOn}`) : undefined) ??
      dateRefusal('deliveredOn', input.deliveredOn, today) ??
      paperRefusal(state, context, input.proof, ['deliveryProof']) ??
      lateEntry(ask, clockOf(state, type), input.deliveredOn) ??
      (type === 'handlingOpinion' ? lateEntry(ask, heldAgainst(state, 'T_SIMPLE_REPLY'), input.deliveredOn) : undefined)
    );
  },
  change: (state, ask) => {
    const type = ask.context.documents![ask.input.docId]!.type;
    if (opinions.includes(type)) return opinionDelivered(state, ask);
    const on = ask.input.deliveredOn;
    if (type === 'extensionNotice') {
      const extension = state.facts.extension!;
      return { facts: { extension: { ...extension, notice: { ...extension.notice!, deliveredOn: on } } } };
    }
    const { notice, routedOut } = state.facts;
    const told = { clocks: [{ op: 'stop', rule: 'T_NOTIFY', on }] } as const;
    if (type === 'routeOutNotice')
      return { ...told, facts: { routedOut: { ...routedOut!, notice: { ...routedOut!.notice, deliveredOn: on } } } };
    return { ...told, facts: { notice: { ...notice!, deliveredOn: on } } };
  },
};

/** What answers the petitioner: an agreement stands in the opinion's place and takes no right away. */
const opinions = ['handlingOpinion', ...agreementTypes];
const notices = ['acceptanceNotice', 'nonAcceptanceNotice', 'extensionNotice', 'routeOutNotice'];
const ofScreening = ['linkNotice', 'reviewAdvice', 'noLongerAcceptedNotice'];
const deliverable = [...notices, ...ofScreening, ...opinions];

/** The papers that wait for delivery, with the day each was issued. */
export function waitingPapers(facts: PetitionFacts): Map<string, string> {
  const signed = facts.reply?.state === 'signed' && !facts.deliveredOn ? facts.reply : undefined;
  const papers = [facts.notice, facts.extension?.notice, facts.routedOut?.notice].filter(
    (paper) => paper && !paper.deliveredOn,
  );
  return new Map([
    ...papers.map((paper) => [paper!.doc, paper!.issuedOn] as const),
    ...(signed ? [[signed.opinion, signed.issuedOn!] as const] : []),
  ]);
}

/** An opinion answers for T_HANDLE, any other paper but the extension's notice for T_NOTIFY. */
function clockOf(state: PetitionState, type: string) {
  if (type === 'extensionNotice') return undefined;
  return running(state.clocks, opinions.includes(type) ? 'T_HANDLE' : 'T_NOTIFY');
}

function opinionDelivered(state: PetitionState, { input, context, today }: Delivery): PetitionChange {
  const on = input.deliveredOn;
  const { reply, rateable, completionDue } = state.facts;
  const simple = heldAgainst(state, 'T_SIMPLE_REPLY');
  const isLate = [running(state.clocks, 'T_HANDLE'), simple].some((clock) => isLateEntry(clock, on, today));
  return {
    to: 'replied',
    facts: {
      ...{ deliveredOn: on, deliveredLate: isLate },
      // Kept as a fact: what concludes by itself later cannot look it up.
      ...(context.concludesBy ? { concludesBy: context.concludesBy } : {}),
    },
    clocks: [
      { op: 'stop', rule: 'T_HANDLE', on },
      { op: 'stop', rule: 'T_TARGET_10', on },
      { op: 'stop', rule: 'T_ASSIST' },
      { op: 'stop', rule: 'T_SIMPLE_REPLY', on },
      { op: 'stop', rule: 'T_REDO', on },
      // The assigner waits for a report; of matters assigned before there were any, for the opinion (docs/decisions/009).
      ...(completionDue ? [] : [{ op: 'stop' as const, rule: 'T_ASSIGN_FEEDBACK' as const, on }]),
      { op: 'start', rule: 'T_REVIEW_WINDOW', startOn: on },
      ...(rateable === false ? [] : [{ op: 'start' as const, rule: 'T_RATING' as const, startOn: on }]),
      { op: 'start', rule: 'T_FOLLOW_UP', startOn: on },
      // Delivered after the promised day, the promise is broken on the day of delivery.
      ...(reply?.promiseBy ? [executeBy(reply.promiseBy, on)] : []),
    ],
    tells: baseless(state, simple, on),
  };
}

/** The clock of what is to be performed; the day may be behind when the paper is delivered. */
export const executeBy = (dueOn: IsoDate, on: IsoDate): ClockOp => {
  return { op: 'start', rule: 'T_EXECUTE', startOn: dueOn < on ? dueOn : on, dueOn };
};

/** Papers reach the petitioner: what was issued begins to count. */
export const delivery = { recordDelivery };
