import type { RuleCode } from '../policy/types';
import { daysBetween, type IsoDate } from '../time';
import { type Block, remedyLine, say } from './blocks';
import { type Given, refuse } from './given';
import { dayOnPaper, dayWithWeekday, lawWords } from './words';

export type ReviewRule = Extract<RuleCode, 'T_REVIEW_WINDOW' | 'T_REREVIEW_WINDOW'>;

interface Asked {
  readonly rule: ReviewRule;
  /** The organ, if it is not the usual one above the issuing unit. */
  readonly organ?: string;
  readonly deliverOn?: IsoDate;
}

/** What each window is the right to. */
export const rights = {
  T_REVIEW_WINDOW: { zh: '复查', en: 'a review' },
  T_REREVIEW_WINDOW: { zh: '复核', en: 'a second review' },
};

/**
 * What may be done against the paper: which organ, how long, and the last day in words. The right begins with the
 * delivery (R22-35, 36), which lies ahead when the paper is issued; so the last day is given for the day on which it is
 * meant to be handed over, and the text says so.
 */
export function remedyOf(given: Given, { rule, organ, deliverOn = given.issuedOn }: Asked): Block {
  const to = organ ?? given.organAbove(given.issuer.id);
  if (!to) return refuse('reviewOrganMissing', 'organ: the register names none above the issuing unit');
  if (deliverOn < given.issuedOn) return refuse('dateOutOfOrder', 'deliverOn: before the paper is issued');
  const { zh, en } = rights[rule];
  const { length, strictOn, dueOn, basis } = given.explain(rule, deliverOn);
  const [from, last, law] = [dayOnPaper(deliverOn), dayWithWeekday(dueOn), lawWords(basis)];
  const moved = movedOn(strictOn, dueOn);
  return remedyLine(
    `如不服本意见，您可以自收到之日起${length}日内，向${to}书面申请${zh}（${law.zh}）。收到当日不计入；` +
      `${from.zh}收到的，最后一日为${last.zh}${moved.zh}。收到日期不同的，以实际收到日期起算。`,
    `If you disagree, you may ask ${to} in writing for ${en} within ${length} days of receiving this (${law.en}). The day of ` +
      `receipt is not counted: received on ${from.en}, the last day is ${last.en}${moved.en}. Received on ` +
      'another day, it counts from that day.',
  );
}

/** Why the last day is not the one that the days count to. */
function movedOn(strictOn: IsoDate, dueOn: IsoDate) {
  if (strictOn === dueOn) return say('', '');
  const [day, days] = [dayWithWeekday(strictOn), daysBetween(strictOn, dueOn)];
  return say(
    `（${dayOnPaper(strictOn).zh}为休息日，顺延${days}日）`,
    ` (${day.en} is a rest day: ${days} ${days === 1 ? 'day' : 'days'} later)`,
  );
}
