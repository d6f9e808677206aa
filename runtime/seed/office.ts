import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedAuth } from '../../api/tokens';
import type { Db } from '../../db/connection';
import type { Keys } from '../keys';
import { openDoor, refusalOf } from './door';
import { seedMatters } from './matters';
import { enterPanel } from './panel';
import { claimsOf, seedRegisters } from './registers';
import { planSpotCheck } from './spot-check';

export interface MattersNeed {
  readonly url: string;
  readonly keys: Pick<Keys, 'master'>;
  readonly progress: (line: string) => void;
  readonly signal?: AbortSignal;
}

export interface Seeding {
  /** Whether any are still to be made. */
  readonly isWanted: boolean;
  /** Makes the seeded matters, unless they are there or not wanted; goes on where it was interrupted. */
  matters(need: MattersNeed): Promise<void>;
}

/** Whether the matters of this data folder are still to be made: decided at the first start. */
type Mark = 'wanted' | 'done' | 'notWanted';
const fileOf = (dataDir: string) => join(dataDir, 'seed.json');

function readMark(dataDir: string): Mark | undefined {
  const file = fileOf(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { matters: Mark }).matters : undefined;
}

function writeMark(dataDir: string, matters: Mark): void {
  writeFileSync(`${fileOf(dataDir)}.new`, `${JSON.stringify({ matters })}\n`);
  renameSync(`${fileOf(dataDir)}.new`, fileOf(dataDir));
}

/**
 * Fills an empty office on its first start: registers at once, matters once the API is open. An office that exists is
 * left as it is, and a database that holds another office gets nothing.
 */
export async function seedOffice(given: {
  db: Db;
  dataDir: string;
  empty: boolean;
  embedded: boolean;
}): Promise<Seeding> {
  const { db, dataDir, empty, embedded } = given;
  const nothing: Seeding = { isWanted: false, matters: async () => undefined };
  if (!embedded) return nothing;
  const mark = readMark(dataDir) ?? (empty ? 'notWanted' : 'wanted');
  const isFirst = readMark(dataDir) === undefined;
  // Written first: a start that is killed in between finds registers and still knows that matters are wanted.
  writeMark(dataDir, mark);
  const registers = await seedRegisters(db, Date.now());
  if (isFirst && !registers?.isNew) writeMark(dataDir, 'notWanted');
  if (!registers || mark !== 'wanted' || (isFirst && !registers.isNew)) return nothing;
  return {
    isWanted: true,
    matters: async (need) => {
      await makeMatters(need, registers.at);
      writeMark(dataDir, 'done');
    },
  };
}

/** Makes panel, matters and spot check through the API of a running office, as of `at`; answers how many matters there are. */
export async function makeMatters({ url, keys, progress, signal }: MattersNeed, at: string): Promise<number> {
  const auth = embeddedAuth(keys.master, { production: false });
  const door = openDoor({ url, tokenFor: (person) => auth.sign(claimsOf(person)), signal });
  const onRefused = (name: string, why: string) => progress(`seeded ${name} is left as far as it came: ${why}`);
  const orRefused = async (name: string, making: Promise<void>) => {
    const why = await refusalOf(making);
    if (why) onRefused(name, why);
  };
  // Hearings are drawn from the panel, spot checks from the packages of the matters.
  await orRefused('review panel', enterPanel(door, at));
  const made = await seedMatters(
    { door, at, signal },
    {
      onDone: (done, of) => {
        if (done % 5 === 0 || done === of) progress(`seeding matters: ${done}/${of}`);
      },
      onRefused: (name, why) => onRefused(`matter ${name}`, why),
    },
  );
  await orRefused('spot check', planSpotCheck(door, at));
  return made;
}
