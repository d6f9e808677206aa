import type { Label } from '../../domain/acts';
import type { Clock } from '../../domain/clock';
import { clockKey } from '../../domain/clock';
import type { Colour } from '../../domain/colour';
import type { NoticeLine, StoryEvent } from '../../domain/event';
import { orderActs } from '../../domain/order/acts';
import { petitionActs } from '../../domain/petition/acts';
import { bundledPolicies } from '../../domain/policy/bundled';
import { resolvePolicies } from '../../domain/policy/resolve';
import type { Level } from '../../domain/policy/types';
import { dayOf, type IsoDate, weekdayOf } from '../../domain/time';
import { units } from '../../runtime/seed/places';
import { posts } from '../../runtime/seed/staff';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const both = (zh: string, en: string): Label => ({ zh, en });

const levelWords: Readonly<Record<Level, Label>> = {
  reminder: both('提醒', 'reminder'),
  warning: both('预警', 'warning'),
  order: both('督办单', 'supervision order'),
  notice: both('通知', 'notice'),
  proposal: both('提请约谈', 'interview proposed'),
  lapse: both('期满', 'lapsed'),
};

const colourWords: Readonly<Record<Colour, Label>> = {
  none: both('无色', 'no colour'),
  green: both('绿色', 'green'),
  yellow: both('黄色', 'yellow'),
  red: both('红色', 'red'),
};

const whyWords: Readonly<Record<string, Label>> = {
  deputy: both('代行职责', 'as deputy'),
  parent: both('上级单位代收', 'for the unit below'),
  bureau: both('信访局代收', 'for the unit'),
};

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

const roleWords: Readonly<Record<string, Label>> = {
  handler: both('经办人', 'officer'),
  unitHead: both('单位负责人', 'head of the unit'),
  supervisor: both('督查员', 'supervisor'),
  coordinator: both('接访员', 'coordinator'),
  leader: both('分管领导', 'leader in charge'),
  petitioner: both('信访人', 'petitioner'),
};

const rules = new Map(
  resolvePolicies(bundledPolicies).flatMap(({ rules: some }) => some.map((rule) => [rule.code as string, rule.label])),
);
const acts: Readonly<Record<string, { readonly label: Label }>> = { ...orderActs, ...petitionActs };

/** A day with its weekday: `Thu 2026-05-07`, `2026-05-07 周四`. */
export function dayInWords(day: IsoDate, language: Language): string {
  const weekday = weekdays[language][weekdayOf(day)]!;
  return language === 'zh' ? `${day} ${weekday}` : `${weekday} ${day}`;
}

/** What one line of the record means, as the demo prints it: the fact, then whom it told, then the dates it set. */
export function eventInWords(event: StoryEvent, colour: Colour, language: Language): string[] {
  const { alert, notices = [], clocks = [] } = event.data;
  const head = `${dayInWords(dayOf(event.at), language)}  [${colourWords[colour][language]}]  ${factOf(event, language)}`;
  const told = notices.map((notice) => `    → ${recipientOf(notice, language)}`);
  const fresh = clocks.filter((clock) => clock.state === 'running' && clockKey(clock) !== alert?.clock);
  const dates = fresh.filter(({ kind }) => kind === 'duty' || kind === 'target').map((clock) => dueOf(clock, language));
  return [head, ...told, ...dates];
}

function factOf({ kind, act, data }: StoryEvent, language: Language): string {
  const { alert } = data;
  if (alert) {
    const rule = rules.get(alert.clock.split('#')[0]!);
    return `${levelWords[alert.level][language]} · ${rule?.[language] ?? alert.clock}`;
  }
  const label = acts[act]?.label[language] ?? act;
  return kind === 'order' ? `${both('督办单', 'Order')[language]} · ${label}` : label;
}

function dueOf(clock: Clock, language: Language): string {
  const rule = rules.get(clock.rule)?.[language] ?? clock.rule;
  const due = dayInWords(clock.dueOn, language);
  return language === 'zh' ? `    期限：${rule} ${due}` : `    due: ${rule} ${due}`;
}

function recipientOf({ officerId, role = '', unitId, why }: NoticeLine, language: Language): string {
  const name = posts.find(({ person, unitId: at }) => person === officerId && at === unitId)?.name ?? '';
  const unit = units.find(({ id }) => id === unitId)?.name ?? unitId ?? '';
  const inbox = officerId ? '' : both('收件箱', 'inbox')[language];
  const words = [name, roleWords[role]?.[language] ?? role, inbox, unit, whyWords[why]?.[language] ?? ''];
  return words.filter(Boolean).join(language === 'zh' ? '，' : ', ');
}

/** What the demo says around the lines. */
export const frame = {
  begins: both(
    '一件事项，从登记到约谈；时间由演示推进。',
    'One matter, from registration to an interview; time is moved.',
  ),
  number: both('编号', 'number'),
  ends: both(
    '约谈由督查员决定，不由系统决定；完整记录见上述编号。',
    'The interview was decided by a supervisor, not by the clock; the record keeps every line above.',
  ),
} as const;
