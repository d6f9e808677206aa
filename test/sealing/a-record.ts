import { generateKeyPairSync } from 'node:crypto';
import { genesisHash, lineHash, publicKeyOf, type RecordLine, signHead } from '../../sealing/record';

export type Line = RecordLine & Record<string, unknown>;
export type Unchained = Omit<RecordLine, 'prevHash' | 'hash'>;

const { privateKey } = generateKeyPairSync('ed25519');
export const publicKey = publicKeyOf(privateKey);

/** Lines with right numbers, links and hashes; `from` is the line before them. */
export function chained(lines: readonly Unchained[], from?: RecordLine): Line[] {
  const done: Line[] = [];
  for (const line of lines) {
    const linked = { ...line, prevHash: (done.at(-1) ?? from)?.hash ?? genesisHash };
    done.push({ ...linked, hash: lineHash(linked) });
  }
  return done;
}

export const lineOf = (seq: number, story = 'petition:1') => ({
  story,
  seq,
  act: `act-${seq}`,
  actor: { id: 'officer-7', unitId: '民政局' },
  data: { days: seq * 10, dueAt: null, ok: true },
  note: { sealed: `EmRl${seq}` },
});
export const sixLines = chained([1, 2, 3, 4, 5, 6].map((seq) => lineOf(seq)));
export const headOf = (lines: readonly RecordLine[]) => signHead(privateKey, lines.at(-1)!);
export const head = headOf(sixLines);

export const bySeq = (lines: readonly Line[]) => [...lines].sort((one, other) => one.seq - other.seq);
export const places = [1, 2, 3, 4, 5, 6];
