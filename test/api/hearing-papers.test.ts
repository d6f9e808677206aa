import { panelMembers } from '../../db/schema';
import { panelKindCodes } from '../../domain/panel/kinds';
import {
  aHearing,
  ballot,
  convene,
  deliberate,
  type Hearing,
  letter,
  opine,
  schedule,
  serve,
} from '../support/hearing-door';
import { anOffice, type Office } from '../support/office';
import { fillPool, panel } from '../support/panel';

/** What a hearing leaves on paper and before whom: papers, session sheet, calendar, the published opinion. */
let office: Office;
let hearing: Hearing;
beforeAll(async () => {
  fillPool();
  office = await anOffice();
  await office.db.insert(panelMembers).values(
    panel.map(({ id }, n) => ({
      ...{ bureau: 'county-bureau', person: id, version: 1, name: `评议员姓名${n + 1}号`, units: [], periods: [] },
      ...{ kinds: [panelKindCodes[n % 6]!], mainKind: panelKindCodes[n % 6]!, selectedHow: 'application' },
      ...{ changeReason: 'test', changedBy: 'cheng', changedAt: '2026-01-01T00:00:00.000Z' },
    })),
  );
  hearing = await aHearing(office);
});
afterAll(() => office.close());

const issue = (who: string, kind: string, body: object = {}) =>
  hearing.as(who).post(`/hearings/${hearing.id}/papers/${kind}`, body);
async function printed(who: string, kind: string, body: object = {}) {
  const { status, body: paper, text } = await issue(who, kind, body);
  if (status !== 201) throw new Error(text);
  const html = (await hearing.as('cao').get(`/papers/${paper.id}.html`)).text;
  const docx = await hearing.as('cao').get(`/papers/${paper.id}.docx`);
  expect([docx.status, docx.headers.get('content-type')]).toEqual([200, expect.stringContaining('wordprocessingml')]);
  return { paper, html };
}
const sheet = async (who: string) => (await hearing.as(who).get(`/hearings/${hearing.id}/sheet`)).body;
const nameOf = (person: string) => `评议员姓名${person.replace('member-', '')}号`;
const open = async (path: string) => {
  const answer = await fetch(`${office.url}${path}`);
  return { status: answer.status, text: await answer.text() };
};

test('the earliest lawful day is shown, and how a day stands to it', async () => {
  const { body } = await office.as('chen').get(`/hearings/${hearing.id}/earliest?session=2026-05-29`);
  expect(body).toEqual({
    ...{ today: '2026-05-18', earliestOn: '2026-06-01' },
    session: { on: '2026-05-29', latestOn: '2026-05-15', isInTime: false },
  });
  expect((await office.as('pu-chen').get(`/hearings/${hearing.id}/earliest`)).status).toBe(404);
});

test('notice and list are printed once the panel is drawn, by the bureau that organises it', async () => {
  const bring = { to: 'unit', bring: ['搬迁方案', '风险评估报告'] };
  expect((await issue('chen', 'hearingNotice', bring)).body.code).toBe('wrongStage');
  await schedule(hearing);
  expect((await issue('chen', 'candidateList')).body.code).toBe('wrongStage');
  await hearing.to('2026-06-03T08:30:00+08:00');
  const { paper, html } = await printed('chen', 'hearingNotice', bring);
  expect(paper.serial).toMatch(/听通〔2026〕1号$/);
  const [first] = await hearing.seats();
  for (const part of [
    '2026年6月25日（星期四）09:00',
    '县信访局三楼',
    '风险评估报告',
    '第1项',
    nameOf(first!),
    '2026年6月10日',
  ])
    expect(html).toContain(part);
  expect((await printed('chen', 'candidateList')).html).toContain((await hearing.get()).details.seed.commitment);
  expect((await issue('chen', 'hearingNotice', { ...bring, to: 'petitioner' })).body.code).toBe('partyUnknown');
  // Nobody else numbers a paper of this bureau, and whoever is to be judged prints none.
  for (const who of ['han', first!]) expect((await issue(who, 'candidateList')).body.code).toBe('notYourRole');
});

test('each member has a letter; every one of them finds the session in the own calendar, and nobody else', async () => {
  await serve(hearing);
  await letter(hearing);
  const [first] = await hearing.seats();
  expect((await printed('chen', 'memberLetter', { seat: 1 })).html).toContain(`${nameOf(first!)}：`);
  const feed = async (who: string) => {
    const { body } = await hearing.as(who).post('/calendar-links', {});
    return (await open(body.path)).text.replaceAll('\r\n ', '');
  };
  const { number, panel: places } = await hearing.get();
  expect(await feed(first!)).toContain(`SUMMARY:评议听证（评议员） Hearing (member) ${number}`);
  expect(await feed(places.at(-1).person)).toContain('alternate');
  for (const [who, part] of [
    ['ning', 'chair'],
    ['geng', 'recorder'],
  ] as const) {
    const text = await feed(who);
    expect(text).toContain(`DTSTART:20260625T010000Z\r\nSUMMARY:`);
    expect(text).toContain(`(${part}) ${number}`);
    expect(text).not.toMatch(/三楼|评议员姓名/);
  }
  expect(await feed('han')).not.toContain('VEVENT');
});

test('the sheet: all for chair, recorder and bureau; the own place for a member; never how anybody voted', async () => {
  await convene(hearing);
  const [first, second] = await hearing.seats();
  const before = await sheet('ning');
  expect(before).toMatchObject({
    ...{ stage: 'convened', place: '县信访局三楼', identities: '人社局代表李某，证件核对无误', votesToUphold: 6 },
    quorum: { seats: 9, filled: 9, open: [], isFull: true },
    ...{ chair: { person: 'ning' }, items: [{ no: 1, text: '第1项' }], ballots: null },
  });
  expect(before.seats[0]).toEqual({ no: 1, person: first, name: nameOf(first!) });
  expect(before.agenda.map(({ done }: { done: boolean }) => done)).not.toContain(true);
  await deliberate(hearing);
  await hearing.do(first!, 'castBallot', ballot(['notUphold'], '不赞成的理由'));
  for (const who of ['ning', 'geng', 'chen']) {
    const body = await sheet(who);
    expect(body.ballots).toEqual({ round: 1, cast: 1, missing: [2, 3, 4, 5, 6, 7, 8, 9] });
    expect(JSON.stringify(body)).not.toMatch(/notUphold|不赞成/);
  }
  const [voted, waits] = [await sheet(first!), await sheet(second!)];
  expect([voted.ballot, waits.ballot, waits.own]).toEqual([
    { cast: true },
    { cast: false },
    { no: 2, alternate: false },
  ]);
  expect(JSON.stringify(waits)).not.toMatch(/member-|姓名|李某|missing/);
  expect((await sheet('han')).code).toBe('notYourRole');
  const other = await aHearing(office);
  expect((await hearing.as(first!).get(`/hearings/${other.id}/sheet`)).status).toBe(404);
});

const parties = ['unit', 'chair', 'recorder'].map((who) => ({ who, signed: who !== 'unit' }));

test('minutes and opinion: printed by recorder and chair in the name of the bureau, refusals noted', async () => {
  const [, ...others] = await hearing.seats();
  for (const [n, person] of others.entries())
    await hearing.do(person, 'castBallot', ballot([n < 6 ? 'uphold' : 'abstain']));
  await hearing.do('ning', 'tally');
  const seats = Array.from({ length: 9 }, (_, n) => ({
    seat: n + 1,
    signed: n > 0,
    ...(n === 0 ? { reason: '记录不全' } : {}),
  }));
  expect((await issue('geng', 'hearingMinutes', { parties, seats: seats.slice(1) })).body.code).toBe(
    'signatureMissing',
  );
  const { paper, html } = await printed('geng', 'hearingMinutes', { parties, seats });
  expect([paper.unit, paper.issuedBy]).toEqual(['county-bureau', 'geng']);
  for (const part of ['第9项议程笔录', '拒绝签名，理由：记录不全', '李某', '<td>6</td><td>1</td><td>2</td>'])
    expect(html).toContain(part);
  expect((await issue('ning', 'hearingOpinion')).body.code).toBe('wrongStage');
  await opine(hearing);
  const opinion = await printed('ning', 'hearingOpinion');
  expect(opinion.paper.serial).toMatch(/评〔2026〕1号$/);
  for (const part of ['评议团认为方案依据充分', ...(await hearing.seats()).map(nameOf)])
    expect(opinion.html).toContain(part);
});

const publicText = '评议团认为搬迁方案依据充分，第1席认为应当补充评估。';

test('published after a second person read it, without a name of the panel; withdrawn it is as unknown as any other', async () => {
  const [first] = await hearing.seats();
  const submit = (text: string, who = 'chen') => hearing.code(who, 'submitRedaction', { text });
  const { number } = await hearing.get();
  const path = `/opinions/${number}`;
  for (const text of [`${publicText}${nameOf(first!).split('').join(' ')}`, `${publicText} ${first}`]) {
    const refused = await hearing.post('chen', 'submitRedaction', { text });
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([422, 'namesLeft', undefined]);
  }
  expect(await submit(publicText)).toBeUndefined();
  await hearing.to('2026-06-30T09:00:00+08:00');
  const proofs = { unit: await hearing.file('deliveryProof') };
  await hearing.do('chen', 'recordDelivery', { deliveredOn: '2026-06-30', proofs });
  expect((await issue('chen', 'publicOpinion')).body.code).toBe('redactionUnchecked');
  expect(await hearing.code('chen', 'publishOpinion', { redaction: 1 })).toBe('selfApproval');
  expect([(await open(path)).status, (await open('/opinions')).text.includes(number)]).toEqual([404, false]);

  await hearing.do('cao', 'publishOpinion', { redaction: 1 });
  const [page, list] = [await open(path), await open('/opinions?lang=en')];
  expect(list.text).toContain(number);
  for (const part of [publicText, '评议员9', '支持责任单位意见', '2026年6月30日']) expect(page.text).toContain(part);
  for (const text of [page.text, list.text]) expect(text).not.toMatch(/姓名|member-|ning|李某|三楼|<script/);
  const copy = await printed('chen', 'publicOpinion');
  expect(copy.html).toContain(publicText);
  expect(copy.html).not.toMatch(/姓名|member-/);

  await hearing.do('chen', 'withdrawPublication', { reason: '有误' });
  const [gone, unknown] = [await open(path), await open('/opinions/county-bureau-TZ-2026-999999')];
  expect([gone.status, gone.text]).toEqual([404, unknown.text]);
  expect((await open('/opinions')).text).not.toContain(number);
});

test('it stays public beyond the end of the hearing, which its members see no longer, until it is withdrawn', async () => {
  const { number } = await hearing.get();
  expect(await hearing.code('cao', 'submitRedaction', { text: publicText })).toBeUndefined();
  await hearing.do('chen', 'publishOpinion', { redaction: 2 });
  expect((await open(`/opinions/${number}`)).status).toBe(200);
  const [first] = await hearing.seats();
  await hearing.do('chen', 'close', { repeat: true });
  expect((await open(`/opinions/${number}`)).status).toBe(200);
  expect((await hearing.as(first!).get(`/hearings/${hearing.id}`)).status).not.toBe(200);
  await hearing.do('cao', 'withdrawPublication', { reason: '有误' });
  expect((await open(`/opinions/${number}`)).status).toBe(404);
  expect(await hearing.code('cao', 'withdrawPublication', { reason: '有误' })).toBe('storyEnded');
});
