import { newMatterKey, rewrapKey, unwrapKey, wrapKey } from '../../sealing/keys';
import { UnsealError } from '../../sealing/seal';

const master = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
const nextMaster = Buffer.alloc(32, 9);

test('a matter key comes back from under the master key', () => {
  const key = newMatterKey();

  expect(unwrapKey(master, wrapKey(master, key, 'matter-1'), 'matter-1')).toEqual(key);
  expect(key).toHaveLength(32);
  expect(newMatterKey()).not.toEqual(key);
});

test('a key that another implementation of AES-GCM wrapped (Python cryptography) is understood', () => {
  const wrapped = 'EWRlZmdoaWprbG1ub9wbojbxaIEVkgHi73LuB1poOvxFXcxwuRZLdcP2SETScvM0Ob9ZxUWf6JZzx56bdw==';

  expect(unwrapKey(master, wrapped, 'matter-1')).toEqual(Buffer.from(Array.from({ length: 32 }, (_, at) => at + 32)));
});

test('a key put into the row of another matter does not open', () => {
  const wrapped = wrapKey(master, newMatterKey(), 'matter-1');

  expect(() => unwrapKey(master, wrapped, 'matter-2')).toThrow(UnsealError);
  expect(() => unwrapKey(nextMaster, wrapped, 'matter-1')).toThrow(UnsealError);
});

test('the master key is replaced without touching what matter keys seal', () => {
  const key = newMatterKey();
  const rewrapped = rewrapKey(master, nextMaster, wrapKey(master, key, 'matter-1'), 'matter-1');

  expect(unwrapKey(nextMaster, rewrapped, 'matter-1')).toEqual(key);
  expect(() => unwrapKey(master, rewrapped, 'matter-1')).toThrow(UnsealError);
});

test('a rotation that was interrupted can run again', () => {
  const rewrapped = rewrapKey(master, nextMaster, wrapKey(master, newMatterKey(), 'matter-1'), 'matter-1');

  expect(rewrapKey(master, nextMaster, rewrapped, 'matter-1')).toBe(rewrapped);
});

test('a rotation with the wrong old master key is refused, not written', () => {
  const wrapped = wrapKey(master, newMatterKey(), 'matter-1');

  expect(() => rewrapKey(Buffer.alloc(32, 7), nextMaster, wrapped, 'matter-1')).toThrow(UnsealError);
});

test.each(['', 'not base64!', 'AAAA', wrapKey(master, master, 'm').replace('E', 'I')])(
  '%p is not a wrapped key',
  (text) => {
    expect(() => unwrapKey(master, text, 'm')).toThrow(UnsealError);
  },
);

test('keys of another length are a mistake of the caller', () => {
  expect(() => wrapKey(Buffer.alloc(16), newMatterKey(), 'm')).toThrow(RangeError);
  expect(() => wrapKey(master, Buffer.alloc(31), 'm')).toThrow(RangeError);
  expect(() => wrapKey(master, newMatterKey(), '')).toThrow(RangeError);
});
