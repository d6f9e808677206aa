import { z } from 'zod';
import type { MatterFilter } from '../db/filters';
import { policyIdOf } from '../db/registers';
import {
  type Counting,
  type Counts,
  figuresBy,
  figuresByMonth,
  groupings,
  mattersPage,
  type Survey,
} from '../db/statistics';
import type { Viewer } from '../db/visible';
import { policyAt, readMeasures } from '../db/yardsticks';
import type { Role } from '../domain/acts';
import { isoDate } from '../domain/inputs';
import { parts } from '../domain/statistics/figures';
import { type Rate, windowDays } from '../domain/statistics/rate';
import { ratesOf } from '../domain/statistics/rates';
import {
  monthOf,
  monthsOf,
  type Period,
  periodOf,
  type StatisticsSettings,
  usualSettings,
} from '../domain/statistics/settings';
import { dayOf, toInstant } from '../domain/time';
import { matterFilter } from './filters';
import { Problem } from './problem';
import { paging } from './queries';
import { type Call, type Route, route } from './route';
import { csvOf, type ReadPage, tongue } from './table/csv';

/** The window of a count. */
export const period = {
  from: isoDate.optional().meta({ description: 'First day, with `to`' }),
  to: isoDate.optional().meta({ description: 'Last day, included' }),
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional()
    .meta({ description: 'A statistical month instead of `from` and `to`; without either the present one' }),
};
const by = z
  .enum([...groupings, 'month'])
  .optional()
  .meta({ description: 'Also the number of each group, in the order of its name' });
const overview = z.strictObject({ ...period, ...matterFilter, by });
const whole = { ...period, ...matterFilter, part: z.enum(parts).default('denominator') };
const list = z.strictObject({ ...whole, ...paging });

/** Whose numbers these are: of a region, or of the own unit. */
const readers: readonly Role[] = ['coordinator', 'supervisor', 'leader', 'auditor', 'unitHead'];

export const statisticsRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/statistics', tag: 'statistics' },
    says: 'The rates of a window: numerator, denominator, and where to find the matters behind each',
    query: overview,
    handle: async (call) => ({ body: await overviewOf(call) }),
  }),
  route({
    ...{ method: 'get', path: '/statistics/:rate/matters', tag: 'statistics' },
    says: 'The very petitions that a part of a rate counts',
    query: list,
    handle: async (call) => {
      const { part, cursor, limit, ...asked } = call.query;
      const { survey, rate } = await rateOf(call, asked);
      return { body: await mattersPage(call.deps.db, survey, { rate, part }, { limit, from: cursor }) };
    },
  }),
  route({
    ...{ method: 'get', path: '/statistics/:rate/matters.csv', tag: 'statistics', patient: true, answers: 'text/csv' },
    says: 'The same as a table for office spreadsheets, all of them',
    query: z.strictObject({ ...whole, lang: tongue }),
    handle: async (call) => {
      const { part, lang, ...asked } = call.query;
      const { survey, rate } = await rateOf(call, asked);
      const read: ReadPage = (page) => mattersPage(call.deps.db, survey, { rate, part }, page);
      return csvOf(call, { name: rate.code, tongue: lang, filter: { part, ...survey.filter, ...survey.period }, read });
    },
  }),
];

async function rateOf(call: Pick<Call, 'deps' | 'viewer' | 'nowMs' | 'params'>, query: Asked) {
  const { survey, rates } = await surveyOf({ ...call, query });
  const rate = rates.find(({ code }) => code === call.params.rate);
  if (!rate) throw new Problem('notFound');
  return { survey, rate };
}

type Asked = MatterFilter & Partial<Period> & { readonly month?: string };

/** What is asked, by whom it may be seen, and by which of the office's settings it is counted. */
export async function surveyOf({
  deps,
  viewer,
  nowMs,
  query,
}: Pick<Call<Asked>, 'deps' | 'viewer' | 'nowMs' | 'query'>) {
  const reader = readerOf(viewer);
  const settings = await settingsOf({ deps, nowMs }, query.region ?? viewer.region);
  const days = windowOf(query, settings.value, nowMs);
  const { from: _from, to: _to, month: _month, ...filter } = query;
  const survey: Survey = { viewer: reader, filter, period: days, nowMs };
  return { survey, settings, rates: ratesOf(settings.value) };
}

/** The viewer in those roles alone that read rates: others see single matters, which says nothing of a whole. */
function readerOf(viewer: Viewer): Viewer {
  const roles = viewer.roles.filter((role) => readers.includes(role));
  if (roles.length === 0) throw new Problem('forbidden');
  return { ...viewer, roles };
}

const wrong = (pointer: string, detail: string) =>
  new Problem('invalidInput', undefined, { errors: [{ pointer, detail }] });

async function settingsOf({ deps, nowMs }: Pick<Call, 'deps' | 'nowMs'>, ofRegion: string | undefined) {
  const [measures, policyId] = await Promise.all([readMeasures(deps.db), policyIdOf(deps.db, ofRegion)]);
  const own = policyAt(measures, policyId, toInstant(nowMs)).settings.statistics;
  return { value: { ...usualSettings.value, ...own?.value }, source: own?.source ?? usualSettings.source };
}

function windowOf({ from, to, month }: Asked, { periodStartDay }: StatisticsSettings, nowMs: number): Period {
  if (from === undefined && to === undefined)
    return periodOf(month ?? monthOf(dayOf(nowMs), periodStartDay), periodStartDay);
  if (month !== undefined) throw wrong('?month', 'either a month or from and to');
  if (from === undefined || to === undefined) throw wrong(from ? '?to' : '?from', 'from and to belong together');
  if (to < from) throw wrong('?to', 'it lies before from');
  return { from, to };
}

async function overviewOf(call: Call<z.output<typeof overview>>) {
  const { deps, nowMs, query } = call;
  const { by, ...asked } = query;
  const { survey, settings, rates } = await surveyOf({ ...call, query: asked });
  const counting = { ...survey, rates };
  const totals = await figuresBy(deps.db, counting);
  const groups = by ? await groupsOf(call, counting, settings.value) : [];
  const of = (counts: readonly Counts[], { code }: Rate) => counts.filter(({ rate }) => rate === code).map(withoutRate);
  return {
    window: survey.period,
    filter: survey.filter,
    settings,
    asOf: toInstant(nowMs),
    items: rates.map((rate) => {
      const [{ key: _whole, ...figure } = nothing] = of(totals, rate);
      const isEmpty = figure.denominator === 0 ? { empty: noMatters } : {};
      const grouped = by ? { by, groups: of(groups, rate) } : {};
      return { ...definitionOf(rate), ...figure, ...isEmpty, ...grouped, links: linksOf(rate, survey) };
    }),
  };
}

function groupsOf(
  { deps, query: { by } }: Call<z.output<typeof overview>>,
  counting: Counting,
  settings: StatisticsSettings,
) {
  if (by !== 'month') return figuresBy(deps.db, counting, by);
  const months = monthsOf(counting.period, settings.periodStartDay).length;
  if (months > monthsMax) throw wrong('?by', `${months} months; at most ${monthsMax}`);
  return figuresByMonth(deps.db, counting, settings.periodStartDay);
}
const monthsMax = 60;

const nothing = { key: null, numerator: 0, denominator: 0, value: null };
const noMatters = { zh: '窗口内没有应计入的事项', en: 'No matter of this window counts' };
const withoutRate = ({ rate: _rate, ...figure }: Counts) => figure;

const definitionOf = ({ code, label, formula, source, window: column, countsAfterDays, of, counts, mean }: Rate) => ({
  ...{ rate: code, label, formula, source, unit: mean ? 'days' : 'ratio' },
  definition: { window: { column, ...windowDays[column] }, countsAfterDays, of, counts },
});

function linksOf({ code }: Rate, { filter: narrowed, period: days }: Survey) {
  const asked = Object.entries({ ...days, ...narrowed }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const query = (part: string) => new URLSearchParams(Object.fromEntries([...asked, ['part', part]]));
  const link = (part: string, form = '') => `/api/v1/statistics/${code}/matters${form}?${query(part)}`;
  return {
    ...Object.fromEntries(parts.map((part) => [part, link(part)])),
    csv: Object.fromEntries(parts.map((part) => [part, link(part, '.csv')])),
  };
}
