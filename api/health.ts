import { sql } from 'drizzle-orm';
import type { Request, RequestHandler, Response } from 'express';
import { coveredUntil, coveredYears } from '../db/figures';
import { dayOf, yearOf } from '../domain/time';
import type { Deps } from './deps';

/** The process lives. */
export const alive: RequestHandler = (_req, res) => void res.json({ status: 'ok' });

type Check = { readonly ok: boolean; readonly [more: string]: unknown };

/**
 * Whether acts can be done: Postgres and Temporal answer and there is a calendar. A year without a published calendar is
 * said, but does not stop the office: its dates are provisional.
 */
export function ready(deps: Deps) {
  return async (_req: Request, res: Response): Promise<void> => {
    const [postgres, temporal, calendar] = await Promise.all([
      within(async () => void (await deps.db.execute(sql`select 1`))),
      within(async () => {
        await deps.temporal.withDeadline(Date.now() + 2_000, () =>
          deps.temporal.connection.workflowService.getSystemInfo({}),
        );
      }),
      coverage(deps),
    ]);
    const ok = postgres.ok && temporal.ok && calendar.ok;
    res.status(ok ? 200 : 503).json({ status: ok ? 'ready' : 'notReady', postgres, temporal, calendar });
  };
}

async function within(ask: () => Promise<void>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Check>((done) => {
    timer = setTimeout(() => done({ ok: false }), 2_500);
  });
  const asked = ask().then(
    () => ({ ok: true }),
    () => ({ ok: false }),
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

async function coverage({ db, clock }: Deps): Promise<Check> {
  let years: number[] = [];
  const { ok } = await within(async () => {
    years = await coveredYears(db);
  });
  const until = coveredUntil(years, yearOf(dayOf(clock())));
  return { ok: ok && years.length > 0, thisYear: until !== null, until };
}
