import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import type { Viewer } from '../db/visible';
import type { Label } from '../domain/acts';
import { viewerOf } from './auth';
import type { Deps } from './deps';
import { once } from './once';
import { answerInTime, bodyInTime } from './patience';
import { Problem, parse } from './problem';

/** One request, parsed: what a route's handler is given. */
export interface Call<Query = unknown, Body = unknown> {
  readonly deps: Deps;
  readonly viewer: Viewer;
  readonly id: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The Idempotency-Key; only routes that ask for one have it. */
  readonly key: string;
  readonly header: (name: string) => string | undefined;
  readonly nowMs: number;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Instead of a JSON body: a source and what it goes through, sent as it comes. */
  readonly stream?: { readonly type: string; readonly parts: readonly [Readable, ...Transform[]] };
  /** Instead of a JSON body. */
  readonly bytes?: { readonly type: string; readonly content: Uint8Array };
}

/** One route, as data: express, OpenAPI and the 405 answers are made from it. */
export interface Route {
  readonly method: 'get' | 'post';
  /** As express writes it, below the base; `:id` is a UUID. */
  readonly path: string;
  readonly tag: string;
  readonly says: string;
  readonly label?: Label;
  readonly query?: z.ZodType;
  /** A schema for JSON, or the greatest number of bytes of a raw body. */
  readonly body?: z.ZodType | { readonly bytes: number };
  /** Needs an Idempotency-Key. `own`: what it writes tells a repeat by itself, as the record does; else the door does. */
  readonly keyed?: true | 'own';
  /** Further headers it reads. */
  readonly reads?: Readonly<Record<string, string>>;
  readonly success?: 200 | 201;
  /** What it answers with, if that is not JSON. */
  readonly answers?: 'text/csv';
  /** Open to other systems, too: they register what they bring and see how it stands, nothing else. */
  readonly forSystems?: true;
  /** Answers only when it is done, however long that takes. */
  readonly patient?: boolean;
  readonly handle: (call: Call<never, never>) => Promise<Answer>;
}

type Spec<Q extends z.ZodType, B extends z.ZodType | { readonly bytes: number }> = Omit<Route, 'handle'> & {
  readonly query?: Q;
  readonly body?: B;
  readonly handle: (call: Call<z.output<Q>, B extends z.ZodType ? z.output<B> : Buffer>) => Promise<Answer>;
};

const nothing = z.strictObject({});

/** A route whose handler is typed by its schemas. */
export function route<Q extends z.ZodType = typeof nothing, B extends z.ZodType | { readonly bytes: number } = never>(
  spec: Spec<Q, B>,
): Route {
  return spec as unknown as Route;
}

const uuid = z.uuid();
const keyText = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x21-\x7e]+$/);

/** Puts the routes into an express router; a path that is there takes only its own methods. */
export function mount(router: Router, routes: readonly Route[], deps: Deps): void {
  for (const path of new Set(routes.map((one) => one.path))) {
    const here = routes.filter((one) => one.path === path);
    for (const one of here) router[one.method](path, handlerOf(one, deps));
    const methods = [...here.map(({ method }) => method.toUpperCase()), ...(here.some(isGet) ? ['HEAD'] : [])];
    router.all(path, () => {
      throw new Problem('methodNotAllowed', undefined, { headers: { Allow: methods.sort().join(', ') } });
    });
  }
}

const isGet = ({ method }: Route) => method === 'get';

function handlerOf(one: Route, deps: Deps): RequestHandler {
  return async (req, res) => {
    res.locals.route = one.path;
    const inTime = () => answerInTime(req, res, one.patient ? undefined : deps.requestDeadlineMs);
    const recognised = inTime();
    const viewer = await viewerOf(deps, req);
    if (viewer.system !== undefined && !one.forSystems) throw new Problem('forbidden');
    const asked = askedOf(one, req);
    recognised();
    // A slow line is not our slowness: the body has its own time, and ours begins when it is there.
    const arrived = bodyInTime(req, res, deps.bodyDeadlineMs);
    const body = await bodyOf(one, { req, res });
    arrived();
    if (res.headersSent) return;
    inTime();
    const call: Call = { deps, viewer, ...asked, body, nowMs: deps.clock() };
    const answer =
      one.keyed === true
        ? await once(one, call, () => !res.closed && !res.headersSent)
        : await one.handle(call as Call<never, never>);
    if (res.headersSent) answer.stream?.parts[0].destroy();
    else await send(res, answer, one.success);
  };
}

/** Everything a request says before its body. */
function askedOf(one: Route, req: Request): Pick<Call, 'id' | 'params' | 'query' | 'key' | 'header'> {
  const params = req.params as Record<string, string>;
  const { id = '' } = params;
  if ('id' in params && !uuid.safeParse(id).success) throw new Problem('notFound');
  const query = parse(one.query ?? nothing, req.query, 'query');
  const key = one.keyed ? keyOf(req) : '';
  const header = (name: string) => req.get(name);
  return { id: id.toLowerCase(), params, query, key, header };
}

function keyOf(req: Request): string {
  const key = req.get('idempotency-key');
  if (key === undefined) throw new Problem('keyMissing');
  if (!keyText.safeParse(key).success)
    throw new Problem('invalidInput', 'Idempotency-Key: 1 to 200 visible ASCII characters');
  return key;
}

const readJson = express.json({ limit: '256kb', type: 'application/json' });

async function bodyOf({ body, method }: Route, { req, res }: { req: Request; res: Response }): Promise<unknown> {
  if (method === 'get' || body === undefined) return undefined;
  if (!(body instanceof z.ZodType)) {
    await reading(express.raw({ limit: body.bytes, type: () => true, inflate: false }), req, res);
    return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  }
  const isEmpty = req.get('content-length') === '0' || !(req.get('content-length') || req.get('transfer-encoding'));
  if (!isEmpty && !req.is('application/json')) throw new Problem('unsupportedMediaType');
  await reading(readJson, req, res);
  return parse(body, req.body ?? {});
}

const reading = (reader: RequestHandler, req: Request, res: Response) =>
  new Promise<void>((done, fail) => {
    reader(req, res, (error?: unknown) => (error ? fail(error) : done()));
  });

/** A reader that takes nothing for so long has gone. */
const idleMs = 60_000;

async function send(res: Response, { status, headers = {}, body, bytes, stream }: Answer, success = 200) {
  res.status(status ?? success).set({ 'Cache-Control': 'no-store', ...headers });
  if (stream) {
    res.type(stream.type).setTimeout(idleMs, () => res.destroy());
    // What fails on the way can no longer become a problem: the line is cut, and the caller sees that it is not whole.
    await pipeline([...stream.parts, res]).catch(unlessGone);
  } else if (bytes) res.type(bytes.type).send(Buffer.from(bytes.content));
  else res.json(body);
}

/** Who went away before the end is no fault of ours. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}
