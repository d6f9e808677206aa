import { theCatalogue } from '../support/catalogue';
import { anOffice, type Office } from '../support/office';

/** The list of routes: Mon 2026-06-15; its first version is of 2025-01-01. */
let office: Office;
let now = 0;
const at = (day: string) => {
  now = Date.parse(`${day}T10:00:00+08:00`);
};
beforeEach(async () => {
  at('2026-06-15');
  office = await anOffice({ worker: false, clock: () => now });
});
afterEach(() => office.close());

const cheng = () => office.as('cheng'); // coordinator and administrator of the city's bureau
const coordinator = () => office.as('cheng', { roles: ['coordinator'] });
const items = theCatalogue.entries.map(({ changeReason: _reason, validFrom: _day, ...item }) => item);
const draft = (more: object = {}) => ({
  ...{ validFrom: '2026-06-15', changeReason: '季度更新', entries: items.slice(1) },
  ...more,
});

describe('versions', () => {
  test('the next one is published once for each key; the earlier ones stay as they were', async () => {
    const before = (await cheng().get('/routes?version=1')).text;
    const published = await cheng().post('/routes', draft(), { key: 'june' });
    expect([published.status, published.headers.get('location')]).toEqual([201, '/api/v1/routes?version=2']);
    expect(published.body).toMatchObject({ version: 2, publishedBy: 'cheng' });
    const again = await cheng().post('/routes', draft(), { key: 'june' });
    expect([again.status, again.body]).toEqual([201, published.body]);
    const other = await cheng().post('/routes', draft({ changeReason: '另一版' }), { key: 'june' });
    expect([other.status, other.body.code]).toEqual([422, 'keyReused']);
    expect((await coordinator().post('/routes', draft(), { key: 'july' })).body.version).toBe(3);
    expect((await cheng().get('/routes?version=1')).text).toBe(before);
    expect((await cheng().get('/routes?version=4')).status).toBe(404);
  });

  test('one that begins later is not in force yet; none begins in days that have passed', async () => {
    await cheng().post('/routes', draft({ validFrom: '2026-07-01' }));
    const inForce = async () => (await office.as('han').get('/routes')).body.version;
    expect(await inForce()).toBe(1);
    at('2026-07-01');
    expect(await inForce()).toBe(2);
    for (const validFrom of ['2026-06-30', '2026-06-01'])
      expect((await cheng().post('/routes', draft({ validFrom }))).body.code).toBe('dateOutOfOrder');
  });

  test('the history says what each changed in the one before', async () => {
    const [wages, ...others] = items;
    const moved = { ...wages!, route: 'litigation', changeReason: '改由法院' };
    await cheng().post('/routes', draft({ entries: [moved, ...others.slice(1), { ...wages!, problemClass: 'pay' }] }));
    const { body } = await office.as('han').get('/routes/versions');
    expect(body.items.map((one: { version: number }) => one.version)).toEqual([2, 1]);
    expect(body.items[0].diff).toEqual({
      added: ['pay'],
      removed: ['court-judgment'],
      changed: [{ problemClass: 'unpaid-wages', fields: ['route'] }],
    });
    expect((await office.as('han').get('/routes')).body.entries[0]).toMatchObject({
      ...{ problemClass: 'unpaid-wages', route: 'litigation', category: 'lawAndLitigation' },
      ...{ changeReason: '改由法院', validFrom: '2026-06-15' },
    });
  });

  test('published by those who keep it, whole and each class once', async () => {
    for (const person of ['chen', 'han', 'song'])
      expect((await office.as(person).post('/routes', draft())).body.code).toBe('forbidden');
    const twice = await cheng().post('/routes', draft({ entries: [items[0], items[0]] }));
    expect([twice.body.code, twice.body.errors[0].pointer]).toEqual(['invalidInput', '/entries']);
    expect((await cheng().post('/routes', draft({ entries: [] }))).status).toBe(400);
  });
});

describe('the quarterly review', () => {
  const waiting = async (who = coordinator()) =>
    (await who.get('/tasks')).body.items.filter((one: { act: string }) => one.act === 'reviewRoutes');

  test('waits for the coordinators of the bureau that keeps the list, until a version is published', async () => {
    // Last reviewed Wed 2025-01-01: the review of the next quarter was missed and stays due Mon 2025-06-30.
    expect(await waiting()).toMatchObject([{ key: 'reviewRoutes:2025-Q2', dueOn: '2025-06-30', unit: 'city-bureau' }]);
    for (const other of [office.as('chen'), office.as('song'), office.as('cheng', { roles: ['admin'] })])
      expect(await waiting(other)).toEqual([]);
    await cheng().post('/routes', draft());
    expect(await waiting()).toEqual([]);
    at('2026-06-30');
    expect(await waiting()).toEqual([]);
    at('2026-07-01');
    expect(await waiting()).toMatchObject([{ key: 'reviewRoutes:2026-Q3', dueOn: '2026-09-30' }]); // Wed
  });

  test('or until somebody went through it and found nothing to change', async () => {
    expect((await office.as('chen').post('/routes/review', {})).body.code).toBe('forbidden');
    const kept = await coordinator().post('/routes/review', { note: '无变化' }, { key: 'q2' });
    expect([kept.status, kept.body]).toEqual([201, { reviewedOn: '2026-06-15', by: 'cheng', note: '无变化' }]);
    at('2026-06-16');
    expect((await coordinator().post('/routes/review', { note: '无变化' }, { key: 'q2' })).body).toEqual(kept.body);
    expect((await coordinator().post('/routes/review', {}, { key: 'q2' })).body.code).toBe('keyReused');
    expect(await waiting()).toEqual([]);
  });
});

describe('the guide', () => {
  const page = async (query = '') => {
    const answer = await fetch(`${office.url}/guide${query}`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const titles = (text: string) => [...text.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title);

  test('speaks Chinese and English, without a login, a script or a style of its own', async () => {
    for (const [query, lang, advice] of [
      ['', 'zh-CN', '信访登记都不会因此受阻'],
      ['?lang=en', 'en', 'never blocks the registration'],
    ] as const) {
      const { status, headers, text } = await page(query);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).toContain(`<html lang="${lang}">`);
      expect(text).toContain(advice);
      expect(text).not.toMatch(/<script|<style|style=|\son\w+=|javascript:/i);
      expect(text.match(/<h1>/g)).toHaveLength(1);
      for (const [, id] of text.matchAll(/<label for="(\w+)"/g)) expect(text).toContain(` id="${id}"`);
      expect(titles(text)).toHaveLength(5);
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    }
    const style = await fetch(`${office.url}/guide.css`);
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });

  test('finds by words and by class, and says so when it has nothing', async () => {
    expect(titles((await page(`?q=${encodeURIComponent('老板拖欠工资')}`)).text)).toEqual(['拖欠工资']);
    expect(titles((await page('?lang=en&class=road-repair')).text)).toEqual(['Road repair']);
    const { status, text } = await page('?q=zzz');
    expect([status, titles(text)]).toEqual([200, []]);
    expect(text).toContain('清单里没有找到');
  });

  test('shows what was typed and what is listed as text, whatever it is', async () => {
    const bad = `"><img src=x onerror=alert(1)>'&`;
    const label = { zh: '<b>标题</b>', en: '</h2><script>alert(1)</script>' };
    await cheng().post('/routes', draft({ entries: [{ ...items[0]!, label }] }));
    const { text } = await page(`?lang=en&q=${encodeURIComponent(bad)}&class=${encodeURIComponent(bad)}`);
    expect(text).toContain('value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;"');
    expect(text).not.toMatch(/<img|<script/);
    expect(titles((await page('?lang=en')).text)).toEqual(['&lt;/h2&gt;&lt;script&gt;alert(1)&lt;/script&gt;']);
    for (const odd of ['?q=%00', '?q=a&q=b', '?lang=fr', `?q=${'x'.repeat(5000)}`, '?q=%F0%9F%98'])
      expect([odd.slice(0, 20), (await page(odd)).status]).toEqual([odd.slice(0, 20), 200]);
    expect(office.log()).not.toContain('onerror');
  });
});
