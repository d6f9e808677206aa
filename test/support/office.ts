import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import pino from 'pino';
import { createActivities } from '../../activities';
import { createApp } from '../../api/app';
import type { Deps } from '../../api/deps';
import { type Claims, embeddedAuth } from '../../api/tokens';
import { openDatabase } from '../../db/connection';
import { cloneDatabase, officeTemplate } from './database';
import { quietly } from './quiet';
import { actorOf, aSigningKey, rolesOf } from './registers';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What came over the wire, byte order mark included. */
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  readonly body: any;
}

type Options = Partial<
  Pick<Deps, 'training' | 'requestDeadlineMs' | 'bodyDeadlineMs' | 'metricsToken' | 'clock' | 'trustedProxies'>
> & {
  readonly worker?: boolean;
  /** The way to the servers, when it is not the straight one. */
  readonly databaseVia?: (url: string) => string;
  readonly temporalAddress?: string;
};

/** A whole office behind its door: a database of its own, the registers, a worker, the API on a free port. */
export async function anOffice({ worker: withWorker = true, databaseVia, temporalAddress, ...options }: Options = {}) {
  const database = await cloneDatabase(officeTemplate);
  const { db, close: closeDatabase } = openDatabase((databaseVia ?? String)(database.url), { max: 10 });
  const keys = { master: randomBytes(32), search: randomBytes(32), signing: aSigningKey() };
  const auth = embeddedAuth(keys.master, { production: false });
  const address = temporalAddress ?? process.env.HUIYIN_TEST_TEMPORAL_ADDRESS!;
  const taskQueue = `office-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  const temporal = new Client({ connection });
  const worker = withWorker ? await startWorker({ db, keys, address, taskQueue }) : undefined;
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const base = {
    db,
    temporal,
    taskQueue,
    keys,
    auth,
    log,
    requestDeadlineMs: 10_000,
    training: true,
    clock: Date.now,
    publicUrl: (): string => url,
  };
  const given: Deps = { ...base, ...options };
  const server: Server = createServer(createApp(given)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url: string = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ db, keys, temporal, deps: given, url, auth, taskQueue, databaseUrl: database.url },
    /** What was logged so far. */
    log: () => lines.join(''),
    /** Speaks for a person of the small office; `claims` changes what the token says. */
    as: (person: string, claims: Partial<Claims> = {}, seconds?: number) =>
      speaker(url, () => auth.sign({ ...claimsOf(person), ...claims }, { seconds })),
    nobody: speaker(url, async () => undefined),
    bearing: (token: string) => speaker(url, async () => token),
    stopWorker: () => worker?.stop(),
    startWorker: async () => (await startWorker({ db, keys, address, taskQueue })).stop,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await worker?.stop();
      await connection.close();
      await closeDatabase();
      await database.drop();
    },
  };
}
export type Office = Awaited<ReturnType<typeof anOffice>>;

/** What the token of a person of the small office says. */
export function claimsOf(person: string): Claims {
  const { unit, region } = actorOf(person);
  return { sub: person, roles: rolesOf(person), unit, region };
}

interface WorkerParts {
  readonly db: ReturnType<typeof openDatabase>['db'];
  readonly keys: { master: Uint8Array; signing: ReturnType<typeof aSigningKey> };
  readonly address: string;
  readonly taskQueue: string;
}

async function startWorker({ db, keys, address, taskQueue }: WorkerParts) {
  quietly();
  const connection = await NativeConnection.connect({ address });
  const activities = createActivities({ db, masterKey: keys.master, signingKey: keys.signing });
  const workflowBundle = { codePath: process.env.HUIYIN_TEST_BUNDLE! };
  const worker = await Worker.create({ connection, taskQueue, workflowBundle, activities });
  const running = worker.run();
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

export interface Extra {
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

/** `get` and `post` below /api/v1; every POST has a fresh key unless one is given, none with `key: null`. */
function speaker(url: string, tokenOf: () => Promise<string | undefined>) {
  const ask = async (
    method: string,
    path: string,
    more: { body?: string | Uint8Array; headers?: Record<string, string> },
  ) => {
    const token = await tokenOf();
    const bearer: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const headers = { ...bearer, ...more.headers };
    const answer = await fetch(url + (path.startsWith('/api') ? path : `/api/v1${path}`), {
      method,
      body: more.body,
      headers,
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const isJson = answer.headers.get('content-type')?.includes('json');
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      bytes,
      body: isJson ? JSON.parse(text) : text,
    } as Reply;
  };
  const keyed = ({ key = randomUUID(), headers }: Extra): Record<string, string> => ({
    ...(key === null ? {} : { 'idempotency-key': key }),
    ...headers,
  });
  return {
    ask,
    get: (path: string, headers?: Record<string, string>) => ask('GET', path, { headers }),
    post: (path: string, body: unknown, more: Extra = {}) =>
      ask('POST', path, {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...keyed(more) },
      }),
    /** Files a paper to a story and answers with its id. */
    file: async (story: string, type: string, content = `${type} ${randomUUID()}`, more: Extra = {}) => {
      const headers = { 'content-type': 'text/plain', ...keyed(more) };
      const filed = await ask('POST', `/documents?story=${story}&type=${type}`, { body: content, headers });
      if (filed.status !== 201) throw new Error(`filing ${type}: ${filed.text}`);
      return filed.body.id as string;
    },
  };
}
export type Speaker = ReturnType<typeof speaker>;
