import { aPlainRegistration, trainingBegin } from '../support/a-registration';
import { anOffice, type Office, type Speaker } from '../support/office';

let office: Office;
let chen: Speaker;
beforeAll(async () => {
  office = await anOffice();
  chen = office.as('chen');
});
afterAll(() => office.close());

async function registered(headers = trainingBegin as Record<string, string>): Promise<string> {
  return (await chen.post('/petitions', aPlainRegistration(), { headers })).body.petition.id;
}

const alerts = async (id: string) => {
  const { items } = (await office.as('su').get(`/petitions/${id}/events`)).body;
  return items
    .filter((line: { data: { alert?: object } }) => line.data.alert)
    .map(
      (line: { at: string; data: { alert: { clock: string; level: string } } }) =>
        `${line.at.slice(0, 13)} ${line.data.alert.level}`,
    );
};

test('a neglected matter warns and brings an order by itself while its time is moved', async () => {
  const id = await registered();
  const { status, body } = await chen.post('/training/advance', { story: id, by: 'P40D' });
  expect(status).toBe(200);
  // Received Thu 02-26: forward is due Fri 03-13; slip Tue 03-10 at 09:00, order on Mon 03-16 (+08:00).
  expect(await alerts(id)).toEqual(['2026-03-10T01 warning', '2026-03-16T01 order']);
  const order = body.stories.find(({ kind }: { kind: string }) => kind === 'order');
  expect([body.stories.length, order?.over]).toEqual([2, false]);
  const listed = (await office.as('song').get(`/petitions/${id}/orders`)).body.items;
  expect(listed).toEqual([
    expect.objectContaining({ id: order.id, petition: id, rule: 'T_FORWARD', breachDueOn: '2026-03-13' }),
  ]);
  const { colour, now } = (await chen.get(`/petitions/${id}`)).body;
  expect([colour, now.slice(0, 10)]).toEqual(['red', '2026-04-07']);
}, 60_000);

test('after an outage one order only, the warning is marked as skipped', async () => {
  const id = await registered();
  await chen.post('/training/advance', { story: id, to: '2026-03-17T10:00:00+08:00', outage: true });
  expect(await alerts(id)).toEqual(['2026-03-17T02 order']);
  const [clock] = (await chen.get(`/petitions/${id}/clocks`)).body.items;
  expect(clock.alerts.map(({ level, state }: { level: string; state: string }) => [level, state])).toEqual([
    ['warning', 'skipped'],
    ['order', 'fired'],
  ]);
});

test('an order can be moved as well, and moves its petition with it', async () => {
  const id = await registered();
  const moved = await chen.post('/training/advance', { story: id, to: '2026-03-16T12:00:00+08:00' });
  const order = moved.body.stories.find(({ kind }: { kind: string }) => kind === 'order');
  const again = await office.as('song').post('/training/advance', { story: order.id, by: 'PT3H' });
  expect([again.status, again.body.story]).toEqual([200, id]);
  expect((await chen.get(`/petitions/${id}`)).body.now.slice(0, 13)).toBe('2026-03-16T07');
});

test.each([
  [{ by: 'P1D', to: '2026-03-17T10:00:00+08:00' }, 400, 'invalidInput'],
  [{}, 400, 'invalidInput'],
  [{ by: '3 days' }, 400, 'invalidInput'],
  [{ to: '2026-01-01T00:00:00Z' }, 422, 'timeInPast'],
  [{ to: '2004-12-31T15:59:59Z' }, 400, 'invalidInput'],
  [{ to: '2099-12-31T16:00:00Z' }, 400, 'invalidInput'],
  [{ to: '9999-12-31T00:00:00Z' }, 400, 'invalidInput'],
])('%j is refused', async (move, status, code) => {
  const answer = await chen.post('/training/advance', { story: await registered(), ...move });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('a matter that is not in training keeps its time', async () => {
  const answer = await chen.post('/training/advance', { story: await registered({}), by: 'P1D' });
  expect([answer.status, answer.body.code]).toEqual([409, 'notTraining']);
});

describe('dates that belong to no matter', () => {
  test.each([
    ['T_HANDLE?from=2026-03-02', '2026-05-06'],
    ['handle?from=2026-03-02&extend=30', '2026-06-01'],
    ['T_OBJECT?from=2026-04-03', '2026-04-13'],
    ['T_REREVIEW?from=2026-08-27&pause=2026-09-07..2026-10-08', '2026-10-28'],
  ])('%s is due on %s', async (question, dueOn) => {
    expect((await chen.get(`/deadlines/${question}`)).body.dueOn).toBe(dueOn);
  });

  test.each([
    ['T_HANDLE?from=2026-03-02&extend=31', 422, 'extensionTooLong'],
    ['T_FORWARD?from=2026-03-02&extend=1', 409, 'notExtendable'],
    ['T_HANDLE?from=2026-03-02&pause=2026-03-10..2026-03-20', 422, 'notPausable'],
    ['T_HANDLE?from=2026-02-30', 400, 'invalidInput'],
    ['T_HANDLE?from=1989-12-31', 400, 'invalidInput'],
    ['T_REREVIEW?from=2026-08-27&pause=2026-02-30..9999-99-99', 400, 'invalidInput'],
    ['T_NOTHING?from=2026-03-02', 422, 'unknownPolicy'],
    ['T_HANDLE?from=2026-03-02&policy=nowhere', 422, 'unknownPolicy'],
  ])('%s is refused', async (question, status, code) => {
    const answer = await chen.get(`/deadlines/${question}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
