import { accept, aMatter, forward, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/*
 * An urgent first visit over a weekend, behind the door. Registered Fri 2026-03-06 at 17:30: the order is due 19:30, the
 * first action 21:30, the result Sat 03-07 17:30, although nobody is at work.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const told = [{ whom: 'partyCommittee', toldOn: '2026-03-06' }];
const inbox = async (person: string, story: string, box: 'tasks' | 'notices') =>
  (await office.as(person).get(`/${box}`)).body.items
    .filter((one: { story: string }) => one.story === story)
    .map((one: { act?: string; topic?: string }) => one.act ?? one.topic);

async function reported(): Promise<Matter> {
  const matter = await aMatter(office, 'chen', '2026-03-06T17:30:00+08:00');
  await forward(matter, 'chen', 'labour', { severity: 'major' });
  await matter.do('chen', 'reportUrgent', { what: '工地十余人讨薪，准备连夜上楼顶', told });
  return matter;
}

test('ordered late on Friday night, done and reported on Saturday: one leader heard of it', async () => {
  const matter = await reported();
  expect(await inbox('lin', matter.id, 'tasks')).toEqual(['approveUrgent']);
  expect((await matter.row()).colour).toBe('green');
  await matter.to('2026-03-06T18:31');
  expect((await matter.row()).colour).toBe('yellow'); // from 18:30, half of the two hours
  await matter.to('2026-03-06T19:31');
  expect((await matter.row()).colour).toBe('red');
  expect(await matter.fired()).toEqual(['notify T_URGENT_APPROVE#1 2026-03-06']);
  expect(await inbox('lin', matter.id, 'notices')).toContain('T_URGENT_APPROVE.notice');
  expect(await inbox('zhang', matter.id, 'notices')).toEqual([]);
  expect(await matter.code('han', 'actUrgent', { action: '先行劝离' })).toBe('stepOrder');
  await matter.do('lin', 'approveUrgent', { order: '立即到场，先垫付后追偿' });
  await matter.to('2026-03-06T21:00');
  await matter.do('han', 'actUrgent', { action: '九时到场，人员已劝下' });
  await matter.to('2026-03-07T16:00'); // Sat
  await matter.do('han', 'returnUrgent', { result: '工资已由专户先行垫付' });
  expect(await inbox('lin', matter.id, 'notices')).toContain('urgentReturned');
  await matter.to('2026-03-09T08:00');
  expect(await matter.fired()).toEqual(['notify T_URGENT_APPROVE#1 2026-03-06']);
  expect(await matter.clock('T_URGENT_RETURN')).toMatchObject({
    ...{ state: 'stopped', lateDays: 0, dueOn: '2026-03-07' },
    startAt: expect.stringMatching(/^2026-03-06T09:30:00/),
    dueAt: expect.stringMatching(/^2026-03-07T09:30:00/),
    explanation: { unit: 'hours' },
  });
  expect((await matter.clock('T_URGENT_APPROVE')).lateDays).toBe(1);
});

test('nobody moves: each missed hour goes one leader higher, and no order is opened', async () => {
  const matter = await reported();
  await matter.to('2026-03-07T17:31');
  expect(await matter.fired()).toEqual([
    'notify T_URGENT_APPROVE#1 2026-03-06',
    'notify T_URGENT_ACT#1 2026-03-06',
    'notify T_URGENT_RETURN#1 2026-03-07',
  ]);
  expect(await inbox('zhang', matter.id, 'notices')).toEqual(['T_URGENT_RETURN.notice', 'T_URGENT_ACT.notice']);
  expect(await matter.order()).toBeUndefined();
});

test('the words of an urgent report stay sealed on record', async () => {
  const matter = await reported();
  const events = await office.as('chen').get(`/petitions/${matter.id}/events`);
  expect(events.text).not.toContain('讨薪');
});

test('hours are explained to whoever asks', async () => {
  const ask = (from: string) => office.as('chen').get(`/deadlines/urgentReturn?from=${from}`);
  expect((await ask('2026-02-16T23:30')).body).toMatchObject({
    dueOn: '2026-02-17',
    dueAt: '2026-02-17T15:30:00.000Z',
  });
  expect((await ask('2026-02-16')).body).toMatchObject({ status: 400, code: 'invalidInput' });
});

test('an instruction answered, an officer recused, a date corrected: all by two persons', async () => {
  const matter = await aMatter(office, 'chen', '2026-03-06T09:00:00+08:00', { receivedOn: '2026-03-04' });
  await forward(matter, 'chen', 'labour');
  await matter.to('2026-03-09T09:30'); // Mon
  await accept(matter, 'han', '2026-03-09');
  await matter.do('lin', 'instruct', { text: '请本周内见面', dueOn: '2026-03-13' });
  expect(await inbox('han', matter.id, 'tasks')).toContain('answerInstruction');
  await matter.do('han', 'answerInstruction', { no: 1, text: '已约周四见面' });
  expect(await inbox('lin', matter.id, 'notices')).toContain('instructionAnswered');

  const evidence = await matter.file('han', 'evidence');
  await matter.do('han', 'requestCorrection', { fact: 'receivedOn', newDate: '2026-03-05', evidence });
  expect(await matter.code('han', 'correctDate', { decision: 'granted' })).toBe('notYourRole');
  // The day the bureau received it is the bureau's: its supervisor decides.
  expect(await matter.code('tou', 'correctDate', { decision: 'granted' })).toBe('notYourRole');
  await matter.do('su', 'correctDate', { decision: 'granted' });
  const { items } = (await office.as('chen').get('/petitions')).body;
  expect(items.find(({ id }: { id: string }) => id === matter.id).receivedOn).toBe('2026-03-05');

  await matter.do('han', 'askRecusal', { officer: 'han', ground: '与企业负责人是亲属' });
  await matter.do('tou', 'decideRecusal', { officer: 'han', decision: 'granted', newOfficer: 'hu' });
  expect(await matter.code('han', 'recordContact', { on: '2026-03-09', how: 'phone', summary: '电话' })).toBe(
    'recused',
  );
  expect((await matter.row()).officer).toBe('hu');
});
