import type { Label } from '../acts';
import { grades } from '../petition/lists';
import type { Condition } from './conditions';
import type { Rate, RateCode } from './rate';
import type { StatisticsSettings } from './settings';

const done = 0;
/** A due day must be over: what is not done by then and still open is due as well. */
const over = 1;
const isFirst: Condition = { column: 'itemClass', oneOf: ['first'] };
const county = 4;

/** The rates as the office counts them, in the order of the work. */
export function ratesOf(settings: StatisticsSettings): readonly Rate[] {
  return [...promptness, ...ratings(settings), ...resolution(settings)];
}

const promptness: readonly Rate[] = [
  {
    code: 'timelyForwardRate',
    label: { zh: '及时转送率', en: 'Forwarded in time' },
    formula: { zh: '期限内转送交办 ÷ 期内到期', en: 'forwarded within the limit ÷ due in the window' },
    source: 'R22-22; formula: office setting',
    window: 'forwardDueOn',
    countsAfterDays: over,
    of: [],
    counts: [{ column: 'forwardedOn', notAfter: 'forwardDueOn' }],
  },
  {
    code: 'timelyAcceptRate',
    label: { zh: '及时受理率', en: 'Notified in time' },
    formula: { zh: '期限内送达受理告知 ÷ 期内到期', en: 'notices delivered within the limit ÷ due in the window' },
    source: 'R22-23; formula: office setting',
    window: 'notifyDueOn',
    countsAfterDays: over,
    of: [],
    counts: [{ column: 'notifiedOn', notAfter: 'notifyDueOn' }],
  },
  {
    code: 'onTimeRate',
    label: { zh: '按期办结率', en: 'Answered in time' },
    formula: {
      zh: '期限内（含批准的延期）送达答复 ÷ 期内到期',
      en: 'opinions delivered by the due day, approved extension included ÷ due in the window',
    },
    source: 'R22-34; formula: office setting',
    window: 'handleDueOn',
    countsAfterDays: over,
    of: [],
    counts: [{ column: 'handledOn', notAfter: 'handleDueOn' }],
  },
  {
    code: 'tenDayRate',
    label: { zh: '十日办结率', en: 'Answered within ten days' },
    formula: {
      zh: '受理后十日内送达答复的初次事项 ÷ 已答复的初次事项',
      en: 'first matters answered within 10 calendar days of acceptance ÷ first matters answered',
    },
    source: 'S4; counted from acceptance: office setting',
    window: 'deliveredOn',
    countsAfterDays: done,
    of: [isFirst, { column: 'handlingDays', present: true }],
    counts: [{ column: 'handlingDays', atMost: 10 }],
  },
  {
    code: 'meanDays',
    label: { zh: '平均办理时长', en: 'Mean days to the answer' },
    formula: { zh: '自受理至答复送达的平均天数', en: 'mean of the calendar days from acceptance to delivery' },
    source: 'S4; counted from acceptance: office setting',
    window: 'deliveredOn',
    countsAfterDays: done,
    of: [{ column: 'handlingDays', present: true }],
    counts: [],
    mean: 'handlingDays',
  },
];

/** Whoever did not answer is in no rate but the first; a rating that was asked for again and again in none but that. */
function ratings({ basicallySatisfiedCounts }: StatisticsSettings): readonly Rate[] {
  const good = grades.filter(
    (grade) => grade === 'satisfied' || (basicallySatisfiedCounts && grade !== 'notSatisfied'),
  );
  const satisfied = (code: RateCode, column: 'unitGrade' | 'bureauGrade', label: Label): Rate => ({
    ...{ code, label, window: 'ratingDueOn', countsAfterDays: over },
    formula: basicallySatisfiedCounts
      ? { zh: '（满意＋基本满意）÷ 已评价', en: '(satisfied + basically satisfied) ÷ rated' }
      : { zh: '满意 ÷ 已评价', en: 'satisfied ÷ rated' },
    source: 'SAT14-3; whether basically satisfied counts: office setting',
    of: [
      { column, present: true },
      { column: 'contactsBeforeChange', atMost: 1 },
    ],
    counts: [{ column, oneOf: good }],
  });
  return [
    {
      code: 'participationRate',
      label: { zh: '参评率', en: 'Rated at all' },
      formula: { zh: '已评价 ÷ 可评价', en: 'rated ÷ open to rating' },
      source: 'SAT14-3; formula: office setting',
      window: 'ratingDueOn',
      countsAfterDays: over,
      of: [],
      counts: [{ column: 'unitGrade', present: true }],
    },
    satisfied('satisfactionRate', 'unitGrade', { zh: '参评满意率（责任单位）', en: 'Satisfied with the unit' }),
    satisfied('bureauSatisfactionRate', 'bureauGrade', {
      zh: '参评满意率（信访部门）',
      en: 'Satisfied with the petition bureau',
    }),
  ];
}

function resolution({ relapseDays: days }: StatisticsSettings): readonly Rate[] {
  const isResolved: Condition = { column: 'resolved', oneOf: [true] };
  return [
    {
      code: 'firstResolutionRate',
      label: { zh: '初次化解率', en: 'Settled at the first try' },
      formula: {
        zh: `首次办结后${days}日内无重复、无复查申请且未重办的初次事项 ÷ 首次办结满${days}日的初次事项`,
        en: `first matters with no repeat, no review asked for and no reopening up to ${days} days after they were first closed ÷ first matters first closed ${days} days ago or earlier`,
      },
      source: 'office setting',
      window: 'firstClosedOn',
      countsAfterDays: days,
      of: [isFirst],
      counts: [
        { column: 'repeatedOn', notWithinDays: days, of: 'firstClosedOn' },
        { column: 'reviewAskedOn', notWithinDays: days, of: 'firstClosedOn' },
        { column: 'reopenedOn', notWithinDays: days, of: 'firstClosedOn' },
      ],
    },
    {
      code: 'repeatRate',
      label: { zh: '重复率', en: 'Repeats' },
      formula: { zh: '重复信访 ÷ 全部信访', en: 'repeat submissions ÷ all submissions' },
      source: 'office setting',
      window: 'receivedOn',
      countsAfterDays: done,
      of: [],
      counts: [{ column: 'itemClass', oneOf: ['repeat'] }],
    },
    {
      code: 'resolutionRate',
      label: { zh: '化解率', en: 'Resolved' },
      formula: { zh: '已化解 ÷ 已受理（办结不等于化解）', en: 'resolved ÷ accepted (closed is not resolved)' },
      source: 'S2; formula: office setting',
      window: 'acceptedOn',
      countsAfterDays: done,
      of: [],
      counts: [isResolved],
    },
    {
      code: 'inPlaceRate',
      label: { zh: '就地化解率', en: 'Resolved in place' },
      formula: { zh: '县级及以下化解 ÷ 已化解', en: 'resolved at county level or below ÷ resolved' },
      source: 'office setting',
      window: 'closedOn',
      countsAfterDays: done,
      of: [isResolved],
      counts: [{ column: 'unitLevel', atLeast: county }],
    },
  ];
}
