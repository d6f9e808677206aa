import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { events, stories } from '../../db/schema';
import { plantedName, plantedPhone } from '../support/a-registration';
import { accept, acceptedByLabour, aMatter, forward, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { aMailServer, aReceiver } from '../support/receivers';
import { allMessages, allSettled, eager, sending, subscribed, type Ways } from '../support/sending';
import { until } from '../support/until';

let office: Office;
let server: Awaited<ReturnType<typeof aMailServer>>;
let dir: string;
let smsFile: string;
beforeEach(async () => {
  office = await anOffice();
  server = await aMailServer();
  dir = mkdtempSync(join(tmpdir(), 'huiyin-sms-'));
  smsFile = join(dir, 'out', 'sms.jsonl');
});
afterEach(async () => {
  await server.close();
  await office.close();
  rmSync(dir, { recursive: true });
});

const begin = '2026-03-02T09:00:00+08:00';
interface Written {
  readonly id: string;
  readonly to: string;
  readonly text: string;
}
const written = (): Written[] =>
  readFileSync(smsFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const mailsTo = (to: string) => server.mails.filter((mail) => mail.to === to);

async function sendAll(ways: Ways = {}): Promise<void> {
  const sender = sending(office, { smtp: server.url, smsFile, ...ways });
  try {
    await allSettled(office);
  } finally {
    await sender.stop();
  }
}

const why = async () =>
  (await allMessages(office)).map(({ lane, state, error }) => `${lane} ${state}${error ? ` ${error}` : ''}`);

describe('an officer', () => {
  test('gets the notices of the inbox by mail: number, kind, clock and date', async () => {
    const matter = await acceptedByLabour(office);
    await matter.do('han', 'requestExtension', { days: 30, reason: '需要鉴定' });
    await matter.to('2026-04-28T10:00');
    await sendAll();
    const { number } = await matter.row();

    const [asked] = mailsTo('tou@example.org');
    expect(asked!.text).toContain(`编号 Number: ${number}`);
    expect(asked!.text).toContain('申请延期');
    const warning = mailsTo('han@example.org').find(({ text }) => text.includes('预警单'));
    expect(warning!.text).toContain('2026-05-06');
    expect(warning!.text).toMatch(/期限 Clock: \S+/);
    expect(warning!.headers).toMatch(/^message-id: <[0-9a-f-]{36}@huiyin>$/im);
    expect(warning!.headers).toMatch(/^auto-submitted: auto-generated$/im);
    for (const word of [plantedName, plantedPhone, '鉴定', '工资'])
      expect(JSON.stringify(server.mails)).not.toContain(word);
  });

  test('of an inbox gets it in each of its holders, but not who did the act, nor who is recused', async () => {
    const matter = await acceptedByLabour(office);
    const statement = await matter.file('chen', 'withdrawalStatement');
    const paper = await matter.file('chen', 'signedStatement');
    await matter.do('chen', 'withdraw', { statement, onBehalfOf: { paper } });
    await matter.do('han', 'requestExtension', { days: 30, reason: '需要鉴定' });
    const recused = sql`jsonb_set(state, '{facts,recused}', '["tou"]')`;
    await office.db.update(stories).set({ state: recused });
    await sendAll();

    expect(mailsTo('cao@example.org')).toHaveLength(1);
    expect([mailsTo('chen@example.org'), mailsTo('tou@example.org')]).toEqual([[], []]);
    expect(await why()).toContain('staff skipped barred');
  });

  test('whose server knows no such mailbox costs one try; one that is busy is tried again', async () => {
    let busy = 2;
    server.refusing.recipient = (to) => {
      if (to.startsWith('tou@')) return 550;
      return to.startsWith('han@') && busy-- > 0 ? 451 : undefined;
    };
    const matter = await acceptedByLabour(office);
    await matter.to('2026-04-28T10:00');
    await sendAll();
    const found = await allMessages(office);

    expect(found.filter(({ recipient }) => recipient === 'tou')).toMatchObject([
      { state: 'dead', attempts: 1, error: 'smtp 550' },
    ]);
    expect(Math.max(...found.filter(({ recipient }) => recipient === 'han').map(({ attempts }) => attempts))).toBe(3);
    expect(mailsTo('han@example.org')).toHaveLength(1);
  });

  test('is kept waiting visibly while there is no SMTP_URL, and gets it once there is', async () => {
    const matter = await acceptedByLabour(office);
    await matter.to('2026-04-28T10:00');
    await sendAll({ smtp: undefined });
    const cheng = office.as('cheng');
    const { items } = (await cheng.get('/outbox?state=skipped')).body;
    const han = items.find(({ recipient }: { recipient: string }) => recipient === 'han');
    expect(han).toMatchObject({ lane: 'staff', channel: 'mail', error: 'noSmtp', type: 'petition.warn' });
    await cheng.post(`/outbox/${han.id}/retry`, {});
    await sendAll();

    expect(mailsTo('han@example.org')).toHaveLength(1);
  });
});

describe('the petitioner', () => {
  test('is told by SMS what kind of change it was, with the number, and when a right ends soon', async () => {
    const matter = await acceptedByLabour(office);
    await matter.do('han', 'requestExtension', { days: 30, reason: '需要鉴定' });
    await matter.do('tou', 'extend', { notice: await matter.file('tou', 'extensionNotice') });
    const opinion = await signReply(matter, 'han', 'tou');
    const proof = await matter.file('han', 'deliveryProof');
    await matter.do('han', 'recordDelivery', { docId: opinion, deliveredOn: '2026-03-02', way: 'inPerson', proof });
    await matter.to('2026-03-30T10:00');
    await sendAll();
    const { number } = await matter.row();
    const texts = written().map(({ text }) => text);

    expect(new Set(written().map(({ to }) => to))).toEqual(new Set([plantedPhone]));
    for (const words of [
      '已登记',
      '已转送责任单位',
      '已受理',
      '办理期限已延长，日期2026-06-01',
      '处理意见已送达',
      '申请复查的期限将满，日期2026-04-01',
    ])
      expect(texts.filter((text) => text.includes(words))).toEqual([
        expect.stringContaining(`【演练】【回音】编号${number}`),
      ]);
    for (const text of texts) expect(text).not.toMatch(/工资|鉴定|种子|劳动法/);
    expect(statSync(smsFile).mode & 0o777).toBe(0o600);
  });

  test('without a mobile is told by mail, without both not at all, and that is seen', async () => {
    const persons = [{ name: plantedName, phone: '0573-88223344', mail: 'jia@example.net' }];
    await aMatter(office, 'chen', begin, { persons });
    await aMatter(office, 'chen', begin, { persons: [{ name: plantedName }] });
    await sendAll();

    expect(mailsTo('jia@example.net')[0]!.text).toMatch(/已登记[\s\S]*it has been registered/);
    expect(await why()).toEqual(['petitioner sent', 'petitioner skipped noContact']);
  });

  test('of a joint matter: each representative, as named last', async () => {
    const matter = await aMatter(office, 'chen', begin, { headcount: 9 });
    await sendAll();
    const reps = ['13700000001', '13700000002'].map((phone, n) => ({ name: `代表${n}`, phone }));
    await matter.do('chen', 'nameRepresentatives', { reps });
    await forward(matter, 'chen', 'labour');
    await sendAll();

    expect(
      written()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['13700000001', '13700000002', plantedPhone]);
  });

  test('hears nothing in the quiet hours, and all of it after them, with no try spent', async () => {
    await aMatter(office, 'chen', begin);
    let now = Date.parse('2026-03-02T23:30:00+08:00');
    const sender = sending(office, { smsFile, quietHours: '21:00-08:00', clock: () => now });
    await until(async () => (await allMessages(office))[0]?.channel === 'sms');
    expect(await allMessages(office)).toMatchObject([
      { state: 'waiting', attempts: 0, nextAt: '2026-03-03T00:00:00.000Z' },
    ]);
    now = Date.parse('2026-03-03T08:00:00+08:00');
    await allSettled(office);
    await sender.stop();

    expect(written()).toHaveLength(1);
  });

  test('of an accusation is told only if they asked, and then neither number nor kind; officers learn no number either', async () => {
    const accused = { matterType: 'accusation', accused: { units: ['labour'], officers: [] } };
    await aMatter(office, 'chen', begin, accused);
    const asked = await aMatter(office, 'chen', begin, { ...accused, tellChanges: true });
    await aMatter(office, 'chen', begin, { tellChanges: false });
    await asked.to('2026-03-16T10:00');
    await sendAll();
    const { number } = await asked.row();

    expect(written().map(({ text }) => text)).toEqual(['【演练】【回音】您反映的事项有新进展，请到窗口查询。']);
    expect(server.mails.length).toBeGreaterThan(0);
    for (const { text, headers } of server.mails) {
      expect(text.trim()).toBe('请登录回音查看。 Please look in your inbox in Huiyin.');
      expect(headers).not.toContain(number);
    }
    const people = server.mails.map(({ to }) => to);
    for (const barred of ['han', 'hu', 'tou', 'lin', 'da']) expect(people).not.toContain(`${barred}@example.org`);
  });
});

test('nothing of a person is in outbox, mail, webhooks or SMS but the number that is called', async () => {
  const receiver = await aReceiver();
  await subscribed(office, receiver.url);
  const mail = 'planted@example.net';
  const persons = [
    { name: plantedName, phone: plantedPhone, idNumber: '330421199001011234', address: '种子路九号', mail },
  ];
  const matter = await aMatter(office, 'chen', begin, { persons });
  await forward(matter, 'chen', 'labour');
  await accept(matter, 'han', '2026-03-02');
  await sendAll();
  await receiver.close();
  const tables = ['outbox', 'messages', 'subscriptions'].map((name) =>
    office.db.execute(sql.raw(`select t::text from ${name} t`)),
  );
  const out = JSON.stringify([await Promise.all(tables), server.mails, receiver.calls, written()]);
  const lines = JSON.stringify(await office.db.select().from(events));

  expect(receiver.calls.length).toBeGreaterThan(5);
  for (const secret of [plantedName, '330421199001011234', '种子', mail, '工资', '没有拿到']) {
    expect(out).not.toContain(secret);
    expect(lines).not.toContain(secret);
  }
  expect(out.split(plantedPhone)).toHaveLength(written().length + 1);
  expect(lines).not.toContain(plantedPhone);
});

test('an erased matter leaves nothing to send: neither what waits nor what nobody has looked at', async () => {
  const receiver = await aReceiver(() => ({ status: 500 }));
  const { id } = await subscribed(office, receiver.url);
  const matter = await aMatter(office, 'chen', begin);
  const sender = sending(office, {
    smsFile,
    quietHours: '21:00-08:00',
    clock: () => Date.parse('2026-03-02T23:30:00+08:00'),
    patience: { ...eager, firstMs: 60_000, longestMs: 60_000 },
  });
  await until(
    async () => receiver.calls.length === 1 && (await allMessages(office)).some(({ channel }) => channel === 'sms'),
  );
  await sender.stop();
  await matter.do('chen', 'screen', { result: 'none' });
  await office.db.update(stories).set({ over: true });
  const erased = await office.as('cheng').post(`/petitions/${matter.id}/erasure`, { reason: '保存期满' });
  expect(erased.status).toBe(200);

  expect(await allMessages(office)).toEqual([]);
  receiver.answer = () => ({ status: 200 });
  await sendAll();
  await office.as('cheng').post(`/subscriptions/${id}/replay`, { from: 0 });
  await sendAll();
  await receiver.close();
  expect([receiver.calls.length, await allMessages(office)]).toEqual([1, []]);
  expect(() => written()).toThrow('ENOENT');
});

test('figures tell what waits and what is stuck, and a dead receiver does not make the office unready', async () => {
  const receiver = await aReceiver(() => ({ status: 500 }));
  await subscribed(office, receiver.url);
  await aMatter(office, 'chen', begin);
  await sendAll({ smsFile: undefined, patience: { ...eager, attempts: 1 } });
  await receiver.close();
  await aMatter(office, 'chen', begin);
  const metrics = await (await fetch(`${office.url}/metrics`)).text();

  expect(metrics).toContain('huiyin_messages{channel="webhook",state="dead"} 1');
  expect(metrics).toContain('huiyin_messages{channel="petitioner",state="skipped"} 1');
  expect(metrics).toMatch(/huiyin_message_oldest_seconds\{channel="webhook",state="dead"\} \d/);
  expect(metrics).toContain('huiyin_outbox_unspread 1');
  expect((await fetch(`${office.url}/readyz`)).status).toBe(200);
});
