import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { triesMax } from '../../api/form/throttle';
import { guesses, stories } from '../../db/schema';
import { anOffice, type Office } from '../support/office';
import { databaseText, tablesWith } from '../support/traces';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());
beforeEach(() => office.db.delete(guesses));

const petitions = () => office.db.$count(stories, eq(stories.kind, 'petition'));
const planted = { name: '端木种子', phone: '13577778888', mail: 'seed@example.cn', address: '安县种子巷三号' };

const filled = (more: Record<string, string> = {}) => ({
  ...{ lang: 'zh', once: randomUUID(), bureauId: 'county-bureau', matterType: 'appeal', class: 'other' },
  ...{ place: '安县石桥镇', requests: '支付工资\n补缴社保', facts: '三个月没有发工资', ...planted, website: '' },
  ...more,
});

async function send(fields: Record<string, string>, papers: readonly (readonly [string, Uint8Array])[] = []) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [name, bytes] of papers) body.append('papers', new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${office.url}/petition`, { method: 'POST', body });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const numberIn = (page: string) => /<dd>([a-z-]+-(?:J-)?\d{4}-\d{6})<\/dd>/.exec(page)?.[1];
const linkIn = (page: string) => /href="([^"]*\/t\/[\w-]{22})"/.exec(page)?.[1];
const pinIn = (page: string) => /<dd class="pin">(\d{6})<\/dd>/.exec(page)?.[1];
const pdf = new TextEncoder().encode('%PDF-1.7 种子附件');

test('a petition is registered and its number, link and PIN are shown at once; its papers are filed', async () => {
  const { status, headers, text } = await send(filled(), [['身份证.pdf', pdf]]);
  expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
  expect([numberIn(text), linkIn(text), pinIn(text)]).toEqual([
    expect.any(String),
    expect.any(String),
    expect.any(String),
  ]);

  const { items } = (await office.as('chen').get(`/petitions?q=${numberIn(text)}`)).body;
  expect(items).toMatchObject([{ number: numberIn(text), channel: 'onlineForm', stage: 'registered' }]);
  const { body } = await office.as('chen').get(`/petitions/${items[0].id}?persons=1`);
  expect(body.persons).toEqual([planted]);
  expect(body.details).toMatchObject({ requests: 2, addressUnclear: false, sourceSystem: 'online' });
  const papers = (await office.as('chen').get(`/petitions/${items[0].id}/documents`)).body.items;
  expect(papers).toMatchObject([{ type: 'petitionPaper', mediaType: 'application/pdf', size: pdf.length }]);
});

test('the form sent twice is one matter, and its link is shown once', async () => {
  const form = filled();
  const [one, two] = await Promise.all([send(form), send(form)]);
  const third = await send(form);
  expect(new Set([one, two, third].map(({ text }) => numberIn(text))).size).toBe(1);
  expect([one, two, third].filter(({ text }) => linkIn(text))).toHaveLength(1);
  const other = await send({ ...form, facts: '另一件事' });
  expect([other.status, other.text]).toEqual([422, expect.stringContaining('已经提交过')]);
});

test('an accusation gets a number and no link', async () => {
  const { status, text } = await send(filled({ matterType: 'accusation', accusedUnit: 'labour' }));
  expect([status, linkIn(text), pinIn(text)]).toEqual([201, undefined, undefined]);
  expect(numberIn(text)).toBeDefined();
  const nameless = await send(filled({ matterType: 'accusation' }));
  expect([nameless.status, nameless.text]).toEqual([422, expect.stringContaining('id="accusedUnit-fault"')]);
});

test('what is missing, too long or wrong is named at its field, and nothing typed is lost', async () => {
  const before = await petitions();
  const wrong = { name: '', place: '长'.repeat(121), mail: 'nobody', facts: '<b>"一 & 二"</b>' };
  const { status, text } = await send(filled(wrong));
  expect(status).toBe(422);
  for (const name of ['name', 'place', 'mail']) expect(text).toContain(`id="${name}-fault"`);
  expect(text).not.toContain('id="phone-fault"');
  expect(text).toContain('&lt;b&gt;&quot;一 &amp; 二&quot;&lt;/b&gt;');
  expect(await petitions()).toBe(before);
});

test('papers of another kind, too large or too many are refused at the form', async () => {
  const large = new Uint8Array(5 * 1024 * 1024 + 1);
  large.set(pdf);
  expect((await send(filled(), [['x.exe', new TextEncoder().encode('MZ')]])).text).toContain('PDF、JPEG');
  expect((await send(filled(), [['x.pdf', large]])).text).toContain('附件过大或过多');
  expect(
    (
      await send(
        filled(),
        [pdf, pdf, pdf, pdf].map((one, n) => [`${n}.pdf`, one] as const),
      )
    ).text,
  ).toContain('附件过大或过多');
});

test('a program that fills the trap registers nothing; a person would see the field', async () => {
  const before = await petitions();
  const { status, text } = await send(filled({ website: 'http://spam.example' }));
  expect([status, await petitions()]).toEqual([422, before]);
  expect(text).toContain('请不要填写这一栏');
  expect(text).not.toContain('class="trap"');
});

test('too many forms from one address wait, whichever process they reach; another address does not', async () => {
  const bad = filled({ name: '' });
  for (let n = 0; n < triesMax; n += 1) expect((await send(bad)).status).toBe(422);
  const { status, headers } = await send(filled());
  expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
  const [row] = await office.db.select().from(guesses);
  expect(row!.key).toMatch(/^[0-9a-f]{64}$/);
  await office.db.update(guesses).set({ until: '2020-01-01T00:00:00.000Z' });
  expect((await send(filled())).status).toBe(201);
});

test('what is no form is refused; no region of the list can be forged', async () => {
  const plain = await fetch(`${office.url}/petition`, { method: 'POST', body: 'x' });
  expect(plain.status).toBe(415);
  const forged = await send(filled({ bureauId: 'no-such-bureau' }));
  expect([forged.status, forged.text]).toEqual([422, expect.stringContaining('role="alert"')]);
});

test('no log and no table names who wrote; the read row keeps the words alone', async () => {
  await send(filled({ facts: '种子事实只此一句' }), [['种子附件.pdf', pdf]]);
  await send(filled({ facts: '种子事实只此一句', name: '' }));
  const texts = await databaseText(office.db);
  for (const text of [...Object.values(planted), '种子附件'])
    expect([text, tablesWith(texts, text), office.log().includes(text)]).toEqual([text, [], false]);
  expect([tablesWith(texts, '种子事实只此一句'), office.log().includes('种子事实')]).toEqual([['petitions'], false]);
});
