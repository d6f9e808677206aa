import fc from 'fast-check';
import { z } from 'zod';
import { newMatterKey } from '../../sealing/keys';
import { openMarked, type Sealer, sealerFor } from '../../sealing/marked';
import type { JsonSchema } from '../../sealing/schema';
import { isSealed, open, type Sealed, UnsealError } from '../../sealing/seal';

const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
const words = z.string().min(1).max(5000).meta({ sealed: true });
const sealerOf = (schema: z.ZodType): Sealer => sealerFor(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);

const registration = z.strictObject({
  districtCode: z.string(),
  petitioner: z.strictObject({ name: words, phone: words.optional(), kind: z.enum(['person', 'group']) }),
  requests: z.array(z.strictObject({ no: z.int(), text: words })),
  address: z.strictObject({ street: z.string(), house: z.string() }).meta({ sealed: true }),
  agent: words.nullable(),
});
const input = {
  districtCode: '330726',
  petitioner: { name: '王建国', phone: '13800138000', kind: 'person' as const },
  requests: [
    { no: 1, text: '请公开低保评定结果 🙏' },
    { no: 2, text: '请书面答复' },
  ],
  address: { street: '江滨东路', house: '8 幢' },
  agent: null,
};

/** Every sealed value replaced by a sign, so that an expectation shows which places are sealed. */
function signed(value: unknown): unknown {
  if (isSealed(value)) return '#';
  if (Array.isArray(value)) return value.map(signed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, signed(field)]));
}

test('exactly what the schema marks is sealed, and comes back', () => {
  const sealer = sealerOf(registration);

  const sealed = sealer.seal(input, key, 'matter-1');

  expect(signed(sealed)).toEqual({
    districtCode: '330726',
    petitioner: { name: '#', phone: '#', kind: 'person' },
    requests: [
      { no: 1, text: '#' },
      { no: 2, text: '#' },
    ],
    address: '#',
    agent: null,
  });
  expect(sealer.open(JSON.parse(JSON.stringify(sealed)), key, 'matter-1')).toEqual(input);
  expect(JSON.stringify(sealed)).not.toMatch(/王建国|138|低保|江滨/);
});

test('the input itself is left as it was', () => {
  const before = structuredClone(input);
  sealerOf(registration).seal(input, key, 'm');
  expect(input).toEqual(before);
});

test('the marked places are listed', () => {
  expect(sealerOf(registration).paths).toEqual([
    'petitioner.name',
    'petitioner.phone',
    'requests[].text',
    'address',
    'agent',
  ]);
  expect(sealerOf(z.object({ plain: z.string() })).paths).toEqual([]);
  expect(sealerOf(words).paths).toEqual(['']);
});

test('absent and null values stay absent and null; the empty text is sealed', () => {
  const schema = z.object({
    a: z.string().meta({ sealed: true }).optional(),
    b: z.string().nullable().meta({ sealed: true }),
  });

  expect(signed(sealerOf(schema).seal({ b: null }, key, 'm'))).toEqual({ b: null });
  expect(signed(sealerOf(schema).seal({ a: '', b: '' }, key, 'm'))).toEqual({ a: '#', b: '#' });
});

describe('unions', () => {
  const statement = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('spoken'), text: words }),
    z.object({ kind: z.literal('template'), text: z.string() }),
    z.object({ kind: z.literal(['deferred', 'none']), until: z.string().optional() }),
  ]);

  test.each([
    [
      { kind: 'spoken', text: '不同意' },
      { kind: 'spoken', text: '#' },
    ],
    [
      { kind: 'template', text: 'T-7' },
      { kind: 'template', text: 'T-7' },
    ],
    [{ kind: 'none' }, { kind: 'none' }],
  ])('the variant that %j is decides', (value, expected) => {
    expect(signed(sealerOf(statement).seal(value, key, 'm'))).toEqual(expected);
  });

  test('types, unknown fields and elements tell variants apart', () => {
    const schema = z.array(
      z.union([
        z.number(),
        z.strictObject({ note: words }),
        z.strictObject({ note: z.string(), code: z.int() }),
        z.array(z.boolean()),
        z.array(words),
      ]),
    );
    const value = [7, { note: 'a' }, { note: 'b', code: 1 }, [true], ['c']];

    expect(signed(sealerOf(schema).seal(value, key, 'm'))).toEqual([
      7,
      { note: '#' },
      { note: 'b', code: 1 },
      [true],
      ['#'],
    ]);
  });

  test('a value that fits a marked and an unmarked variant, or none of them, is sealed', () => {
    expect(signed(sealerOf(z.union([z.string().max(3), words])).seal('ab', key, 'm'))).toBe('#');
    expect(signed(sealerOf(z.union([z.int(), words])).seal(1.5, key, 'm'))).toBe('#');
  });

  test('a value under two marks is sealed once', () => {
    const schema: JsonSchema = {
      allOf: [
        { type: 'object', properties: { a: { sealed: true }, b: { type: 'string' } } },
        { type: 'object', properties: { a: { sealed: true } } },
      ],
    };
    const sealed = sealerFor(schema).seal({ a: 'x', b: 'y' }, key, 'm');

    expect(openMarked(sealed, key, 'm')).toEqual({ a: 'x', b: 'y' });
  });
});

describe('other shapes of schema', () => {
  test('schemas with a name, used in two places', () => {
    const person = z.object({ name: words }).meta({ id: 'SealingTestPerson' });
    const sealer = sealerOf(z.object({ author: person, agent: person.optional() }));

    expect(sealer.paths).toEqual(['author.name', 'agent.name']);
    expect(signed(sealer.seal({ author: { name: 'a' }, agent: { name: 'b' } }, key, 'm'))).toEqual({
      author: { name: '#' },
      agent: { name: '#' },
    });
  });

  test('schemas that contain themselves, at any depth', () => {
    const thread = z.object({
      text: words,
      get answers() {
        return z.array(thread).optional();
      },
    });
    const sealer = sealerOf(thread);
    const value = { text: 'a', answers: [{ text: 'b', answers: [{ text: 'c' }] }] };

    expect(sealer.paths).toEqual(['text']);
    expect(signed(sealer.seal(value, key, 'm'))).toEqual({
      text: '#',
      answers: [{ text: '#', answers: [{ text: '#' }] }],
    });
    expect(sealer.open(sealer.seal(value, key, 'm'), key, 'm')).toEqual(value);
  });

  test('records and tuples', () => {
    const sealer = sealerOf(z.object({ notes: z.record(z.string(), words), pair: z.tuple([z.int(), words], z.int()) }));
    const value = { notes: JSON.parse('{"__proto__":"x","constructor":"y"}'), pair: [1, 'b', 3] };

    const sealed = sealer.seal(value, key, 'm') as { notes: Record<string, Sealed> };

    expect(sealer.paths).toEqual(['notes.*', 'pair[1]']);
    expect(JSON.stringify(signed(sealed))).toBe('{"notes":{"__proto__":"#","constructor":"#"},"pair":[1,"#",3]}');
    expect(JSON.stringify(sealer.open(sealed, key, 'm'))).toBe(JSON.stringify(value));
  });

  test('marks survive optional, default, trim and strict', () => {
    const schema = z.strictObject({ a: words.optional(), b: z.string().trim().default('-').meta({ sealed: true }) });
    expect(sealerOf(schema).paths).toEqual(['a', 'b']);
  });

  test('padTo hides the lengths of ballots', () => {
    const ballot = z
      .object({ vote: z.enum(['uphold', 'no']), reason: z.string().optional() })
      .meta({ sealed: true, padTo: 512 });
    const lengthOf = (value: unknown) => (sealerOf(ballot).seal(value, key, 'm') as Sealed).sealed.length;

    expect(lengthOf({ vote: 'no' })).toBe(lengthOf({ vote: 'uphold', reason: '理由'.repeat(60) }));
  });

  test.each<[string, JsonSchema | { patternProperties: object } | { not: object }]>([
    ['#/patternProperties/^x', { patternProperties: { '^x': { sealed: true } } }],
    ['#/not', { not: { sealed: true } }],
    ['#/properties/sealed', { properties: { sealed: { type: 'string' } } }],
  ])('%s could stay open, so it is refused when the sealer is made', (place, schema) => {
    expect(() => sealerFor(schema as JsonSchema)).toThrow(`cannot seal inside ${place}`);
  });

  test('data that looks like a mark is none', () => {
    const schema = { properties: { default: { type: 'string', sealed: true }, b: { default: { sealed: true } } } };
    expect(sealerFor(schema as JsonSchema).paths).toEqual(['default']);
  });

  test('a reference to nothing is refused', () => {
    expect(() => sealerFor({ $ref: '#/$defs/nobody' })).toThrow(RangeError);
  });
});

describe('opening', () => {
  test('needs no schema: an event that carries sealed values anywhere can be read', () => {
    const { petitioner } = sealerOf(registration).seal(input, key, 'm') as { petitioner: { name: Sealed } };
    const event = { seq: 2, data: { moved: [petitioner.name] } };

    expect(openMarked(event, key, 'm')).toEqual({ seq: 2, data: { moved: ['王建国'] } });
    expect(open(key, petitioner.name, 'm')).toBe('王建国');
  });

  test('with an erased key, another key or another matter fails', () => {
    const sealed = sealerOf(registration).seal(input, key, 'm');

    expect(() => openMarked(sealed, null, 'm')).toThrow(UnsealError);
    expect(() => openMarked(sealed, newMatterKey(), 'm')).toThrow(UnsealError);
    expect(() => openMarked(sealed, key, 'n')).toThrow(UnsealError);
  });
});

test('any input comes back, and no marked text is left in it', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((some) => `词${some}`);
  const arbitrary = fc.record({
    districtCode: fc.constant('330726'),
    petitioner: fc.record(
      { name: text, phone: text, kind: fc.constantFrom('person', 'group') },
      { requiredKeys: ['name', 'kind'] },
    ),
    requests: fc.array(fc.record({ no: fc.integer(), text })),
    address: fc.record({ street: text, house: text }),
    agent: fc.option(text),
  });
  const sealer = sealerOf(registration);
  fc.assert(
    fc.property(arbitrary, (any) => {
      const sealed = JSON.parse(JSON.stringify(sealer.seal(any, key, 'm')));
      expect(JSON.stringify(sealed)).not.toContain('词');
      expect(sealer.open(sealed, key, 'm')).toEqual(JSON.parse(JSON.stringify(any)));
    }),
  );
});
