import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accept, aMatter, deliver, forward, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { aMailServer, aReceiver, type Receiver } from '../support/receivers';
import { allMessages, allSettled, sending, subscribed } from '../support/sending';
import { databaseText } from '../support/traces';

/** What was planted with a petitioner never leaves the house: not by outbox, mail, SMS or webhook. */

const person = {
  name: '司马外传',
  phone: '13787650009',
  idNumber: '330421199001011234',
  address: '安县种子路外八号',
  mail: 'simawaizhuan@example.net',
};
const words = {
  request: '请求支付外传工资',
  facts: '外传事实三个月没有拿到',
  contact: '外传联系谈了赔偿',
  extension: '外传延期要鉴定',
  opinion: '外传查明欠薪属实',
  promise: '外传承诺补发',
  rating: '外传评价不满意',
  urge: '外传催办请快一点',
};
const planted = [...Object.values(person), ...Object.values(words)];

let office: Office;
let mail: Awaited<ReturnType<typeof aMailServer>>;
let receiver: Receiver;
let dir: string;
beforeAll(async () => {
  office = await anOffice();
  mail = await aMailServer();
  receiver = await aReceiver();
  dir = mkdtempSync(join(tmpdir(), 'huiyin-outside-'));
  await subscribed(office, receiver.url);
  await lived();
  const sender = sending(office, { smtp: mail.url, smsFile: join(dir, 'sms.jsonl') });
  try {
    await allSettled(office);
  } finally {
    await sender.stop();
  }
});
afterAll(async () => {
  await mail.close();
  await receiver.close();
  await office.close();
  rmSync(dir, { recursive: true });
});

/** Every act that takes words of or about the petitioner on the main road, warning and order included. */
async function lived(): Promise<void> {
  const more = { persons: [person], requests: [{ text: words.request }], facts: words.facts };
  const matter = await aMatter(office, 'chen', '2026-02-27T09:00:00+08:00', more);
  await forward(matter, 'chen', 'labour');
  await matter.to('2026-03-02T09:30');
  await accept(matter, 'han', '2026-03-02');
  await matter.do('han', 'recordContact', { on: '2026-03-02', how: 'phone', summary: words.contact });
  await matter.do('chen', 'urge', { ...(await signedBy(matter)), text: words.urge });
  await matter.do('han', 'requestExtension', { days: 30, reason: words.extension });
  await matter.to('2026-05-08T10:00');
  const items = [{ no: 1, outcome: 'supported', facts: words.opinion, basis: '劳动法第五十条' }];
  const promise = { what: words.promise, by: '2026-06-30' };
  const opinion = await signReply(matter, 'han', 'tou', { items, promise });
  await deliver(matter, 'han', opinion, '2026-05-08');
  const grades = { bureau: 'satisfied', unit: 'notSatisfied', text: words.rating };
  await matter.do('chen', 'rate', { ...(await signedBy(matter)), ...grades });
  // Who gave only an address hears by mail.
  const byMail = {
    persons: [{ ...person, phone: undefined }],
    requests: [{ text: words.request }],
    facts: words.facts,
  };
  await aMatter(office, 'chen', '2026-02-27T09:00:00+08:00', byMail);
}

const signedBy = async (matter: Matter) => ({ onBehalfOf: { paper: await matter.file('chen', 'signedStatement') } });
const found = (text: string) => planted.filter((one) => text.includes(one));

test('the outbox and the messages hold nothing of it, in no state', async () => {
  const { outbox, messages } = await databaseText(office.db);
  expect([outbox!.length > 1_000, messages!.length > 1_000]).toEqual([true, true]);
  expect([found(outbox!), found(messages!)]).toEqual([[], []]);
});

test('every way was gone', async () => {
  const sent = (await allMessages(office)).filter(({ state }) => state === 'sent');
  expect(new Set(sent.map(({ channel }) => channel))).toEqual(new Set(['mail', 'sms', 'webhook']));
});

test('mail to officers and to the petitioner names nobody and quotes nothing; the address is on the envelope alone', () => {
  const toPetitioner = mail.mails.filter(({ to }) => to === person.mail);
  expect([toPetitioner.length > 0, mail.mails.length > toPetitioner.length]).toEqual([true, true]);
  for (const { to, headers, text } of mail.mails) {
    const isOwn = to === person.mail;
    expect(found(text)).toEqual([]);
    expect(found(isOwn ? headers.replace(/^to: .*$/im, '') : headers)).toEqual([]);
  }
});

test('an SMS holds the number it goes to, and nothing else of it', () => {
  const lines = readFileSync(join(dir, 'sms.jsonl'), 'utf8').trim().split('\n');
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    const { to, ...rest } = JSON.parse(line);
    expect([to, found(JSON.stringify(rest))]).toEqual([person.phone, []]);
  }
});

test('a webhook carries facts of the office, in head and body', () => {
  expect(receiver.calls.length).toBeGreaterThan(10);
  expect(receiver.calls.map(({ event }) => event.type)).toEqual(
    expect.arrayContaining(['huiyin.petition.rate', 'huiyin.petition.recordDelivery', 'huiyin.order.issue']),
  );
  for (const { headers, body } of receiver.calls) expect(found(JSON.stringify(headers) + body)).toEqual([]);
});

test('sending left no word in the log', () => expect(found(office.log())).toEqual([]));
