import { eq } from 'drizzle-orm';
import { accessLog, personHashes } from '../../db/schema';
import { aPlainRegistration } from '../support/a-registration';
import { anOffice, type Office } from '../support/office';

/** Candidates side by side: who is shown what, and why they are candidates. */

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

interface Candidate {
  readonly id: string;
  readonly why: readonly { readonly by: string; readonly weak: boolean }[];
}

const register = async (person: string, more: object): Promise<string> => {
  const made = await office.as(person).post('/petitions', aPlainRegistration({ assignedFrom: undefined, ...more }));
  if (made.status !== 201) throw new Error(made.text);
  return made.body.petition.id;
};
const act = (person: string, id: string, name: string, input: object) =>
  office.as(person).post(`/petitions/${id}/acts/${name}`, input);
const duplicates = async (person: string, id: string) =>
  (await office.as(person).get(`/petitions/${id}/duplicates`)).body;
const item = (body: { items: Candidate[] }, id: string) => body.items.find((one) => one.id === id);
const ids = (body: { items: Candidate[] }) => body.items.map((one) => one.id).sort();

const unpaid = { requests: [{ text: '请求支付拖欠的工资' }], facts: '在安县工地做了三个月，工资一直没有拿到。' };
const elsewhere = { requests: [{ text: '请求支付拖欠的工资' }], facts: '在浙县工地做了三个月，工资一直没有拿到。' };
const leak = { requests: [{ text: '请求修复屋顶' }], facts: '顶楼雨天漏水，物业两年没有修。' };
const mei = { name: '梅一', phone: '13900001111' };

describe('one matter of a person, and what is like it', () => {
  let [main, second, other, abroad, accusation, sameHouse, houseAgain] = ['', '', '', '', '', '', ''];
  beforeAll(async () => {
    const again = { ...unpaid, facts: `${unpaid.facts}包工头说没有钱。` };
    const accused = { units: ['labour'], officers: [] };
    const noPhone = { name: '房 二', address: '安县 东街 8 号' };
    main = await register('chen', { persons: [mei], ...unpaid });
    await act('chen', main, 'screen', { result: 'none' });
    await act('chen', main, 'classify', { domain: 'labour' });
    await act('chen', main, 'forward', { unitId: 'labour' });
    second = await register('chen', { persons: [{ name: '梅 一', phone: '+86 139-0000-1111' }], ...again });
    other = await register('chen', { persons: [{ name: '别人', phone: '13900002222' }], ...unpaid });
    abroad = await register('zhe-chen', { persons: [mei], ...elsewhere });
    accusation = await register('chen', { persons: [mei], ...unpaid, matterType: 'accusation', accused });
    sameHouse = await register('chen', { persons: [noPhone], ...leak });
    houseAgain = await register('chen', {
      persons: [{ name: '房二', address: '安县东街8号' }],
      ...leak,
      facts: '完全另一回事。',
    });
  });

  test('the same person comes first, with stage, dates, both words and the situation of the rule', async () => {
    const body = await duplicates('chen', second);
    expect(body.words).toContain('包工头');
    expect(body.items[0]).toMatchObject({
      ...{ id: main, stage: 'forwarded', receivedOn: '2026-02-26', over: false, unit: 'labour', itemClass: 'first' },
      ...{ suggested: 'running', fits: ['running', 'related'], words: expect.stringContaining('三个月') },
      why: [
        { by: 'phone', weak: false },
        { by: 'words', weak: true },
      ],
    });
    expect(body.items[0].similarity).toBeGreaterThan(0.5);
    expect(body.items[0].state).toBeUndefined();
    const log = await office.db.select().from(accessLog).where(eq(accessLog.story, second));
    expect(log.map(({ person, what }) => [person, what])).toEqual([['chen', 'duplicates']]);
  });

  test('another person with the same words is a related matter; a name with an address only hints', async () => {
    expect(item(await duplicates('chen', second), other)).toMatchObject({
      suggested: 'related',
      why: [{ by: 'words', weak: true }],
    });
    const same = item(await duplicates('chen', houseAgain), sameHouse);
    expect(same).toMatchObject({ suggested: null, why: expect.arrayContaining([{ by: 'nameAddress', weak: true }]) });
    const { items } = (await office.as('chen').get(`/petitions/${houseAgain}/same-persons`)).body;
    expect(items).toEqual([]);
  });

  test('other regions show how many there are, and nothing else; the city sees both side by side', async () => {
    const answer = await office.as('chen').get(`/petitions/${second}/duplicates`);
    expect(answer.body.elsewhere).toEqual([{ region: '330422', count: 1 }]);
    const hidden = (await office.as('zhe-chen').get(`/petitions/${abroad}`)).body;
    for (const secret of [abroad, hidden.number, '浙县']) expect(answer.text).not.toContain(secret);
    // The accusation of the same person is not even counted there.
    expect((await duplicates('zhe-chen', abroad)).elsewhere).toEqual([{ region: '330421', count: 2 }]);
    const city = await duplicates('cheng', second);
    expect([item(city, abroad) !== undefined, city.elsewhere]).toEqual([true, []]);
    expect((await act('chen', second, 'screen', { result: 'running', matchId: abroad })).body.code).toBe(
      'unknownStory',
    );
  });

  test('an accusation is a candidate for who may see it, without words, and never for the accused', async () => {
    const seen = item(await duplicates('chen', second), accusation);
    expect(seen).toMatchObject({ words: null, similarity: null, why: [{ by: 'phone', weak: false }] });
    expect((await duplicates('chen', accusation)).words).toBeNull();
    const ofUnit = await office.as('han').get(`/petitions/${main}/duplicates`);
    expect([ofUnit.status, ofUnit.body.items, ofUnit.body.elsewhere]).toEqual([200, [], []]);
    expect((await office.as('han').get(`/petitions/${accusation}/duplicates`)).status).toBe(404);
    expect((await office.as('zhe-chen').get(`/petitions/${second}/duplicates`)).status).toBe(404);
  });

  test('before anything is registered the counter sees the same, and nothing is kept of the question', async () => {
    const asked = { matterType: 'appeal', persons: [mei], ...unpaid };
    const hashes = await office.db.$count(personHashes);
    const { status, body } = await office.as('chen').post('/petitions/duplicates', asked, { key: null });
    expect([status, body.items[0].why[0]]).toEqual([200, { by: 'phone', weak: false }]);
    expect(ids(body)).toEqual(expect.arrayContaining([main, second, other, accusation]));
    expect(ids(body)).not.toContain(abroad);
    expect(await office.db.$count(personHashes)).toBe(hashes);
    const log = await office.db.select().from(accessLog).where(eq(accessLog.story, other));
    expect(log.map(({ person, what }) => [person, what])).toContainEqual(['chen', 'duplicates']);
    const ofUnit = await office.as('han').post('/petitions/duplicates', asked, { key: null });
    expect(ids(ofUnit.body)).toEqual([main]);
    expect((await office.as('su').post('/petitions/duplicates', asked, { key: null })).body.code).toBe('notYourRole');
  });

  test('linked, it points on to its main matter', async () => {
    const notice = await office.as('chen').file(second, 'linkNotice');
    const screened = await act('chen', second, 'screen', { result: 'running', matchId: main, notice });
    expect(screened.body.petition).toMatchObject({ stage: 'linked', details: { link: { to: main } } });
    expect(item(await duplicates('chen', main), second)).toMatchObject({ linkedTo: main, fits: ['related'] });
    expect((await office.as('chen').get('/petitions?itemClass=repeat')).body.items).toMatchObject([{ id: second }]);
  });
});

test('whom an agent speaks for is compared, not the agent; whoever is named later counts, too', async () => {
  const agent = { name: '代理人', phone: '13900003333' };
  const represented = { name: '被代理人', phone: '13900004444' };
  const through = await register('chen', { persons: [{ ...agent, represents: [represented] }], ...leak });
  const directly = await register('chen', { persons: [represented], ...unpaid, facts: '无关的文字。' });
  const ofAgent = await register('chen', { persons: [agent], ...unpaid, facts: '也没有关系。' });
  expect(item(await duplicates('chen', directly), through)?.why).toEqual([{ by: 'phone', weak: false }]);
  expect(item(await duplicates('chen', ofAgent), through)).toBeUndefined();

  const rep = { name: '代表', idNumber: '33042119900101123x' };
  const group = await register('chen', { persons: [{ name: '群一', phone: '13900005555' }], headcount: 9, ...leak });
  const own = await register('chen', { persons: [{ name: '代表', idNumber: '33042119900101123X' }], ...elsewhere });
  expect(ids(await duplicates('chen', own))).not.toContain(group);
  expect((await act('chen', group, 'nameRepresentatives', { reps: [rep] })).status).toBe(200);
  expect(item(await duplicates('chen', own), group)?.why).toEqual([{ by: 'idNumber', weak: false }]);
  expect(await office.db.select().from(personHashes).where(eq(personHashes.matter, group))).toHaveLength(2);
});

test('of anonymous accusations the accused are compared', async () => {
  const against = (units: string[], officers: string[] = []) => ({
    ...{ persons: [{ name: '匿名' }], ...unpaid, matterType: 'accusation', accused: { units, officers } },
  });
  const first = await register('chen', against(['housing']));
  const again = await register('chen', against(['housing'], ['fu']));
  const another = await register('chen', against(['county-gov']));
  const body = await duplicates('su', again);
  expect(item(body, first)).toMatchObject({ why: [{ by: 'accused', weak: false }], words: null, suggested: 'related' });
  expect(item(body, another)).toBeUndefined();
  expect((await office.as('he').get(`/petitions/${again}/duplicates`)).status).toBe(404);
});
