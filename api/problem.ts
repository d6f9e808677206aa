import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Refusal } from '../domain/refusals';
import { UnsealError } from '../sealing/box';
import { NotStorableError } from '../sealing/canonical';
import { type Code, codes } from './codes';
import { isUnavailable } from './unavailable';

export interface FieldProblem {
  /** JSON pointer into the body, or `?name` for a query parameter. */
  readonly pointer: string;
  readonly detail: string;
}

/** A refusal on its way to the caller. `detail` never carries a person's data. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: Code,
    readonly detail?: string,
    readonly more: { readonly errors?: readonly FieldProblem[]; readonly headers?: Record<string, string> } = {},
  ) {
    super(code);
  }
}

export const problemOf = ({ code, detail }: Refusal): Problem => new Problem(code, detail);

/** Parses what came from outside. Throws a Problem that points at every field that is wrong. */
export function parse<S extends z.ZodType>(schema: S, value: unknown, where: 'body' | 'query' = 'body'): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem('invalidInput', undefined, { errors: parsed.error.issues.map((issue) => fieldOf(issue, where)) });
}

function fieldOf({ path, message }: z.core.$ZodIssue, where: 'body' | 'query'): FieldProblem {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return {
    pointer: where === 'query' ? `?${steps.join('.')}` : steps.map((step) => `/${step}`).join(''),
    detail: message,
  };
}

/** What an error means to the caller. Anything unknown is a bug, and the caller learns nothing from its text. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof NotStorableError)
    return new Problem('invalidInput', undefined, {
      errors: [{ pointer: pointerOf(error.path), detail: error.message }],
    });
  if (error instanceof UnsealError && error.why === 'keyErased') return new Problem('matterErased');
  if (isUnavailable(error)) return new Problem('unavailable', undefined, { headers: { 'Retry-After': '2' } });
  return fromParser(error) ?? new Problem('internal');
}

const pointerOf = (path: string) => (path ? `/${path.replaceAll('.', '/')}` : '');

/** What express's body readers and its router throw. */
function fromParser(error: unknown): Problem | undefined {
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  if (type === 'entity.too.large') return new Problem('bodyTooLarge');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return new Problem('unsupportedMediaType');
  if (type === 'entity.parse.failed') return new Problem('invalidInput', 'the body is not JSON');
  if (error instanceof URIError) return new Problem('notFound');
  return status === 400 ? new Problem('invalidInput') : undefined;
}

const errorsMax = 20;
/** What is wrong can be said in few words; the rest would only be the caller's own text. */
const cut = (text: string): string => (text.length > 200 ? [...text.slice(0, 400)].slice(0, 200).join('') : text);

/** RFC 9457. A 404 says the same to everybody about everything: no trace of what was asked. */
export function sendProblem(problem: Problem, req: Request, res: Response): void {
  const { status, title } = codes[problem.code];
  const language = req.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en';
  const body = {
    type: `urn:huiyin:problem:${problem.code}`,
    title: title[language],
    status,
    code: problem.code,
    detail: problem.detail && cut(problem.detail),
    errors: problem.more.errors
      ?.slice(0, errorsMax)
      .map((one) => ({ pointer: cut(one.pointer), detail: cut(one.detail) })),
    instance: status === 404 ? undefined : `urn:uuid:${String(req.id)}`,
  };
  res
    .status(status)
    .set({
      'Cache-Control': 'no-store',
      'Content-Language': language,
      Vary: 'Accept-Language',
      ...problem.more.headers,
    })
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

/** The one place where errors become answers. `report` hears of those that are ours. */
export function problemHandler(report: (error: unknown, req: Request, code: Code) => void) {
  return (error: unknown, req: Request, res: Response, _next: NextFunction): void => {
    const problem = asProblem(error);
    if (codes[problem.code].status >= 500) report(error, req, problem.code);
    // The deadline may have answered already.
    if (!res.headersSent) sendProblem(problem, req, res);
  };
}

export const nothingHere: RequestHandler = (_req, _res, next) => next(new Problem('notFound'));
