import { eq } from 'drizzle-orm';
import { createActivities } from '../../activities';
import { measureAll } from '../../activities/measured';
import { type OpenDatabase, openDatabase } from '../../db/connection';
import { measured, stories } from '../../db/schema';
import { figuresBy, figuresByMonth, mattersPage, type Survey } from '../../db/statistics';
import type { Viewer } from '../../db/visible';
import type { Part } from '../../domain/statistics/figures';
import { measureOf } from '../../domain/statistics/measured';
import type { RateCode } from '../../domain/statistics/rate';
import { ratesOf } from '../../domain/statistics/rates';
import { usualSettings } from '../../domain/statistics/settings';
import { migrateDatabase } from '../../runtime/migrate';
import { cloneDatabase } from '../support/database';
import { aCommittedPetition, type CommittedPetition } from '../support/ledger';
import { actorOf, insertRegisters, pathOf, rolesOf } from '../support/registers';
import { who } from '../support/sim';

let opened: OpenDatabase;
let url: string;
let drop: () => Promise<void>;
const petitions = new Map<string, CommittedPetition>();
const nameOf = (id: string) => [...petitions].find(([, one]) => one.id === id)?.[0];

/** 34 lives, each committed act by act: all received, forwarded and accepted on Thu 2026-02-26, opinion due Mon 04-27. */
beforeAll(async () => {
  const clone = await cloneDatabase();
  ({ drop, url } = clone);
  opened = openDatabase(url);
  await insertRegisters(opened.db);
  for (let n = 0; n < 27; n += 1) await live(`quick${n}`, { days: 2 + (n % 5), unit: 'satisfied' });
  await live('basically', { days: 8, unit: 'basicallySatisfied' });
  await live('not', { days: 10, unit: 'notSatisfied', resolved: false });
  await live('silent', { days: 11 });
  await live('late', { days: 61, closed: false });
  await live('open', { days: undefined });
  const unforwarded = await aCommittedPetition(opened.db, '2026-02-26');
  petitions.set('unforwarded', unforwarded);
  await unforwarded.to('2026-06-30');
  const again = await aCommittedPetition(opened.db, '2026-04-10', { itemClass: 'repeat', channel: 'letter' });
  petitions.set('again', again);
  await again.act('screen', who('chen'), { result: 'related', matchId: petitions.get('quick0')!.id });
}, 120_000);
afterAll(async () => {
  await opened.close();
  await drop();
});

interface Lived {
  readonly days?: number;
  readonly unit?: string;
  readonly resolved?: boolean;
  readonly closed?: boolean;
}

async function live(name: string, { days, unit, resolved = true, closed = true }: Lived): Promise<void> {
  const one = await aCommittedPetition(opened.db, '2026-02-26');
  petitions.set(name, one);
  await one.forward();
  await one.accept();
  if (days !== undefined) {
    await one.to(new Date(Date.parse('2026-02-26') + days * 86_400_000).toISOString().slice(0, 10));
    await one.reply();
    if (unit) await one.rate(unit);
    if (closed) await one.close(resolved);
  }
  await one.to('2026-06-30');
}

const viewer = (person: string, more: Partial<Viewer> = {}): Viewer => {
  const { unit, region } = actorOf(person);
  return { id: person, roles: rolesOf(person), unit, region, unitPath: pathOf(unit!), ...more };
};
const survey: Survey = {
  ...{ viewer: viewer('su'), filter: {}, period: { from: '2026-02-01', to: '2026-06-30' } },
  nowMs: Date.parse('2026-07-01T09:00:00+08:00'),
};
const rates = ratesOf(usualSettings.value);
const counting = { ...survey, rates };

async function numbers(more: Partial<Survey> = {}) {
  const figures = await figuresBy(opened.db, { ...counting, ...more });
  return Object.fromEntries(figures.map(({ rate, numerator, denominator }) => [rate, [numerator, denominator]]));
}

async function names(code: RateCode, part: Part, more: Partial<Survey> = {}): Promise<(string | undefined)[]> {
  const rate = rates.find((one) => one.code === code)!;
  const { items } = await mattersPage(opened.db, { ...survey, ...more }, { rate, part }, { limit: 100 });
  return items.map(({ id }) => nameOf(id)).sort();
}

const all = [...Array(27).keys()].map((n) => `quick${n}`);

test('34 lives make the numbers that can be counted by hand', async () => {
  expect(await numbers()).toEqual({
    timelyForwardRate: [32, 34],
    timelyAcceptRate: [32, 32],
    onTimeRate: [30, 32],
    tenDayRate: [29, 31],
    // 27 lives of 2, 3, 4, 5, 6, 2, 3 … days: five rounds of 20 and 2 + 3 more; and 8, 10, 11, 61
    meanDays: [195, 31],
    participationRate: [29, 31],
    satisfactionRate: [28, 29],
    bureauSatisfactionRate: [28, 29],
    firstResolutionRate: [29, 30],
    repeatRate: [1, 34],
    resolutionRate: [29, 32],
    inPlaceRate: [29, 29],
  });
});

test('each number opens exactly its matters', async () => {
  expect(await names('timelyForwardRate', 'rest')).toEqual(['again', 'unforwarded']);
  expect(await names('onTimeRate', 'rest')).toEqual(['late', 'open']);
  expect(await names('tenDayRate', 'rest')).toEqual(['late', 'silent']);
  expect(await names('participationRate', 'rest')).toEqual(['late', 'silent']);
  expect(await names('satisfactionRate', 'numerator')).toEqual([...all, 'basically'].sort());
  expect(await names('satisfactionRate', 'rest')).toEqual(['not']);
  expect(await names('firstResolutionRate', 'rest')).toEqual(['quick0']);
  expect(await names('repeatRate', 'numerator')).toEqual(['again']);
  expect(await names('resolutionRate', 'rest')).toEqual(['late', 'not', 'open']);
  expect(await names('inPlaceRate', 'denominator')).toEqual([...all, 'basically', 'silent'].sort());
});

test('pages of a number follow each other without a gap or a repeat', async () => {
  const rate = rates.find(({ code }) => code === 'resolutionRate')!;
  const found: string[] = [];
  for (let from: { dueOn: string | null; id: string } | undefined; ; ) {
    const page = await mattersPage(opened.db, survey, { rate, part: 'numerator' }, { limit: 7, from });
    found.push(...page.items.map(({ id }) => id));
    if (!page.next) break;
    const [dueOn, id] = JSON.parse(Buffer.from(page.next, 'base64url').toString());
    from = { dueOn, id };
  }
  expect(found).toHaveLength(29);
  expect(new Set(found).size).toBe(29);
});

test('groups come by name with their own numbers', async () => {
  const groups = await figuresBy(opened.db, counting, 'unit');
  const forward = groups.filter(({ rate }) => rate === 'timelyForwardRate');
  expect(forward.map(({ key, numerator, denominator }) => [key, numerator, denominator])).toEqual([
    ['labour', 32, 32],
    [null, 0, 2],
  ]);
  const months = await figuresByMonth(opened.db, counting, 21);
  // Thu 02-26 belongs to March where months begin on the 21st, Fri 04-10 to April.
  expect(months.filter(({ rate }) => rate === 'repeatRate').map(({ key, denominator }) => [key, denominator])).toEqual([
    ['2026-03', 33],
    ['2026-04', 1],
  ]);
});

test('filters narrow numbers and lists alike', async () => {
  expect((await numbers({ filter: { channel: 'letter' } })).repeatRate).toEqual([1, 1]);
  expect(await names('repeatRate', 'denominator', { filter: { itemClass: 'repeat' } })).toEqual(['again']);
  expect((await numbers({ filter: { unit: 'housing' } })).onTimeRate).toEqual([0, 0]);
  expect((await numbers({ filter: { region: '330400' } })).onTimeRate).toEqual([30, 32]);
  expect((await numbers({ filter: { receivedByLeader: true } })).onTimeRate).toEqual([0, 0]);
});

test('every line is what its state says, whatever happened since', async () => {
  const rows = await opened.db.select().from(measured).innerJoin(stories, eq(stories.id, measured.id));
  expect(rows).toHaveLength(34);
  for (const row of rows) {
    const state = petitions.get(nameOf(row.stories.id)!)!.state();
    const level = row.measured.unitId === null ? null : 4;
    expect(row.measured).toMatchObject(measureOf(JSON.parse(JSON.stringify(state)), level));
  }
});

test('migrating fills in the lines of older matters, and only those', async () => {
  const before = await opened.db.select().from(measured).orderBy(measured.id);
  await opened.db.delete(measured).where(eq(measured.itemClass, 'first'));
  await migrateDatabase(url);
  expect((await opened.db.select().from(measured).orderBy(measured.id)).map(withoutVersion)).toEqual(
    before.map(withoutVersion),
  );
  expect(await measureAll(opened.db, { onlyMissing: true })).toBe(0);
});

test('measuring anew mends what differs and leaves later lines alone', async () => {
  const [wrong, later] = [petitions.get('silent')!.id, petitions.get('open')!.id];
  await opened.db.update(measured).set({ resolved: false, version: 1 }).where(eq(measured.id, wrong));
  await opened.db.update(measured).set({ resolved: true, version: 999 }).where(eq(measured.id, later));
  expect(await measureAll(opened.db, { onlyMissing: false })).toBe(34);
  expect((await lineOf(wrong)).resolved).toBe(true);
  expect((await lineOf(later)).resolved).toBe(true);
  await opened.db.update(measured).set({ resolved: false, version: 1 }).where(eq(measured.id, later));
});

test('a matter whose time is moved counts by its own day', async () => {
  const { saveOffset } = createActivities({ db: opened.db } as never);
  // Seen from Mon 04-27 the due days of that day are not over yet; for a matter moved on by a day they are.
  const nowMs = Date.parse('2026-04-27T09:00:00+08:00');
  expect((await numbers({ nowMs })).onTimeRate).toEqual([0, 0]);
  await saveOffset({ story: petitions.get('open')!.id, offset: 15 * 3_600_000 });
  expect((await numbers({ nowMs })).onTimeRate).toEqual([0, 1]);
  await saveOffset({ story: petitions.get('open')!.id, offset: 15 * 3_600_000 - 1 });
  expect((await numbers({ nowMs })).onTimeRate).toEqual([0, 0]);
});

const withoutVersion = ({ version: _version, ...line }: typeof measured.$inferSelect) => line;
const lineOf = async (id: string) => (await opened.db.select().from(measured).where(eq(measured.id, id)))[0]!;
