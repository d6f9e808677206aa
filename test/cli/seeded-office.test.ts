import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { petitionPapers } from '../../domain/papers/kinds';
import { isRunning } from '../../runtime/processes';
import type { Door } from '../../runtime/seed/door';
import { recipes } from '../../runtime/seed/matters';
import { aDataFolder, beginOffice, ctrlC, doorOf, huiyin, killTree, startOffice, untilSaid } from './office-process';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly stage: string;
  readonly colour: string;
}

const { data, remove } = aDataFolder();
afterAll(remove);

const holidays = [{ on: '2027-01-01', name: '元旦' }];

function tally(values: readonly string[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of values) sums[one] = (sums[one] ?? 0) + 1;
  return sums;
}

/** What was issued to a matter, and what was filed to it although there is a template. */
async function papersOf(door: Door, id: string) {
  const issued = await door.get<{ items: { id: string; serial: string }[] }>('song-zhiheng', `/petitions/${id}/papers`);
  const filed = await door.get<{ items: { id: string; type: string }[] }>('song-zhiheng', `/petitions/${id}/documents`);
  const ids = issued.items.map((one) => one.id);
  return {
    serials: issued.items.map(({ serial }) => serial),
    byHand: filed.items.filter((one) => one.type in petitionPapers && !ids.includes(one.id)),
  };
}

/** Starts that end half way, by Ctrl-C and by kill -9; the last finishes what they began. */
test('the first start makes the seeded office, however often it is interrupted, and nothing twice', async () => {
  const stopped = await untilSaid(beginOffice(data), 'seeding matters: 5/');
  const left = stopped.tree();
  expect(await ctrlC(stopped)).toBe(0);
  expect(left.filter(isRunning)).toEqual([]);
  await killTree(await untilSaid(beginOffice(data), 'open already: http://127.0.0.1:'));
  await killTree(await untilSaid(beginOffice(data), 'seeding matters: 15/'));

  const office = await startOffice(data);
  const door = doorOf(office, data);
  const { items } = await door.get<{ items: Row[] }>('song-zhiheng', '/petitions?limit=100');
  const orders = await door.get<{ items: Row[] }>('song-zhiheng', '/orders?limit=100');
  const reviews = await door.get<{ items: Row[] }>('song-zhiheng', '/reviews?limit=100');
  const awaiting = await door.get<{ items: Row[] }>('song-zhiheng', '/petitions?awaitingReceipt=true');
  const packages = await door.get<{ items: Row[] }>('song-zhiheng', '/packages?limit=100');
  const hearings = await door.get<{ items: Row[] }>('cheng-jian', '/hearings?limit=100');
  const spotChecks = await door.get<{ items: Row[] }>('cheng-jian', '/spot-checks?limit=100');
  const pool = await door.get<object>('cheng-jian', '/panel-members/pool?bureau=tingquan-bureau');
  const opinions = await (await fetch(`${office.url}/opinions`)).text();
  const inbox = await door.get<{ items: { act: string }[] }>('gao-ming', '/tasks');
  const papers = await Promise.all(items.map(({ id }) => papersOf(door, id)));
  const file = join(data, 'notice.json');
  writeFileSync(file, JSON.stringify({ year: 2027, source: 'made for this test', holidays, makeUpWorkdays: [] }));
  const load = async () => JSON.parse((await huiyin('load-calendar', file, '--data', data, '--json')).out);
  expect([await load(), await load()]).toMatchObject([
    { year: 2027, changed: true },
    { changed: false, moved: [] },
  ]);
  const record = await huiyin('verify-record', '--data', data, '--json');
  expect(await ctrlC(office)).toBe(0);

  expect(items).toHaveLength(recipes.length);
  expect(tally(items.map(({ colour }) => colour))).toMatchObject({
    ...{ green: expect.any(Number), yellow: expect.any(Number), red: expect.any(Number) },
  });
  expect(tally(items.map(({ stage }) => stage))).toMatchObject({
    ...{ registered: 2, classified: 2, objected: 1, issued: 1, replied: 1, followUp: 1, withdrawn: 1, notAccepted: 2 },
    ...{ inHearing: 1, mediating: 1, concluded: 1, underReview: 1, reviewed: 1, routedOut: 1, linked: 1 },
    ...{ closed: 3, evaluating: expect.any(Number), handling: expect.any(Number), forwarded: expect.any(Number) },
  });
  expect(papers.flatMap(({ byHand }) => byHand)).toEqual([]);
  const serials = papers.flatMap((one) => one.serials);
  expect([serials.length > 30, new Set(serials).size]).toEqual([true, serials.length]);
  expect(inbox.items.map(({ act }) => act)).toContain('acceptCompletion');
  expect(awaiting.items).toMatchObject([{ stage: 'routedOut', receiptOn: null }]);
  expect(tally(orders.items.map(({ stage }) => stage))).toMatchObject({ answered: 1, acknowledged: 1 });
  expect(tally(reviews.items.map(({ stage }) => stage))).toEqual({ examining: 1, closed: 1 });
  expect(packages.items.map(({ stage, colour }) => `${stage} ${colour}`).sort()).toEqual([
    'active green',
    'active yellow',
  ]);
  expect(pool).toMatchObject({ size: 120, missing: [] });
  expect(tally(hearings.items.map(({ stage }) => stage))).toEqual({ recusal: 1, followingUp: 1 });
  expect(opinions).toContain(hearings.items.find(({ stage }) => stage === 'followingUp')!.number);
  expect(spotChecks.items).toMatchObject([{ stage: 'planned' }]);
  expect(new Set(orders.items.map(({ number }) => number)).size).toBe(orders.items.length);
  expect(JSON.parse(record.out)).toMatchObject({
    ok: true,
    stories: [items, orders.items, reviews.items, packages.items, hearings.items, spotChecks.items].flat().length,
  });
}, 600_000);
