import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { and, eq, sql } from 'drizzle-orm';
import { embeddedAuth } from '../api/tokens';
import { type Db, openDatabase } from '../db/connection';
import { officers } from '../db/schema';
import { keysOf } from '../runtime/keys';
import { openDoor } from '../runtime/seed/door';
import { apiOf, command, configOf, databaseOf, dataOption, type Io, jsonOption, WrongUse, work } from './command';
import { claimsOf } from './token';

interface Options {
  readonly as?: string;
  readonly url?: string;
  readonly data?: string;
  readonly json?: true;
}

interface Loaded {
  readonly year: number;
  readonly changed: boolean;
  readonly moved: readonly { story: string; dates: readonly { clock: string; oldDueOn: string; newDueOn: string }[] }[];
}

/** `huiyin load-calendar`: a year's notice into the running office, which dates the touched matters anew. */
export function loadCalendarCommand(io: Io): Command {
  return command('load-calendar', io)
    .description("load a year's notice of holidays; open matters are dated anew")
    .argument('<file>', 'JSON: { "year": 2027, "source": …, "holidays": [{ "on", "name" }], "makeUpWorkdays": […] }')
    .option('--as <officer>', 'on whose behalf (default: the first administrator)')
    .option('--url <url>', 'the API (default: the office that runs on the data folder)')
    .option(...dataOption)
    .option(...jsonOption)
    .action(work(io, (file: string, options: Options) => load(io, file, options)));
}

async function load(io: Io, file: string, options: Options): Promise<void> {
  const { year, ...notice } = read(file);
  const config = configOf(options);
  const url = apiOf(config, options.url);
  const { db, close } = openDatabase(databaseOf(config), { max: 1 });
  try {
    const claims = await claimsOf(db, options.as ?? (await administratorOf(db)));
    const auth = embeddedAuth(keysOf(config).master, config);
    const door = openDoor({ url, tokenFor: () => auth.sign(claims) });
    const loaded = await door.post<Loaded>(claims.sub, `/calendars/${year}`, notice, { key: randomUUID() });
    io.stdout(options.json ? `${JSON.stringify(loaded)}\n` : wordsOf(loaded));
  } finally {
    await close();
  }
}

/** Only the year is looked at here: the door judges the rest. */
function read(file: string): { year: number } {
  try {
    const notice = JSON.parse(readFileSync(file, 'utf8')) as { year?: unknown };
    if (Number.isInteger(notice.year)) return notice as { year: number };
  } catch {
    throw new WrongUse(`file: ${file} cannot be read as JSON`);
  }
  throw new WrongUse(`file: ${file} names no year`);
}

async function administratorOf(db: Db): Promise<string> {
  const isAdmin = sql`'admin' = any(${officers.roles})`;
  const [post] = await db
    .select({ id: officers.id })
    .from(officers)
    .where(and(eq(officers.active, true), isAdmin))
    .orderBy(officers.id);
  if (!post) throw new WrongUse('there is no administrator; name somebody with --as');
  return post.id;
}

function wordsOf({ year, changed, moved }: Loaded): string {
  const first = changed ? `${year} is loaded` : `${year} was loaded already`;
  const lines = moved.flatMap(({ story, dates }) =>
    dates.map(({ clock, oldDueOn, newDueOn }) => `${story} ${clock}: ${oldDueOn} becomes ${newDueOn}`),
  );
  return `${[`${first}; ${moved.length} matters dated anew`, ...lines].join('\n')}\n`;
}
