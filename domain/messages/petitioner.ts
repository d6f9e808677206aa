import type { Label } from '../acts';
import type { StoryEvent } from '../event';
import type { HearingAct } from '../hearing/acts';
import type { PetitionAct } from '../petition/acts';
import type { PetitionFacts } from '../petition/facts';
import type { PetitionStage } from '../petition/stages';
import type { RuleCode } from '../policy/types';

/** What the petitioner hears of: which line of the record, in plain words, with the date of a clock where one matters. */
interface Telling {
  readonly kind: 'petition' | 'hearing';
  readonly act: string;
  /** Only if the act led there. */
  readonly to?: string;
  readonly words: Label;
  /** The clock whose new due day is named. */
  readonly date?: RuleCode;
}

/**
 * Not told: what the petitioner just did or was told in person, and what goes on inside the office. The opinion is told
 * of when it is delivered, not when it is signed.
 */
const ofPetition: readonly (Omit<Telling, 'kind'> & {
  readonly act: PetitionAct | 'mainEnded' | 'hearingEnded';
  readonly to?: PetitionStage;
})[] = [
  { act: 'register', words: { zh: '已登记', en: 'it has been registered' } },
  { act: 'screen', to: 'linked', words: { zh: '与先前的信访事项合并办理', en: 'it is handled with an earlier one' } },
  { act: 'screen', to: 'noLongerAccepted', words: { zh: '不再受理', en: 'it will not be taken up again' } },
  { act: 'forward', words: { zh: '已转送责任单位', en: 'it has been passed to the responsible unit' } },
  { act: 'assign', words: { zh: '已交办责任单位', en: 'it has been assigned to the responsible unit' } },
  { act: 'designate', words: { zh: '已指定受理单位', en: 'the unit that must take it has been named' } },
  { act: 'changeLead', to: 'forwarded', words: { zh: '已改由其他单位办理', en: 'another unit handles it now' } },
  { act: 'accept', words: { zh: '已受理', en: 'it has been accepted' } },
  { act: 'declineAcceptance', words: { zh: '决定不予受理', en: 'it has not been accepted' } },
  { act: 'routeOut', words: { zh: '已转入其他法定途径', en: 'it goes on in another legal procedure' } },
  { act: 'extend', date: 'T_HANDLE', words: { zh: '办理期限已延长', en: 'the time for handling it is longer' } },
  { act: 'callHearing', words: { zh: '将举行公开评议', en: 'a public hearing will be held on it' } },
  { act: 'hearingEnded', words: { zh: '公开评议已结束', en: 'the public hearing on it has ended' } },
  { act: 'recordDelivery', to: 'replied', words: { zh: '处理意见已送达', en: 'the opinion has been delivered' } },
  { act: 'verifyByUnit', to: 'handling', words: { zh: '将重新办理', en: 'it will be handled again' } },
  { act: 'verifyByBureau', to: 'handling', words: { zh: '将重新办理', en: 'it will be handled again' } },
  { act: 'reopen', words: { zh: '将重新办理', en: 'it will be handled again' } },
  { act: 'close', words: { zh: '已办结', en: 'it has been closed' } },
  { act: 'conclude', words: { zh: '已依法终结', en: 'it has been concluded' } },
  { act: 'confirmWithdrawal', words: { zh: '已按您的申请撤回', en: 'it has been withdrawn as you asked' } },
  { act: 'mainEnded', words: { zh: '合并办理的事项已有结果', en: 'the matter it is handled with has ended' } },
];

/** What of a hearing the party must know in time to have a say; how it ended, the petition's own record tells. */
const ofHearing: readonly (Omit<Telling, 'kind'> & { readonly act: HearingAct })[] = [
  {
    act: 'askConsent',
    words: { zh: '是否举行公开评议，请您在期限内答复', en: 'please say whether a public hearing may be held on it' },
    date: 'T_HEARING_CONSENT',
  },
  { act: 'schedule', words: { zh: '公开评议的日期已定', en: 'the day of the public hearing on it is set' } },
  {
    act: 'serve',
    words: {
      zh: '公开评议通知和评议员名单已送达，可以申请更换评议员',
      en: 'notice and list of the panel are served, and you may have members replaced',
    },
    date: 'T_HEARING_RECUSAL',
  },
  { act: 'postpone', words: { zh: '公开评议已延期', en: 'the public hearing on it is put off' } },
  {
    act: 'publishOpinion',
    words: { zh: '评议意见已公开', en: 'the opinion of the public hearing on it is public now' },
  },
];

export const tellings: readonly Telling[] = [
  ...ofPetition.map((one) => ({ kind: 'petition', ...one }) as const),
  ...ofHearing.map((one) => ({ kind: 'hearing', ...one }) as const),
];

/** Rights that end soon (acts.md 2.7: the party, by its link). */
export const rights: Partial<Record<RuleCode, Label>> = {
  T_REVIEW_WINDOW: { zh: '申请复查的期限将满', en: 'the time to ask for a review ends soon' },
  T_REREVIEW_WINDOW: { zh: '申请复核的期限将满', en: 'the time to ask for a second review ends soon' },
  T_RATING: { zh: '评价的期限将满', en: 'the time to rate it ends soon' },
};

export interface Told {
  readonly words: Label;
  /** The day that the words are about: the new due day, or the last day of a right. */
  readonly date?: string;
}

type Line = Pick<StoryEvent, 'kind' | 'act' | 'from' | 'to' | 'data'>;

/** What a line of the record means to the petitioner; undefined: they are not told. */
export function toldOf({ kind, act, from, to, data }: Line): Told | undefined {
  const dueOn = (key: string) => data.clocks?.find((clock) => `${clock.rule}#${clock.instance}` === key)?.dueOn;
  if (data.alert && kind === 'petition') {
    const words = data.alert.level === 'reminder' ? rights[data.alert.clock.split('#')[0] as RuleCode] : undefined;
    return words && { words, date: dueOn(data.alert.clock) };
  }
  const row = tellings.find(
    (one) => one.kind === kind && one.act === act && (one.to === undefined || (one.to === to && from !== to)),
  );
  const clock = row?.date && data.clocks?.find(({ rule }) => rule === row.date);
  return row && { words: row.words, date: clock?.dueOn };
}

/** Of an accusation nobody is told who did not ask for it: the message may be read by those it is about. */
export const wantsMessages = ({ tellChanges, matterType, accused }: Partial<PetitionFacts>): boolean =>
  tellChanges ?? (matterType !== 'accusation' && accused === undefined);

/** The representatives hear of a joint matter (R22-20), else whoever brought it: at most this many are told. */
export const mostTold = 5;
export const numberTold = ({ representatives = 1 }: Partial<PetitionFacts>): number =>
  Math.min(Math.max(representatives, 1), mostTold);

export interface PetitionersMatter {
  readonly number: string;
  readonly isAccusation: boolean;
  readonly training: boolean;
}

const training: Label = { zh: '【演练】', en: '[Training] ' };

/**
 * That something changed, and what kind of change, never the content. Of an accusation not even the number or the kind.
 * The link cannot be repeated: only its hash is kept.
 */
export function petitionerText(matter: PetitionersMatter, { words, date }: Told): Label {
  const mark = matter.training ? training : { zh: '', en: '' };
  if (matter.isAccusation)
    return {
      zh: `${mark.zh}【回音】您反映的事项有新进展，请到窗口查询。`,
      en: `${mark.en}Huiyin: there is news of the matter you brought. Please ask at the window.`,
    };
  return {
    zh: `${mark.zh}【回音】编号${matter.number}的信访事项${words.zh}${date ? `，日期${date}` : ''}。请打开您的查询链接或到窗口查询。`,
    en: `${mark.en}Huiyin: petition ${matter.number}: ${words.en}${date ? ` (${date})` : ''}. Open your link or come to the window.`,
  };
}

/** How a person can be reached; both are sealed until the moment of sending. */
export interface Contact {
  readonly phone?: string;
  readonly mail?: string;
}

export type Way = { readonly channel: 'sms' | 'mail'; readonly to: string };

/** By SMS to a mobile number of the mainland, else by mail; undefined: only a landline, or nothing, was given. */
export function wayTo({ phone = '', mail }: Contact): Way | undefined {
  const mobile = /^(?:\+?86|0086)?(1\d{10})$/.exec(phone.normalize('NFKC').replace(/[\s()\p{Pd}]/gu, ''))?.[1];
  if (mobile) return { channel: 'sms', to: mobile };
  return mail ? { channel: 'mail', to: mail } : undefined;
}
