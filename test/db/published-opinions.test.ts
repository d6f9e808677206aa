import { randomUUID } from 'node:crypto';
import { publishedNow } from '../../db/published-opinions';
import { publishedOpinions } from '../../db/schema';
import { anOffice, type Office } from '../support/office';

let office: Office;
beforeAll(async () => {
  office = await anOffice({ worker: false });
});
afterAll(() => office.close());

const publish = (number: string, publishedOn: string) =>
  office.db.insert(publishedOpinions).values({
    ...{ hearing: randomUUID(), number, bureauId: 'county-bureau', unitId: 'labour', publishedOn },
    ...{ sessionOn: '2026-01-05', issuedOn: '2026-01-06', decides: 'twoThirdsUphold', votes: [], text: '…' },
  });

test('published opinions are listed newest first, page by page, and each of them once', async () => {
  const days = ['2026-02-02', '2026-02-03', '2026-02-03', '2026-02-03', '2026-02-04'];
  for (const [n, day] of days.entries()) await publish(`TZ-${n}`, day);
  const pages: string[][] = [];
  for (let after: string | undefined; ; ) {
    const page = await publishedNow(office.db, 2, after);
    pages.push(page.items.map(({ number }) => number));
    after = page.after;
    if (after === undefined) break;
  }
  expect(pages).toEqual([['TZ-4', 'TZ-3'], ['TZ-2', 'TZ-1'], ['TZ-0']]);
  expect(await publishedNow(office.db, 2, 'unknown')).toEqual({ items: [] });

  const shown = await (await fetch(`${office.url.replace('/api/v1', '')}/opinions?after=TZ-3&lang=en`)).text();
  expect(['TZ-4', 'TZ-3', 'TZ-2', 'TZ-0'].map((number) => shown.includes(`>${number}<`))).toEqual([
    ...[false, false, true, true],
  ]);
});
