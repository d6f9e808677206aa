import { anOffice, type Office } from '../support/office';

/** The register of panel members through the door, on Mon 2026-06-15; the county's bureau keeps its own. */
let office: Office;
beforeEach(async () => {
  office = await anOffice({ worker: false, clock: () => Date.parse('2026-06-15T10:00:00+08:00') });
});
afterEach(() => office.close());

const entry = (more: object = {}) => ({
  ...{ person: 'wang-lawyer', name: '王律', kinds: ['lawyer', 'deputy'], units: ['housing'] },
  ...{ periods: [{ from: '2026-01-01' }], selected: { how: 'recommendation', by: '县司法局' } },
  ...more,
});
const enter = (by: string, more: object = {}, bureau = 'county-bureau') =>
  office.as(by).post('/panel-members', { bureau, entry: entry(more), changeReason: '换届' });
const members = async (query = '') => (await office.as('han').get(`/panel-members?bureau=county-bureau${query}`)).body;

const head = '编号,姓名,类别,主要类别,关联单位,任期起,任期止,产生方式,推荐单位';
const csv = (...lines: string[]) => Buffer.from([head, ...lines].join('\r\n'));
const list = (content: Buffer, by = 'chen', query = 'bureau=county-bureau&reason=名单') =>
  office.as(by).ask('POST', `/panel-members/import?${query}`, {
    body: content,
    headers: { 'content-type': 'text/csv', 'idempotency-key': `k${Math.random()}` },
  });

describe('an entry', () => {
  test('is added once, changed in versions, and every version says why and by whom', async () => {
    const added = await enter('chen');
    expect([added.status, added.body]).toEqual([
      201,
      { result: 'added', bureau: 'county-bureau', person: 'wang-lawyer', version: 1 },
    ]);
    expect((await enter('chen')).body).toMatchObject({ result: 'wasThere', version: 1 });
    const periods = [{ from: '2026-01-01', to: '2026-06-30' }];
    expect((await enter('cheng', { periods })).body).toMatchObject({ result: 'changed', version: 2 });
    const { items } = (await office.as('han').get('/panel-members/versions?bureau=county-bureau&person=wang-lawyer'))
      .body;
    expect(items).toMatchObject([
      { version: 2, periods, changedBy: 'cheng', changeReason: '换届' },
      { version: 1, changedBy: 'chen', mainKind: 'lawyer', selected: { how: 'recommendation', by: '县司法局' } },
    ]);
    expect((await members('&on=2026-06-30')).items).toHaveLength(1);
    expect((await members('&on=2026-07-01')).items).toHaveLength(0);
    expect((await members('&kind=deputy')).items).toHaveLength(1);
    expect((await members('&kind=elder')).items).toHaveLength(0);
  });

  test.each([
    ['han', 'county-bureau', {}, 403, 'forbidden'],
    ['pu-chen', 'county-bureau', {}, 403, 'notYourUnit'],
    ['chen', 'labour', {}, 422, 'unknownUnit'],
    ['chen', 'county-bureau', { units: ['no-such-unit'] }, 422, 'unknownUnit'],
    ['chen', 'county-bureau', { kinds: ['king'] }, 400, 'invalidInput'],
    ['chen', 'county-bureau', { mainKind: 'elder' }, 400, 'invalidInput'],
    ['chen', 'county-bureau', { phone: '13800000000' }, 400, 'invalidInput'],
  ])('by %s for %s with %j: %i %s', async (by, bureau, more, status, code) => {
    const { status: got, body } = await enter(by, more, bureau);
    expect([got, body.code]).toEqual([status, code]);
    expect((await members()).items).toEqual([]);
  });
});

describe('a list', () => {
  const lines = [
    'p1,张一,律师、人大代表,,housing,2026-01-01,,自愿报名,',
    'p2,李二,resident,,,2026/1/1,2026年12月31日,单位推荐,城关街道',
  ];

  test('is taken whole, and adds nothing the second time', async () => {
    expect((await list(csv(...lines))).body).toMatchObject({ added: 2, changed: 0, wasThere: 0, refused: 0 });
    expect((await list(csv(...lines))).body).toMatchObject({ added: 0, changed: 0, wasThere: 2, refused: 0 });
    const [one, two] = (await members()).items;
    expect(one).toMatchObject({ person: 'p1', kinds: ['lawyer', 'deputy'], mainKind: 'lawyer', units: ['housing'] });
    expect(two).toMatchObject({ periods: [{ from: '2026-01-01', to: '2026-12-31' }], changeReason: '名单' });
    expect((await list(csv(lines[0]!.replace('housing', '')))).body).toMatchObject({ changed: 1 });
    expect((await members()).items[0]).toMatchObject({ version: 2, units: [] });
  });

  test('of ten thousand lines the wrong one is named, and all others are in', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `p${n},张一,律师,,,2026-01-01,,自愿报名,`);
    const { status, body } = await list(csv(...many.with(5_000, 'p5000,张一,国王,,,2026-01-01,,自愿报名,')));
    expect([status, body.added, body.refused]).toEqual([200, 9_999, 1]);
    expect((await list(csv(...many))).body).toMatchObject({ added: 1, wasThere: 9_999 });
  }, 60_000);

  test('wrong lines are named and left out, the rest is in', async () => {
    const { status, body } = await list(
      csv(
        lines[0]!,
        'p3,赵三,国王,,,2026-01-01,,自愿报名,',
        'p4,,律师,,,2026-01-01,,自愿报名,',
        'p5,孙五,律师,,no-such-unit,2026-01-01,,自愿报名,',
        'p1,张一,律师,,,2026-01-01,,自愿报名,',
        'p6,周六,律师,,,2026-01-01,,单位推荐,',
        '=cmd,吴七,律师,,,2026-01-01,,自愿报名,',
      ),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ added: 1, refused: 6 });
    expect(body.lines.map(({ line, result, code }: Record<string, unknown>) => [line, result, code])).toEqual([
      [2, 'added', undefined],
      [3, 'refused', 'invalidInput'],
      [4, 'refused', 'invalidInput'],
      [5, 'refused', 'unknownUnit'],
      [6, 'refused', 'lineRepeated'],
      [7, 'refused', 'invalidInput'],
      [8, 'refused', 'formulaCell'],
    ]);
    expect(body.lines[1].errors).toMatchObject([{ column: 'kinds' }]);
    expect((await members()).items.map(({ person }: { person: string }) => person)).toEqual(['p1']);
  });

  test('a later term is added to the earlier one; one that cuts into it is refused', async () => {
    await list(csv(lines[1]!));
    const next = 'p2,李二,resident,,,2027-01-01,,单位推荐,城关街道';
    expect((await list(csv(next))).body).toMatchObject({ changed: 1 });
    const { body } = await list(csv(next.replace('2027-01-01', '2026-06-01')));
    expect(body.lines).toMatchObject([{ result: 'refused', code: 'invalidInput', errors: [{ column: 'from' }] }]);
    expect((await members()).items[0].periods).toEqual([
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2027-01-01' },
    ]);
  });

  test.each([
    ['headersWrong', Buffer.from('编号,姓名\r\np1,张一'), 'chen'],
    ['tableEmpty', csv(), 'chen'],
    ['forbidden', csv(lines[0]!), 'han'],
    ['notYourUnit', csv(lines[0]!), 'pu-chen'],
  ])('as a whole: %s', async (code, content, by) => {
    expect((await list(content, by)).body.code).toBe(code);
  });

  test('the template has these headers', async () => {
    const { text } = await office.as('chen').get('/panel-members/template.csv');
    expect(text.replace('\ufeff', '').trim()).toBe(head);
  });
});

describe('the pool', () => {
  const fill = async (size: number, kinds: readonly string[]) => {
    const rows = Array.from({ length: size }, (_, n) => {
      return `m${n},成员${n},${kinds[n % kinds.length]},,,2026-01-01,,自愿报名,`;
    });
    expect((await list(csv(...rows))).body).toMatchObject({ added: size });
  };
  const pool = async (query = '') =>
    (await office.as('han').get(`/panel-members/pool?bureau=county-bureau${query}`)).body;

  test('a hundred of four kinds are enough; what is missing is said', async () => {
    expect(await pool()).toMatchObject({
      on: '2026-06-15',
      size: 0,
      missing: [
        { what: 'members', by: 100 },
        { what: 'candidates', by: 11 },
        { what: 'kinds', by: 4 },
      ],
    });
    await fill(99, ['律师', '乡贤', '群众代表', '党代表']);
    expect(await pool()).toMatchObject({ size: 99, missing: [{ what: 'members', by: 1 }] });
    await enter('chen');
    const body = await pool();
    expect(body).toMatchObject({
      size: 100,
      missing: [],
      rules: { poolAtLeast: 100, kindsAtLeast: 4, places: 11, source: 'office setting' },
    });
    expect(body.kinds).toContainEqual({ kind: 'elder', members: 25, label: { zh: '乡贤', en: 'Respected elder' } });
    expect(await pool('&on=2025-12-31')).toMatchObject({ size: 0 });
    expect((await office.as('han').get('/panel-members/pool?bureau=labour')).body.code).toBe('unknownUnit');
  });
});

describe('the published list', () => {
  const open = (path: string) => fetch(`${office.url}${path}`);

  test('names and kinds for everybody, without a login, ties or scripts', async () => {
    await enter('chen');
    await enter('chen', { person: 'old', name: '钱旧', periods: [{ from: '2025-01-01', to: '2025-12-31' }] });
    const answer = await open('/panel?lang=en');
    const page = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page).toContain('王律 (Deputy of the people&#39;s congress), since 2026-01-01'.replace('&#39;', "'"));
    expect(page).not.toMatch(/<script|housing|wang-lawyer|钱旧|司法局/);
    expect(await (await open('/panel')).text()).toContain('<h2 id="kind-lawyer">律师</h2>');
    const json = (await (await open('/panel.json')).json()) as { members: unknown };
    expect(json.members).toEqual([
      { name: '王律', kinds: ['lawyer', 'deputy'], mainKind: 'lawyer', since: '2026-01-01' },
    ]);
  });

  test('a name is text, whatever it holds; of several bureaus one is chosen', async () => {
    await enter('chen', { name: '<b>&' });
    await enter('pu-chen', {}, 'pu-bureau');
    expect(await (await open('/panel')).text()).toContain('href="/panel?lang=zh&amp;bureau=pu-bureau"');
    expect(await (await open('/panel?bureau=county-bureau')).text()).toContain('&lt;b&gt;&amp;');
    expect((await open('/panel?bureau[]=x&lang=%00')).status).toBe(200);
  });

  test('nothing is published: it says so', async () => {
    expect(await (await open('/panel')).text()).toContain('目前没有公布名单');
  });
});
