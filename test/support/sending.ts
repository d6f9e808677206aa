import { sql } from 'drizzle-orm';
import pino from 'pino';
import { messages } from '../../db/schema';
import { quietHoursIn } from '../../domain/messages/quiet-hours';
import type { Patience } from '../../domain/messages/retry';
import { startMessages } from '../../runtime/messages/office';
import type { Office } from './office';
import { until } from './until';

export interface Ways {
  readonly smtp?: string;
  readonly smsFile?: string;
  readonly quietHours?: string;
  readonly allow?: readonly string[];
  readonly patience?: Patience;
  readonly leaseMs?: number;
  readonly clock?: () => number;
  readonly keepDays?: number;
}

/** Tries without a pause, and often: a test that counts tries gives its own. */
export const eager: Patience = { attempts: 1_000, firstMs: 20, longestMs: 50 };

/** The sender of an office, with the ways a test gives it; quick to look, and never at night. */
export function sending(
  { db, keys }: { readonly db: Office['db']; readonly keys: { readonly master: Buffer } },
  ways: Ways = {},
) {
  const { smtp, smsFile, quietHours = '00:00-00:00', allow = ['127.0.0.0/8'] } = ways;
  const { patience = eager, leaseMs = 30_000, clock = Date.now, keepDays = 90 } = ways;
  const config = {
    messages: {
      smtp: smtp ? { url: smtp, from: 'Huiyin <huiyin@example.org>' } : undefined,
      smsFile,
      quietHours: quietHoursIn(quietHours)!,
      webhookAllow: allow,
      keepDays,
    },
  };
  const log = pino({ level: 'silent' });
  return startMessages({ config, db, keys, log }, { patience, leaseMs, clock, pollMs: 20 });
}

export const allMessages = ({ db }: Pick<Office, 'db'>) => db.select().from(messages).orderBy(messages.line);

/** Waits until every line is spread and no message waits any more. */
export const allSettled = (office: Pick<Office, 'db'>) =>
  until(async () => {
    const [row] = await office.db.execute<{ left: number }>(
      sql`select (select count(*) from outbox where not spread)::int
            + (select count(*) from messages where state = 'waiting')::int as left`,
    );
    return row!.left === 0;
  });

/** Lets a receiver hear of events; answers with the subscription and its secret. */
export async function subscribed(office: Office, url: string, more: object = {}) {
  const body = { url, types: ['petition.*', 'order.*'], region: '330421', unitId: 'county-bureau', ...more };
  const made = await office.as('cheng').post('/subscriptions', body);
  if (made.status !== 201) throw new Error(made.text);
  return made.body as { id: string; secret: string };
}

/** Runs a sender until nothing waits any more. */
export async function sentBy(office: Parameters<typeof sending>[0], ways: Ways = {}): Promise<void> {
  const sender = sending(office, ways);
  try {
    await allSettled(office);
  } finally {
    await sender.stop();
  }
}
