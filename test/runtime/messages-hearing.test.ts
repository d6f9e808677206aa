import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plantedPhone } from '../support/a-registration';
import { aHearing, calledHearing, schedule, serve } from '../support/hearing-door';
import { acceptedByLabour } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { loadPanel } from '../support/panel-register';
import { allMessages, sentBy } from '../support/sending';

/** What the petitioner hears of a hearing: in time to have a say, under the number of the matter. */
let office: Office;
let dir: string;
beforeAll(async () => {
  office = await anOffice();
  await loadPanel(office);
  dir = mkdtempSync(join(tmpdir(), 'huiyin-sms-'));
});
afterAll(async () => {
  await office.close();
  rmSync(dir, { recursive: true });
});

test('the petitioner is asked for consent and told of list and delay by SMS; of a preventive one nobody is told', async () => {
  const matter = await acceptedByLabour(office);
  const called = await calledHearing(office, matter, { applicant: 'unit', ground: 'unitAsks' });
  const hearing = { ...called, to: (at: string) => matter.to(at.slice(0, 16)) };
  await hearing.do('chen', 'askConsent', { note: '种子内部备注' });
  const onBehalfOf = { paper: await hearing.file('signedStatement') };
  await hearing.do('chen', 'consent', { onBehalfOf });
  await schedule(hearing, { sessionAt: '2026-03-25T09:00:00+08:00', drawAt: '2026-03-04T08:00:00+08:00' });
  await serve(hearing, '2026-03-04');
  await hearing.do('chen', 'postpone', { cause: 'partyPrevented', reason: '种子延期理由' });
  await aHearing(office);

  const smsFile = join(dir, 'sms.jsonl');
  await sentBy(office, { smsFile });
  const { number } = await matter.row();
  const sent: { to: string; text: string }[] = readFileSync(smsFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const found = [
    '请您在期限内答复，日期2026-03-09',
    '日期已定',
    '可以申请更换评议员，日期2026-03-09',
    '公开评议已延期',
  ].map((words) =>
    sent
      .filter(({ text }) => text.includes(words))
      .map(({ to, text }) => [to, text.includes(`编号${number}的信访事项`)]),
  );

  expect(found).toEqual(found.map(() => [[plantedPhone, true]]));
  expect(sent.some(({ text }) => text.includes('种子') || text.includes('TZ-'))).toBe(false);
  const own = (await allMessages(office)).filter(({ lane }) => lane === 'petitioner');
  expect(new Set(own.map(({ story }) => story))).toEqual(new Set([matter.id]));
});
