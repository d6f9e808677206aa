import type { Label } from '../acts';
import type { StoryEvent } from '../event';
import { kinds } from '../kinds';
import type { Level } from '../policy/types';

const levelWords: Readonly<Record<Level, Label>> = {
  reminder: { zh: '提醒', en: 'Reminder' },
  warning: { zh: '预警单', en: 'Warning slip' },
  order: { zh: '督办单', en: 'Supervision order' },
  notice: { zh: '告知', en: 'Notice' },
  proposal: { zh: '待确认事项', en: 'Waits for your confirmation' },
  lapse: { zh: '期限届满', en: 'Lapsed' },
};

const news: Label = { zh: '有新情况', en: 'There is news' };

export interface StaffMail {
  readonly subject: string;
  readonly text: string;
}

interface About {
  readonly number: string;
  readonly isAccusation: boolean;
  readonly training: boolean;
  /** The label of the alert's rule. */
  readonly rule?: Label;
}

/**
 * What an officer reads in the mail about a line of their inbox: the number, the kind of notice, the clock. Mail leaves
 * the house, so the rest is in the inbox; of an accusation not even the number leaves it.
 */
export function staffMail(event: Pick<StoryEvent, 'kind' | 'act' | 'data'>, about: About): StaffMail {
  const mark = about.training ? '【演练 Training】' : '';
  const inbox = '请登录回音查看。 Please look in your inbox in Huiyin.';
  if (about.isAccusation) return { subject: `${mark}【回音 Huiyin】${news.zh} ${news.en}`, text: inbox };
  const { alert, clocks = [] } = event.data;
  const clock = alert && clocks.find(({ rule, instance }) => `${rule}#${instance}` === alert.clock);
  const what = alert ? levelWords[alert.level] : (kinds[event.kind].acts[event.act]?.label ?? news);
  const lines = [
    `编号 Number: ${about.number}`,
    `事由 About: ${what.zh} ${what.en}`,
    ...(about.rule ? [`期限 Clock: ${about.rule.zh} ${about.rule.en}`] : []),
    ...(clock ? [`到期 Due: ${clock.dueOn}`] : []),
    inbox,
  ];
  return { subject: `${mark}【回音 Huiyin】${what.zh} ${what.en} ${about.number}`, text: lines.join('\n') };
}
