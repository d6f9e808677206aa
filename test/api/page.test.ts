import { randomUUID } from 'node:crypto';
import { forms } from '../../api/page/forms';
import { hearingForms } from '../../api/page/hearing/forms';
import { documents } from '../../db/schema';
import { hearingActs } from '../../domain/hearing/acts';
import { petitionActs } from '../../domain/petition/acts';
import { acceptedByLabour, aMatter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { answeredMatter, form, keyIn, linkTo } from '../support/page-door';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const read = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, init);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const send = (url: string, act: string, values: Record<string, string>) =>
  read(`${url}/acts/${act}?lang=en`, form(values));
const lastLine = async (id: string) =>
  (await office.as('chen').get(`/petitions/${id}/events?open=true`)).body.items.at(-1);

test.each([
  ['petition', petitionActs, forms],
  ['hearing', hearingActs, hearingForms],
])('every act of a %s’s table that is the petitioner’s has a form', (_kind, table, drawn) => {
  const own = Object.entries(table).filter(([, { by }]) => (by as readonly string[]).includes('petitioner'));
  expect(own.map(([act]) => act).filter((act) => !(act in drawn))).toEqual([]);
  expect(Object.keys(drawn).filter((act) => !(act in table))).toEqual([]);
});

test('no act of a hearing is called like one of a petition where both have a form', () => {
  expect(Object.keys(hearingForms).filter((act) => act in forms)).toEqual([]);
});

test('the page says where the matter stands, what was promised, whom to ask, and names nobody', async () => {
  const matter = await acceptedByLabour(office);
  await matter.to('2026-04-29T10:00'); // Wed
  await matter.do('han', 'requestExtension', { days: 30, reason: '案情复杂' });
  const notice = await matter.file('tou', 'extensionNotice');
  await matter.do('tou', 'extend', { notice });
  const { url } = await linkTo(matter);

  const { status, text, headers } = await read(`${url}?lang=en`);

  expect(status).toBe(200);
  expect(text).toContain('The responsible unit is working on it.');
  expect(text).toContain('Last day: Mon 2026-06-01'); // Sun 05-31 rolls
  expect(text).toContain(
    'On Wed 2026-04-29 the day was moved from Wed 2026-05-06 to Mon 2026-06-01: it is complicated',
  );
  expect(text).toContain('安县人社局');
  for (const secret of ['种子姓名甲', '13912345678', '三个月', '案情复杂', '>han<', '>chen<'])
    expect(text).not.toContain(secret);
  expect(text).not.toMatch(/<script|javascript:| on\w+=/i);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(headers.get('set-cookie')).toBeNull();
});

test('the language is that of the browser until another is asked for, and the address remembers it', async () => {
  const { url } = await linkTo(await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00'));
  expect((await read(url, { headers: { 'accept-language': 'en-GB,en' } })).text).toContain('<html lang="en">');
  expect((await read(url, { headers: { 'accept-language': 'de' } })).text).toContain('<html lang="zh-CN">');
  const large = (await read(`${url}?lang=en&size=large`)).text;
  expect(large).toContain('<html lang="en" class="large">');
  expect(large).toMatch(/acts\/urge\?lang=en&amp;size=large/);
});

test('with the PIN the party rates, once for each form, and the record names the party', async () => {
  const matter = await answeredMatter(office);
  const { url, pin } = await linkTo(matter);
  expect((await read(`${url}?lang=en`)).text).toContain('Last day: Wed 2026-05-06'); // day 30 is Fri 05-01, a holiday
  const key = keyIn((await read(`${url}/acts/rate?lang=en`)).text);
  const values = { key, pin, bureau: 'satisfied', unit: 'notSatisfied', text: '钱还没有到账' };

  const done = await send(url, 'rate', values);
  expect([done.status, done.headers.get('location')]).toEqual([303, `${new URL(url).pathname}?lang=en&done=rate`]);
  expect((await send(url, 'rate', values)).status).toBe(303); // the button pressed twice
  const { act, actor, data } = await lastLine(matter.id);
  expect([act, actor]).toEqual(['rate', { id: 'petitioner-1', role: 'petitioner' }]);
  expect(data.input).toEqual({ bureau: 'satisfied', unit: 'notSatisfied', text: '钱还没有到账' });
  expect((await read(`${url}?lang=en&done=rate`)).text).toContain('“Rate” is on record.');
});

test('a form that is not right comes back with what was typed, and says what is missing', async () => {
  const { url, pin } = await linkTo(await answeredMatter(office));
  const missing = await send(url, 'rate', { key: randomUUID(), pin, bureau: 'satisfied', text: '<b>谢谢</b>' });
  expect(missing.status).toBe(422);
  expect(missing.text).toContain('href="#unit-0"');
  expect(missing.text).toContain('&lt;b&gt;谢谢&lt;/b&gt;');
  expect(missing.text).not.toContain(pin);
  const wrong = await send(url, 'rate', { pin: '-', bureau: 'satisfied', unit: 'satisfied', text: '谢谢' });
  expect(wrong.status).toBe(403);
  expect(wrong.text).toContain('The PIN is not right.');
  expect(wrong.text).toContain('谢谢');
});

test('an agent urges and adds papers, and neither rates nor withdraws', async () => {
  const matter = await answeredMatter(office);
  const { url, pin } = await linkTo(matter, { as: 'agent' });
  const page = (await read(`${url}?lang=en`)).text;
  expect(page).toContain('Rate: An agent never rates');
  expect((await send(url, 'rate', { pin, bureau: 'satisfied', unit: 'satisfied' })).text).toContain(
    'An agent never rates',
  );
  expect((await send(url, 'urge', { pin })).status).toBe(303);
  expect((await lastLine(matter.id)).actor.id).toBe('agent-1');
  expect((await send(url, 'urge', { pin })).text).toContain('Urged within the last three days');
});

test('papers are uploaded, filed sealed under the matter and named in the record', async () => {
  const matter = await acceptedByLabour(office);
  const { url, pin } = await linkTo(matter);
  const upload = (values: Record<string, string>, type = 'image/jpeg') => {
    const body = new FormData();
    for (const [name, value] of Object.entries(values)) body.set(name, value);
    body.append('files', new Blob(['种子图片一'], { type }), '种子姓名甲.jpg');
    body.append('files', new Blob(['种子图片二'], { type }), '2.jpg');
    return read(`${url}/acts/addPapers?lang=en`, { method: 'POST', body, redirect: 'manual' });
  };
  expect((await upload({ pin: '-' })).status).toBe(403);
  expect((await upload({ pin }, 'application/x-sh')).text).toContain('Please choose at least one file');
  const values = { key: randomUUID(), pin };
  expect([(await upload(values)).status, (await upload(values)).status]).toEqual([303, 303]);
  const { data } = await lastLine(matter.id);
  expect(data.input.files).toHaveLength(2);
  const paper = await office.as('han').get(`/documents/${data.input.files[0]}`);
  expect(paper.text).toBe('种子图片一');
  const kept = await office.db.select().from(documents);
  const own = kept.filter(({ filedBy }) => filedBy === 'petitioner-1');
  expect(own.map(({ type }) => type)).toEqual(['evidence', 'evidence']);
  expect(JSON.stringify(kept)).not.toContain('种子姓名甲');
});

test('a wish to withdraw is filed as it was written and waits for the bureau’s call', async () => {
  const matter = await acceptedByLabour(office);
  const { url, pin } = await linkTo(matter);
  expect((await send(url, 'withdraw', { pin, statement: '问题已解决，申请撤回' })).status).toBe(303);
  expect((await matter.row()).stage).toBe('handling');
  expect((await send(url, 'withdraw', { pin, statement: 'x' })).status).toBe(409);
  await matter.do('chen', 'confirmWithdrawal', { how: '电话核实' });
  const ended = await read(`${url}?lang=en`);
  expect(ended.text).toContain('The matter has ended');
  expect((await send(url, 'urge', { pin })).status).toBe(409);
});

test('erased, a matter has no page any more', async () => {
  const matter = await acceptedByLabour(office);
  const { url, pin } = await linkTo(matter);
  await send(url, 'withdraw', { pin, statement: '申请撤回' });
  await matter.do('chen', 'confirmWithdrawal', { how: '电话核实' });
  await office.as('cheng', { roles: ['admin'] }).post(`/petitions/${matter.id}/erasure`, { reason: '保存期满' });
  expect((await read(url)).status).toBe(404);
});
