import { setTimeout as pause } from 'node:timers/promises';

/** What the API answered instead of doing it. */
export class DoorError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

export interface Post {
  /** Idempotency-Key: the same request again gets the first answer. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Doing it twice is as good as once, without a key. */
  readonly harmless?: boolean;
}

/** The API of a running office, as one of its officers uses it. */
export interface Door {
  get<T>(as: string, path: string): Promise<T>;
  post<T>(as: string, path: string, body: unknown, more?: Post): Promise<T>;
}

export interface DoorOptions {
  readonly url: string;
  readonly tokenFor: (person: string) => Promise<string>;
  readonly signal?: AbortSignal;
}

/** How often a 503 is asked again, where a repeat is safe: what was asked may have happened all the same. */
const tries = 5;

/** Speaks to the API over HTTP. Requests throw a DoorError when they are refused. */
export function openDoor({ url, tokenFor, signal }: DoorOptions): Door {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (person: string) => {
    const known = tokens.get(person) ?? tokenFor(person);
    tokens.set(person, known);
    return known;
  };
  const ask = async <T>(as: string, path: string, init: RequestInit, isSafe: boolean): Promise<T> => {
    const headers = { authorization: `Bearer ${await tokenOf(as)}`, ...(init.headers as Record<string, string>) };
    for (let tried = 1; ; tried += 1) {
      const answer = await fetch(`${url}/api/v1${path}`, { ...init, headers, signal });
      if (answer.ok) return (await answer.json()) as T;
      if (answer.status !== 503 || !isSafe || tried === tries) throw await errorOf(answer, `${init.method} ${path}`);
      await pause(Number(answer.headers.get('retry-after') ?? 1) * 1000, undefined, { signal });
    }
  };
  return {
    get: (as, path) => ask(as, path, { method: 'GET' }, true),
    post: (as, path, body, { key, headers, query, harmless = key !== undefined } = {}) => {
      const isJson = !(body instanceof Uint8Array);
      const type = isJson ? 'application/json' : 'text/plain';
      const words = query ? `?${new URLSearchParams(query)}` : '';
      const init = {
        method: 'POST',
        headers: { 'content-type': type, ...(key ? { 'idempotency-key': key } : {}), ...headers },
        body: isJson ? JSON.stringify(body) : Buffer.from(body),
      };
      return ask(as, `${path}${words}`, init, harmless);
    },
  };
}

/** Why the API refused a step of it; an API that does not answer is another matter. */
export async function refusalOf(making: Promise<unknown>): Promise<string | undefined> {
  try {
    await making;
  } catch (error) {
    if (!(error instanceof DoorError) || error.status >= 500) throw error;
    return error.message;
  }
}

async function errorOf(answer: Response, what: string): Promise<DoorError> {
  const text = await answer.text();
  const problem = parsed(text);
  const why = [problem.code, problem.detail, ...(problem.errors ?? []).map((e) => `${e.pointer}: ${e.detail}`)];
  return new DoorError(
    answer.status,
    problem.code ?? 'unknown',
    `${what}: ${answer.status} ${why.filter(Boolean).join(', ')}`,
  );
}

function parsed(text: string): { code?: string; detail?: string; errors?: { pointer: string; detail: string }[] } {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text.slice(0, 200) };
  }
}
