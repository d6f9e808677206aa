import type { Command } from 'commander';
import { and, eq, sql } from 'drizzle-orm';
import { embeddedAuth } from '../api/tokens';
import { type Db, openDatabase } from '../db/connection';
import { officers, stories } from '../db/schema';
import { keysOf } from '../runtime/keys';
import { DoorError, openDoor } from '../runtime/seed/door';
import { apiOf, command, configOf, databaseOf, dataOption, type Io, jsonOption, WrongUse, work } from './command';
import { claimsOf } from './token';

interface Options {
  readonly as?: string;
  readonly outage?: true;
  readonly url?: string;
  readonly data?: string;
  readonly json?: true;
}

/** What `POST /training/advance` answers. */
interface Moved {
  readonly story: string;
  readonly now: string;
  readonly stories: readonly { kind: string; id: string; next: string | null; over: boolean }[];
}

/** `huiyin advance`: moves a training matter's time, with everything that becomes due on the way. */
export function advanceCommand(io: Io): Command {
  return command('advance', io)
    .description('move the time of a training matter and of its open stories')
    .argument('<story>', 'its id or number')
    .argument('<time>', 'a span (20d, 6h, P20D) or an instant (2026-03-12T10:00:00+08:00)')
    .option('--outage', 'as if the service had been down: one jump')
    .option('--as <officer>', "on whose behalf (default: a coordinator of the matter's bureau)")
    .option('--url <url>', 'the API (default: the office that runs on the data folder)')
    .option(...dataOption)
    .option(...jsonOption)
    .action(work(io, (story: string, time: string, options: Options) => advance(io, { story, time, options })));
}

async function advance(io: Io, given: { story: string; time: string; options: Options }): Promise<void> {
  const { options } = given;
  const when = whenOf(given.time);
  const config = configOf(options);
  const url = apiOf(config, options.url);
  const { db, close } = openDatabase(databaseOf(config), { max: 1 });
  try {
    const { id, bureauId } = await find(db, given.story);
    const claims = await claimsOf(db, options.as ?? (await coordinatorOf(db, bureauId)));
    const auth = embeddedAuth(keysOf(config).master, config);
    const door = openDoor({ url, tokenFor: () => auth.sign(claims) });
    const body = { story: id, ...when, outage: options.outage ?? false };
    const moved = await door
      .post<Moved>(claims.sub, '/training/advance', body, { harmless: 'to' in when })
      .catch(refused);
    io.stdout(options.json ? `${JSON.stringify(moved)}\n` : wordsOf(moved));
  } finally {
    await close();
  }
}

function refused(error: unknown): never {
  if (error instanceof DoorError && error.code === 'notTraining')
    throw new Error('this matter was begun without the training clock; its time cannot be moved');
  throw error;
}

function whenOf(time: string): { by: string } | { to: string } {
  const [, count, unit] = /^(\d{1,4})([dhm])$/i.exec(time) ?? [];
  if (count && unit) return { by: unit.toLowerCase() === 'd' ? `P${count}D` : `PT${count}${unit.toUpperCase()}` };
  if (/^P/.test(time)) return { by: time };
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(time) && !Number.isNaN(Date.parse(time))) return { to: time };
  throw new WrongUse(`time: ${time} is neither a span (20d, P20D) nor an instant (2026-03-12T10:00:00+08:00)`);
}

async function find(db: Db, story: string) {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(story);
  const [found] = await db
    .select({ id: stories.id, bureauId: stories.bureauId })
    .from(stories)
    .where(isId ? eq(stories.id, story) : eq(stories.number, story));
  if (!found) throw new WrongUse(`story: there is no ${story}`);
  return found;
}

async function coordinatorOf(db: Db, bureauId: string): Promise<string> {
  const isCoordinator = sql`'coordinator' = any(${officers.roles})`;
  const [post] = await db
    .select({ id: officers.id })
    .from(officers)
    .where(and(eq(officers.unitId, bureauId), eq(officers.active, true), isCoordinator))
    .orderBy(officers.id);
  if (!post) throw new WrongUse(`${bureauId} has no coordinator; name somebody with --as`);
  return post.id;
}

function wordsOf({ now, stories: moved }: Moved): string {
  const lines = moved.map(({ kind, id, next, over }) => {
    const state = over ? 'ended' : next === null ? 'nothing is due by itself' : `next due ${next}`;
    return `${kind} ${id}: ${state}`;
  });
  return `${[`now ${now}`, ...lines].join('\n')}\n`;
}
