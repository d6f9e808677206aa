import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type OpenDatabase, openDatabase } from '../../db/connection';
import { documentsOf, fileDocument } from '../../db/documents';
import { eraseMatter } from '../../db/erasures';
import { documents, matterKeys } from '../../db/schema';
import { cloneDatabase } from '../support/database';
import { insertPetition } from '../support/rows';

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let open: OpenDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  open = openDatabase(database.url, { max: 4 });
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

const at = '2026-03-02T01:00:00.000Z';
async function anEndedMatter(): Promise<string> {
  const matter = await insertPetition(open.db, { over: true });
  await open.db.insert(matterKeys).values({ matter, wrapped: 'x' });
  return matter;
}
const file = (story: string) =>
  fileDocument(open.db, story, {
    ...{ id: randomUUID(), story, type: 'evidence', sha256: 'of the words', size: 3, mediaType: 'text/plain' },
    ...{ filedBy: 'chen', filedAt: at, inputHash: 'x', content: new Uint8Array(3) },
  });
const erase = (matter: string) => eraseMatter(open.db, { matter, at, by: 'cheng', reason: '保存期满' });

test('nothing is filed to a matter whose key is gone, though the request came before', async () => {
  const matter = await anEndedMatter();
  expect(await file(matter)).toBe(true);
  await erase(matter);
  expect(await file(matter)).toBe(false);
  expect((await documentsOf(open.db, matter)).map(({ sha256 }) => sha256)).toEqual(['']);
});

test('of filing and erasing at once nothing of a paper is left', async () => {
  for (let round = 0; round < 20; round += 1) {
    const matter = await anEndedMatter();
    await Promise.all([file(matter), erase(matter), file(matter)]);
    const left = await open.db.select().from(documents).where(eq(documents.story, matter));
    expect(left.map(({ sha256, content }) => [sha256, content])).toEqual(left.map(() => ['', null]));
  }
});
