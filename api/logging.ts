import type { IncomingMessage, ServerResponse } from 'node:http';
import { DrizzleQueryError } from 'drizzle-orm';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const plain: readonly string[] = [
  '',
  'api',
  'v1',
  'docs',
  't',
  'guide',
  'guide.css',
  'petition',
  'petition.css',
  'openapi.json',
  'healthz',
  'readyz',
  'metrics',
];

/** A path as it may be logged: whatever is neither an id nor a word of the routes, somebody typed. */
export function maskedPath(url: string, words: ReadonlySet<string>): string {
  const segments = (url.split('?')[0] ?? '').split('/').slice(0, 12);
  return segments.map((one) => (uuid.test(one) || words.has(one) ? one : ':x')).join('/');
}

/** The words that stand in the paths of the routes. */
export const wordsOf = (paths: readonly string[]): ReadonlySet<string> =>
  new Set([...plain, ...paths.flatMap((path) => path.split('/')).filter((one) => !one.startsWith(':'))]);

/** One line a request: method, path without its query (it may hold words), status. No bodies, no headers. */
export const requestLog = (words: ReadonlySet<string>) => ({
  quietReqLogger: true,
  customSuccessMessage: () => 'answered',
  customErrorMessage: () => 'answered',
  customLogLevel: (_req: IncomingMessage, res: ServerResponse) =>
    (res.statusCode >= 500 ? 'warn' : 'info') as 'warn' | 'info',
  serializers: {
    req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
      id,
      method,
      path: maskedPath(url, words),
    }),
    res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    err: (error: unknown) => faultOf(error),
  },
});

/**
 * What may be logged of an error. A database error quotes its query with all values, so only its code is kept; of other
 * errors of ours name, message and frames.
 */
export function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const isData = error instanceof DrizzleQueryError || error.name === 'PostgresError';
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
  const cause = error.cause ? { cause: faultOf(error.cause) } : {};
  return { name: error.name, code, ...(isData ? {} : { message: error.message.slice(0, 300) }), frames, ...cause };
}
