import { accept, aMatter, forward } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/** Scenario A: a group of nine with four representatives, received on Wed 2026-04-01 (without assistants). */
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
