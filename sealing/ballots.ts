import { closeBox, fromBase64, openBox, UnsealError } from './box';

/** One vote with its reason, as the door seals it and the tally opens it. */
export interface Vote {
  readonly choice: string;
  readonly reason: string;
}

/** Every ballot is as long as any other: neither a choice nor a long reason shows. Bytes. */
export const voteBytes = 2048;

/**
 * A vote sealed under the key of a hearing's ballots, base64. `context` names hearing, round and request: a vote opens at
 * its own place only. Throws RangeError for a reason that does not fit (300 characters always do).
 */
export function sealVote(key: Uint8Array, { choice, reason }: Vote, context: string): string {
  const plain = Buffer.from(JSON.stringify({ choice, reason }));
  if (plain.length >= voteBytes) throw new RangeError(`reason: ${plain.length} bytes do not fit a ballot`);
  // JSON may end in blanks.
  return closeBox('ballot', key, Buffer.concat([plain, Buffer.alloc(voteBytes - plain.length, ' ')]), context).toString(
    'base64',
  );
}

/** The vote again. Throws UnsealError, also when the key is gone. */
export function openVote(key: Uint8Array | null, sealed: string, context: string): Vote {
  const box = fromBase64(sealed);
  if (box === undefined) throw new UnsealError('notSealed');
  return JSON.parse(openBox(['ballot'], key, box, context).plain.toString('utf8'));
}

export const voteContext = (hearing: string, round: number, no: number): string => `${hearing}/ballot/${round}/${no}`;
