import { acceptedByLabour, deliver, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/**
 * Accepted by the labour bureau on Mon 2026-03-02: due Fri 05-01, rolled to Wed 05-06. Another lead is asked for on Mon
 * 03-16 and decided on Tue 03-17: of another organ, it is told within 15 days (Wed 04-01), may object within 5 wd (Tue
 * 03-24) and, having accepted on Fri 03-20, has 60 days of its own (Tue 05-19). Within one organ nothing runs anew.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const ask = { reason: '房屋权属争议，属住建部门职权' };

async function asked(unitId: string): Promise<Matter> {
  const matter = await acceptedByLabour(office);
  await matter.to('2026-03-16T10:00'); // Mon
  expect(await matter.code('su', 'changeLead')).toBe('approvalMissing');
  expect(await matter.code('chen', 'requestLeadChange', { ...ask, unitId: 'labour' })).toBe('sameUnitTwice');
  expect(await matter.code('chen', 'requestLeadChange', { ...ask, unitId: 'pu-labour' })).toBe('unitElsewhere');
  await matter.do('chen', 'requestLeadChange', { ...ask, unitId });
  expect(await matter.code('cao', 'requestLeadChange', { ...ask, unitId })).toBe('requestOpen');
  const waiting = (await office.as('su').get('/tasks')).body.items;
  expect(waiting).toContainEqual(expect.objectContaining({ story: matter.id, act: 'changeLead' }));
  await matter.to('2026-03-17T10:00'); // Tue
  return matter;
}

async function acceptedBy(matter: Matter, officer: string): Promise<void> {
  await matter.to('2026-03-20T10:00'); // Fri
  const notice = await matter.file(officer, 'acceptanceNotice');
  await matter.do(officer, 'accept', { acceptedOn: '2026-03-20', officer, notice });
}

test('another organ leads: it may object, and has the full time from its own acceptance', async () => {
  const matter = await asked('housing');
  expect(await matter.code('chen', 'changeLead')).toBe('notYourRole');
  await matter.do('su', 'changeLead');
  expect(await matter.row()).toMatchObject({ stage: 'forwarded', unit: 'housing', holder: { unitId: 'housing' } });
  expect(await matter.clock('T_HANDLE')).toMatchObject({ instance: 1, state: 'stopped' });
  expect(await matter.clock('T_NOTIFY')).toMatchObject({ state: 'running', dueOn: '2026-04-01' });
  expect(await matter.clock('T_OBJECT')).toMatchObject({ state: 'running', dueOn: '2026-03-24' });
  expect((await office.as('han').get(`/petitions/${matter.id}`)).status).toBe(404);

  await acceptedBy(matter, 'he');

  expect(await matter.clock('T_HANDLE')).toMatchObject({ instance: 2, state: 'running', dueOn: '2026-05-19' });
});

test('a team of the same organ leads: the days gone by count', async () => {
  const matter = await asked('labour-team');
  await matter.do('su', 'changeLead');
  await acceptedBy(matter, 'da');
  expect(await matter.row()).toMatchObject({ stage: 'accepted', unit: 'labour-team', officer: 'da' });
  expect(await matter.clock('T_HANDLE')).toMatchObject({ instance: 1, state: 'running', dueOn: '2026-05-06' });
});

test('refused: everything is as it was, and it may be asked for again', async () => {
  const matter = await asked('housing');
  await matter.do('su', 'refuseLeadChange', { reason: '属劳动报酬争议' });
  expect(await matter.row()).toMatchObject({ stage: 'handling', unit: 'labour' });
  expect(await matter.clock('T_HANDLE')).toMatchObject({ instance: 1, state: 'running', dueOn: '2026-05-06' });
  expect(await matter.code('su', 'changeLead')).toBe('approvalMissing');
  await matter.do('chen', 'requestLeadChange', { ...ask, unitId: 'housing' });
});

/** Asked of housing by Fri 2026-03-20: the slip of Sat 03-21 goes out on Mon 03-23, to housing alone. */
test('an assistant that does not answer holds up the reply until the lead, or the bureau, gives the part up', async () => {
  const matter = await acceptedByLabour(office);
  await matter.do('han', 'askAssistants', { units: ['housing', 'labour-team'], dueOn: '2026-03-20' });
  await matter.to('2026-03-23T08:59');
  expect(await matter.fired()).toEqual([]);
  await matter.to('2026-03-23T09:01');
  expect(await matter.fired()).toEqual(['warn T_ASSIST#1 2026-03-23', 'warn T_ASSIST#2 2026-03-23']);
  expect((await matter.row()).colour).toBe('green');
  await expect(signReply(matter, 'han', 'tou')).rejects.toThrow('assistantsOpen');
  const unanswered = { reason: '逾期未反馈，改由本单位核实' };
  expect(await matter.code('han', 'releaseAssistant', { ...unanswered, unitId: 'county-gov' })).toBe('notAssistant');

  await matter.do('han', 'releaseAssistant', { ...unanswered, unitId: 'housing' });
  await matter.do('chen', 'releaseAssistant', { ...unanswered, unitId: 'labour-team' });

  expect(await matter.code('he', 'contribute', { text: '迟到的意见' })).toBe('noRequest');
  expect(await matter.code('han', 'releaseAssistant', { ...unanswered, unitId: 'housing' })).toBe('noRequest');
  const part = await matter.clock('T_ASSIST');
  expect([part.state, part.metOn]).toEqual(['stopped', undefined]);
  await deliver(matter, 'han', await signReply(matter, 'han', 'tou'), '2026-03-23');
  expect(await matter.clock('T_HANDLE')).toMatchObject({ metOn: '2026-03-23', lateDays: 0 });
});
