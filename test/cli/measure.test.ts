import { openDatabase } from '../../db/connection';
import { measured } from '../../db/schema';
import { huiyin } from '../support/command';
import { cloneDatabase } from '../support/database';
import { aCommittedPetition } from '../support/ledger';
import { insertRegisters } from '../support/registers';

test('huiyin measure writes the lines of an office anew', async () => {
  const clone = await cloneDatabase();
  const { db, close } = openDatabase(clone.url);
  await insertRegisters(db);
  const { id } = await aCommittedPetition(db, '2026-02-26');
  const [line] = await db.select().from(measured);
  await db.delete(measured);
  process.env.DATABASE_URL = clone.url;

  const said = await huiyin('measure', '--json');

  expect(said).toEqual({ out: '{"measured":1}\n', err: '', code: 0 });
  expect(line?.id).toBe(id);
  expect(await db.select().from(measured)).toEqual([line]);
  delete process.env.DATABASE_URL;
  await close();
  await clone.drop();
});
