import { accept, aMatter, deliver, forward, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/** Scenario A: a group of nine with four representatives, received on Wed 2026-04-01; the housing bureau assists. */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const group = { headcount: 9 };
const reps = ['周一', '吴二', '郑三', '王四'].map((name) => ({ name }));

test('nationally: four speak for nine; forwarded Fri 04-03, accepted Fri 04-10', async () => {
  const matter = await aMatter(office, 'chen', '2026-04-01T09:00:00+08:00', group);
  await matter.do('chen', 'nameRepresentatives', { reps });
  expect(await matter.clock('T_FORWARD')).toMatchObject({ dueOn: '2026-04-16' }); // Thu

  await matter.to('2026-04-03T10:00');
  await forward(matter, 'chen', 'labour', { track: 'difficult' });

  expect(await matter.clock('T_OBJECT')).toMatchObject({ dueOn: '2026-04-13' }); // Mon: Qingming is Sat 04-04 to Mon 04-06
  expect(await matter.clock('T_NOTIFY')).toMatchObject({ strictOn: '2026-04-18', dueOn: '2026-04-20' }); // Sat, Mon

  await matter.to('2026-04-10T10:00');
  await accept(matter, 'han', '2026-04-10');

  expect(await matter.clock('T_HANDLE')).toMatchObject({
    strictOn: '2026-06-09',
    dueOn: '2026-06-09',
    colour: 'green',
  }); // Tue
  await matter.do('han', 'recordContact', { on: '2026-04-10', how: 'visit', summary: '见面谈了四十分钟' });
  await matter.to('2026-06-05T08:59');
  expect(await matter.fired()).toEqual([]);
  await matter.to('2026-06-05T09:01'); // Fri: the slip moves back from Sat 06-06
  expect(await matter.fired()).toEqual(['warn T_HANDLE#1 2026-06-05']);
  expect((await matter.row()).colour).toBe('green');
  await matter.to('2026-06-06T00:01'); // Sat: yellow on any day
  expect((await matter.row()).colour).toBe('yellow');
});

/** Of every notice of an alert: which clock, and the unit or person told. */
async function told(matter: Matter): Promise<string[]> {
  const { items } = (await office.as('chen').get(`/petitions/${matter.id}/events`)).body;
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the door
  const lines = items.flatMap((event: any) => (event.data.alert ? (event.data.notices ?? []) : []));
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the door
  return lines.map((line: any) => `${line.topic} ${line.officerId ?? `${line.role} of ${line.unitId}`}`);
}

test('the lead answers for the whole: not before the assistant’s part is there; its miss warns the assistant alone', async () => {
  const matter = await aMatter(office, 'chen', '2026-04-01T09:00:00+08:00', group);
  await matter.to('2026-04-03T10:00');
  await matter.do('chen', 'screen', { result: 'none' });
  await matter.do('chen', 'classify', { domain: 'labour', track: 'difficult' });
  await matter.do('chen', 'forward', { unitId: 'labour', assistants: ['housing'] });
  expect((await office.as('he').get(`/petitions/${matter.id}`)).body).toMatchObject({
    unit: 'labour',
    assistants: ['housing'],
  });
  await matter.to('2026-04-10T10:00');
  await accept(matter, 'han', '2026-04-10');
  await matter.do('han', 'recordContact', { on: '2026-04-10', how: 'visit', summary: '见面谈了四十分钟' });

  await matter.to('2026-04-13T10:00'); // Mon
  await matter.do('han', 'askAssistants', { units: ['housing'], dueOn: '2026-04-30', what: '请查明施工许可情况' });
  const mine = async () =>
    (await office.as('he').get('/tasks')).body.items.filter((task: { story: string }) => task.story === matter.id);
  expect(await mine()).toMatchObject([{ act: 'contribute', unit: 'housing', dueOn: '2026-04-30' }]);
  expect(await signReply(matter, 'han', 'tou').catch(String)).toContain('assistantsOpen');

  await matter.to('2026-05-06T08:59'); // due Thu 04-30; Fri 05-01 to Tue 05-05 are holidays
  expect(await matter.fired()).toEqual([]);
  await matter.to('2026-05-06T09:01'); // Wed
  expect(await matter.fired()).toEqual(['warn T_ASSIST#1 2026-05-06']);
  expect(await told(matter)).toEqual(['T_ASSIST.warning handler of housing', 'T_ASSIST.warning fu']); // deputy of the head
  expect(await matter.row()).toMatchObject({ colour: 'green', stage: 'handling' });
  expect(await matter.order()).toBeUndefined();
  const [listed] = (await office.as('chen').get('/petitions?unit=housing')).body.items;
  expect(listed).toMatchObject({ id: matter.id, targetMissed: false });

  await matter.to('2026-05-07T10:00');
  const doc = await matter.file('he', 'contribution');
  await matter.do('he', 'contribute', { text: '该工地未取得施工许可，总包单位已被立案。', doc });
  expect(await mine()).toEqual([]);
  expect(await matter.clock('T_ASSIST')).toMatchObject({ unit: 'housing', metOn: '2026-05-07', lateDays: 7 });
  const opinion = await signReply(matter, 'han', 'tou');
  await deliver(matter, 'han', opinion, '2026-05-07');
  expect((await matter.row()).stage).toBe('replied');
  expect(await matter.clock('T_HANDLE')).toMatchObject({ dueOn: '2026-06-09', metOn: '2026-05-07' });
});

test('in Zhejiang: at most three speak for ten or fewer, the list is refused and the petition stays', async () => {
  const matter = await aMatter(office, 'zhe-chen', '2026-04-01T09:00:00+08:00', group);

  expect(await matter.code('zhe-chen', 'nameRepresentatives', { reps })).toBe('tooManyRepresentatives');

  expect((await matter.row()).stage).toBe('registered');
  await matter.do('zhe-chen', 'nameRepresentatives', { reps: reps.slice(0, 3) });
  expect(await matter.clock('T_FORWARD')).toMatchObject({ dueOn: '2026-04-09' }); // Thu, five working days
  await matter.to('2026-04-03T10:00');
  await forward(matter, 'zhe-chen', 'zhe-labour');
  await matter.to('2026-04-10T10:00');
  await accept(matter, 'zhe-han', '2026-04-10');
  expect(await matter.clock('T_HANDLE')).toMatchObject({ strictOn: '2026-05-10', dueOn: '2026-05-11' }); // Sun, Mon
});
