import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import { createApp } from '../api/app';
import { startBatches } from '../api/intake/runner';
import { type Auth, embeddedAuth, oidcAuth } from '../api/tokens';
import type { Db } from '../db/connection';
import { type Config, isEmbedded } from './config';
import type { Keys } from './keys';
import { temporalOptions } from './worker';

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface ServerParts {
  readonly config: Config;
  readonly address: string;
  readonly db: Db;
  readonly keys: Keys;
  readonly log: Logger;
  readonly host: string;
  /** The usual port may be taken: then any free one will do. */
  readonly orAnyPort?: boolean;
}

/** Requests still at work when the door closes get this long. */
const graceMs = 10_000;

/** Who may enter: the office's own issuer, or in embedded mode ours. */
export function authOf({ production, oidc: { issuer, audience } }: Config, keys: Keys): Auth {
  return issuer === undefined ? embeddedAuth(keys.master, { production }) : oidcAuth({ issuer, audience });
}

/** The door's client of Temporal. */
export async function connectClient(config: Config, address: string): Promise<Client> {
  const connection = await Connection.connect(temporalOptions(config, address));
  return new Client({ connection, namespace: config.temporal.namespace });
}

/** Opens the door: the HTTP API on `config.port`. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, address, db, keys, log } = parts;
  const temporal = await connectClient(config, address);
  const { taskQueue } = config.temporal;
  const { requestDeadlineMs, metricsToken, trustedProxies } = config;
  const deps = { db, temporal, taskQueue, keys, auth: authOf(config, keys), log, clock: Date.now };
  let own = '';
  const publicUrl = () => config.publicUrl ?? own;
  const open = { requestDeadlineMs, metricsToken, publicUrl, trustedProxies };
  const door = { ...deps, ...open, training: isEmbedded(config) };
  const app = createApp(door);
  try {
    const server = await listen(app, parts);
    const { port } = server.address() as AddressInfo;
    own = `http://${parts.host === '0.0.0.0' ? 'localhost' : parts.host}:${port}`;
    // The client stays open until the process ends: a request whose caller has gone may still be asking a story, and
    // the library throws from a timer when it wants to try again on a closed channel.
    const batches = startBatches(door);
    return { url: own, stop: async () => void (await Promise.all([batches.stop(), close(server)])) };
  } catch (error) {
    await temporal.connection.close();
    throw error;
  }
}

async function listen(app: RequestListener, { config, host, orAnyPort }: ServerParts): Promise<Server> {
  try {
    return await listenOn(app, config.port, host);
  } catch (error) {
    if (!orAnyPort || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listenOn(app, 0, host);
  }
}

async function listenOn(app: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer(app).listen(port, host);
  await once(server, 'listening');
  return server;
}

/** No new requests; those at work may end. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(impatience);
}
