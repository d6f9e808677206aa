import { generateKeyPairSync } from 'node:crypto';
import { lineHash, signHead } from '../../sealing/record';
import { type Fault, verifyRecord } from '../../sealing/verify';
import {
  bySeq,
  chained,
  head,
  headOf,
  type Line,
  lineOf,
  places,
  publicKey,
  sixLines,
  type Unchained,
} from './a-record';

const withLine = (seq: number, change: Record<string, unknown>) =>
  sixLines.map((line) => (line.seq === seq ? ({ ...line, ...change } as Line) : line));
/** Each later line keeps its link and hash, or all is recomputed, as somebody with write access would. */
const rehashed = (seq: number, change: object) => {
  const { hash: _, ...line } = { ...sixLines[seq - 1]!, ...change };
  return withLine(seq, { ...line, hash: lineHash(line) });
};

function expectFault(lines: readonly Line[], seq: number, why: Fault, signedHead: typeof head | null = head) {
  const story = 'petition:1';
  expect(verifyRecord(lines, signedHead, publicKey)).toEqual({ ok: false, story, seq, why, text: expect.any(String) });
}

const pairs = places.flatMap((one) => places.filter((other) => other > one).map((other) => [one, other] as const));

describe('a record that is as it was written', () => {
  test('of any length, in any order of the rows, after a trip through JSON', () => {
    for (let length = 1; length <= 6; length += 1) {
      const lines: Line[] = JSON.parse(JSON.stringify(sixLines.slice(0, length)));
      expect(verifyRecord(lines, headOf(lines), publicKey)).toEqual({ ok: true, lines: length });
    }
    expect(verifyRecord([...sixLines].reverse(), head, publicKey)).toEqual({ ok: true, lines: 6 });
  });

  test('of a story that never began', () => {
    expect(verifyRecord([], null, publicKey)).toEqual({ ok: true, lines: 0 });
  });
});

describe('one changed line', () => {
  const changes = [
    { act: 'other' },
    { story: 'petition:2' },
    { hash: 'f'.repeat(64) },
    { prevHash: 'f'.repeat(64) },
    { extra: 1 },
  ];

  test.each(places.flatMap((seq) => changes.map((change) => [seq, change] as const)))(
    'line %i with %j',
    (seq, change) => {
      expectFault(withLine(seq, change), seq, 'changed');
    },
  );

  test.each(places)('line %i lost a field', (seq) => {
    const { note: _, ...rest } = sixLines[seq - 1]!;
    expectFault(withLine(seq, { ...rest, note: undefined }), seq, 'changed');
    expectFault(
      sixLines.map((line) => (line.seq === seq ? (rest as Line) : line)),
      seq,
      'changed',
    );
  });

  test.each(places)('line %i changed together with its hash', (seq) => {
    expectFault(rehashed(seq, { act: 'other' }), seq, 'rewritten');
  });

  test.each(places)('line %i replaced by one of another story that has a right hash', (seq) => {
    const foreign = chained(places.map((at) => lineOf(at, 'petition:2')))[seq - 1]!;
    expectFault(withLine(seq, foreign), seq, 'changed');
  });

  test('everything recomputed from the change to the end: only the signature tells, so the last line is named', () => {
    for (const seq of places) {
      const forged = [
        ...sixLines.slice(0, seq - 1),
        ...chained([{ ...lineOf(seq), act: 'x' } as Unchained, ...sixLines.slice(seq)], sixLines[seq - 2]),
      ];
      expectFault(forged, 6, 'rewritten');
    }
  });

  test('the first of several is named', () => {
    expectFault(
      withLine(2, { act: 'x' }).map((line) => (line.seq === 5 ? { ...line, act: 'y' } : line)),
      2,
      'changed',
    );
  });
});

describe('lines out of place', () => {
  test.each(pairs)('lines %i and %i exchanged their numbers', (one, other) => {
    const lines = sixLines.map((line) =>
      line.seq === one ? { ...line, seq: other } : line.seq === other ? { ...line, seq: one } : line,
    );
    expectFault(bySeq(lines), one, 'swapped');
  });

  test.each(pairs)('lines %i and %i exchanged their contents, the hashes stayed', (one, other) => {
    const contentOf = (from: number, to: number) => {
      const { seq, prevHash, hash } = sixLines[to - 1]!;
      return { ...sixLines[from - 1]!, seq, prevHash, hash };
    };
    const lines = sixLines.map((line) =>
      line.seq === one ? contentOf(other, one) : line.seq === other ? contentOf(one, other) : line,
    );
    expectFault(lines, one, 'swapped');
  });

  test('three lines changed places in a circle', () => {
    const to: Record<number, number> = { 2: 3, 3: 5, 5: 2 };
    expectFault(bySeq(sixLines.map((line) => ({ ...line, seq: to[line.seq] ?? line.seq }))), 2, 'swapped');
  });

  test.each(places.flatMap((seq) => [0, -1, 2.5, 7, 99].map((to) => [seq, to] as const)))(
    'line %i renumbered %d',
    (seq, to) => {
      expectFault(bySeq(withLine(seq, { seq: to })), seq, 'swapped');
    },
  );

  test.each(pairs)('line %i and line %i claim the same number', (one, other) => {
    expectFault(bySeq(withLine(other, { seq: one })), one, 'inserted');
    expectFault(bySeq(withLine(one, { seq: other })), one, 'swapped');
  });

  test.each(pairs)('line %i overwritten by a copy of line %i, and the other way round', (one, other) => {
    const copy = (from: number, to: number) => withLine(to, { ...sixLines[from - 1]!, seq: to });
    expectFault(copy(other, one), one, 'changed');
    expectFault(copy(one, other), other, 'changed');
  });
});

describe('lines gone', () => {
  test.each(places.slice(0, -1))('line %i deleted', (seq) => {
    expectFault(
      sixLines.filter((line) => line.seq !== seq),
      seq,
      'missing',
    );
  });

  test.each(places.slice(0, -1))('line %i deleted and the later ones renumbered', (seq) => {
    const lines = sixLines.filter((line) => line.seq !== seq);
    expectFault(
      lines.map((line) => (line.seq > seq ? { ...line, seq: line.seq - 1 } : line)),
      seq,
      'missing',
    );
  });

  test.each(places)('the tail cut off from line %i', (seq) => {
    expectFault(sixLines.slice(0, seq - 1), seq, 'cutTail');
  });
});

describe('lines added', () => {
  const inserted = (seq: number, isLinked: boolean) => {
    const [fresh] = chained([{ ...lineOf(seq), act: 'never happened' } as Unchained], sixLines[seq - 2]);
    const line = isLinked ? fresh! : { ...fresh!, hash: 'f'.repeat(64) };
    return [
      ...sixLines.slice(0, seq - 1),
      line,
      ...sixLines.slice(seq - 1).map((later) => ({ ...later, seq: later.seq + 1 })),
    ];
  };

  test.each(places)('one pushed in before line %i, linked to the line before it or not', (seq) => {
    expectFault(inserted(seq, true), seq, 'inserted');
    expectFault(inserted(seq, false), seq, 'inserted');
  });

  test('one well linked after the last', () => {
    expectFault([...sixLines, ...chained([lineOf(7)], sixLines[5])], 7, 'inserted');
  });

  test('one with an impossible number', () => {
    expectFault(bySeq([...sixLines, { ...sixLines[0]!, act: 'x', seq: 0 }]), 7, 'inserted');
  });
});

describe('the head', () => {
  test('is missing', () => {
    expectFault(sixLines, 6, 'headMissing', null);
  });

  test('was signed by somebody else', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    expectFault(sixLines, 6, 'forgedHead', signHead(other, sixLines[5]!));
  });

  test('was moved back to fit a cut tail, without the key', () => {
    const { seq, hash } = sixLines[3]!;
    expectFault(sixLines.slice(0, 4), 4, 'forgedHead', { ...head, seq, hash });
  });

  test('is that of another story', () => {
    expectFault(sixLines, 6, 'forgedHead', headOf(chained(places.map((seq) => lineOf(seq, 'petition:2')))));
  });

  test('is an older one: the lines after it are not covered', () => {
    expectFault(sixLines, 5, 'inserted', headOf(sixLines.slice(0, 4)));
  });

  test('comes after the lines: a bad line is named first', () => {
    expectFault(withLine(2, { act: 'x' }), 2, 'changed', null);
  });
});

test('the text says where and what', () => {
  expect(verifyRecord(withLine(2, { act: 'x' }), head, publicKey)).toMatchObject({
    text: 'story petition:1: line 2 is not what its own hash says',
  });
});
