import { NotStorableError } from '../../sealing/canonical';
import { commandId, derivedId, inputHash, personHash } from '../../sealing/hashes';

const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at));

describe('the hash of an input', () => {
  // Computed with Python's hmac over {"reply":"已办结","stars":5}
  const known = 'ad0bfd0186b20fd6ee82ca44f96bdb7dc5d85fadf42bb008ec1425707adb4242';

  test('is HMAC-SHA-256 over the canonical form', () => {
    expect(inputHash(key, { stars: 5, reply: '已办结' })).toBe(known);
  });

  test('does not depend on the order of fields, nor on absent ones', () => {
    expect(inputHash(key, { reply: '已办结', note: undefined, stars: 5.0 })).toBe(known);
  });

  test('tells another input, and the same input of another matter', () => {
    expect(inputHash(key, { stars: 4, reply: '已办结' })).not.toBe(known);
    expect(inputHash(Buffer.alloc(32), { stars: 5, reply: '已办结' })).not.toBe(known);
  });

  test('of no input at all is that of null (Python)', () => {
    expect(inputHash(key, undefined)).toBe('884ed757342dea179553ab752b618ea3727be91a8b5bc775d5b51aa17ed291c0');
  });

  test('is refused for what Postgres could not store', () => {
    expect(() => inputHash(key, { note: 'a\u0000' })).toThrow(NotStorableError);
  });
});

describe('the hash of a person', () => {
  test.each([
    ['phone', '13800138000', 'e18c04ee591d559dd13a19848c82d1a971568c759f1bb8a0d15c46e11420293e'],
    ['idNumber', '11010519491231002X', 'fd3fcaaefe9afc02813e7b048a5c1250be86bc3f2c2bc0a80864482666264247'],
    ['name', '阿卜杜拉·买买提', '48e6a5d016fcc8580ab8b1cd2a6ea63266a8e1936c42bb63a3830123e0f0865b'],
  ] as const)('%s %s is what Python computes', (kind, value, hash) => {
    expect(personHash(key, kind, value)).toBe(hash);
  });

  test.each([
    '  13800138000 ',
    '138-0013-8000',
    '138 0013 8000',
    '+86 138 0013 8000',
    '+86-13800138000',
    '＋８６１３８００１３８０００',
    '008613800138000',
    '8613800138000',
    '138–0013—8000',
    '\u202a138\u00a00013\u30008000\u202c',
    '(138)00138000',
  ])('phone %p is the same phone', (typed) => {
    expect(personHash(key, 'phone', typed)).toBe(personHash(key, 'phone', '13800138000'));
  });

  test('a number that only begins with 86 keeps it', () => {
    expect(personHash(key, 'phone', '86123456')).not.toBe(personHash(key, 'phone', '123456'));
  });

  test.each([
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105 19491231 002X',
    '110105-19491231-002x',
  ])('identity number %p is the same person', (typed) => {
    expect(personHash(key, 'idNumber', typed)).toBe(personHash(key, 'idNumber', '11010519491231002X'));
  });

  test.each(['阿卜杜拉•买买提', '阿卜杜拉・买买提', '阿卜杜拉．买买提', ' 阿卜杜拉 · 买买提'])(
    'name %p is the same name',
    (typed) => {
      expect(personHash(key, 'name', typed)).toBe(personHash(key, 'name', '阿卜杜拉·买买提'));
    },
  );

  test('the character 一 is a name, not a dash', () => {
    expect(personHash(key, 'name', '丁一')).not.toBe(personHash(key, 'name', '丁'));
  });

  test('the same digits as phone and as identity number do not meet, nor under another key', () => {
    expect(personHash(key, 'phone', '110105194912310')).not.toBe(personHash(key, 'idNumber', '110105194912310'));
    expect(personHash(key, 'phone', '1')).not.toBe(personHash(Buffer.alloc(32), 'phone', '1'));
  });

  test.each(['', '  ', '-', '——'])('%p is nobody, so it finds nobody', (typed) => {
    expect(personHash(key, 'phone', typed)).toBeNull();
  });
});

describe('derived ids', () => {
  test('are UUIDv5 in our namespace (Python)', () => {
    expect(commandId('officer-7', 'key-1')).toBe('c05a51b8-5a42-5f33-9d10-526606c2699d');
    expect(derivedId('petition', 'a', 2)).toBe('f6ff9206-4567-57ad-853f-e85264471b8f');
  });

  test('keep the borders between their parts', () => {
    expect(commandId('a', 'bc')).not.toBe(commandId('ab', 'c'));
    expect(derivedId('1')).not.toBe(derivedId(1));
  });
});
