import { randomUUID } from 'node:crypto';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { eq, sql } from 'drizzle-orm';
import { eventsAfter } from '../../db/events';
import { accessLog, documents, events, heads, matterKeys, personHashes, petitions, stories } from '../../db/schema';
import { publicKeyOf, type SignedHead } from '../../sealing/record';
import { verifyRecord } from '../../sealing/verify';
import { storyWorkflowId } from '../../workflows/messages';
import { aPlainRegistration, plantedName, plantedPhone, plantedWords, trainingBegin } from '../support/a-registration';
import { anOffice, type Office, type Speaker } from '../support/office';
import { insertPetition } from '../support/rows';

let office: Office;
let chen: Speaker;
let id: string;
const paperText = '种子文书内容';
const planted = [plantedName, plantedPhone, plantedWords, paperText, '330421199001011234', '种子路'];

beforeAll(async () => {
  office = await anOffice();
  chen = office.as('chen');
  const made = await chen.post('/petitions', aPlainRegistration(), { headers: trainingBegin });
  id = made.body.petition.id;
});
afterAll(() => office.close());

/** Every row of the database as text, without the words that the read row keeps until they are erased. */
async function dump(): Promise<string> {
  const tables = await office.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => office.db.execute(sql.raw(`select t::text as row from "${name}" t`))),
  );
  return JSON.stringify(rows);
}

const logged = async () =>
  (await office.db.select().from(accessLog)).map(({ person, what, story }) => [person, what, story]);

test('neither history, events, hashes nor log hold a name, a number or a word', async () => {
  const history = await office.temporal.workflow.getHandle(storyWorkflowId('petition', id)).fetchHistory();
  const lines = JSON.stringify(await office.db.select().from(events));
  const hashes = JSON.stringify(await office.db.select().from(personHashes));
  for (const secret of planted)
    for (const text of [historyToJSON(history), lines, hashes, office.log()]) expect(text).not.toContain(secret);
  expect(historyToJSON(history)).not.toContain(Buffer.from(plantedName).toString('base64').slice(0, 12));
});

test('who the petitioner is opens for who asks, and the access log says so first', async () => {
  const closed = await chen.get(`/petitions/${id}`);
  expect([closed.body.words, closed.text.includes(plantedName)]).toEqual([
    expect.stringContaining(plantedWords),
    false,
  ]);
  expect(await logged()).toEqual([]);
  const opened = await chen.get(`/petitions/${id}?persons=1`);
  expect(opened.body.persons[0]).toMatchObject({ name: plantedName, phone: plantedPhone });
  const record = await office.as('su').get(`/petitions/${id}/events?open=1`);
  expect(record.body.items[0].data.input.facts).toBe(plantedWords);
  expect(await logged()).toEqual([
    ['chen', 'persons', id],
    ['su', 'events', id],
  ]);
});

test('a second matter of the same person is found by its keyed hash, however the number was typed', async () => {
  const persons = [{ name: '另一个写法', phone: '+86 139-1234-5678' }];
  const other = await chen.post('/petitions', aPlainRegistration({ persons }), { headers: trainingBegin });
  const { items } = (await chen.get(`/petitions/${id}/same-persons`)).body;
  expect(items.map((item: { id: string }) => item.id)).toEqual([other.body.petition.id]);
});

describe('papers', () => {
  test('are kept sealed, versioned, and come back as they were; each reading is logged', async () => {
    const key = randomUUID();
    const first = await chen.file(id, 'evidence', paperText, { key });
    expect(await chen.file(id, 'evidence', paperText, { key })).toBe(first);
    await chen.file(id, 'evidence', '第二份');
    const { items } = (await chen.get(`/petitions/${id}/documents`)).body;
    expect(items.map(({ version, filedBy }: { version: number; filedBy: string }) => [version, filedBy])).toEqual([
      [1, 'chen'],
      [2, 'chen'],
    ]);
    const [row] = await office.db.select().from(documents).where(eq(documents.id, first));
    expect(Buffer.from(row!.content!).includes(Buffer.from(paperText))).toBe(false);
    const read = await office.as('su').get(`/documents/${first}`);
    expect([read.text, read.headers.get('content-disposition')]).toEqual([
      paperText,
      `attachment; filename="${first}"`,
    ]);
    expect((await logged()).at(-1)).toEqual(['su', `document:${first}`, id]);
  });

  test('another paper under a used key is refused, an auditor files none', async () => {
    const key = randomUUID();
    await chen.file(id, 'evidence', 'one', { key });
    await expect(chen.file(id, 'evidence', 'two', { key })).rejects.toThrow('keyReused');
    await expect(office.as('shen').file(id, 'evidence')).rejects.toThrow('forbidden');
  });
});

describe('erasing', () => {
  const erase = (person: string) => office.as(person).post(`/petitions/${id}/erasure`, { reason: '保存期满' });

  const end = (over: boolean) => office.db.update(stories).set({ over }).where(eq(stories.id, id));

  test('waits for the end of the matter and of its orders', async () => {
    expect([(await erase('cheng')).status, (await erase('cheng')).body.code]).toEqual([409, 'matterOpen']);
    await end(true);
    const order = await insertPetition(office.db, { kind: 'order', parent: id });
    expect((await erase('cheng')).body.code).toBe('matterOpen');
    await office.db.update(stories).set({ over: true }).where(eq(stories.id, order));
    expect(await office.db.select().from(matterKeys).where(eq(matterKeys.matter, id))).toHaveLength(1);
  });

  test('is the administrator’s alone', async () => {
    expect([(await erase('chen')).status, (await erase('cheng')).status]).toEqual([403, 200]);
  });

  test('leaves no key, no word, no paper, no hash; nothing opens any more', async () => {
    await erase('cheng');
    expect(await office.db.select().from(matterKeys).where(eq(matterKeys.matter, id))).toEqual([]);
    expect(await office.db.select().from(personHashes).where(eq(personHashes.matter, id))).toEqual([]);
    expect((await office.db.select().from(petitions).where(eq(petitions.id, id)))[0]).toMatchObject({
      words: null,
      place: '',
    });
    const papers = await office.db.select().from(documents).where(eq(documents.story, id));
    expect(papers.length).toBeGreaterThan(1);
    for (const paper of papers) expect(paper).toMatchObject({ content: null, sha256: '', size: 0 });
    const all = await dump();
    for (const secret of [plantedName, paperText]) expect(all).not.toContain(secret);
    for (const path of ['?persons=1', '/events?open=1'])
      expect([path, (await chen.get(`/petitions/${id}${path}`)).body.code]).toEqual([path, 'matterErased']);
    expect((await chen.post(`/petitions/${id}/acts/screen`, { result: 'none' })).body.code).toBe('matterErased');
  });

  test('leaves the record as it was: it still verifies', async () => {
    const lines = await eventsAfter(office.db, id, 0);
    const [head] = await office.db.select().from(heads).where(eq(heads.story, id));
    expect(verifyRecord(lines, head as SignedHead, publicKeyOf(office.keys.signing))).toEqual({ ok: true, lines: 1 });
  });

  test('a repeat answers with the first', async () => {
    const [one, two] = [await erase('cheng'), await erase('cheng')];
    expect(two.body).toEqual(one.body);
  });
});
