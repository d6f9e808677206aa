import { anOffice, type Office } from '../support/office';

let office: Office;
beforeAll(async () => {
  office = await anOffice({ worker: false });
});
afterAll(() => office.close());

test.each(['zh', 'en'])('the bare address answers (%s), and every way from it leads to a page', async (lang) => {
  const answer = await fetch(`${office.url}/?lang=${lang}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const page = await answer.text();
  expect(page).not.toContain('<script');
  const ways = [...page.matchAll(/href="([^"]+)"/g)].map(([, way]) => way!);
  expect(ways.filter((way) => way.startsWith('/docs') || way.startsWith('/petition'))).toHaveLength(2);
  for (const way of ways) expect([way, (await fetch(office.url + way)).status]).toEqual([way, 200]);
});
