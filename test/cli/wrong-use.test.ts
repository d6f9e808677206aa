import { huiyin } from '../support/command';

const nowhere = ['--data', '/tmp/huiyin-no-such-office'];

test.each<[string, string[], RegExp]>([
  ['no command', [], /which command\? start, worker/],
  ['an unknown command', ['begin'], /unknown command 'begin'/],
  ['an unknown option', ['start', '--prot', '1'], /unknown option '--prot'/],
  ['a port that is none', ['start', '--port', '99999'], /PORT: must be a whole number/],
  ['a missing officer', ['token'], /'--as <officer>'/],
  ['a token where no office runs', ['token', '--as', 'lu-anran', ...nowhere], /no database: set DATABASE_URL/],
  ['a missing argument', ['advance', 'x'], /missing required argument 'time'/],
  ['a span that is none', ['advance', 'x', '5parsecs', ...nowhere], /time: 5parsecs is neither a span/],
  ['advance where no office runs', ['advance', 'x', '5d', ...nowhere], /no office runs on/],
  ['a URL that is none', ['advance', 'x', '5d', '--url', 'nowhere'], /--url: nowhere is not a URL/],
  ['a record nobody keeps', ['verify-record', ...nowhere], /no database/],
  ['migrate without a database', ['migrate', ...nowhere], /no database/],
  ['seed without an office', ['seed', ...nowhere], /no database/],
  ['worker without a database', ['worker'], /DATABASE_URL: required for huiyin worker/],
  ['api without a database', ['api'], /DATABASE_URL: required for huiyin api/],
  ['a rule that is none', ['deadline', 'T_NOTHING', '--from', '2026-03-02'], /T_NOTHING/],
])('%s ends with 2 and one line', async (_what, words, line) => {
  const { code, out, err } = await huiyin(...words);

  expect(err).toMatch(line);
  expect({ code, out, lines: err.split('\n').length - 1 }).toEqual({ code: 2, out: '', lines: 1 });
});

test('help is no wrong use', async () => {
  const { code, out, err } = await huiyin('--help');

  expect(out).toContain('verify-record');
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

describe('in production', () => {
  const before = process.env.NODE_ENV;
  beforeEach(() => {
    process.env.NODE_ENV = 'production';
  });
  afterEach(() => {
    process.env.NODE_ENV = before;
  });

  test('token refuses, whatever is configured', async () => {
    expect(await huiyin('token', '--as', 'lu-anran')).toEqual({
      out: '',
      err: 'error: token: refused in production; the office has its own token issuer (OIDC_ISSUER)\n',
      code: 2,
    });
  });

  test('start names what is missing, in one line', async () => {
    const { code, err } = await huiyin('start');

    expect(code).toBe(2);
    expect(err).toMatch(/^error: DATABASE_URL: required in production; .*OIDC_ISSUER.*\n$/);
  });
});
