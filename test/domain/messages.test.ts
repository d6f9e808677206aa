import { kinds } from '../../domain/kinds';
import { cloudEventOf } from '../../domain/messages/cloud-event';
import {
  numberTold,
  petitionerText,
  rights,
  tellings,
  toldOf,
  wantsMessages,
  wayTo,
} from '../../domain/messages/petitioner';
import { quietHoursIn, quietUntil } from '../../domain/messages/quiet-hours';
import { nextTry, retryAfterOf, usualPatience } from '../../domain/messages/retry';
import { staffMail } from '../../domain/messages/staff';
import { bundledPolicies } from '../../domain/policy/bundled';

const anEvent = (more: object = {}) =>
  ({
    kind: 'petition',
    story: 's',
    seq: 3,
    act: 'accept',
    from: 'forwarded',
    to: 'accepted',
    data: {},
    ...more,
  }) as never;
const ms = (text: string) => Date.parse(`${text}:00+08:00`);

describe('what the petitioner hears of', () => {
  test('is said in Chinese and English for every row, and every row is an act that exists', () => {
    for (const { kind, act, words } of tellings) {
      expect(words.zh && words.en).toBeTruthy();
      expect(act === 'mainEnded' || act === 'hearingEnded' || act in kinds[kind].acts).toBe(true);
    }
  });

  test('covers every rung of every policy that tells the petitioner', () => {
    const told = bundledPolicies
      .flatMap(({ rules }) => rules)
      .filter(({ ladder }) => ladder.some(({ to }) => to.includes('petitioner')))
      .map(({ code }) => code);

    expect(told.length).toBeGreaterThan(0);
    for (const code of told) expect(rights[code]).toBeDefined();
  });

  test('an act that leads elsewhere than the row says is not told', () => {
    const screened = (to: string) => toldOf(anEvent({ act: 'screen', from: 'registered', to }))?.words.zh;

    expect([screened('screened'), screened('linked')]).toEqual([undefined, '与先前的信访事项合并办理']);
    expect(toldOf(anEvent({ act: 'recordDelivery', from: 'accepted', to: 'accepted' }))).toBeUndefined();
    expect(toldOf(anEvent({ act: 'recordDelivery', from: 'issued', to: 'replied' }))).toBeDefined();
  });

  test('what the clock puts off is told of a hearing, and an act of one kind is none of another', () => {
    const alert = { clock: 'T_HEARING_NOTICE#1', level: 'lapse' };

    expect(toldOf(anEvent({ kind: 'hearing', act: 'postpone', data: { alert } }))?.words.zh).toBe('公开评议已延期');
    expect(toldOf(anEvent({ kind: 'hearing', act: 'recordDelivery', to: 'replied' }))).toBeUndefined();
    expect(toldOf(anEvent({ act: 'schedule' }))).toBeUndefined();
  });

  test('an extension names the new day, a right its last day', () => {
    const clocks = [{ rule: 'T_HANDLE', instance: 1, dueOn: '2026-06-01' }];
    const window = [{ rule: 'T_REVIEW_WINDOW', instance: 1, dueOn: '2026-06-29' }];
    const alert = { clock: 'T_REVIEW_WINDOW#1', level: 'reminder' };

    expect(toldOf(anEvent({ act: 'extend', data: { clocks } }))?.date).toBe('2026-06-01');
    expect(toldOf(anEvent({ act: 'remind', data: { alert, clocks: window } }))?.date).toBe('2026-06-29');
    expect(
      toldOf(anEvent({ act: 'lapse', data: { alert: { ...alert, level: 'lapse' }, clocks: window } })),
    ).toBeUndefined();
    expect(
      toldOf(anEvent({ act: 'remind', data: { alert: { clock: 'T_HANDLE#1', level: 'reminder' } } })),
    ).toBeUndefined();
  });

  test('the text has the number and the kind; of an accusation neither', () => {
    const matter = { number: 'B-2026-000001', isAccusation: false, training: false };
    const told = { words: { zh: '已受理', en: 'it has been accepted' } };

    expect(petitionerText(matter, told).zh).toBe(
      '【回音】编号B-2026-000001的信访事项已受理。请打开您的查询链接或到窗口查询。',
    );
    const hidden = JSON.stringify(petitionerText({ ...matter, isAccusation: true }, told));
    for (const secret of ['000001', '已受理', 'accepted']) expect(hidden).not.toContain(secret);
  });
});

test.each([
  { facts: {}, wants: true, because: 'that is usual' },
  { facts: { tellChanges: false }, wants: false, because: 'they said no' },
  { facts: { matterType: 'accusation' as const }, wants: false, because: 'others may read the message' },
  { facts: { accused: { units: ['u'], officers: [] } }, wants: false, because: 'somebody is accused' },
  { facts: { matterType: 'accusation' as const, tellChanges: true }, wants: true, because: 'they asked for it' },
])('messages to the petitioner: $wants, $because', ({ facts, wants }) => {
  expect(wantsMessages(facts)).toBe(wants);
});

test('each representative is told, at most five, and one person where none is named', () => {
  expect([{}, { representatives: 0 }, { representatives: 3 }, { representatives: 20 }].map(numberTold)).toEqual([
    1, 1, 3, 5,
  ]);
});

test.each([
  { contact: { phone: '139 1234-5678', mail: 'a@b.cn' }, way: { channel: 'sms', to: '13912345678' } },
  { contact: { phone: '+86 １３９12345678' }, way: { channel: 'sms', to: '13912345678' } },
  { contact: { phone: '0573-8822 3344', mail: 'a@b.cn' }, way: { channel: 'mail', to: 'a@b.cn' } },
  { contact: { phone: '0573-8822 3344' }, way: undefined },
  { contact: {}, way: undefined },
])('$contact is reached by $way.channel', ({ contact, way }) => expect(wayTo(contact)).toEqual(way));

describe('quiet hours', () => {
  const night = quietHoursIn('21:00-08:00')!;

  test.each([
    { now: '2026-03-02T20:59', until: undefined },
    { now: '2026-03-02T21:00', until: '2026-03-03T08:00' },
    { now: '2026-03-03T00:00', until: '2026-03-03T08:00' },
    { now: '2026-03-03T07:59', until: '2026-03-03T08:00' },
    { now: '2026-03-03T08:00', until: undefined },
  ])('over midnight: at $now until $until', ({ now, until }) => {
    const end = quietUntil(night, ms(now));
    expect(end && Date.parse(end)).toBe(until && ms(until));
  });

  test('within a day, and never', () => {
    const noon = quietHoursIn('12:00-13:30')!;

    expect(quietUntil(noon, ms('2026-03-02T12:10'))).toBe(new Date(ms('2026-03-02T13:30')).toISOString());
    expect(quietUntil(noon, ms('2026-03-02T13:30'))).toBeUndefined();
    expect(quietUntil(quietHoursIn('00:00-00:00')!, ms('2026-03-02T00:00'))).toBeUndefined();
  });

  test.each(['24:00-08:00', '9-17', '21:00–08:00', ''])('%p is no quiet time', (text) =>
    expect(quietHoursIn(text)).toBeUndefined(),
  );
});

describe('trying again', () => {
  const pauseAfter = (attempts: number, more: object = {}) => {
    const next = nextTry(usualPatience, { attempts, nowMs: 0, random: 0.5, ...more });
    return next === undefined ? undefined : Date.parse(next);
  };

  test('waits four times as long each time, up to eight hours', () => {
    expect([1, 2, 3].map((attempts) => pauseAfter(attempts))).toEqual([5_000, 20_000, 80_000]);
    expect([9, 15].map((attempts) => pauseAfter(attempts))).toEqual([28_800_000, 28_800_000]);
  });

  test('is spread by a fifth to both sides', () =>
    expect([0, 1].map((random) => pauseAfter(1, { random }))).toEqual([4_000, 6_000]));

  test('ends after the bound, which lasts longer than a weekend', () => {
    const pauses = Array.from({ length: 15 }, (_, n) => pauseAfter(n + 1, { random: 0 })!);

    expect(pauseAfter(16)).toBeUndefined();
    expect(pauses.reduce((sum, pause) => sum + pause)).toBeGreaterThan(50 * 3_600_000);
  });

  test('Retry-After in seconds or as a date is honoured, for a day at most', () => {
    const now = Date.parse('2026-03-02T00:00:00Z');

    expect(retryAfterOf('120', now)).toBe(120_000);
    expect(retryAfterOf('Mon, 02 Mar 2026 00:01:00 GMT', now)).toBe(60_000);
    expect([retryAfterOf('soon', now), retryAfterOf(undefined, now)]).toEqual([undefined, undefined]);
    expect(pauseAfter(1, { retryAfterMs: 120_000 })).toBe(120_000);
    expect(pauseAfter(1, { retryAfterMs: 1_000 })).toBe(5_000);
    expect(pauseAfter(1, { retryAfterMs: 1e12 })).toBe(24 * 3_600_000);
  });
});

test('an officer reads the act, the number and the clock; of an accusation nothing', () => {
  const about = { number: 'B-1', isAccusation: false, training: false, rule: { zh: '办理期限', en: 'Handling' } };
  const alert = { clock: 'T_HANDLE#1', level: 'warning' };
  const event = anEvent({
    act: 'warn',
    data: { alert, clocks: [{ rule: 'T_HANDLE', instance: 1, dueOn: '2026-05-06' }] },
  });

  expect(staffMail(event, about).subject).toBe('【回音 Huiyin】预警单 Warning slip B-1');
  expect(staffMail(event, about).text).toContain('到期 Due: 2026-05-06');
  expect(staffMail(anEvent({ act: 'requestExtension' }), about).subject).toContain('申请延期');
  const hidden = JSON.stringify(staffMail(event, { ...about, isAccusation: true }));
  for (const secret of ['B-1', '预警', '2026']) expect(hidden).not.toContain(secret);
});

test('an event for other systems names nobody and repeats no input, fact or note', () => {
  const data = {
    input: { facts: 'secret-1' },
    facts: { officerId: 'secret-2' },
    note: 'secret-3',
    notices: [{ officerId: 'secret-4' }],
    clocks: [{ rule: 'T_HANDLE', instance: 1, state: 'running', dueOn: '2026-05-06', unitId: 'secret-5' }],
  };
  const event = anEvent({ at: '2026-03-02T01:00:00.000Z', actor: { id: 'secret-6', role: 'handler' }, data });
  const sent = cloudEventOf(event, { line: 7, number: 'B-1', region: '330421', training: false });

  expect(sent).toMatchObject({
    specversion: '1.0',
    id: 's/3',
    type: 'huiyin.petition.accept',
    sequence: '3',
    offset: '7',
  });
  expect(sent.data).toMatchObject({
    number: 'B-1',
    stage: 'accepted',
    by: 'handler',
    clocks: [{ dueOn: '2026-05-06' }],
  });
  expect(JSON.stringify(sent)).not.toContain('secret');
});
