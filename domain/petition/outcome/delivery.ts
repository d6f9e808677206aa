import type { Ask } from '../../acts';
import { type ClockOp, running } from '../../clock';
import { refusal } from '../../refusals';
import type { IsoDate } from '../../time';
import { dateRefusal, lateEntry } from '../dates';
import type { Does, PetitionChange, PetitionFacts, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { paperRefusal } from '../papers';

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
      lateEntry(ask, clockOf(state, type), input.deliveredOn)
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

const deliverable = [
  ...['acceptanceNotice', 'nonAcceptanceNotice', 'extensionNotice', 'handlingOpinion'],
  ...['linkNotice', 'reviewAdvice', 'noLongerAcceptedNotice'],
];

/** The papers that wait for delivery, with the day each was issued. */
function papersOf(facts: PetitionFacts): Map<string, string> {
  const signed = facts.reply?.state === 'signed' && !facts.deliveredOn ? facts.reply : undefined;
  const papers = [facts.notice, facts.extension?.notice].filter((paper) => paper && !paper.deliveredOn);
  return new Map([
    ...papers.map((paper) => [paper!.doc, paper!.issuedOn] as const),
    ...(signed ? [[signed.opinion, signed.issuedOn!] as const] : []),
  ]);
}

/** An opinion answers for T_HANDLE, any other paper but the extension's notice for T_NOTIFY. */
function clockOf(state: PetitionState, type: string) {
  if (type === 'extensionNotice') return undefined;
  return running(state.clocks, type === 'handlingOpinion' ? 'T_HANDLE' : 'T_NOTIFY');
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
      // Until completion reports exist, the delivered opinion is the feedback (docs/decisions/009).
      { op: 'stop', rule: 'T_ASSIGN_FEEDBACK', on },
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

/** Papers reach the petitioner: what was issued begins to count. */
export const delivery = { recordDelivery };
