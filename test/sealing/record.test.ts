import { generateKeyPairSync } from 'node:crypto';
import { NotStorableError } from '../../sealing/canonical';
import { genesisHash, lineHash, loadSigningKey, publicKeyOf, signHead, verifyHead } from '../../sealing/record';

// RFC 8032, 7.1, test 1, as PKCS8
const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const pkcs8 = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex').toString('base64');
const privateKey = loadSigningKey(pkcs8);
const publicKey = publicKeyOf(privateKey);
const head = { story: 'petition:1', seq: 3, hash: 'ab'.repeat(32) };

describe('the hash of a line', () => {
  const line = {
    story: 'petition:1',
    seq: 1,
    act: 'accept',
    at: '2026-03-02T01:00:00.000Z',
    note: { sealed: 'xyz' },
    prevHash: genesisHash,
  };
  // Computed with Python's hashlib over the sorted JSON
  const known = '6b27b9c7a001bfd5b6412e826f6b7459824d08b8619e74d384ab2f8d3a5b739f';

  test('is SHA-256 over the canonical form, whatever the order of the columns', () => {
    expect(lineHash(line)).toBe(known);
    expect(lineHash({ ...Object.fromEntries(Object.entries(line).reverse()), ...line })).toBe(known);
  });

  test('leaves out the hash itself and nothing else', () => {
    expect(lineHash({ ...line, hash: known })).toBe(known);
    expect(lineHash({ ...line, prevHash: known })).not.toBe(known);
  });

  test.each([{ note: undefined }, { at: new Date(0) }, { days: Number.NaN }, { note: '\u0000' }, { note: '\ud83d' }])(
    'is refused for %p, which would read differently after storing',
    (field) => {
      expect(() => lineHash({ ...line, ...field })).toThrow(NotStorableError);
    },
  );
});

describe('the signed head', () => {
  test('carries the signature that another implementation makes (Python cryptography)', () => {
    expect(signHead(privateKey, head)).toEqual({
      ...head,
      signature: '2zrhiXs/NxkIGSZvmbFyCeqbA4+xMs1VUTXDNJ2mdOh4HNxTM5uMOBMF34X8yrjDRD5g9uE6heoJMkk0yPVRAQ==',
    });
  });

  test('verifies with the public key only as it was signed', () => {
    const signed = signHead(privateKey, head);
    const other = generateKeyPairSync('ed25519').publicKey;

    expect(verifyHead(publicKey, signed)).toBe(true);
    expect(verifyHead(other, signed)).toBe(false);
    expect(verifyHead(publicKey, { ...signed, seq: 2 })).toBe(false);
    expect(verifyHead(publicKey, { ...signed, story: 'petition:2' })).toBe(false);
    expect(verifyHead(publicKey, { ...signed, hash: 'cd'.repeat(32) })).toBe(false);
  });

  test.each(['', 'AAAA', 'not base64', `${signHead(privateKey, head).signature} `])(
    '%p is no signature',
    (signature) => {
      expect(verifyHead(publicKey, { ...head, signature })).toBe(false);
    },
  );
});

describe('the signing key', () => {
  test('is read from base64 PKCS8 and from PEM', () => {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

    expect(loadSigningKey(`\n${pem}`).equals(privateKey)).toBe(true);
    expect(publicKey.export({ type: 'spki', format: 'der' }).toString('hex')).toMatch(/d75a980182b10ab7.*f707511a$/);
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  test.each([
    ['nothing', ''],
    ['rubbish', 'secret-rubbish'],
    ['a broken PEM', '-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----'],
    ['a key of another kind', rsa.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['a public key', publicKey.export({ type: 'spki', format: 'der' }).toString('base64')],
  ])('is not read from %s, and the refusal does not quote it', (_, text) => {
    expect(() => loadSigningKey(text)).toThrow('signing key: not an Ed25519 key in PEM or base64 PKCS8');
  });
});
