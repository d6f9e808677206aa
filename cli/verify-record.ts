import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { eq, sql } from 'drizzle-orm';
import { type Db, openDatabase } from '../db/connection';
import { eventsAfter } from '../db/events';
import { heads } from '../db/schema';
import type { Config } from '../runtime/config';
import { keysOf } from '../runtime/keys';
import { publicKeyOf } from '../sealing/record';
import { type Verdict, verifyRecord } from '../sealing/verify';
import { command, configOf, databaseOf, dataOption, type Io, jsonOption, WrongUse, work } from './command';
import { verifyFile } from './verify-file';

export interface Findings {
  readonly ok: boolean;
  readonly stories: number;
  readonly lines: number;
  /** The first bad line of each story that has one. */
  readonly faults: readonly { story: string; seq: number; why: string; text: string }[];
}

/** `huiyin verify-record`: whether the record is what was written. Exit code 1 names the first bad line. */
export function verifyRecordCommand(io: Io): Command {
  return command('verify-record', io)
    .description('check every line of the record, or of one story, against its hashes and signed heads')
    .argument('[story]', 'the id of one story')
    .option(...dataOption)
    .option('--record <file>', 'the record.jsonl of a dossier instead of the database')
    .option(...jsonOption)
    .action(work(io, (story: string | undefined, options: Options) => verify(io, story, options)));
}

interface Options {
  readonly data?: string;
  readonly record?: string;
  readonly json?: true;
}

async function verify(io: Io, story: string | undefined, options: Options): Promise<void> {
  const config = configOf(options);
  const findings = options.record
    ? await verifyFile(existing(options.record), publicKeyOf(signingKeyOf(config)))
    : await verifyDatabase(config, story);
  io.stdout(options.json ? `${JSON.stringify(findings)}\n` : wordsOf(findings));
  io.setExitCode(findings.ok ? 0 : 1);
}

function existing(file: string): string {
  if (!existsSync(file)) throw new WrongUse(`--record: there is no file ${file}`);
  return file;
}

async function verifyDatabase(config: Config, story: string | undefined): Promise<Findings> {
  const { db, close } = openDatabase(databaseOf(config), { max: 4 });
  try {
    return await verifyStories(db, publicKeyOf(signingKeyOf(config)), story);
  } finally {
    await close();
  }
}

/** Keys made just now would call every line forged. */
function signingKeyOf(config: Config): KeyObject {
  if (!config.keys.signing && !existsSync(join(config.dataDir, 'keys.json')))
    throw new WrongUse(`SIGNING_KEY: not set, and ${config.dataDir} holds no keys.json`);
  return keysOf(config).signing;
}

/** As many stories as are looked up at once. */
const pageSize = 500;

/** Checks one story, or all that any table knows: lines, head or read row may each be what is missing. */
export async function verifyStories(db: Db, publicKey: KeyObject, story?: string): Promise<Findings> {
  const faults: Findings['faults'][number][] = [];
  const seen = { stories: 0, lines: 0 };
  let ids = story === undefined ? await storiesAfter(db, undefined) : [story];
  while (ids.length > 0) {
    for (const id of ids) {
      const verdict = await verdictOf(db, publicKey, id);
      seen.stories += 1;
      if (verdict.ok) seen.lines += verdict.lines;
      else faults.push({ story: id, seq: verdict.seq, why: verdict.why, text: verdict.text });
    }
    ids = story === undefined ? await storiesAfter(db, ids.at(-1)) : [];
  }
  return { ok: faults.length === 0, ...seen, faults };
}

type Looked = Verdict | { ok: false; seq: number; why: 'gone'; text: string };

async function verdictOf(db: Db, publicKey: KeyObject, id: string): Promise<Looked> {
  const lines = await eventsAfter(db, id, 0);
  const [head] = await db.select().from(heads).where(eq(heads.story, id));
  if (lines.length === 0 && !head)
    return { ok: false, seq: 1, why: 'gone', text: `story ${id}: it has neither lines nor a signed head` };
  return verifyRecord(lines, head ?? null, publicKey);
}

async function storiesAfter(db: Db, last: string | undefined): Promise<string[]> {
  const after = last ?? '00000000-0000-0000-0000-000000000000';
  const rows = await db.execute<{ story: string }>(sql`
    select story from (
      select distinct story from events union select story from heads union select id from stories
    ) as known (story)
    where story > ${after}::uuid order by story limit ${pageSize}`);
  return rows.map(({ story }) => story);
}

function wordsOf({ ok, stories, lines, faults }: Findings): string {
  if (ok) return `the record holds: ${lines} lines of ${stories} stories\n`;
  return `${[...faults.map(({ text }) => text), `${faults.length} of ${stories} stories do not hold`].join('\n')}\n`;
}
