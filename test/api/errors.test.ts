import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { codes } from '../../api/codes';
import { asProblem, Problem, parse } from '../../api/problem';
import { refusals } from '../../domain/refusals';
import { canonicalForm } from '../../sealing/canonical';

const page = readFileSync(resolve(__dirname, '../../docs/reference/errors.md'), 'utf8');
const listed = [...page.matchAll(/^\| `(\w+)` \| (\d+) \| (.+?) \| (.+?) \|$/gm)];

test('the page of problems lists every code with its status and meaning, and nothing else', () => {
  const ofPage = listed.map(([, code, status, zh, en]) => [code, Number(status), zh, en]);
  const ofCode = Object.entries(codes).map(([code, { status, title }]) => [code, status, title.zh, title.en]);
  expect(ofPage).toEqual(ofCode);
});

test('every refusal of a story has its own status at the door', () => {
  for (const [code, status] of Object.entries(refusals))
    expect([code, codes[code as 'wrongStage'].status]).toEqual([code, status]);
});

test('every field that is wrong is pointed at', () => {
  const schema = z.strictObject({ persons: z.array(z.strictObject({ name: z.string() })), 'a/b': z.int() });
  const caught = () => parse(schema, { persons: [{ name: 3 }], 'a/b': 1.5, more: 1 });
  const pointers = problemFrom(caught).more.errors?.map(({ pointer }) => pointer);
  expect(pointers?.sort()).toEqual(['', '/a~1b', '/persons/0/name']);
});

test('text that the record could not hold is the caller’s mistake', () => {
  const problem = asProblem(catching(() => canonicalForm({ facts: 'a\u0000b' })));
  expect([problem.code, problem.more.errors?.[0]?.pointer]).toEqual(['invalidInput', '/facts']);
});

test.each([
  ['Postgres refuses connections', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'unavailable'],
  [
    'Postgres shuts down',
    new Error('query', { cause: Object.assign(new Error('x'), { code: '57P01' }) }),
    'unavailable',
  ],
  ['a query is wrong', new Error('query', { cause: Object.assign(new Error('x'), { code: '42P01' }) }), 'internal'],
  ['a bug', new TypeError('x is not a function'), 'internal'],
])('when %s the caller hears %3$s', (_what, error, code) => {
  expect(asProblem(error).code).toBe(code);
});

function catching(fails: () => unknown): unknown {
  try {
    fails();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

function problemFrom(fails: () => unknown): Problem {
  const error = catching(fails);
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
}
