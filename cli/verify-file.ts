import type { KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { RecordLine, SignedHead } from '../sealing/record';
import { verifyRecord } from '../sealing/verify';
import { WrongUse } from './command';
import type { Findings } from './verify-record';

/** The lines of one story as a dossier holds them: in their order, then the signed head. */
interface Story {
  readonly lines: RecordLine[];
  head: SignedHead | null;
}

/**
 * Checks the record of a dossier without a database. Lines belong together as long as they name one story; a story's
 * lines are in memory, not the file. Throws WrongUse for a file that is none.
 */
export async function verifyFile(file: string, publicKey: KeyObject): Promise<Findings> {
  const faults: Findings['faults'][number][] = [];
  const seen = { stories: 0, lines: 0 };
  for await (const { lines, head } of storiesIn(file)) {
    const verdict = verifyRecord(lines, head, publicKey);
    seen.stories += 1;
    if (verdict.ok) seen.lines += verdict.lines;
    else faults.push({ story: verdict.story, seq: verdict.seq, why: verdict.why, text: verdict.text });
  }
  if (seen.stories === 0) throw new WrongUse(`--record: ${file} holds no record`);
  return { ok: faults.length === 0, ...seen, faults };
}

async function* storiesIn(file: string): AsyncGenerator<Story> {
  let story: Story = { lines: [], head: null };
  for await (const text of createInterface({ input: createReadStream(file) })) {
    if (text.trim() === '') continue;
    const parsed = parsedLine(text, file);
    if ('head' in parsed) {
      yield { ...story, head: parsed.head };
      story = { lines: [], head: null };
    } else if (story.lines.length > 0 && story.lines[0]?.story !== parsed.story) {
      // The head of the story before is missing, and the verdict says so.
      yield story;
      story = { lines: [parsed], head: null };
    } else story.lines.push(parsed);
  }
  if (story.lines.length > 0) yield story;
}

function parsedLine(text: string, file: string): RecordLine | { readonly head: SignedHead } {
  try {
    const parsed = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && ('head' in parsed || 'story' in parsed)) return parsed;
  } catch {
    // Said below, in words.
  }
  throw new WrongUse(`--record: ${file} is not the record of a dossier`);
}
