import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { openApi } from '../../api/openapi';
import { allRoutes } from '../../api/routes';
import { accept, aMatter, deliver, forward, type Matter, signReply } from '../support/matter';
import { anOffice, type Office, type Reply } from '../support/office';
import { admit, askForReview, city, county, decide, deliverDecision, onReview, upheld } from '../support/review-door';
import { until } from '../support/until';

/** Reviews seen from outside: who is accused in the matter, who has no part in it, and what is left after erasure. */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const begin = '2026-03-02T09:00:00+08:00';
const secret = '对处理意见认定的事实不服，经手人是我邻居';

async function answered(more: object = {}): Promise<Matter> {
  const matter = await aMatter(office, 'chen', begin, more);
  await forward(matter, 'chen', 'labour');
  await accept(matter, 'han', '2026-03-02');
  await deliver(matter, 'han', await signReply(matter, 'han', 'tou'), '2026-03-02');
  return matter;
}

/** What a caller can tell two answers apart by. */
const seen = ({ status, headers, text }: Reply) => [status, [...headers].filter(([name]) => name !== 'date'), text];

const listsOf = async (person: string) => {
  const paths = ['/reviews', '/reviews?kind=first', '/orders', '/petitions', '/petitions/counts'];
  const boxes = ['/tasks', '/tasks?box=unit', '/notices', '/notices?box=unit'];
  return Promise.all([...paths, ...boxes].map(async (path) => (await office.as(person).get(path)).text));
};

const bodies: Record<string, object> = {
  admit: { officer: 'geng' },
  callFile: { unitId: 'labour', dueOn: '2026-03-20' },
  requestExtension: { days: 3, reason: 'x' },
  returnDecision: { reason: 'x' },
  approveDecision: {},
};

/** Every route of the review answers as for a review that does not exist. */
async function cannotTell(review: string, person: string): Promise<void> {
  const who = office.as(person);
  const paths = Object.entries(openApi(allRoutes({} as never)).paths as Record<string, object>);
  const reads = paths.filter(([path, item]) => /^\/reviews\/\{id\}/.test(path) && 'get' in item);
  expect(reads.length).toBeGreaterThan(5);
  const asks = [
    ...reads.map(
      ([path]) =>
        (id: string) =>
          who.get(path.replace('{id}', id)),
    ),
    ...Object.entries(bodies).flatMap(([act, body]) =>
      ['', '/preview'].map((end) => (id: string) => who.post(`/reviews/${id}/acts/${act}${end}`, body)),
    ),
  ];
  for (const ask of asks) {
    const answer = await ask(review);
    expect(answer.status).toBe(404);
    expect(seen(answer)).toEqual(seen(await ask(randomUUID())));
  }
}

test('who is accused in the matter learns nothing of its review, also as an officer of the organ', async () => {
  const accused = { units: ['housing'], officers: ['geng'] };
  const before = await Promise.all(['geng', 'he'].map(listsOf));
  const matter = await answered({ accused });
  const paper = await matter.file('chen', 'reviewRequest');
  const input = { organ: 'county-gov', receivedOn: '2026-03-02', grounds: secret, onBehalfOf: { paper } };
  await matter.do('chen', 'requestReview', input);
  const review = (await matter.row()).children.at(-1).id;
  await until(async () => (await office.as('ning').get(`/reviews/${review}`)).status === 200);

  expect((await office.as('ning').post(`/reviews/${review}/acts/admit`, { officer: 'geng' })).body.code).toBe(
    'accusedUnit',
  );
  await onReview(office, review, 'ning', 'admit', { officer: 'ning' });
  await matter.to('2026-04-02T09:30'); // due Wed 04-01: an order to the organ, which geng may not see either
  expect((await office.as('chen').get(`/petitions/${matter.id}/orders`)).body.items).toHaveLength(1);
  for (const [n, person] of ['geng', 'he'].entries()) {
    expect([person, await listsOf(person)]).toEqual([person, before[n]]);
    await cannotTell(review, person);
  }
  expect((await office.as('ning').get(`/reviews/${review}`)).body.number).toMatch(/^county-bureau-J-FC-2026-/);
});

test('neither does who has no part in it; the organ of the second review does not see the first', async () => {
  const matter = await answered();
  const review = await askForReview(office, matter, { grounds: secret });
  for (const person of ['guan', 'he', 'zhe-han', 'zhe-chen']) await cannotTell(review, person);
});

test('the petitioner’s words are nowhere in clear, and end with the key; not before every review has ended', async () => {
  const matter = await answered();
  const review = await askForReview(office, matter, { grounds: secret });
  const erase = () => office.as('cheng').post(`/petitions/${matter.id}/erasure`, { reason: '保存期满' });
  expect((await erase()).body.code).toBe('matterOpen');
  const lines = async (id: string, noun = 'reviews') => (await office.as('chen').get(`/${noun}/${id}/events`)).text;
  const inClear = await office.db.execute(sql`select 1 from events where data::text like '%经手人%'`);
  expect([...inClear]).toEqual([]);
  const dumped = JSON.stringify(await (await office.temporal.workflow.getHandle(`review:${review}`)).fetchHistory());
  expect(dumped).not.toContain(Buffer.from('经手人').toString('base64').slice(0, 8));

  await upheld(office, matter);
  const again = await matter.file('chen', 'reviewRequest');
  const more = { organ: city.unit, receivedOn: '2026-03-02', grounds: secret, onBehalfOf: { paper: again } };
  await matter.do('chen', 'requestSecondReview', more);
  const second = (await matter.row()).children.at(-1).id;
  await until(async () => (await office.as('guan').get(`/reviews/${second}`)).status === 200);
  expect((await erase()).body.code).toBe('matterOpen');
  await admit(office, second, city);
  await decide(office, second, city);
  await deliverDecision(office, second, city);
  await until(async () => (await matter.row()).over === true);

  expect((await erase()).status).toBe(200);
  expect(await lines(review)).not.toContain('经手人');
  const papers = (await office.as('geng').get(`/reviews/${review}/documents`)).body.items;
  for (const { id } of papers) expect((await office.as('geng').get(`/documents/${id}`)).status).not.toBe(200);
});

test('a preview shows the clocks and changes nothing; the same key decides once', async () => {
  const matter = await answered();
  const review = await askForReview(office, matter);
  await admit(office, review);
  const opinion = await office.as(county.handler).file(review, county.opinion);
  const items = [{ no: 1, decision: 'uphold', reasons: '经审查' }];
  const draft = { opinion, items, remedy: '可申请复核' };
  const to = `/reviews/${review}/acts/draftDecision`;
  const version = async () => (await office.as('geng').get(`/reviews/${review}`)).body.version;
  const before = await version();
  expect((await office.as('geng').post(`${to}/preview`, draft)).status).toBe(200);
  expect(await version()).toBe(before);

  const key = randomUUID();
  const [one, two] = await Promise.all([
    office.as('geng').post(to, draft, { key }),
    office.as('geng').post(to, draft, { key }),
  ]);
  expect([one.status, two.status, await version()]).toEqual([200, 200, before + 1]);
  const other = await office.as('geng').post(to, { ...draft, remedy: '另一段' }, { key });
  expect([other.status, other.body.code]).toEqual([422, 'keyReused']);
  expect((await office.as('ning').post(to, draft, { key })).status).toBe(200); // another person's key is another key
});
