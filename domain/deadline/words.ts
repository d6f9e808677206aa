import type { ExplainedDeadline, Step, Why } from '../deadline';
import { dayOf, type Instant, type IsoDate, msOf, toInstant, weekdayOf } from '../time';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

const weekdays = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
} as const;

const festivals: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明: 'Qingming',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

const reasons: Record<Why, Record<Language, string>> = {
  dayZero: { en: 'day 0', zh: '起算日' },
  calendarDay: { en: 'calendar days', zh: '自然日' },
  workday: { en: 'working days', zh: '工作日' },
  makeUpWorkday: { en: 'make-up working day', zh: '调休上班' },
  weekend: { en: 'weekend', zh: '周末' },
  holiday: { en: 'holiday', zh: '节假日' },
  pause: { en: 'pause', zh: '中止' },
  strictDate: { en: 'strict date', zh: '期限届满日' },
  wallClock: { en: 'hours by the wall clock, rest days included', zh: '小时连续计算，含休息日' },
};

/** `Mon 2026-03-02` or `周一 2026-03-02`. */
export function dayInWords(day: IsoDate, language: Language): string {
  return `${weekdays[language][weekdayOf(day)]} ${day}`;
}

/** One line a step, then the due date, then a warning if it is provisional. */
export function explainInWords(explained: ExplainedDeadline, language: Language): string[] {
  if (explained.startAt) return hoursInWords(explained, explained.startAt, language);
  const due = dayInWords(explained.dueOn, language);
  const lines = explained.steps.map((step) => stepInWords(step, language));
  lines.push(language === 'en' ? `${due}: due, until 24:00 (+08:00)` : `${due}:到期,至 24:00(+08:00)`);
  if (explained.provisional)
    lines.push(
      language === 'en'
        ? 'provisional: a year it touches has no published calendar yet; statutory holidays and weekends were used'
        : '暂定:涉及年份的放假安排尚未公布,按法定节假日和周末推算',
    );
  return lines;
}

/** `Fri 2026-02-13 22:00`, at +08:00. */
function instantInWords(at: Instant, language: Language): string {
  return `${dayInWords(dayOf(at), language)} ${toInstant(msOf(at) + 8 * 3_600_000).slice(11, 16)}`;
}

function hoursInWords({ dueAt, length }: ExplainedDeadline, startAt: Instant, language: Language): string[] {
  const [from, due] = [startAt, dueAt].map((at) => instantInWords(at, language));
  const isBack = msOf(dueAt) < msOf(startAt);
  return language === 'en'
    ? [`${from}: begins`, `${isBack ? 'back ' : ''}${length} ${reasons.wallClock.en}`, `${due}: due (+08:00)`]
    : [`${from}:起算`, `${isBack ? '往前' : ''}${length} ${reasons.wallClock.zh}`, `${due}:到期(+08:00)`];
}

/** What was done with the days of one step, and why, with weekdays. */
export function stepInWords(step: Step, language: Language): string {
  return `${spanInWords(step, language)}${language === 'en' ? ': ' : ':'}${actionInWords(step, language)}`;
}

function spanInWords({ from, to }: Step, language: Language): string {
  const first = dayInWords(from, language);
  if (from === to) return first;
  return `${first} ${language === 'en' ? 'to' : '至'} ${dayInWords(to, language)}`;
}

function actionInWords(step: Step, language: Language): string {
  const reason = reasonInWords(step, language);
  const en = `${step.days} ${step.days === 1 ? 'day' : 'days'}`;
  const zh = `${step.days} 天`;
  const said: Record<Step['what'], Record<Language, string>> = {
    start: { en: 'day 0, not counted', zh: '起算日,不计入' },
    counted: { en: `${en} counted (${reason})`, zh: `计入 ${zh}(${reason})` },
    extension: { en: `${en} counted by extension (${reason})`, zh: `延期计入 ${zh}(${reason})` },
    skipped: { en: `${en} not counted (${reason})`, zh: `不计入 ${zh}(${reason})` },
    paused: { en: `${en} taken out (${reason})`, zh: `扣除 ${zh}(${reason})` },
    strict: { en: 'strict date', zh: '期限届满日' },
    rolled: { en: `rest day (${reason}), moved on by ${en}`, zh: `休息日(${reason}),顺延 ${zh}` },
  };
  return said[step.what][language];
}

function reasonInWords({ why, name, days }: Step, language: Language): string {
  const reason = reasons[why][language];
  const counted = language === 'en' && days === 1 ? reason.replace(/ days$/, ' day') : reason;
  if (!name) return counted;
  return language === 'en' ? `${counted}, ${festivals[name] ?? name}` : `${counted},${name}`;
}
