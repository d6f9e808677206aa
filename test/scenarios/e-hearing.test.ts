import {
  calledHearing,
  convene,
  deliberate,
  type Hearing,
  letter,
  opine,
  proofsFor,
  schedule,
  serve,
  vote,
} from '../support/hearing-door';
import { accept, aMatter, deliver, forward, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { concerned, free, loadPanel } from '../support/panel-register';
import { onceChecks } from '../support/registers';
import { until } from '../support/until';
import { verified } from '../support/verified-draw';

/**
 * Scenario E at the door, the panel drawn from the county's own register: accepted Fri 2026-05-15, due Tue 07-14 and never
 * paused; heard on Thu 07-09 instead of Thu 06-25; not upheld, and answered anew.
 */
let office: Office;
let matter: Matter;
let hearing: Hearing;
let order: string[];
beforeAll(async () => {
  office = await anOffice();
  await loadPanel(office);
});
afterAll(() => office.close());

const reply = async (facts: string) => ({
  ...{ opinion: await matter.file('han', 'handlingOpinion'), onceChecks, remedy: '三十日内可申请复查' },
  items: [{ no: 1, outcome: 'explained', facts, basis: '劳动法第五十条' }],
});
const shown = async (by = 'chen') => office.as(by).get(`/hearings/${hearing.id}/draw`);
const signed = async () => ({ onBehalfOf: { paper: await hearing.file('signedStatement') } });
const stageIs = (stage: string) => until(async () => (await hearing.get()).stage === stage);
/** Its handling clock runs to that day and has never stood still. */
async function isRunningTo(dueOn: string): Promise<void> {
  const { state, dueOn: until, pauses, pausedFrom } = await matter.clock('T_HANDLE');
  expect({ state, dueOn: until, pauses, pausedFrom }).toEqual({ state: 'running', dueOn });
}

test('called by the coordinator about the draft on the table, and not before the petitioner consents', async () => {
  matter = await aMatter(office, 'chen', '2026-05-14T09:00:00+08:00');
  await forward(matter, 'chen', 'labour');
  await matter.to('2026-05-15T09:30');
  await accept(matter, 'han', '2026-05-15');
  await matter.do('han', 'recordContact', { on: '2026-05-15', how: 'phone', summary: '已联系' });
  await matter.do('han', 'submitReply', await reply('已查明'));
  await matter.to('2026-05-25T10:00');
  hearing = await calledHearing(office, matter, { applicant: 'bureau' });
  expect((await matter.row()).stage).toBe('inHearing');
  expect(await hearing.get()).toMatchObject({ stage: 'proposed', unit: 'labour', bureau: 'county-bureau' });
  await expect(schedule(hearing)).rejects.toThrow('consentMissing');
  await hearing.do('chen', 'askConsent');
  await matter.to('2026-05-26T10:00');
  await hearing.do('chen', 'consent', await signed());
  await schedule(hearing);
  expect(await hearing.clock('T_HEARING_NOTICE')).toMatchObject({ dueOn: '2026-06-10' });
  expect(await hearing.clock('T_HEARING_HOLD')).toMatchObject({ dueOn: '2026-06-25' });
  expect((await shown()).body.draws).toEqual([]);
});

test('drawn by the clock on Wed 06-03 from the register, without whoever has to do with the matter', async () => {
  await serve(hearing);
  const [draw] = (await shown()).body.draws;
  order = draw.record.order;
  expect(draw.pool.candidates.map(({ id }: { id: string }) => id).sort()).toEqual([...free].sort());
  expect(draw.pool.excluded).toEqual(expect.arrayContaining([...concerned]));
  expect(draw.pool.excluded).toHaveLength(concerned.length);
  const asked = `/panel-members/pool?bureau=county-bureau&on=2026-06-03&hearing=${hearing.id}`;
  const { size, missing, hearing: left } = (await office.as('chen').get(asked)).body;
  expect([size, missing]).toEqual([free.length + concerned.length, []]);
  expect(left).toMatchObject({ size, candidates: free.length, places: 11, missing: [] });
  expect(Object.values<number>(left.excluded).reduce((a, b) => a + b, 0)).toBe(concerned.length);
  expect((await office.as('pu-chen').get(asked)).body.code).toBe('notFound');
  expect(await hearing.seats()).toEqual(order.slice(0, 9));
  expect((await hearing.get()).panel.map(({ person }: { person: string }) => person)).toEqual(order.slice(0, 11));
  expect(await hearing.clock('T_HEARING_RECUSAL')).toMatchObject({ dueOn: '2026-06-08' });
  await isRunningTo('2026-07-14');
});

test('each side strikes one, both alternates sit down, the letter goes out on Tue 06-09', async () => {
  await hearing.do('chen', 'strike', { seat: 2, ...(await signed()) });
  await hearing.do('han', 'strike', { seat: 5 });
  expect(await hearing.code('han', 'strike', { seat: 6 })).toBe('strikeUsed');
  const now = [order[0], order[9], order[2], order[3], order[10], ...order.slice(5, 9)];
  await until(async () => (await hearing.seats()).join() === now.join());
  expect(await hearing.code('chen', 'letter')).toBe('recusalOpen');
  await letter(hearing);
  expect(await hearing.get()).toMatchObject({ stage: 'noticed', now: expect.stringContaining('2026-06-09') });
});

test('a member steps aside the day before: put off, the next of the same order, announced anew', async () => {
  await matter.to('2026-06-24T09:00');
  await hearing.do(order[3]!, 'declareInterest', { ground: '与当事企业有业务往来' });
  await stageIs('postponed');
  await until(async () => (await hearing.seats())[3] === order[11]);
  expect((await hearing.get()).details.postponed).toEqual([
    { cause: 'quorumMissing', on: '2026-06-24', session: '2026-06-25' },
  ]);
  expect((await hearing.as(order[3]!).get(`/hearings/${hearing.id}`)).status).toBe(401);
  const again = { sessionAt: '2026-07-09T09:00:00+08:00', drawAt: undefined };
  await expect(schedule(hearing, { ...again, sessionAt: '2026-07-07T09:00:00+08:00' })).rejects.toThrow(
    'noticeTooShort',
  );
  await schedule(hearing, again);
  expect(await hearing.clock('T_HEARING_NOTICE')).toMatchObject({ dueOn: '2026-06-25' });
  await serve(hearing, '2026-06-25');
  expect(await hearing.clock('T_HEARING_RECUSAL')).toMatchObject({ dueOn: '2026-06-30' });
  await letter(hearing);
  expect((await shown()).body.draws).toHaveLength(1);
});

test('five uphold, three do not, one abstains: the matter is back, its clock where it was', async () => {
  await convene(hearing);
  await deliberate(hearing);
  await vote(hearing, { uphold: 5, notUphold: 3, abstain: 1 });
  expect(await hearing.get()).toMatchObject({ votesNeeded: 6, verdicts: [{ no: 1, upheld: false }] });
  const signatures = (await hearing.seats()).map((_person, n) => ({ seat: n + 1, signed: true }));
  const wrong = { text: '评议', items: [{ no: 1, upheld: true }], signatures };
  expect(await hearing.code('ning', 'issueOpinion', wrong)).toBe('contradictsTally');
  expect((await matter.row()).stage).toBe('inHearing');
  await opine(hearing, '依据不足，应当重新答复');
  await until(async () => (await matter.row()).stage === 'handling');
  const { details } = await matter.row();
  expect(details).toMatchObject({ round: 1, reply: { state: 'returned' }, hearings: [{ upheld: false }] });
  expect(details.mustDiffer).toMatchObject([{ no: 1, outcome: 'explained' }]);
  await isRunningTo('2026-07-14');
});

test('more time on the day before the last, and the same answer is refused', async () => {
  await hearing.do('chen', 'recordDelivery', { deliveredOn: '2026-07-09', proofs: await proofsFor(hearing) });
  await matter.to('2026-07-13T10:00');
  await matter.do('han', 'requestExtension', { days: 30, reason: '需重新核对工资账册' });
  await matter.do('tou', 'extend', { notice: await matter.file('tou', 'extensionNotice') });
  await isRunningTo('2026-08-13');
  expect(await matter.code('tou', 'approveReply')).toBe('noReply');
  expect(await matter.code('han', 'submitReply', await reply('已查明。'))).toBe('sameAsBefore');
});

test('a second panel about the same matter: nobody who was on the list of the first is in its pool', async () => {
  const first = hearing;
  const before = [...order.slice(0, 12)].sort();
  hearing = await calledHearing(office, matter);
  await schedule(hearing, { sessionAt: '2026-07-31T09:00:00+08:00', drawAt: '2026-07-14T08:00:00+08:00' });
  await matter.to('2026-07-14T09:00');
  const [draw] = (await shown()).body.draws;
  expect(draw.pool.candidates).toHaveLength(free.length - before.length);
  const barred = draw.pool.excluded.filter(({ reason }: { reason: string }) => reason === 'earlierHearing');
  expect(barred.map(({ id }: { id: string }) => id).sort()).toEqual(before);
  await hearing.do('chen', 'cancel', { reason: '双方同意先由单位重新答复' });
  await until(async () => (await matter.row()).stage === 'handling');
  hearing = first;
});

test('another answer is signed and delivered in time', async () => {
  const other = await reply('重新核对账册，尚欠工资一万二千元');
  await matter.do('han', 'submitReply', other);
  await matter.do('tou', 'approveReply');
  await deliver(matter, 'han', other.opinion, '2026-07-14');
  expect((await matter.row()).stage).toBe('replied');
  expect(await matter.clock('T_HANDLE')).toMatchObject({ state: 'stopped', metOn: '2026-07-14', lateDays: 0 });
});

test('anybody who sees the hearing draws it again offline; another order, seed or seat is found out', async () => {
  const { text, body } = await shown('han');
  expect(body).toMatchObject({ kind: 'hearing', story: hearing.id });
  expect(body.draws).toMatchObject([{ no: 1, seats: 9, seated: order.slice(0, 9) }]);
  expect(body.draws[0].committed.seq).toBeLessThan(body.draws[0].drawn.seq);
  expect(await verified(text)).toEqual([0, expect.stringContaining(body.number)]);
  // biome-ignore lint/suspicious/noExplicitAny: whatever part is forged
  const forged = async (change: (draw: any) => void) => {
    const forgery = JSON.parse(text);
    change(forgery.draws[0]);
    return verified(JSON.stringify(forgery));
  };
  const says = (fault: string) => [1, expect.stringContaining(fault)];
  const other = [order[1], order[0], ...order.slice(2)];
  const inOtherOrder = { record: { ...body.draws[0].record, order: other }, seated: other.slice(0, 9) };
  expect(await forged((draw) => Object.assign(draw, inOtherOrder))).toEqual(says('give another order'));
  const seed = 'ab'.repeat(32);
  expect(await forged(({ record }) => Object.assign(record, { seed }))).toEqual(says('not the one that was committed'));
  const bySeat = await forged(({ seated }) => seated.splice(3, 1, order[11]));
  expect(bySeat).toEqual(says('not the first of the order'));
  expect((await shown('he')).status).toBe(404);
});
