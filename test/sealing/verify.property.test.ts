import fc from 'fast-check';
import { lineHash } from '../../sealing/record';
import { verifyRecord } from '../../sealing/verify';
import { bySeq, chained, head, type Line, places, publicKey, sixLines } from './a-record';

test('any one field of any line changed to anything names that line', () => {
  const leaves = [
    ['act'],
    ['actor', 'id'],
    ['actor', 'unitId'],
    ['data', 'days'],
    ['data', 'dueAt'],
    ['data', 'ok'],
    ['note', 'sealed'],
    ['story'],
    ['prevHash'],
    ['hash'],
  ];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...leaves), fc.jsonValue(), (seq, path, value) => {
      const lines: Line[] = structuredClone(sixLines);
      const holder = path
        .slice(0, -1)
        .reduce((node, name) => node[name] as Record<string, unknown>, lines[seq - 1] as Record<string, unknown>);
      const last = path.at(-1)!;
      fc.pre(JSON.stringify(holder[last]) !== JSON.stringify(value));
      holder[last] = value;

      const verdict = verifyRecord(lines, head, publicKey);

      expect(verdict).toMatchObject({ ok: false, seq, why: 'changed' });
    }),
    { numRuns: 500 },
  );
});

test('whatever rows are left, doubled, renumbered, changed or rehashed: only the record as it was written passes', () => {
  const row = fc.record({
    from: fc.integer({ min: 1, max: 6 }),
    seq: fc.option(fc.integer({ min: 0, max: 8 }), { freq: 1 }),
    isChanged: fc.boolean(),
    isRehashed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.boolean(), (rows, isRechained) => {
      const lines = rows.map(({ from, seq, isChanged, isRehashed }) => {
        const line = { ...sixLines[from - 1]!, seq: seq ?? from, ...(isChanged ? { act: 'x' } : {}) };
        return isRehashed ? { ...line, hash: lineHash(line) } : line;
      });
      const found = isRechained ? chained(bySeq(lines)) : bySeq(lines);

      const isOriginal = JSON.stringify(found.map(lineHash)) === JSON.stringify(sixLines.map(lineHash));
      expect(verifyRecord(found, head, publicKey).ok).toBe(
        isOriginal && found.every((line, at) => line.hash === sixLines[at]!.hash),
      );
    }),
    {
      numRuns: 1000,
      examples: [[places.map((from) => ({ from, seq: null, isChanged: false, isRehashed: true })), true]],
    },
  );
});
