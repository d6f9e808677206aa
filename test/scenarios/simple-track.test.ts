import { accept, aMatter, deliver, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/*
 * 马上办 and 监督办 through the door, in the county that promises ten days. Received Fri 2026-02-13; the Spring Festival is
 * 02-15 … 02-23, Sat 02-14 and Sat 02-28 are worked. Acceptance: 02-14, 02-24, 02-25 → Wed 02-25, order Thu 02-26.
 * Accepted Wed 02-25: ten working days → Tue 03-10, order Wed 03-11; ten days → Sat 03-07 → Mon 03-09; sixty days →
 * Sun 04-26 → Mon 04-27, warning Thu 04-23.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const simple = { track: 'simple', simpleGround: 'dailyLife' };

async function forwarded(classes: object, registration: object = {}): Promise<Matter> {
  const matter = await aMatter(office, 'pu-chen', '2026-02-13T09:00:00+08:00', registration);
  await matter.do('pu-chen', 'screen', { result: 'none' });
  await matter.do('pu-chen', 'classify', { domain: 'labour', ...classes });
  await matter.do('pu-chen', 'forward', { unitId: 'pu-labour' });
  return matter;
}

const onTrack = async (track: string) =>
  (await office.as('pu-chen').get(`/petitions?track=${track}`)).body.items.map(({ id }: { id: string }) => id);
const told = async (person: string, { id }: Matter) =>
  (await office.as(person).get('/notices')).body.items
    .filter(({ story }: { story: string }) => story === id)
    .map(({ topic }: { topic: string }) => topic);
const tasksOf = async (person: string, { id }: Matter) =>
  (await office.as(person).get('/tasks')).body.items
    .filter(({ story }: { story: string }) => story === id)
    .map(({ act, dueOn }: { act: string; dueOn: string }) => `${act} ${dueOn}`);

test('a simple matter is accepted and answered within its days', async () => {
  const matter = await forwarded(simple);
  expect(await onTrack('simple')).toContain(matter.id);
  expect(await matter.clock('T_SIMPLE_ACCEPT')).toMatchObject({ dueOn: '2026-02-25' }); // Wed
  expect(await tasksOf('pu-han', matter)).toEqual(['accept 2026-02-25']);
  await matter.to('2026-02-25T10:00');
  await accept(matter, 'pu-han', '2026-02-25');
  expect(await matter.clock('T_SIMPLE_REPLY')).toMatchObject({ dueOn: '2026-03-10' }); // Tue
  expect(await matter.clock('T_TARGET_10')).toMatchObject({ strictOn: '2026-03-07', dueOn: '2026-03-09' }); // Sat, Mon
  await matter.to('2026-03-06T10:00');
  await deliver(matter, 'pu-han', await signReply(matter, 'pu-han', 'pu-tou'), '2026-03-06');
  await matter.to('2026-03-12T10:00');

  expect(await matter.clock('T_SIMPLE_REPLY')).toMatchObject({ state: 'stopped', metOn: '2026-03-06', lateDays: 0 });
  expect(await matter.order()).toBeUndefined();
  expect(await onTrack('simple')).toContain(matter.id);
});

test('nobody accepts it: on Thu 02-26 it is ordinary and its order asks for the cause', async () => {
  const matter = await forwarded(simple);
  await matter.to('2026-02-26T08:59');
  expect(await onTrack('simple')).toContain(matter.id);
  expect((await matter.row()).colour).toBe('red');
  await matter.to('2026-02-26T09:01');

  expect((await matter.fired()).at(-1)).toBe('switchTrack T_SIMPLE_ACCEPT#1 2026-02-26');
  expect([await onTrack('simple'), await onTrack('ordinary')]).toEqual([
    expect.not.arrayContaining([matter.id]),
    expect.arrayContaining([matter.id]),
  ]);
  expect((await matter.row()).colour).toBe('yellow'); // the notice is due Sat 02-28
  expect(await told('pu-tou', matter)).toContain('T_SIMPLE_ACCEPT.order');
  expect(await told('pu-chen', matter)).toContain('trackSwitched');
  const order = await matter.order();
  expect(order).toMatchObject({ stage: 'issued', details: { rule: 'T_SIMPLE_ACCEPT', breachDueOn: '2026-02-25' } });
  await matter.doOrder(order.id, 'pu-tou', 'answer', { causeOfDelay: '节后积压', measures: '当日受理', docs: [] });
  await matter.doOrder(order.id, 'pu-su', 'settle');
  await matter.to('2026-02-27T10:00');
  await accept(matter, 'pu-han', '2026-02-27');
  expect(await matter.clock('T_SIMPLE_REPLY')).toBeUndefined();
  expect(await matter.clock('T_HANDLE')).toMatchObject({ strictOn: '2026-04-28' }); // Tue
});

test('nobody answers it: on Wed 03-11 it is ordinary, and the sixty days still end on Mon 04-27', async () => {
  const matter = await forwarded(simple);
  await matter.to('2026-02-25T10:00');
  await accept(matter, 'pu-han', '2026-02-25');
  await matter.to('2026-03-11T09:01');

  expect(await matter.fired()).toContain('switchTrack T_SIMPLE_REPLY#1 2026-03-11');
  expect(await matter.clock('T_HANDLE')).toMatchObject({
    state: 'running',
    startOn: '2026-02-25',
    dueOn: '2026-04-27',
  });
  expect((await matter.row()).colour).toBe('green');
  const preview = await office
    .as('pu-han')
    .post(`/petitions/${matter.id}/acts/switchTrack/preview`, { reason: '再转' });
  expect(preview.body.refused.code).toBe('alreadyOrdinary');
  expect((await matter.order()).details).toMatchObject({ rule: 'T_SIMPLE_REPLY', breachEndedOn: '2026-03-11' });
});

test('excluded from the simple track: refused with the reason, and the matter goes on as an ordinary one', async () => {
  const matter = await aMatter(office, 'pu-chen', '2026-02-13T09:00:00+08:00', { itemClass: 'repeat' });
  await matter.do('pu-chen', 'screen', { result: 'none', itemClass: 'repeat' });
  const asked = await office
    .as('pu-chen')
    .post(`/petitions/${matter.id}/acts/classify`, { domain: 'labour', ...simple });
  expect([asked.status, asked.body.code]).toEqual([422, 'trackExcluded']);
  expect(asked.body.detail).toMatch('first-time');
  await matter.do('pu-chen', 'classify', { domain: 'labour' });
});

test('a difficult matter: the supervisor sees it from the forwarding on, hears each step, until the opinion is there', async () => {
  const matter = await forwarded({ track: 'difficult' }, { headcount: 6 });
  expect(await tasksOf('pu-su', matter)).toEqual(['watch 2026-02-28']); // Sat, worked
  await matter.to('2026-02-25T10:00');
  await accept(matter, 'pu-han', '2026-02-25');
  expect(await tasksOf('pu-su', matter)).toEqual(['watch 2026-04-27']);
  await matter.to('2026-04-23T09:01'); // Thu
  expect(await told('pu-su', matter)).toEqual([
    'T_HANDLE.warning',
    'T_TARGET_10.warning', // Tue 03-10
    'difficultAccepted',
    'T_NOTIFY.warning', // Wed 02-25
    'difficultForwarded',
  ]);
  await deliver(matter, 'pu-han', await signReply(matter, 'pu-han', 'pu-tou'), '2026-04-23');
  expect(await tasksOf('pu-su', matter)).toEqual([]);
});
