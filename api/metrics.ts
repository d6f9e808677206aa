import { setTimeout as pause } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../db/connection';
import { officeFigures } from '../db/figures';
import { messageFigures } from '../db/messages';
import { asProblem } from './problem';

/** What is counted. Labels name routes, acts and codes, never a matter or a person. */
export interface Meters {
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
  /** Counts a request when it has been answered. */
  readonly requests: RequestHandler;
  /** Counts an act by its outcome and measures how long it took. */
  acts<T>(kind: string, act: string, doing: () => Promise<T>): Promise<T>;
}

/** How long a scrape waits for Postgres. */
const patienceMs = 3_000;
const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function makeMeters(db: Db, clock: () => number): Meters {
  const registry = new Registry();
  const refresh = addFigures(registry, db, clock);
  return {
    text: async () => {
      await refresh();
      return registry.metrics();
    },
    requests: requestMeter(registry),
    acts: actMeter(registry),
  };
}

function requestMeter(registry: Registry): RequestHandler {
  const answered = new Histogram({
    ...{ name: 'huiyin_http_request_seconds', help: 'Requests by route and status', buckets: seconds },
    ...{ labelNames: ['method', 'route', 'status'], registers: [registry] },
  });
  return (req, res, next) => {
    const stop = answered.startTimer({ method: req.method });
    res.once('finish', () => stop({ route: String(res.locals.route ?? 'none'), status: res.statusCode }));
    next();
  };
}

function actMeter(registry: Registry): Meters['acts'] {
  const registers = [registry];
  const acts = new Counter({
    ...{ name: 'huiyin_acts_total', help: 'Acts by outcome: done, or the code of the refusal', registers },
    labelNames: ['kind', 'act', 'outcome'],
  });
  const took = new Histogram({
    ...{ name: 'huiyin_act_seconds', help: 'From the request to the answer of an act', buckets: seconds, registers },
    labelNames: ['kind', 'act'],
  });
  return async (kind, act, doing) => {
    const stop = took.startTimer({ kind, act });
    let outcome = 'done';
    return doing()
      .catch((error: unknown) => {
        outcome = asProblem(error).code;
        throw error;
      })
      .finally(() => {
        acts.inc({ kind, act, outcome });
        stop();
      });
  };
}

/** The office's own figures; what it returns reads them. */
function addFigures(registry: Registry, db: Db, clock: () => number): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `huiyin_${name}`, help, labelNames, registers });
  const alerts = gauge('alerts_last_day', 'Alerts that told somebody in the last 24 hours, by level', ['level']);
  const lateness = gauge('alert_lateness_last_day_seconds_max', 'The longest delay of one of them', ['level']);
  const open = gauge('open_matters', 'Open matters by colour', ['colour']);
  const oldest = gauge('oldest_breach_seconds', 'How long the oldest breach has lasted');
  const covered = gauge(
    'calendar_covered_until_seconds',
    'End of the published calendar years that follow this one without a gap',
  );
  const messages = addMessages(gauge, db);
  const freshness = gauge('figures_read_timestamp_seconds', 'When the figures of the office were last read; 0: never');
  return nowAndThen(async () => {
    const [figures] = await Promise.all([officeFigures(db, clock()), messages(clock())]);
    freshness.set(Date.now() / 1000);
    alerts.reset();
    lateness.reset();
    for (const { level, count, lateSeconds } of figures.alerts) {
      alerts.set({ level }, count);
      lateness.set({ level }, lateSeconds);
    }
    for (const [colour, count] of Object.entries(figures.open)) open.set({ colour }, count);
    oldest.set(figures.oldestBreachSeconds);
    covered.set(figures.coveredUntilYear ? Date.UTC(figures.coveredUntilYear + 1, 0, 1) / 1000 : 0);
  });
}

type MakeGauge = (name: string, help: string, labelNames?: string[]) => Gauge;

/** What waits to leave the house, or never will. */
function addMessages(gauge: MakeGauge, db: Db): (nowMs: number) => Promise<void> {
  const count = gauge('messages', 'Messages that wait, are dead or were skipped', ['channel', 'state']);
  const age = gauge('message_oldest_seconds', 'How long the oldest of them has been there', ['channel', 'state']);
  const unspread = gauge('outbox_unspread', 'Lines of the outbox of which no message has been made yet');
  return async (nowMs) => {
    const figures = await messageFigures(db, nowMs);
    count.reset();
    age.reset();
    for (const { channel, state, count: number, age: seconds } of figures.states) {
      count.set({ channel, state }, number);
      age.set({ channel, state }, seconds);
    }
    unspread.set(figures.unspread);
  };
}

/**
 * Reads at most every 15 seconds, once for all who ask meanwhile, and lets nobody wait long: while Postgres is away the
 * last figures stay, and their freshness says so.
 */
function nowAndThen(read: () => Promise<void>): () => Promise<void> {
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const readOnce = async () => {
    try {
      await read();
      readAt = Date.now();
    } catch {
      // The freshness gauge tells.
    } finally {
      reading = undefined;
    }
  };
  return async () => {
    if (Date.now() - readAt < 15_000) return;
    reading ??= readOnce();
    await Promise.race([reading, pause(patienceMs, undefined, { ref: false })]);
  };
}
