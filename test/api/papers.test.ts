import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { docxType } from '../../api/papers/docx';
import { paperWords } from '../../db/schema';
import { aMatter, deliver, type Matter } from '../support/matter';
import { anOffice, type Office, type Reply } from '../support/office';
import { onceChecks } from '../support/registers';
import { databaseText, tablesWith } from '../support/traces';
import { unzip } from '../support/unzip';

/** Papers through the door: issued, read, taken by acts, made void, delivered. */

const planted = { name: '司马文书', phone: '13787650001' };
const words = { request: '请求支付文书工资九千元', ground: '经查证包工头已于上月离场', demand: '请与其母亲当面沟通' };
let office: Office;
let matter: Matter;

beforeAll(async () => {
  office = await anOffice();
  const person = { persons: [planted], requests: [{ text: words.request }], facts: '工资没有拿到' };
  matter = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00', person);
});
afterAll(() => office.close());

const issue = (
  who: string,
  kind: string,
  body: object = {},
  more = {},
  noun = 'petitions',
  id = matter.id,
): Promise<Reply> => office.as(who).post(`/${noun}/${id}/papers/${kind}`, body, more);
async function issued(who: string, kind: string, body: object = {}): Promise<{ id: string; serial: string }> {
  const { status, body: paper, text } = await issue(who, kind, body);
  if (status !== 201) throw new Error(`${kind}: ${text}`);
  return paper;
}
const page = async (who: string, id: string, query = '') => office.as(who).get(`/papers/${id}.html${query}`);

test('a receipt names the petitioner, leaves an access line, and its page holds no script', async () => {
  const paper = await issued('chen', 'registrationReceipt');
  expect(paper.serial).toMatch(/^安信访局登〔2026〕1号$/);
  const { text, headers, status } = await page('chen', paper.id);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  for (const part of [planted.name, words.request, paper.serial, '登记回执', '2026年3月2日', '另行交付'])
    expect(text).toContain(part);
  expect(text).not.toMatch(/<script|<style| style=| on\w+=/);
  const texts = await databaseText(office.db);
  expect(texts.access_log).toContain(`chen,coordinator,${matter.id},paper:registrationReceipt`);
  expect(texts.access_log).toContain(`document:${paper.id}`);
  expect((await page('chen', paper.id, '?lang=en')).text).toContain('Registration receipt');
});

test('the same key gives the same number, at once and again; another body is refused; the next key the next number', async () => {
  const key = randomUUID();
  const both = await Promise.all(Array.from({ length: 5 }, () => issue('chen', 'registrationReceipt', {}, { key })));
  expect(new Set(both.map(({ text }) => text)).size).toBe(1);
  expect(both[0]!.body.serial).toContain('2号');
  const other = await issue('chen', 'transferSlip', { unitId: 'labour' }, { key });
  expect([other.status, other.body.code]).toEqual([422, 'keyReused']);
  expect((await issue('chen', 'registrationReceipt')).body.serial).toContain('3号');
});

test('role, place and stage decide as the rows say, and a refusal uses no number', async () => {
  const codeOf = async (...asked: Parameters<typeof issue>) => (await issue(...asked)).body.code;
  expect(await codeOf('su', 'registrationReceipt')).toBe('notYourRole');
  expect(await codeOf('he', 'registrationReceipt')).toBe('notFound');
  expect(await codeOf('zhe-chen', 'registrationReceipt')).toBe('notFound');
  expect(await codeOf('chen', 'transferSlip', { unitId: 'labour' })).toBe('wrongStage');
  expect(await codeOf('chen', 'registrationReceipt', { more: 1 })).toBe('invalidInput');
  expect(await codeOf('chen', 'noSuchPaper')).toBe('notFound');
  expect(await codeOf('chen', 'registrationReceipt', {}, { key: null })).toBe('keyMissing');
  expect((await issue('chen', 'registrationReceipt')).body.serial).toContain('4号');
});

test('a slip goes with the matter; the unit accepts by its own notice, which is listed until it is delivered', async () => {
  await matter.do('chen', 'screen', { result: 'none' });
  await matter.do('chen', 'classify', { domain: 'labour' });
  expect((await issue('chen', 'transferSlip', { unitId: 'nobody' })).body.code).toBe('unknownUnit');
  const slip = await issued('chen', 'transferSlip', { unitId: 'labour' });
  expect((await page('chen', slip.id)).text).toContain('安县人社局：');
  await matter.do('chen', 'forward', { unitId: 'labour', slip: slip.id });
  expect((await issue('da', 'acceptanceNotice', { acceptedOn: '2026-03-02' })).body.code).toBe('notFound');
  const wrong = await issued('han', 'acceptanceNotice', { acceptedOn: '2026-03-01' });
  const voided = await office.as('han').post(`/papers/${wrong.id}/void`, { reason: 'wrongContent' });
  expect(voided.body).toMatchObject({ serial: wrong.serial, void: { by: 'han', reason: 'wrongContent' } });
  expect(await matter.code('han', 'accept', { acceptedOn: '2026-03-02', officer: 'han', notice: wrong.id })).toBe(
    'paperVoid',
  );
  expect((await page('han', wrong.id)).text).toContain('<p class="stamp">作废</p>');
  const notice = await issued('han', 'acceptanceNotice', { acceptedOn: '2026-03-02' });
  expect(notice.serial).toBe('安人社局受〔2026〕2号');
  await matter.do('han', 'accept', { acceptedOn: '2026-03-02', officer: 'han', notice: notice.id });
  expect((await office.as('han').post(`/papers/${notice.id}/void`, { reason: 'replaced' })).body.code).toBe(
    'paperInUse',
  );
  const waiting = async (who: string) => (await office.as(who).get('/deliveries')).body.items;
  expect(await waiting('chen')).toMatchObject([
    {
      id: matter.id,
      papers: [{ doc: notice.id, type: 'acceptanceNotice', serial: notice.serial, issuedOn: '2026-03-02' }],
    },
  ]);
  expect(await waiting('he')).toEqual([]);
  await deliver(matter, 'han', notice.id, '2026-03-02');
  expect(await waiting('chen')).toEqual([]);
  await matter.do('han', 'startHandling');
});

test('the opinion is filled in, submitted with its paper, sent back, made void and issued anew', async () => {
  await matter.to('2026-05-29T10:00');
  const items = [{ no: 1, outcome: 'explained', facts: words.ground, basis: '劳动法第五十条' }];
  const submit = (opinion: string) =>
    matter.do('han', 'submitReply', { opinion, items, onceChecks, remedy: '三十日内可向县政府申请复查' });
  const first = await issued('han', 'handlingOpinion', { items });
  const text = (await page('tou', first.id)).text;
  for (const part of [words.ground, '向安县人民政府书面申请复查', '2026年6月29日（星期一）', 'han（handler）'])
    expect(text).toContain(part);
  await submit(first.id);
  expect((await office.as('han').post(`/papers/${first.id}/void`, { reason: 'replaced' })).body.code).toBe(
    'paperInUse',
  );
  await matter.do('tou', 'returnReply', { reason: '理由不足' });
  expect((await office.as('han').post(`/papers/${first.id}/void`, { reason: 'replaced' })).status).toBe(200);
  const second = await issued('han', 'handlingOpinion', { items });
  await submit(second.id);
  await matter.do('tou', 'approveReply');
  const listed = (await office.as('su').get(`/petitions/${matter.id}/papers`)).body.items;
  expect(listed.filter(({ kind }: { kind: string }) => kind === 'handlingOpinion')).toMatchObject([
    { serial: '安人社局复〔2026〕1号', void: { reason: 'replaced' } },
    { serial: '安人社局复〔2026〕2号', void: null },
  ]);
});

test('the docx holds the same words as the page', async () => {
  const [first] = (await office.as('chen').get(`/petitions/${matter.id}/papers`)).body.items;
  const token = await office.auth.sign({
    sub: 'chen',
    roles: ['coordinator'],
    unit: 'county-bureau',
    region: '330421',
  });
  const ask = (path: string, accept = '*/*') =>
    fetch(`${office.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}`, accept } });
  for (const answer of [await ask(`/papers/${first.id}.docx`), await ask(`/papers/${first.id}`, docxType)]) {
    expect(answer.headers.get('content-type')).toBe(docxType);
    const files = await unzip(Buffer.from(await answer.arrayBuffer()));
    const xml = files.get('word/document.xml')!.toString();
    for (const part of ['登记回执', first.serial, planted.name, words.request, '安县信访局'])
      expect(xml).toContain(part);
  }
});

test('an order’s slip is the supervisor’s; a reminder names a clock that runs', async () => {
  await matter.to('2026-06-03T10:00');
  expect((await issue('su', 'reminderSlip', { rule: 'T_NOTIFY' })).body.code).toBe('clockNotRunning');
  const order = await matter.order();
  const body = { demand: words.demand };
  expect((await issue('chen', 'supervisionSlip', body, {}, 'orders', order.id)).body.code).toBe('notYourRole');
  const slip = await issue('su', 'supervisionSlip', body, {}, 'orders', order.id);
  expect(slip.status).toBe(201);
  expect((await page('su', slip.body.id)).text).toContain('逾期未办');
});

test('of an accusation nothing goes to the accused unit or one below it', async () => {
  const accused = { units: ['labour'], officers: [] };
  const more = { matterType: 'accusation', accused };
  const accusation = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00', more);
  await accusation.do('chen', 'screen', { result: 'none' });
  await accusation.do('chen', 'classify', { domain: 'discipline' });
  const slip = (body: object) => issue('chen', 'transferSlip', body, {}, 'petitions', accusation.id);
  for (const unitId of ['labour', 'labour-team']) expect((await slip({ unitId })).body.code).toBe('accusedUnit');
  expect((await slip({ unitId: 'discipline', assistants: ['labour'] })).body.code).toBe('accusedUnit');
  const notice = await issue('chen', 'registrationReceipt', {}, {}, 'petitions', accusation.id);
  for (const path of [
    `/papers/${notice.body.id}`,
    `/papers/${notice.body.id}.docx`,
    `/petitions/${accusation.id}/papers`,
  ])
    expect([path, (await office.as('tou').get(path)).status]).toEqual([path, 404]);
});

test('a unit without a word issues nothing until an administrator sets one that is its own', async () => {
  await office.db.delete(paperWords).where(sql`unit_id = 'county-bureau' and kind = 'registrationReceipt'`);
  expect((await issue('chen', 'registrationReceipt')).body.code).toBe('paperWordMissing');
  const set = (who: string, word: string, unitId = 'county-bureau') =>
    office.as(who).post('/paper-words', { unitId, kind: 'registrationReceipt', word });
  expect((await set('chen', '安信登')).body.code).toBe('forbidden');
  expect((await set('cheng', '安信登', 'nowhere')).body.code).toBe('unknownUnit');
  expect((await set('cheng', '安人社局复')).body.code).toBe('paperWordTaken');
  expect((await set('cheng', '安信 登')).body.code).toBe('invalidInput');
  expect((await set('cheng', '安信登')).body).toMatchObject({
    word: '安信登',
    source: 'office setting',
    setBy: 'cheng',
  });
  expect((await issue('chen', 'registrationReceipt')).body.serial).toBe('安信登〔2026〕1号');
});

test('no table holds a word of any paper, nor does the log', async () => {
  const texts = await databaseText(office.db);
  for (const text of [planted.name, planted.phone, words.ground, words.demand]) {
    expect(tablesWith(texts, text)).toEqual([]);
    expect(office.log()).not.toContain(text);
  }
  expect(tablesWith(texts, words.request)).toEqual(['petitions']);
  expect(texts.papers).toContain('安信访局登');
});
