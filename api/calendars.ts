import { z } from 'zod';
import { type StoredYear, storedYear, storedYears, storeYear } from '../db/calendars';
import { storiesDueFrom } from '../db/clocks';
import type { Db } from '../db/connection';
import { readMeasures, yardstickOf } from '../db/yardsticks';
import { buildCalendar, type CalendarYear } from '../domain/calendar';
import { type Clock, clockKey, type MovedDate } from '../domain/clock';
import { resolveClocks } from '../domain/clock-ops';
import { isoDate, text } from '../domain/inputs';
import type { AnyState, StoryKindName } from '../domain/story';
import { toInstant } from '../domain/time';
import { Problem } from './problem';
import { type Answer, type Call, type Route, route } from './route';
import { type Stories, StoryGone } from './temporal';

const days = z.array(z.strictObject({ on: isoDate, name: text(40) })).max(120);
const notice = z.strictObject({
  source: text(200).describe('The notice, e.g. 国办发明电〔2025〕7号'),
  holidays: days.describe('Days off by the notice, weekends included'),
  makeUpWorkdays: days.describe('Weekend days worked in exchange'),
});
const yearText = z.string().regex(/^(199\d|20\d{2})$/);

/** Published working days by year; an administrator loads the year's notice. */
export function calendarRoutes(stories: Stories): Route[] {
  return [
    route({
      ...{ method: 'get', path: '/calendars', tag: 'registers', says: 'The published years' },
      query: z.strictObject({}),
      handle: async ({ deps }) => ({
        body: { items: (await storedYears(deps.db)).map(({ data, ...row }) => ({ ...row, source: data.source })) },
      }),
    }),
    route({
      ...{ method: 'get', path: '/calendars/:year', tag: 'registers', says: 'One published year with its days' },
      query: z.strictObject({}),
      handle: async ({ deps, params }) => ({ body: await yearOr404(deps.db, params.year!) }),
    }),
    route({
      ...{
        method: 'post',
        path: '/calendars/:year',
        tag: 'registers',
        says: 'Loads a year; open matters are dated anew',
      },
      ...{ keyed: true, patient: true, body: notice },
      handle: (call) => loadYear(call, stories),
    }),
  ];
}

async function yearOr404(db: Db, year: string): Promise<StoredYear> {
  const found = yearText.safeParse(year).success ? await storedYear(db, Number(year)) : undefined;
  if (!found) throw new Problem('notFound');
  return found;
}

/**
 * Stores the year and tells exactly those stories whose dates move. A repeat of the same data stores nothing; it tells
 * again only who has not followed yet, under the same command id.
 */
async function loadYear(call: Call<unknown, z.output<typeof notice>>, stories: Stories): Promise<Answer> {
  const { deps, viewer, params, body, nowMs } = call;
  if (!viewer.roles.includes('admin')) throw new Problem('forbidden');
  if (!yearText.safeParse(params.year).success) throw new Problem('notFound');
  const year: CalendarYear = { year: Number(params.year), ...body };
  refuseBad(year);
  const { version, changed } = await storeYear(deps.db, year, toInstant(nowMs));
  const moved = await movedBy(deps.db, year.year, nowMs);
  for (const { story, kind, dates } of moved) {
    const clocks = dates.map(({ clock }) => clock);
    const fact = { commandId: `calendar/${year.year}@${version}`, fact: 'calendarChanged', data: { clocks } };
    await stories.tell(kind, story, fact).catch(ignoreGone);
  }
  return { body: { year: year.year, version, changed, moved: moved.map(({ story, dates }) => ({ story, dates })) } };
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof StoryGone)) throw error;
}

function refuseBad(year: CalendarYear): void {
  try {
    buildCalendar([year], 0);
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('calendarInvalid', error.message);
    throw error;
  }
}

interface Moved {
  readonly story: string;
  readonly kind: StoryKindName;
  readonly dates: readonly MovedDate[];
}

/** The open stories whose running clocks would get another due day; a notice may change the December before its year. */
async function movedBy(db: Db, year: number, nowMs: number): Promise<Moved[]> {
  const measures = await readMeasures(db);
  const states = await storiesDueFrom(db, `${year - 1}-12-01`);
  return states.flatMap((state: AnyState) => {
    const yardstick = yardstickOf(measures, state.facts.policyId, toInstant(nowMs + state.offset));
    const running: Clock[] = state.clocks.filter((clock: Clock) => clock.state === 'running');
    const asked = running.map((clock) => ({ op: 'recompute' as const, clock: clockKey(clock) }));
    const { moved: dates } = resolveClocks(asked, state.clocks, yardstick);
    return dates.length > 0 ? [{ story: state.id, kind: state.kind, dates }] : [];
  });
}
