import { liveDemo } from '../../cli/demo/live';
import { aDataFolder, ctrlC, doorOf, huiyin, type OfficeProcess, startOffice } from './office-process';

const { data, remove } = aDataFolder();
let office: OfficeProcess;

beforeAll(async () => {
  office = await startOffice(data, '--empty');
}, 120_000);

afterAll(async () => {
  await ctrlC(office);
  remove();
}, 60_000);

const demo = async (language: 'zh' | 'en') => {
  const lines: string[] = [];
  const run = `test-${language}`;
  await liveDemo({ door: doorOf(office, data), run, language, say: (line) => lines.push(line) });
  return lines;
};

test('the demo prints the dates of scenario F, each with its colour, level and recipients', async () => {
  const lines = await demo('en');

  expect(lines.slice(2)).toEqual([
    'Fri 2026-02-27  [green]  Register',
    '    due: Forwarding Mon 2026-03-16',
    'Fri 2026-02-27  [green]  Screen for duplicates',
    'Fri 2026-02-27  [green]  Classify',
    'Fri 2026-02-27  [green]  Forward',
    '    due: Notice of acceptance Mon 2026-03-16',
    'Mon 2026-03-02  [green]  Accept',
    '    due: Handling Wed 2026-05-06',
    '    due: Ten-day completion Thu 2026-03-12',
    'Mon 2026-03-02  [green]  Record delivery',
    'Mon 2026-03-02  [green]  Start handling',
    'Fri 2026-03-13  [green]  warning · Ten-day completion',
    '    → 辛畴, officer, 回浦县人力资源和社会保障局',
    '    → 劳笙, head of the unit, 回浦县人力资源和社会保障局',
    'Wed 2026-04-01  [green]  reminder · Handling',
    '    → 辛畴, officer, 回浦县人力资源和社会保障局',
    'Tue 2026-04-28  [yellow]  warning · Handling',
    '    → 辛畴, officer, 回浦县人力资源和社会保障局',
    '    → 劳笙, head of the unit, 回浦县人力资源和社会保障局',
    'Thu 2026-05-07  [red]  supervision order · Handling',
    '    → 劳笙, head of the unit, 回浦县人力资源和社会保障局',
    '    → 督行, supervisor, 回浦县信访局',
    '    → 芬冠, leader in charge, 回浦县人力资源和社会保障局',
    'Thu 2026-05-07  [red]  Order · Issue a supervision order',
    '    due: Acknowledging an order Sat 2026-05-09',
    '    due: Answering an order Wed 2026-05-13',
    'Mon 2026-05-11  [red]  notice · Acknowledging an order',
    '    → 劳笙, head of the unit, 回浦县人力资源和社会保障局',
    '    → 督行, supervisor, 回浦县信访局',
    'Wed 2026-05-13  [red]  warning · Answering an order',
    '    → 劳笙, head of the unit, 回浦县人力资源和社会保障局',
    'Thu 2026-05-14  [red]  interview proposed · Answering an order',
    '    → 督行, supervisor, 回浦县信访局',
    'Fri 2026-05-15  [red]  Order · Decide on an interview',
    '    → 劳笙, head of the unit, 回浦县人力资源和社会保障局',
    expect.stringMatching(/decided by a supervisor/),
  ]);
});

test('and in Chinese', async () => {
  const lines = await demo('zh');

  expect(lines).toContain('2026-04-28 周二  [黄色]  预警 · 办理');
  expect(lines).toContain('2026-05-07 周四  [红色]  督办单 · 办理');
  expect(lines).toContain('2026-05-15 周五  [红色]  督办单 · 决定约谈');
});

test('migrate and seed find nothing left to do', async () => {
  const migrated = await huiyin('migrate', '--data', data, '--json');
  const seeded = await huiyin('seed', '--empty', '--data', data, '--json');

  expect(JSON.parse(migrated.out)).toEqual({ applied: 0, brought: [], different: [] });
  expect(JSON.parse(seeded.out)).toEqual({ registers: 'there', matters: 0 });
});
