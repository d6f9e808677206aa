import { existsSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { DoorError } from '../runtime/seed/door';
import { WrongUse } from './command';
import { type Behalf, doorOf } from './on-behalf';

/** Where an export of draws may come from: standard input, a file, or the office itself. */
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Bureau code, kind, year, six digits; an accusation has a mark of its own. */
const number = /-(TZ|CC)-\d{4}-\d{6}$/;

const routeOf: Readonly<Record<string, string>> = { TZ: 'hearings', CC: 'spot-checks' };

/**
 * What was exported of the draws of a hearing or a spot check: `-` or nothing reads standard input, a file that is there
 * is read, an id or number is asked of the office. Throws WrongUse for what is none of these.
 */
export async function shownDraw(stdin: Readable, of: string | undefined, options: Behalf): Promise<string> {
  if (of === undefined || of === '-') return text(stdin);
  if (existsSync(of)) return readFileSync(of, 'utf8');
  const [, mark] = number.exec(of) ?? [];
  if (!mark && !id.test(of)) throw new WrongUse(`there is no file ${of}, nor is it a hearing or a spot check`);
  const { door, as } = await doorOf(options);
  const ask = (path: string) => door.get<unknown>(as, path).catch(unseen);
  const routes = mark ? [routeOf[mark]!] : Object.values(routeOf);
  for (const route of routes) {
    const found = mark ? await idOf(ask, route, of) : of;
    const shown = found && (await ask(`/${route}/${found}/draw`));
    if (shown) return drawnOnce(of, shown as { draws?: readonly unknown[] });
  }
  throw new WrongUse(`there is no ${of}, or it is not for you to see`);
}

async function idOf(ask: (path: string) => Promise<unknown>, route: string, of: string): Promise<string | undefined> {
  const page = (await ask(`/${route}?number=${encodeURIComponent(of)}`)) as { items: { id: string }[] } | undefined;
  return page?.items[0]?.id;
}

/** What is not seen may be of the other kind; every other refusal is one. */
function unseen(error: unknown): undefined {
  if (error instanceof DoorError && error.status === 404) return undefined;
  throw error;
}

function drawnOnce(of: string, shown: { draws?: readonly unknown[] }): string {
  if (shown.draws?.length === 0) throw new WrongUse(`nothing is drawn for ${of} yet`);
  return JSON.stringify(shown);
}
