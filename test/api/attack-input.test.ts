import { randomUUID } from 'node:crypto';
import { events, matterKeys } from '../../db/schema';
import { newMatterKey, wrapKey } from '../../sealing/keys';
import { aPlainRegistration, trainingBegin } from '../support/a-registration';
import { anOffice, type Office, type Reply, type Speaker } from '../support/office';
import { insertPetition } from '../support/rows';

/** What nobody would type: each is a named problem, nothing changes, and nothing comes back that was not asked for. */

let office: Office;
let chen: Speaker;
beforeAll(async () => {
  office = await anOffice({ worker: false, requestDeadlineMs: 3_000 });
  chen = office.as('chen');
});
afterAll(() => office.close());

const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
const plain = JSON.stringify(aPlainRegistration());
const withField = (field: string) => plain.replace('{', `{${field},`);
const send = (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Reply> =>
  chen.ask('POST', '/petitions', {
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...trainingBegin, ...headers },
  });
const named = ({ status, body }: Reply) => `${status} ${body.code}`;

describe('a body', () => {
  test.each([
    ['that reaches for the prototype', withField('"__proto__":{"isAdmin":true}')],
    [
      'that reaches for the prototype of a person',
      plain.replace('"persons":[{', '"persons":[{"__proto__":{"name":1},'),
    ],
    ['that names a constructor', withField('"constructor":{"prototype":{}}')],
    ['that names a method', withField('"toString":1')],
    ['of a hundred thousand lists in each other', `{"facts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['of forty thousand objects in each other', `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
    ['with a hundred thousand requests', JSON.stringify({ ...aPlainRegistration(), requests: Array(100_000).fill(1) })],
    ['with half a character', plain.replace('请求支付工资', '\\ud800')],
    ['with U+0000 in what is sealed', plain.replace('请求支付工资', 'a\\u0000b')],
    ['with U+0000 in what is not', plain.replace('"安县"', '"a\\u0000b"')],
    ['with a number as text', withField('"headcount":"3"')],
    ['with less than nobody', withField('"headcount":-0')],
    ['with more than there are', withField('"headcount":1e400')],
    ['with half a person', withField('"headcount":1.5')],
    ['with an instant for a day', plain.replace('2026-02-26', '2026-02-26T00:00:00Z')],
    ['with a day in other digits', plain.replace('2026-02-26', '２０２６-０２-２６')],
    ['with a day that does not exist', plain.replace('2026-02-26', '2026-02-30')],
    ['with the year one', plain.replace('2026-02-26', '0001-01-01')],
    ['that is a list', '[]'],
    ['that is null', 'null'],
    ['that is text', '"register"'],
    ['that is nothing', ''],
    ['with two values', `${plain}${plain}`],
    ['with a comment', `/**/${plain}`],
    ['with NaN', withField('"headcount":NaN')],
  ])('%s is refused', async (_what, body) => {
    expect(named(await send(body))).toBe('400 invalidInput');
  });

  test.each(['1989-12-31', '2100-01-01', '9999-12-31'])(
    'of a day that nobody can mean (%s) is refused by the name of the field',
    async (day) => {
      const answer = await send(plain.replace('2026-02-26', day));
      expect(named(answer)).toBe('400 invalidInput');
      expect(answer.body.errors).toEqual([
        { pointer: '/receivedOn', detail: 'not a day from 1990-01-01 to 2099-12-31' },
      ]);
    },
  );

  test.each(['\\u200b', '\\u2060\\ufeff', '\\u3164', '\\u00ad \\u202e', '\\u0007'])(
    'of text that shows nothing (%s) is refused',
    async (nothing) => {
      const { body } = await send(plain.replace('请求支付工资', nothing));
      expect(body.errors).toEqual([{ pointer: '/requests/0/text', detail: 'nothing that can be seen' }]);
    },
  );

  test('with more mistakes than anybody reads is answered in few words', async () => {
    const many = {
      ...aPlainRegistration(),
      persons: Array(10).fill({ name: 1, phone: 1, address: 1 }),
      ['字'.repeat(5_000)]: 1,
    };
    const { body, text } = await send(JSON.stringify(many));
    expect([body.errors.length, text.length < 20_000]).toEqual([20, true]);
    for (const { detail, pointer } of body.errors)
      expect(Math.max(detail.length, pointer.length)).toBeLessThanOrEqual(200);
  });

  test.each(['2026-02-27', '2099-12-31'])('of a day ahead (%s) is refused', async (day) => {
    expect(named(await send(plain.replace('2026-02-26', day)))).toBe('422 dateInFuture');
  });

  test.each([
    ['compressed, but not', { 'content-encoding': 'gzip' }, '400 invalidInput'],
    ['in an unknown compression', { 'content-encoding': 'zstd' }, '415 unsupportedMediaType'],
    ['in an unknown character set', { 'content-type': 'application/json; charset=x-none' }, '415 unsupportedMediaType'],
    ['as a patch', { 'content-type': 'application/merge-patch+json' }, '415 unsupportedMediaType'],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, '415 unsupportedMediaType'],
    ['as two types', { 'content-type': 'text/plain, application/json' }, '415 unsupportedMediaType'],
    ['begun at a day', { 'training-begin': '2026-02-26' }, '400 invalidInput'],
    ['begun on 30 February', { 'training-begin': '2026-02-30T00:00:00Z' }, '400 invalidInput'],
    ['begun at an offset that is none', { 'training-begin': '2026-02-26T09:00:00+99:99' }, '400 invalidInput'],
    ['begun before it was received', { 'training-begin': '2026-02-25T00:00:00Z' }, '422 dateInFuture'],
    ['begun in the year one', { 'training-begin': '0001-01-01T00:00:00Z' }, '400 invalidInput'],
    ['begun before there were rules', { 'training-begin': '2004-12-31T15:59:59Z' }, '400 invalidInput'],
    ['begun after this century', { 'training-begin': '2099-12-31T16:00:00Z' }, '400 invalidInput'],
  ])('sent %s is refused', async (_how, headers, answer) => {
    expect(named(await send(plain, headers as unknown as Record<string, string>))).toBe(answer);
  });

  test('an answer about it repeats neither what was sent nor how the house is built', async () => {
    const { text } = await send(plain.replace('"visit"', '"种子姓名甲"').replace('"appeal"', '7'));
    expect(text).not.toMatch(/种子|node_modules|\.ts:|select |insert /);
  });
});

test('a header that says another method changes nothing', async () => {
  const id = await insertPetition(office.db);
  for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    expect((await chen.get(`/petitions/${id}`, { [name]: 'DELETE' })).status).toBe(200);
    expect((await chen.ask('PUT', `/petitions/${id}`, { headers: { [name]: 'GET' } })).status).toBe(405);
  }
});

test.each([
  '..%2f..%2fmetrics',
  '%2e%2e/%2e%2e',
  '__proto__',
  '%00',
  '%E0%A4%A',
  'x'.repeat(7_000),
  '{id}',
  '*',
  '%E2%80%AE',
])('there is no petition %s', async (id) => {
  const missing = await chen.get(`/petitions/${randomUUID()}`);
  const answer = await chen.get(`/petitions/${id}`);
  expect([answer.status, answer.text]).toEqual([404, missing.text]);
});

test.each([
  'q=%00',
  'q=a&q=b',
  '__proto__=1',
  'constructor=1',
  'limit=%D9%A1',
  'limit=1e1',
  'limit=-1',
  'over=1',
  'dueBefore=%EF%BC%92026-01-01',
  'dueBefore=2026-02-30',
  `q=${'x'.repeat(101)}`,
  'cursor=W10',
  'cursor=bnVsbA',
  'cursor=e30',
  'cursor=%00',
  `cursor=${'A'.repeat(201)}`,
  `cursor=${cursor('2026-02-30', randomUUID())}`,
  `cursor=${cursor(null, '-'.repeat(36))}`,
  `cursor=${cursor('2026-02-28', 'a'.repeat(36))}`,
])('the list takes no %s', async (query) => {
  expect(named(await chen.get(`/petitions?${query}`))).toBe('400 invalidInput');
});

test.each([
  "q='%20or%20true--",
  'q=%25',
  'q=_',
  'q=%5C',
  'q=%ED%A0%80',
  'stage=,',
  "stage=');--",
  'unit=%7B%22',
  'region=%E2%80%AE',
])('the list finds nothing by %s', async (query) => {
  await insertPetition(office.db, { region: '330422', regionPath: ['330422', '330400'] });
  const answer = await office.as('zhe-chen').get(`/petitions?${query}`);
  expect([answer.status, answer.body]).toEqual([200, { items: [] }]);
});

describe('a paper', () => {
  const upload = async (type: string, content: string, query = '') => {
    const story = await insertPetition(office.db);
    const wrapped = wrapKey(office.keys.master, newMatterKey(), story);
    await office.db.insert(matterKeys).values({ matter: story, wrapped });
    const headers = { 'content-type': type, 'idempotency-key': randomUUID() };
    return chen.ask('POST', `/documents?story=${story}&type=evidence${query}`, { body: content, headers });
  };
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  test.each(['text', 'text/', '/html', 'text/ht ml', 'text/html,text/plain', `a/${'x'.repeat(90)}`, '*/*', 'a/b/c'])(
    'is not of the type %s',
    async (type) => {
      expect(named(await upload(type, script))).toBe('415 unsupportedMediaType');
    },
  );

  test.each(['&type=other', '&story=x', '&name=../../etc/passwd', '&type=__proto__'])('takes no %s', async (query) => {
    expect(named(await upload('text/plain', 'x', query))).toBe('400 invalidInput');
  });

  test('of no bytes is none', async () => {
    expect(named(await upload('text/plain', ''))).toBe('400 invalidInput');
  });

  test.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/html; charset="x\\"; a=b', 'text/xml'])(
    'of the type %s comes back as a file, never as a page',
    async (type) => {
      const filed = await upload(type, script);
      expect(filed.status).toBe(201);
      const { status, headers, text } = await chen.get(`/documents/${filed.body.id}`);
      expect([status, text]).toEqual([200, script]);
      expect(headers.get('content-type')).toMatch(/^[a-z]+\/[a-z+]+(; charset=utf-8)?$/);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${filed.body.id}"`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );
});

test('after all this nothing is on record, and no fault of ours in the log', async () => {
  expect(await office.db.select().from(events)).toEqual([]);
  expect(
    office
      .log()
      .split('\n')
      .filter((line) => line.includes('"level":50')),
  ).toEqual([]);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});
