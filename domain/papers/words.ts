import type { Label } from '../acts';
import type { Conclusion, Outcome } from '../petition/lists';
import { dayOf, type Instant, type IsoDate, msOf, OFFICE_OFFSET_MS, toInstant, weekdayOf } from '../time';
import { say } from './blocks';

const weekdays = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const months = 'January February March April May June July August September October November December'.split(' ');

/** A day as a paper writes it: 2026年6月29日, 29 June 2026. */
export function dayOnPaper(day: IsoDate): Label {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return say(`${year}年${month}月${date}日`, `${date} ${months[month - 1]} ${year}`);
}

/** The same with its weekday, for a last day. */
export function dayWithWeekday(day: IsoDate): Label {
  const { zh, en } = dayOnPaper(day);
  const at = weekdayOf(day);
  return say(`${zh}（星期${weekdays.zh[at]}）`, `${weekdays.en[at]} ${en}`);
}

/** An instant to the minute, at the office's own time. */
export function timeOnPaper(at: Instant): Label {
  const time = toInstant(msOf(at) + OFFICE_OFFSET_MS).slice(11, 16);
  const { zh, en } = dayWithWeekday(dayOf(at));
  return say(`${zh}${time}`, `${en}, ${time}`);
}

export const outcomeWords: Readonly<Record<Outcome, Label>> = {
  supported: say('支持', 'Supported'),
  explained: say('解释说明', 'Explained'),
  notSupported: say('不予支持', 'Not supported'),
};

/** What the review organ says to a request (SD15-45). */
export const decisionWords = {
  uphold: say('维持', 'Upheld'),
  change: say('变更', 'Changed'),
  revokeAndRedo: say('撤销，责令重新作出处理意见', 'Revoked; to be answered anew'),
} as const;

/** By what a matter was concluded (D§2.3). */
export const conclusionWords: Readonly<Record<Conclusion | 'concludedByReReview', Label>> = {
  concludedByReReview: say('复核终结', 'by second review'),
  litigationConcluded: say('诉讼终结', 'by a court'),
  concludedBySubjectEnd: say('主体终结', 'because its subject ceased'),
  concludedByLapse: say('逾期未申请复查、复核', 'because no review was asked for in time'),
  concludedByAgreement: say('协议履行完毕', 'by an agreement that was carried out'),
};

/** What a bureau supervises for (R22-40). */
export const causeWords: Readonly<Record<string, Label>> = {
  breach: say('逾期未办', 'A time limit was missed'),
  acceptanceRules: say('未按规定受理', 'Not accepted as the rules want it'),
  handlingRules: say('未按规定程序办理', 'Not handled as the rules want it'),
  shirking: say('推诿', 'Passed on to others'),
  perfunctory: say('敷衍', 'Done for show'),
  delay: say('拖延', 'Delayed'),
  faking: say('弄虚作假', 'Faked'),
  refusal: say('拒不执行支持信访请求的意见', 'A supported request is not carried out'),
};

export const channelWords: Readonly<Record<string, Label>> = {
  network: say('网上', 'Online'),
  letter: say('来信', 'Letter'),
  telephone: say('电话', 'Telephone'),
  fax: say('传真', 'Fax'),
  visit: say('来访', 'Visit'),
};

const numerals = '零一二三四五六七八九';
/** 23 as 二十三; articles have no more than two digits. */
function numeral(no: number): string {
  const [tens, ones] = [Math.floor(no / 10), no % 10];
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || no === 0 ? numerals[ones] : ''}`;
}

/** A rule's source as a paper quotes it; what is no article of the Regulations stays as the policy names it. */
export function lawWords(source: string): Label {
  const [, article] = /^R22-(\d{1,2})/.exec(source) ?? [];
  if (article === undefined) return say(source, source);
  return say(`《信访工作条例》第${numeral(Number(article))}条`, `Regulations on Petition Work, art. ${article}`);
}
