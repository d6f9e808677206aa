import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createActivities } from '../../activities';
import { verifyStories } from '../../cli/verify-record';
import { type OpenDatabase, openDatabase } from '../../db/connection';
import { apply, entryOf, newState } from '../../domain/life';
import { petition } from '../../domain/petition/petition';
import { publicKeyOf } from '../../sealing/record';
import { cloneDatabase } from '../support/database';
import { actorOf, aSigningKey, insertRegisters, theContext } from '../support/registers';

const signingKey = aSigningKey();
const publicKey = publicKeyOf(signingKey);
let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let open: OpenDatabase;

beforeEach(async () => {
  clone = await cloneDatabase();
  open = openDatabase(clone.url, { max: 2 });
  await insertRegisters(open.db);
});

afterEach(async () => {
  await open.close();
  await clone.drop();
});

const registration = {
  ...{ channel: 'visit', receivedOn: '2026-04-01', matterType: 'accusation', itemClass: 'first', class: '道路' },
  ...{ place: '安县', persons: [], headcount: 1, requests: [{ text: 'sealed' }], facts: 'sealed' },
  ...{ accused: { units: ['housing'], officers: [] }, addressUnclear: false },
};

/** A matter with three lines: registered, screened, classified. */
async function aMatter(): Promise<string> {
  const { commit } = createActivities({ db: open.db, masterKey: randomBytes(32), signingKey });
  let state = newState(petition, randomUUID(), 0, false);
  const acts = [
    ['register', registration],
    ['screen', { result: 'none' }],
    ['classify', { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true }],
  ] as const;
  for (const [act, input] of acts) {
    const command = { id: randomUUID(), act, actor: actorOf('chen'), input, context: theContext() };
    const { events } = await commit({
      state,
      entry: entryOf(petition, state, command, Date.parse('2026-04-02T02:00:00Z')),
    });
    state = events.reduce(apply<typeof state>, state);
  }
  return state.id;
}

const verify = () => verifyStories(open.db, publicKey);

test('a record that nobody touched holds', async () => {
  await aMatter();
  await aMatter();

  expect(await verify()).toEqual({ ok: true, stories: 2, lines: 6, faults: [] });
});

test.each([
  {
    what: 'a changed line',
    tamper: (id: string) => sql`update events set basis = 'R22-1' where story = ${id} and seq = 2`,
    fault: { seq: 2, why: 'changed' },
  },
  {
    what: 'a deleted line',
    tamper: (id: string) => sql`delete from events where story = ${id} and seq = 2`,
    fault: { seq: 2, why: 'missing' },
  },
  {
    what: 'two swapped lines',
    tamper: (id: string) =>
      sql`update events set seq = case seq when 2 then 13 else 12 end where story = ${id} and seq in (2, 3)`,
    more: (id: string) => sql`update events set seq = seq - 10 where story = ${id} and seq > 10`,
    fault: { seq: 2, why: 'swapped' },
  },
  {
    what: 'a cut tail',
    tamper: (id: string) => sql`delete from events where story = ${id} and seq = 3`,
    fault: { seq: 3, why: 'cutTail' },
  },
  {
    what: 'lines without a head',
    tamper: (id: string) => sql`delete from heads where story = ${id}`,
    fault: { seq: 3, why: 'headMissing' },
  },
  {
    what: 'a head without lines',
    tamper: (id: string) => sql`delete from events where story = ${id}`,
    fault: { seq: 1, why: 'cutTail' },
  },
  {
    what: 'a story whose whole record is gone',
    tamper: (id: string) => sql`delete from events where story = ${id}`,
    more: (id: string) => sql`delete from heads where story = ${id}`,
    fault: { seq: 1, why: 'gone' },
  },
])('$what is found and named, and the other matters hold', async ({ tamper, more, fault }) => {
  const id = await aMatter();
  const other = await aMatter();

  await open.db.execute(tamper(id));
  if (more) await open.db.execute(more(id));

  const { ok, stories, lines, faults } = await verify();
  expect({ ok, stories, lines }).toEqual({ ok: false, stories: 2, lines: 3 });
  expect(faults).toEqual([{ story: id, ...fault, text: expect.stringContaining(id) }]);
  expect(await verifyStories(open.db, publicKey, other)).toMatchObject({ ok: true, stories: 1 });
});
