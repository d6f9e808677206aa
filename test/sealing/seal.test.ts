import fc from 'fast-check';
import { NotStorableError } from '../../sealing/canonical';
import { newMatterKey } from '../../sealing/keys';
import {
  isSealed,
  open,
  openBytes,
  openValue,
  type Sealed,
  seal,
  sealBytes,
  sealValue,
  UnsealError,
} from '../../sealing/seal';

const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
const words = '我反映的是村里低保评定不公的问题，请回复。';

function whyOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UnsealError) return error.why;
    throw error;
  }
  return 'opened';
}

describe('texts', () => {
  test.each([
    '',
    'a',
    '王建国',
    words,
    '🙏🏽👨‍👩‍👧 謝謝',
    'ends with\u0000\u0000',
    '\u0080',
    'x'.repeat(31),
    'x'.repeat(32),
    words.repeat(500),
  ])('%p comes back as it was', (text) => {
    expect(open(key, seal(key, text, 'matter-1'), 'matter-1')).toBe(text);
  });

  test('any text comes back, whatever the padding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 300 }), (text, padTo) => {
        expect(open(key, seal(key, text, 'm', padTo), 'm')).toBe(text);
      }),
    );
  });

  test('what another implementation of AES-GCM sealed (Python cryptography) is understood', () => {
    const name = { sealed: 'EmRlZmdoaWprbG1ub+xTCjtsplNjGePoT0jVv8SvlVWDwlOzBYPiX+jaZWr9QsIGCots83Kn0axI+6OlSA==' };
    const value = { sealed: 'E2RlZmdoaWprbG1ub7wh70GXSfwBRSTAzHATDsUzOb9EQ7JnslAXM4SHGOr9QsIGCots83Kn0axI+6OlSA==' };

    expect(open(key, name, 'matter-1')).toBe('王建国');
    expect(openValue(key, value, 'matter-1')).toEqual({ a: [1, null] });
  });

  test('the same words sealed twice look different', () => {
    expect(seal(key, words, 'm')).not.toEqual(seal(key, words, 'm'));
  });

  test('the length of a name, a phone or a choice does not show', () => {
    const lengthOf = (text: string, padTo?: number) => seal(key, text, 'm', padTo).sealed.length;

    expect(
      new Set(['', '王五', '欧阳建国', '13800138000', '110105194912310021'].map((text) => lengthOf(text))).size,
    ).toBe(1);
    expect(lengthOf('uphold', 256)).toBe(lengthOf('x'.repeat(255), 256));
    expect(lengthOf('x'.repeat(256), 256)).toBeGreaterThan(lengthOf('x'.repeat(255), 256));
  });

  test('a text that UTF-8 cannot hold is refused instead of being altered', () => {
    expect(() => seal(key, 'a\ud800', 'm')).toThrow(NotStorableError);
  });

  test.each([0, -1, 1.5, Number.NaN])('padding to %p bytes is a mistake of the caller', (padTo) => {
    expect(() => seal(key, 'a', 'm', padTo)).toThrow(RangeError);
  });
});

test.each([null, 0, false, [], {}, { a: [{ b: '中' }] }, [1, 'two'], { sealed: 'x' }])(
  'the value %p is sealed whole',
  (value) => {
    expect(openValue(key, sealValue(key, value, 'm'), 'm')).toEqual(value);
  },
);

describe('what does not open', () => {
  const sealed = seal(key, words, 'matter-1');

  test('another key, another matter, an erased key', () => {
    expect(whyOf(() => open(newMatterKey(), sealed, 'matter-1'))).toBe('refused');
    expect(whyOf(() => open(key, sealed, 'matter-2'))).toBe('refused');
    expect(whyOf(() => open(null, sealed, 'matter-1'))).toBe('keyErased');
  });

  test('every single changed byte is found', () => {
    const box = Buffer.from(sealed.sealed, 'base64');
    for (let at = 0; at < box.length; at += 1) {
      const changed = Buffer.from(box);
      changed[at] = changed[at]! ^ 1;
      expect(['refused', 'notSealed']).toContain(
        whyOf(() => open(key, { sealed: changed.toString('base64') }, 'matter-1')),
      );
    }
  });

  test('every single changed character is found, bits that base64 ignores included', () => {
    const text = seal(key, 'a', 'm', 1).sealed;
    for (let at = 0; at < text.length; at += 1) {
      for (const other of 'AQgw+/=') {
        if (other === text[at]) continue;
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        expect(whyOf(() => open(key, { sealed: changed }, 'm'))).not.toBe('opened');
      }
    }
  });

  test('one kind does not pass for another: a text as a value, a document as a text', () => {
    const asValue = Buffer.from(sealed.sealed, 'base64');
    asValue[0] = 0x13;
    expect(whyOf(() => openValue(key, { sealed: asValue.toString('base64') }, 'matter-1'))).toBe('refused');

    const document = sealBytes(key, Buffer.from('x'.repeat(40)), 'm').toString('base64');
    expect(whyOf(() => open(key, { sealed: document }, 'm'))).toBe('notSealed');
    expect(whyOf(() => openBytes(key, Buffer.from(sealed.sealed, 'base64'), 'matter-1'))).toBe('notSealed');
  });

  test('a cut value', () => {
    const box = Buffer.from(sealed.sealed, 'base64');
    for (const length of [0, 1, 28, 29, box.length - 1]) {
      expect(whyOf(() => open(key, { sealed: box.toString('base64', 0, length) }, 'matter-1'))).not.toBe('opened');
    }
  });

  test('the error shows neither words, nor key, nor matter', () => {
    const shown = (['keyErased', 'notSealed', 'refused'] as const).map((why) => {
      const error = new UnsealError(why);
      return `${error} ${JSON.stringify(error)}`;
    });

    expect(shown).toEqual([
      'UnsealError: cannot unseal: the key has been erased {"why":"keyErased","name":"UnsealError"}',
      'UnsealError: cannot unseal: this is not a sealed value of the expected kind {"why":"notSealed","name":"UnsealError"}',
      'UnsealError: cannot unseal: the key or the context is another one, or the value was changed {"why":"refused","name":"UnsealError"}',
    ]);
  });
});

describe('documents', () => {
  test.each([0, 1, 4096, 20 * 1024 * 1024])('%p bytes come back', (size) => {
    const paper = Buffer.alloc(size, '文');

    expect(openBytes(key, sealBytes(key, paper, 'm'), 'm').equals(paper)).toBe(true);
  });

  test('a changed document and an erased key are found', () => {
    const sealed = sealBytes(key, Buffer.from('%PDF-1.7'), 'm');
    sealed[sealed.length - 1]! ^= 1;

    expect(whyOf(() => openBytes(key, sealed, 'm'))).toBe('refused');
    expect(whyOf(() => openBytes(null, sealed, 'm'))).toBe('keyErased');
  });
});

test('a sealed value is told from everything else', () => {
  const sealed = seal(key, '', 'm');
  const others: unknown[] = [
    null,
    'x',
    sealed.sealed,
    [sealed],
    { sealed: 1 },
    { sealed: '' },
    { sealed: 'hello' },
    {},
  ];

  expect(isSealed(sealed)).toBe(true);
  expect(isSealed(sealValue(key, {}, 'm', 1))).toBe(true);
  expect(isSealed(JSON.parse(JSON.stringify(sealed)))).toBe(true);
  expect(others.filter(isSealed)).toEqual([]);
  expect(isSealed({ ...sealed, more: 1 })).toBe(false);
  expect(isSealed({ sealed: `${sealed.sealed.slice(0, -4)}!!!!` })).toBe(false);
  expect(isSealed({ sealed: sealBytes(key, Buffer.alloc(40), 'm').toString('base64') } satisfies Sealed)).toBe(false);
});
