import { makeMeters } from '../../api/metrics';
import * as figures from '../../db/figures';
import * as messages from '../../db/messages';

jest.mock('../../db/figures');
jest.mock('../../db/messages');
const read = jest.mocked(figures.officeFigures);
const noMessages = { states: [], unspread: 0 };
const some = {
  alerts: [],
  open: { none: 0, green: 7, yellow: 0, red: 0 },
  oldestBreachSeconds: 0,
  coveredUntilYear: 2026,
};

let now: number;
beforeEach(() => {
  now = Date.parse('2026-03-02T01:00:00Z');
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  read.mockReset();
  jest.mocked(messages.messageFigures).mockReset().mockResolvedValue(noMessages);
});
afterEach(() => jest.restoreAllMocks());

const shown = (text: string, name: string) => new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1];
const freshness = 'huiyin_figures_read_timestamp_seconds';

test('all who ask at once share one reading, and 15 seconds long nobody reads again', async () => {
  read.mockResolvedValue(some);
  const meters = makeMeters({} as never, Date.now);
  await Promise.all([meters.text(), meters.text(), meters.text()]);
  await meters.text();
  expect(read).toHaveBeenCalledTimes(1);
  now += 15_001;
  await meters.text();
  expect(read).toHaveBeenCalledTimes(2);
});

test('while Postgres is away the last figures stay, and their freshness says so', async () => {
  read.mockResolvedValueOnce(some).mockRejectedValueOnce(new Error('away'));
  const meters = makeMeters({} as never, Date.now);
  const first = await meters.text();
  now += 60_000;
  const later = await meters.text();
  for (const text of [first, later]) expect(shown(text, 'huiyin_open_matters\\{colour="green"\\}')).toBe('7');
  expect(shown(later, freshness)).toBe(shown(first, freshness));
  expect(shown(first, freshness)).toBe(String(Date.parse('2026-03-02T01:00:00Z') / 1000));
});

test('what happened more than a day ago is shown no more', async () => {
  const late = { ...some, alerts: [{ level: 'order', count: 2, lateSeconds: 3 }] };
  read.mockResolvedValueOnce(late).mockResolvedValueOnce(some);
  const meters = makeMeters({} as never, Date.now);
  const names = ['huiyin_alerts_last_day', 'huiyin_alert_lateness_last_day_seconds_max'];
  const values = (text: string) => names.map((name) => shown(text, `${name}\\{level="order"\\}`));
  expect(values(await meters.text())).toEqual(['2', '3']);
  now += 15_001;
  expect(values(await meters.text())).toEqual([undefined, undefined]);
});

test('before Postgres has answered once there are figures of the requests, and the freshness is 0', async () => {
  read.mockRejectedValue(new Error('away'));
  const text = await makeMeters({} as never, Date.now).text();
  expect(shown(text, freshness)).toBe('0');
});
