import fc from 'fast-check';
import { assertStorable, canonicalForm, NotStorableError } from '../../sealing/canonical';

describe('canonical form', () => {
  test('RFC 8785, 3.2.2: literals, numbers, strings, order', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };

    expect(canonicalForm(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('RFC 8785, 3.2.3: keys in the order of UTF-16 units', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];

    expect(Object.keys(JSON.parse(canonicalForm(Object.fromEntries(keys.map((key) => [`k${key}`, 0])))))).toEqual(
      ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'].map((key) => `k${key}`),
    );
  });

  test.each([
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e23, '1e+23'],
    [0.000001, '0.000001'],
    [333333333.3333332, '333333333.3333332'],
  ])('RFC 8785, appendix B: %p', (number, text) => {
    expect(canonicalForm(number)).toBe(text);
  });

  test('is JSON of the same value and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        const storable = JSON.parse(JSON.stringify(value), (_, item) => (Object.is(item, -0) ? 0 : item));
        const form = canonicalForm(storable);
        expect(JSON.parse(form)).toEqual(storable);
        expect(canonicalForm(reordered(storable))).toBe(form);
        expect(canonicalForm(JSON.parse(form))).toBe(form);
      }),
    );
  });
});

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reordered(field)]),
  );
}

describe('not storable', () => {
  const circle: unknown[] = [];
  circle.push(circle);

  test.each([
    ['undefined', { a: undefined }, 'a'],
    ['a hole', { a: new Array(2) }, 'a.0'],
    ['NaN', { a: { b: Number.NaN } }, 'a.b'],
    ['infinity', [Number.POSITIVE_INFINITY], '0'],
    ['1e400 as jsonb returns it', JSON.parse('{"n":1e400}'), 'n'],
    ['negative zero', { a: -0 }, 'a'],
    ['bigint', { a: 1n }, 'a'],
    ['a date', { at: new Date(0) }, 'at'],
    ['a map', { a: new Map() }, 'a'],
    ['bytes', { a: Buffer.alloc(1) }, 'a'],
    ['a function', { a: () => 1 }, 'a'],
    ['a symbol', { a: Symbol('x') }, 'a'],
    ['U+0000 in a text', { a: 'x\u0000' }, 'a'],
    ['U+0000 in a key', { 'x\u0000': 1 }, 'x\\u0000'],
    ['a high surrogate alone', { a: 'x\ud83d' }, 'a'],
    ['a low surrogate alone', { a: '\ude00x' }, 'a'],
    ['surrogates the wrong way round', { a: '\ude00\ud83d' }, 'a'],
    ['__proto__ as a key', JSON.parse('{"a":{"__proto__":1}}'), 'a.__proto__'],
    ['a circle', { circle }, 'circle.0.0'],
  ])('%s is refused by its place', (_, value, path) => {
    expect(() => assertStorable(value)).toThrow(NotStorableError);
    expect(() => assertStorable(value)).toThrow(expect.objectContaining({ path }));
  });

  test('the refusal does not quote the words', () => {
    expect(() => assertStorable({ note: '张三的电话\u0000' })).toThrow('not storable at note: the character U+0000');
  });

  test.each([
    ['an emoji', '👨‍👩‍👧'],
    ['nothing', null],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 })],
    ['empty ones', { a: [], b: {}, c: '' }],
  ])('%s is storable', (_, value) => {
    expect(() => assertStorable(value)).not.toThrow();
  });
});
