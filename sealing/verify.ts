import type { KeyObject } from 'node:crypto';
import { NotStorableError } from './canonical';
import { genesisHash, lineHash, type RecordLine, type SignedHead, verifyHead } from './record';

/** What is wrong at the first bad line; N is its number. */
const faults = {
  changed: 'line N is not what its own hash says',
  rewritten:
    'line N agrees with its own hash but not with the line or signature after it; it, or lines before it, were rewritten',
  swapped: 'line N stands at another number, and another line may stand here',
  missing: 'line N is missing, lines after it are there',
  inserted: 'line N does not belong to this record',
  cutTail: 'line N and any after it, up to the signed head, are missing',
  headMissing: 'the signed head is missing; line N is the last line',
  forgedHead: 'the head naming line N was not signed by us for this story',
} as const;

export type Fault = keyof typeof faults;

export type Verdict = { ok: true; lines: number } | { ok: false; story: string; seq: number; why: Fault; text: string };

interface Finding {
  seq: number;
  why: Fault;
}

interface Survey {
  lines: readonly RecordLine[];
  at: ReadonlyMap<number, readonly RecordLine[]>;
  /** Only a head whose signature holds; nothing is concluded from another. */
  anchor: SignedHead | undefined;
}

/**
 * Checks one story: numbers 1..n, each line's hash, each link to the line before, the signed head. Lines are looked at first
 * and in their order, the head last, and the first fault is named. It cannot see that a whole story is gone with its head,
 * nor an older state put back together with the head signed for it; compare the heads with an earlier copy for that.
 */
export function verifyRecord(lines: readonly RecordLine[], head: SignedHead | null, publicKey: KeyObject): Verdict {
  const story = storyOf(lines, head);
  const isSigned = head !== null && head.story === story && verifyHead(publicKey, head);
  const at = new Map<number, RecordLine[]>();
  for (const line of lines) at.set(line.seq, [...(at.get(line.seq) ?? []), line]);
  const survey: Survey = { lines, at, anchor: isSigned ? head : undefined };

  const finding = firstBadLine(survey, story) ?? badHead(survey, head);
  if (!finding) return { ok: true, lines: lines.length };
  const text = `story ${story}: ${faults[finding.why].replace('N', String(finding.seq))}`;
  return { ok: false, story, ...finding, text };
}

/** The head may have been exchanged as well as a line: it names the story only if some line says so too. */
function storyOf(lines: readonly RecordLine[], head: SignedHead | null): string {
  if (head && (lines.length === 0 || lines.some((line) => line.story === head.story))) return head.story;
  return lines[0]?.story ?? '';
}

function firstBadLine(survey: Survey, story: string): Finding | undefined {
  const last = survey.lines.reduce((highest, { seq }) => (isNumber(seq) && seq > highest ? seq : highest), 0);
  let previous: RecordLine | undefined;
  for (let seq = 1; seq <= last; seq += 1) {
    const [line, second] = survey.at.get(seq) ?? [];
    if (!line) return { seq, why: isElsewhere(survey, seq) ? 'swapped' : 'missing' };
    if (second) return { seq, why: 'inserted' };
    if (line.story !== story) return { seq, why: 'changed' };
    if (!hashIs(line, line.hash)) return diagnose(survey, line);
    if (line.prevHash !== (previous?.hash ?? genesisHash)) {
      const culprit = previous && isVouchedFor(survey, line) ? previous : line;
      return { seq: culprit.seq, why: 'rewritten' };
    }
    previous = line;
  }
  return strayLine(survey, last);
}

/** A line that carries no possible number: it was renumbered, or is none of ours. */
function strayLine(survey: Survey, last: number): Finding | undefined {
  if (!survey.lines.some((line) => !isNumber(line.seq))) return undefined;
  return { seq: last + 1, why: isElsewhere(survey, last + 1) ? 'swapped' : 'inserted' };
}

function badHead({ lines, at, anchor }: Survey, head: SignedHead | null): Finding | undefined {
  if (!head) return lines.length > 0 ? { seq: lines.length, why: 'headMissing' } : undefined;
  if (!anchor) return { seq: head.seq, why: 'forgedHead' };
  if (lines.length < head.seq) return { seq: lines.length + 1, why: 'cutTail' };
  if (lines.length > head.seq) return { seq: head.seq + 1, why: 'inserted' };
  return at.get(head.seq)?.[0]?.hash === head.hash ? undefined : { seq: head.seq, why: 'rewritten' };
}

/** The line's hash does not hold. Where would it? That tells a change from a swap, a deletion and an insertion. */
function diagnose(survey: Survey, line: RecordLine): Finding {
  const { seq } = line;
  const home = homeOf(survey, line);
  const isPushedAway = isElsewhere(survey, seq);
  if (home === undefined) return { seq, why: isPushedAway ? 'inserted' : 'changed' };
  const inItsHome = survey.at.get(home)?.[0];
  const isCopy = inItsHome !== undefined && isContentOf(line, inItsHome);
  // Lines before this one hold, so a line that belongs further up was pushed down by one that does not belong.
  if (home < seq && !isCopy) return { seq: home, why: 'inserted' };
  if (home < seq) return { seq, why: isPushedAway ? 'inserted' : 'changed' };
  if (isPushedAway) return { seq, why: 'swapped' };
  return { seq, why: isCopy && inItsHome && hashIs(inItsHome, inItsHome.hash) ? 'changed' : 'missing' };
}

/** The number at which this line would be right. */
function homeOf({ lines, at, anchor }: Survey, line: RecordLine): number | undefined {
  const highest = Math.max(lines.length, anchor?.seq ?? 0) + 1;
  for (let seq = 1; seq <= highest; seq += 1) {
    const place = at.get(seq)?.[0];
    if (seq === line.seq) continue;
    if (hashIs({ ...line, seq }, line.hash) || (place && isContentOf(line, place))) return seq;
  }
  return undefined;
}

/** Whether the rightful line of this number stands under another one. */
function isElsewhere({ lines, at }: Survey, seq: number): boolean {
  const place = at.get(seq)?.[0];
  return lines.some(
    (line) =>
      line.seq !== seq && (hashIs({ ...line, seq }, line.hash) || (place !== undefined && isContentOf(line, place))),
  );
}

/** Whether the line, put at that place, has the hash that is written there: contents moved, hashes stayed. */
function isContentOf(line: RecordLine, { seq, prevHash, hash }: RecordLine): boolean {
  return hashIs({ ...line, seq, prevHash }, hash);
}

/** Whether what comes after, the next line or the signed head, names this line's hash. */
function isVouchedFor({ at, anchor }: Survey, line: RecordLine): boolean {
  const next = at.get(line.seq + 1)?.[0];
  return next ? next.prevHash === line.hash : anchor?.seq === line.seq && anchor.hash === line.hash;
}

function hashIs(line: RecordLine, hash: string): boolean {
  try {
    return lineHash(line) === hash;
  } catch (error) {
    // jsonb can hold what we never write, such as 1e400: then it was not us.
    if (error instanceof NotStorableError) return false;
    throw error;
  }
}

const isNumber = (seq: unknown): boolean => Number.isSafeInteger(seq) && (seq as number) >= 1;
