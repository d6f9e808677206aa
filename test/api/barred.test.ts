import { randomUUID } from 'node:crypto';
import { openApi } from '../../api/openapi';
import { allRoutes } from '../../api/routes';
import { documents, notices, papers, tasks } from '../../db/schema';
import type { JsonSchema } from '../../sealing/schema';
import { anOffice, type Office, type Reply, type Speaker } from '../support/office';
import { insertPetition } from '../support/rows';
import { sampleOf } from '../support/sample';

let office: Office;
let accusation: string;
const paper = randomUUID();

beforeAll(async () => {
  office = await anOffice({ worker: false });
  const { db } = office;
  accusation = await insertPetition(
    db,
    {
      accusedUnits: ['labour'],
      accusedOfficers: ['cao'],
      unitId: 'labour',
      assistants: ['labour-team'],
      nextDueOn: '2026-03-13',
    },
    { matterType: 'accusation', words: null },
  );
  const at = '2026-03-01T00:00:00.000Z';
  const card = {
    id: paper,
    story: accusation,
    type: 'evidence',
    version: 1,
    sha256: 'x',
    size: 1,
    mediaType: 'text/plain',
  };
  await db
    .insert(documents)
    .values({ ...card, filedBy: 'su', filedAt: at, inputHash: 'x', content: new Uint8Array(40) });
  const number = { word: '安信', year: 2026, no: 1 };
  const issued = { kind: 'transferSlip', unitId: 'labour', ...number, issuedBy: 'su', issuedAt: at };
  await db.insert(papers).values({ id: paper, story: accusation, ...issued });
  for (const [officerId, unitId, role] of [
    ['han', 'labour', 'handler'],
    ['cao', 'county-bureau', 'coordinator'],
  ] as const) {
    await db
      .insert(tasks)
      .values({ story: accusation, key: officerId, act: 'accept', unitId, role, officerId, openedAt: at });
    const line = { topic: 'T_FORWARD.warning', asked: 'officer', why: 'post' };
    await db
      .insert(notices)
      .values({ story: accusation, seq: 2, n: officerId === 'han' ? 0 : 1, at, unitId, role, officerId, ...line });
  }
});
afterAll(() => office.close());

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}
const paths = openApi(allRoutes({} as never)).paths as Record<string, Record<string, Operation>>;

/** Every route with an id: method, path, and a body that its schema takes, so that only the matter is in question. */
const routes = Object.entries(paths)
  .filter(([path]) => path.includes('{id}'))
  .flatMap(([path, item]) =>
    Object.entries(item).map(([method, { requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema;
      return { method: method.toUpperCase(), path, body: schema && sampleOf(schema) };
    }),
  );

function ask(who: Speaker, { method, path, body }: (typeof routes)[number], id: string): Promise<Reply> {
  const ofPaper = /^\/(documents|papers)\/\{id\}/.test(path);
  const named = ofPaper && id === accusation ? paper : id;
  const target = path.replace('{id}', named);
  return method === 'GET' ? who.get(target) : who.post(target, body);
}

/** Everything a caller can tell two answers apart by; what is refused to a role has the request's own id in it. */
const seen = ({ status, headers, text }: Reply) => ({
  status,
  headers: [...headers].filter(([name]) => name !== 'date'),
  text: status === 404 ? text : text.replace(/urn:uuid:[0-9a-f-]+/, ''),
});

/** What asks for the caller's role before it looks whether there is such a thing; none of it shows a matter. */
const looksAtRole = ({ path }: (typeof routes)[number], person: string) =>
  /^\/(outbox|subscriptions)\/|\/erasure$/.test(path) || (path.startsWith('/intake/') && person !== 'cao');

describe.each([
  ["the accused unit's handler", 'han'],
  ["the accused unit's head", 'tou'],
  ['a handler of a unit below it that was asked to assist', 'da'],
  ['the accused officer as coordinator', 'cao'],
])('%s', (_who, person) => {
  test('cannot tell the accusation from a petition that does not exist, on any route', async () => {
    const who = office.as(person);
    expect(routes.length).toBeGreaterThan(80);
    for (const route of routes) {
      const barred = seen(await ask(who, route, accusation));
      expect([route.path, barred]).toEqual([route.path, seen(await ask(who, route, randomUUID()))]);
      expect([route.path, barred.status]).toEqual([route.path, looksAtRole(route, person) ? 403 : 404]);
    }
  }, 60_000);

  test('finds it in no list, no count, no inbox', async () => {
    const who = office.as(person);
    for (const path of [
      '/petitions',
      '/petitions?dueBefore=2026-12-31',
      '/orders',
      '/tasks',
      '/tasks?box=unit',
      '/notices',
      '/notices?box=unit',
    ])
      expect([path, (await who.get(path)).body]).toEqual([path, { items: [] }]);
    expect((await who.get('/petitions/counts')).body.total).toBe(0);
  });

  test('can file nothing to it and move no time', async () => {
    const who = office.as(person);
    const headers = { 'content-type': 'text/plain', 'idempotency-key': randomUUID() };
    for (const story of [accusation, randomUUID()]) {
      expect((await who.ask('POST', `/documents?story=${story}&type=evidence`, { body: 'x', headers })).status).toBe(
        404,
      );
      expect((await who.post('/training/advance', { story, by: 'P1D' })).status).toBe(404);
    }
  });
});

test('the supervisor sees it, so the routes are not simply closed', async () => {
  const su = office.as('su');
  expect((await su.get(`/petitions/${accusation}`)).status).toBe(200);
  expect((await su.get('/petitions')).body.items).toHaveLength(1);
  expect((await su.get(`/petitions/${accusation}/documents`)).body.items).toHaveLength(1);
});
