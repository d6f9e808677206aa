import fc from 'fast-check';
import { type Colour, colourInstants, colourOf, worstColour } from '../../domain/colour';
import { addDays, instantOf, msOf, toInstant } from '../../domain/time';
import { day } from './days';
import { explain, theRule } from './rules';

const aClock = (strictOn: string, dueOn = strictOn) => ({ kind: 'duty', state: 'running', strictOn, dueOn }) as const;
const minuteBefore = (instant: string) => toInstant(msOf(instant) - 60_000);

describe('the days of acts.md 6 on which a colour begins', () => {
  test.each([
    { rule: theRule('T_HANDLE'), from: 'Fri 2026-04-10', yellow: 'Sat 2026-06-06', red: 'Wed 2026-06-10' },
    { rule: theRule('T_HANDLE'), from: 'Mon 2026-03-02', yellow: 'Tue 2026-04-28', red: 'Thu 2026-05-07' },
    { rule: theRule('T_REREVIEW'), from: 'Thu 2026-08-27', yellow: 'Wed 2026-09-23', red: 'Tue 2026-09-29' },
    {
      rule: theRule('T_REREVIEW'),
      from: 'Thu 2026-08-27',
      pauses: [{ from: day('Mon 2026-09-07'), to: day('Thu 2026-10-08') }],
      yellow: 'Sun 2026-10-25',
      red: 'Thu 2026-10-29',
    },
  ])('$rule.code from $from: yellow $yellow, red $red', ({ rule, from, pauses, yellow, red }) => {
    const { strictOn, dueOn } = explain(rule, day(from), { pauses });
    const clock = aClock(strictOn, dueOn);
    const [yellowAt, redAt] = [instantOf(day(yellow)), instantOf(day(red))];

    expect(colourInstants(strictOn, dueOn)).toEqual({ yellowAt, redAt });
    expect([minuteBefore(yellowAt), yellowAt].map((now) => colourOf(clock, now))).toEqual(['green', 'yellow']);
    expect([minuteBefore(redAt), redAt].map((now) => colourOf(clock, now))).toEqual(['yellow', 'red']);
  });
});

test.each([
  { clock: { kind: 'target', state: 'running' }, because: 'a missed target is no breach' },
  { clock: { kind: 'right', state: 'running' }, because: 'a right only lapses' },
  { clock: { kind: 'duty', state: 'stopped' }, because: 'a stopped clock is over' },
  { clock: { kind: 'duty', state: 'lapsed' }, because: 'so is a lapsed one' },
] as const)('a $clock.state $clock.kind has no colour: $because', ({ clock }) => {
  expect(colourOf({ ...aClock('2026-05-01'), ...clock }, instantOf('2026-06-01'))).toBe('none');
});

describe('a matter', () => {
  const now = instantOf('2026-05-10', 12);
  const red = aClock('2026-05-09');
  const yellow = aClock('2026-05-12');
  const green = aClock('2026-06-12');

  test('has the colour of its worst running duty', () => {
    expect(worstColour([green, yellow], now)).toBe('yellow');
    expect(worstColour([green, red, yellow], now)).toBe('red');
    expect(worstColour([green, { ...red, state: 'stopped' }], now)).toBe('green');
  });

  test('without one has none', () => {
    expect(worstColour([], now)).toBe('none');
    expect(worstColour([{ ...red, kind: 'target' }], now)).toBe('none');
  });
});

test('the colour by the function is the colour by the two stored instants', () => {
  const minute = fc.integer({ min: -40 * 1_440, max: 40 * 1_440 });
  const roll = fc.nat(10);
  fc.assert(
    fc.property(fc.nat(9_000), roll, minute, (offset, rolled, minutes) => {
      const strictOn = addDays('2004-01-01', offset);
      const dueOn = addDays(strictOn, rolled);
      const now = toInstant(msOf(instantOf(strictOn)) + minutes * 60_000);
      const { yellowAt, redAt } = colourInstants(strictOn, dueOn);

      const stored: Colour = now >= redAt ? 'red' : now >= yellowAt ? 'yellow' : 'green';

      expect(colourOf(aClock(strictOn, dueOn), now)).toBe(stored);
    }),
  );
});
