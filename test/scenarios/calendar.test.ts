import { accept, aMatter, forward, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { until } from '../support/until';

/** Loading a year's notice: stories on both sides of the year end, one event each where a date moves. */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

async function acceptedOn(day: string): Promise<Matter> {
  const matter = await aMatter(office, 'chen', `${day}T09:00:00+08:00`);
  await forward(matter, 'chen', 'labour');
  await accept(matter, 'han', day);
  return matter;
}

const recomputed = async ({ id }: Matter) =>
  (await office.as('chen').get(`/petitions/${id}/events`)).body.items.filter(
    (event: { act: string }) => event.act === 'recompute',
  );

/** A notice of our own making: the real one for 2027 is not out. Its last December days belong to 2026. */
const notice2027 = {
  source: 'a notice made for this test',
  holidays: [
    { on: '2026-12-31', name: '元旦' },
    { on: '2027-01-01', name: '元旦' },
    { on: '2027-01-20', name: '测试节' },
    { on: '2027-01-21', name: '测试节' },
  ],
  makeUpWorkdays: [{ on: '2027-01-03', name: '元旦' }],
};

test('exactly the touched deadlines move, once, and a repeat moves nothing', async () => {
  const january = await acceptedOn('2026-11-21'); // strict Wed 2027-01-20, provisional
  const yearEnd = await acceptedOn('2026-11-01'); // strict Thu 2026-12-31
  const december = await acceptedOn('2026-10-12'); // strict Fri 2026-12-11
  const spring = await acceptedOn('2026-12-28'); // strict Fri 2027-02-26, untouched by the notice
  expect(await january.clock('T_HANDLE')).toMatchObject({ dueOn: '2027-01-20', provisional: true });
  expect(await yearEnd.clock('T_HANDLE')).toMatchObject({ dueOn: '2026-12-31', provisional: false });

  const loaded = await office.as('cheng').post('/calendars/2027', notice2027);

  expect(loaded.status).toBe(200);
  expect(loaded.body.moved.map((one: { story: string }) => one.story).sort()).toEqual([january.id, yearEnd.id].sort());
  await until(async () => (await recomputed(january)).length > 0 && (await recomputed(yearEnd)).length > 0);
  expect((await recomputed(january))[0].data.moved).toEqual([
    { clock: 'T_HANDLE#1', oldDueOn: '2027-01-20', newDueOn: '2027-01-22' },
  ]);
  // Thu 12-31 and Fri 01-01 are off, Sat 01-02 is a weekend, Sun 01-03 is worked
  expect((await recomputed(yearEnd))[0].data.moved).toEqual([
    { clock: 'T_HANDLE#1', oldDueOn: '2026-12-31', newDueOn: '2027-01-03' },
  ]);
  expect(await january.clock('T_HANDLE')).toMatchObject({ dueOn: '2027-01-22', provisional: false });
  for (const untouched of [december, spring]) expect(await recomputed(untouched)).toEqual([]);

  const again = await office.as('cheng').post('/calendars/2027', notice2027);

  expect(again.body).toMatchObject({ changed: false, moved: [] });
  expect((await recomputed(january)).length).toBe(1);

  await january.to('2027-01-23T09:00'); // the order goes out on the working day after the new date
  expect(await january.fired()).not.toContain('supervise T_HANDLE#1 2027-01-21');
  await january.to('2027-01-25T09:30');
  expect(await january.fired()).toContain('supervise T_HANDLE#1 2027-01-25'); // Mon, after Fri 01-22
});

test('only an administrator loads a year, and a notice that contradicts itself is refused', async () => {
  expect((await office.as('su').post('/calendars/2028', notice2027)).status).toBe(403);
  const both = {
    source: 'x',
    holidays: [{ on: '2028-01-01', name: '元旦' }],
    makeUpWorkdays: [{ on: '2028-01-01', name: '元旦' }],
  };
  expect((await office.as('cheng').post('/calendars/2028', both)).body.code).toBe('calendarInvalid');
});
