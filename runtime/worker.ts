import { readFileSync } from 'node:fs';
import {
  DefaultLogger,
  type LogEntry,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker';
import type { Logger } from 'pino';
import { createActivities } from '../activities';
import type { Db } from '../db/connection';
import type { Config } from './config';
import type { Keys } from './keys';

/** About 100 kB each (design: marks); beyond it the longest idle story is read again from its history when it acts. */
const cachedStories = 1_000;

export interface RunningWorker {
  /** Resolves after `stop`; rejects when the worker fails, which nobody may survive. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface WorkerParts {
  readonly config: Config;
  readonly address: string;
  readonly db: Db;
  readonly keys: Keys;
  readonly bundle: WorkflowBundle;
}

let isPrepared = false;

/** Before the first use of the SDK: we stop workers ourselves, in order, and its words go to our log. */
export function prepareRuntime(log: Logger): void {
  if (isPrepared) return;
  isPrepared = true;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', (entry) => forward(log, entry)),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} } },
  });
}

function forward(log: Logger, { level, message, meta }: LogEntry): void {
  const { error, ...fields } = (meta ?? {}) as { error?: unknown };
  const line = error === undefined ? fields : { ...fields, err: error };
  if (level === 'ERROR') log.error(line, message);
  else log.warn(line, message);
}

/** The bundler says what goes wrong through the office's log. */
export const bundleLogger = (log: Logger) => new DefaultLogger('WARN', (entry) => forward(log, entry));

/** How to reach the Temporal server; the same for the door's client and the worker. */
export function temporalOptions({ temporal }: Config, address: string) {
  const { apiKey, tls } = temporal;
  if (!tls) return { address, apiKey, tls: apiKey ? true : undefined };
  const { certFile, keyFile, caFile } = tls;
  const clientCertPair = certFile && keyFile ? { crt: readFileSync(certFile), key: readFileSync(keyFile) } : undefined;
  const serverRootCACertificate = caFile ? readFileSync(caFile) : undefined;
  return { address, apiKey, tls: { clientCertPair, serverRootCACertificate } };
}

/** Runs the stories of one task queue until it is stopped. */
export async function startWorker({ config, address, db, keys, bundle }: WorkerParts): Promise<RunningWorker> {
  const connection = await NativeConnection.connect(temporalOptions(config, address));
  const worker = await Worker.create({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: config.temporal.taskQueue,
    workflowBundle: bundle,
    activities: createActivities({ db, masterKey: keys.master, signingKey: keys.signing }),
    maxCachedWorkflows: cachedStories,
    shutdownGraceTime: '10 seconds',
    shutdownForceTime: '15 seconds',
  });
  const ended = worker.run().finally(() => connection.close());
  // Whoever awaits `ended` hears of a failure; this only keeps it from ending the process before.
  ended.catch(() => undefined);
  return {
    ended,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}
