import type { Label } from '../acts';
import { addDays, type IsoDate } from '../time';
import { ratio } from './figures';

/** What the success of hearings counts of each: whose opinion was issued when, and whether the matter came again. */
export interface HeardLine {
  readonly id: string;
  readonly petitionId: string;
  readonly issuedOn: IsoDate;
  /** The first day, from the opinion on, on which a repeat of the petition was received. */
  readonly repeatedOn: IsoDate | null;
  /** The bureau closed it with the word that the matter came again: it may have come elsewhere. */
  readonly repeatSaid: boolean;
  /** The hearing's own day. */
  readonly today: IsoDate;
}

export interface Success {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  /** The very hearings that each part counts. */
  readonly matters: { readonly numerator: readonly string[]; readonly denominator: readonly string[] };
}

export const successLabel: Label = { zh: '评议成功率', en: 'Hearings after which the matter did not come again' };

/** The formula in words; the window stands in it, since the source has the figure and not the window. */
export const successFormula = (days: number): Label => ({
  zh: `评议意见出具后${days}日内无重复信访、结束时也未记明重复信访的评议 ÷ 出具评议意见已满${days}日的评议`,
  en: `hearings with no repeat of the petition up to ${days} days after the opinion, nor closed with the word that it came again ÷ hearings whose opinion was issued ${days} days ago or earlier`,
});

/** A hearing counts once its window is over, by its own day: nothing is counted before it is decided. */
export function successOf(lines: readonly HeardLine[], days: number): Success {
  const decided = lines.filter(({ issuedOn, today }) => addDays(issuedOn, days) < today);
  const good = decided.filter(
    ({ issuedOn, repeatedOn, repeatSaid }) => !repeatSaid && (!repeatedOn || repeatedOn > addDays(issuedOn, days)),
  );
  const ids = (of: readonly HeardLine[]) => of.map(({ id }) => id);
  return {
    ...{ numerator: good.length, denominator: decided.length, value: ratio(good.length, decided.length) },
    matters: { numerator: ids(good), denominator: ids(decided) },
  };
}
