import { eq } from 'drizzle-orm';
import { eventsAfter } from '../../db/events';
import { heads } from '../../db/schema';
import { publicKeyOf } from '../../sealing/record';
import { verifyRecord } from '../../sealing/verify';
import { storyWorkflowId } from '../../workflows/messages';
import { accept, aMatter, deliver, forward, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { threeChecks } from '../support/registers';
import { databaseText, historyText, tablesWith } from '../support/traces';

/** What a person would search for in a stolen dump. */
const planted = {
  name: '司马种子',
  phone: '13787654321',
  idNumber: '330421198505052222',
  address: '安县无名路八十八号',
};
const words = ['三个月血汗钱没有着落', '请求立刻支付工资八千元'];
const secrets = ['已上门向其母亲说明', '案情涉及三家公司', '包工头已经找到', '电话里她很着急'];

let office: Office;
let matter: Matter;

beforeAll(async () => {
  office = await anOffice();
  const person = { persons: [planted], facts: words[0], requests: [{ text: words[1] }] };
  matter = await aMatter(office, 'chen', '2026-02-26T09:00:00+08:00', person);
  const receipt = await office.as('chen').post(`/petitions/${matter.id}/papers/registrationReceipt`, {});
  expect(receipt.status).toBe(201);
  await matter.do('chen', 'nameRepresentatives', { reps: [planted] });
  await forward(matter, 'chen', 'labour');
  await accept(matter, 'han', '2026-02-26');
  await matter.do('han', 'recordContact', { on: '2026-02-26', how: 'phone', summary: secrets[3] });
  await matter.do('han', 'requestExtension', { days: 5, reason: secrets[1] });
  await matter.do('tou', 'refuseExtension', { reason: secrets[2] });
  const opinion = await signReply(matter, 'han', 'tou');
  await deliver(matter, 'han', opinion, '2026-02-26');
  await matter.do('hu', 'verifyByUnit', { result: 'passed', checks: threeChecks });
  await matter.do('cao', 'verifyByBureau', { result: 'passed', checks: threeChecks });
  await matter.do('chen', 'close', { resolved: true, outcome: secrets[0] });
  await matter.to('2026-04-15T09:00'); // over with the days of late entry, which end with Tue 04-14
}, 60_000);
afterAll(() => office.close());

test('no history, memo or log holds a name, a number or a word', async () => {
  const history = await historyText(office.temporal, storyWorkflowId('petition', matter.id));
  expect(history).toContain('wages'); // so that a search that reads nothing cannot pass
  for (const text of [...Object.values(planted), ...words, ...secrets]) {
    expect(history).not.toContain(text);
    expect(office.log()).not.toContain(text);
  }
});

test('no table holds a name, a number or an officer’s note; the read row alone keeps the petition’s words', async () => {
  const texts = await databaseText(office.db);
  for (const text of [...Object.values(planted), ...secrets]) expect(tablesWith(texts, text)).toEqual([]);
  for (const text of words) expect(tablesWith(texts, text)).toEqual(['petitions']);
});

test('who opens a person’s data leaves a line; who may not see the matter opens nothing', async () => {
  const opened = await office.as('su').get(`/petitions/${matter.id}?persons=1`);
  expect(opened.body.persons[0]).toMatchObject({ name: planted.name, phone: planted.phone });
  const texts = await databaseText(office.db);
  expect(texts.access_log).toContain(`su,supervisor,${matter.id},persons`);
  expect((await office.as('he').get(`/petitions/${matter.id}?persons=1`)).status).toBe(404);
});

test('erased: nothing is left to find, and the record still verifies', async () => {
  const erased = await office.as('cheng').post(`/petitions/${matter.id}/erasure`, { reason: 'retention ended' });
  expect(erased.status).toBe(200);

  const texts = await databaseText(office.db);
  const history = await historyText(office.temporal, storyWorkflowId('petition', matter.id));
  for (const text of [...Object.values(planted), ...words, ...secrets]) {
    expect(tablesWith(texts, text)).toEqual([]);
    expect(history).not.toContain(text);
  }
  expect(texts.matter_keys).not.toContain(matter.id);
  expect(texts.person_hashes).not.toContain(matter.id);
  const lines = await eventsAfter(office.db, matter.id, 0);
  const [head] = await office.db.select().from(heads).where(eq(heads.story, matter.id));
  expect(verifyRecord(lines as never, head!, publicKeyOf(office.keys.signing))).toEqual({
    ok: true,
    lines: lines.length,
  });
  expect((await office.as('su').get(`/petitions/${matter.id}`)).status).toBe(200);
});
