import { Readable } from 'node:stream';
import { program } from '../../cli/main';
import { openDatabase } from '../../db/connection';
import { measured } from '../../db/schema';
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
  let said = '';
  const stdout = (text: string) => {
    said += text;
  };
  const exit = (code: number): never => {
    throw new Error(`ended with ${code}`);
  };
  const io = { stdin: Readable.from([]), stdout, stderr: stdout, exit, setExitCode: () => undefined };
  process.env.DATABASE_URL = clone.url;

  await program(io).parseAsync(['node', 'huiyin', 'measure', '--json']);

  expect(said).toBe('{"measured":1}\n');
  expect(line?.id).toBe(id);
  expect(await db.select().from(measured)).toEqual([line]);
  delete process.env.DATABASE_URL;
  await close();
  await clone.drop();
});
