import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { eventsAfter } from '../../db/events';
import { ballotKeys, drawSeeds, heads, matterKeys } from '../../db/schema';
import type { StoryEvent } from '../../domain/event';
import { countsOf } from '../../domain/learning';
import { openVote, voteContext } from '../../sealing/ballots';
import { inputHash } from '../../sealing/hashes';
import { unwrapKey } from '../../sealing/keys';
import { publicKeyOf } from '../../sealing/record';
import { verifyRecord } from '../../sealing/verify';
import { storyWorkflowId } from '../../workflows/messages';
import { type Choice, deliberating, type Hearing, opine } from '../support/hearing-door';
import { anOffice, type Office } from '../support/office';
import { fillPool } from '../support/panel';
import { databaseText, historyText, tablesWith } from '../support/traces';

/** Fifteen members vote on two requests at once; what is left of it in history, database and log. */
const choices: readonly Choice[] = ['uphold', 'notUphold', 'abstain'];
const voters = Array.from({ length: 15 }, (_, n) => ({
  seat: n + 1,
  key: randomUUID(),
  votes: [choices[n % 2]!, choices[n % 3]!],
  reasons: [`理由甲${randomUUID()}`, `理由乙${randomUUID()}`],
}));
const bodyOf = ({ votes, reasons }: (typeof voters)[number]) => ({
  items: votes.map((choice, n) => ({ no: n + 1, choice, reason: reasons[n]! })),
});
const reasons = voters.flatMap((voter) => voter.reasons);

let office: Office;
let hearing: Hearing;
let seats: readonly string[];
const post = (voter: (typeof voters)[number], body: object = bodyOf(voter), key = voter.key) =>
  hearing.as(seats[voter.seat - 1]!).post(`/hearings/${hearing.id}/acts/castBallot`, body, { key });
const lines = async () => (await eventsAfter(office.db, hearing.id, 0)) as StoryEvent[];
const cast = async () => (await lines()).filter(({ act }) => act === 'castBallot');

beforeAll(async () => {
  fillPool();
  office = await anOffice({ requestDeadlineMs: 30_000 });
  hearing = await deliberating(office, 2, { size: 15 });
  seats = await hearing.seats();
}, 120_000);
afterAll(() => office.close());

test('a preview leaves nothing; whoever has no seat, or leaves a request out, casts none', async () => {
  const [first] = voters;
  const preview = await hearing
    .as(seats[0]!)
    .post(`/hearings/${hearing.id}/acts/castBallot/preview`, bodyOf(first!), { key: null });
  expect([preview.status, preview.body.refused]).toEqual([200, undefined]);
  const { items } = bodyOf(first!);
  expect((await post(first!, { items: items.slice(1) }, randomUUID())).body.code).toBe('itemMissing');
  const alternate = (await hearing.get()).panel.at(-1).person;
  expect(await hearing.code(alternate, 'castBallot', bodyOf(first!))).toBe('notSeated');
  expect(await hearing.code('ning', 'castBallot', bodyOf(first!))).toBe('notYourRole');
  expect(await hearing.code('chen', 'castBallot', bodyOf(first!))).toBe('notYourRole');
  expect(await cast()).toEqual([]);
});

test('fifteen at once: each counts, though the engine takes ten at a time', async () => {
  const answers = await Promise.all(voters.map((voter) => post(voter)));
  expect(answers.map(({ status, text }) => (status === 200 ? 200 : text))).toEqual(voters.map(() => 200));
  expect((await hearing.get()).details.ballots.cast).toEqual(voters.map(({ seat }) => seat));
  expect(await cast()).toHaveLength(15);
}, 60_000);

test('a repeat gets its answer, another body under its key none, and nobody votes twice', async () => {
  const [one, other] = voters as [(typeof voters)[number], (typeof voters)[number]];
  const again = await post(one);
  expect([again.status, again.body.event.act]).toEqual([200, 'castBallot']);
  expect((await post(one, bodyOf(other))).body.code).toBe('keyReused');
  expect((await post(one, bodyOf(one), randomUUID())).body.code).toBe('alreadyVoted');
});

/** Every line of a ballot, and whatever else there is, before and after the count. */
async function expectUnseen(): Promise<void> {
  const texts = await databaseText(office.db);
  const history = await historyText(office.temporal, storyWorkflowId('hearing', hearing.id));
  expect(history).toContain('castBallot');
  for (const reason of reasons) {
    expect(tablesWith(texts, reason)).toEqual([]);
    expect(history).not.toContain(reason);
    expect(office.log()).not.toContain(reason);
  }
  for (const line of await cast()) {
    expect(line.actor).toEqual({ id: expect.stringMatching(/^seat:\d+$/), role: 'seat:member' });
    expect(JSON.stringify(line)).not.toMatch(/phold|abstain|member-/);
  }
}

test('while they vote: no choice lies open, and no length, hash or key of the matter tells one', async () => {
  await expectUnseen();
  const ballots = await cast();
  const sealed = ballots.flatMap(({ data }) => (data.input as { items: { ballot: string }[] }).items);
  expect(new Set(sealed.map(({ ballot }) => ballot.length)).size).toBe(1);
  const [{ wrapped }] = (await office.db
    .select()
    .from(matterKeys)
    .where(eq(matterKeys.matter, hearing.id))) as never as [{ wrapped: string }];
  const key = unwrapKey(office.keys.master, wrapped, hearing.id);
  const guesses = voters.map((voter) => inputHash(key, bodyOf(voter)));
  expect(ballots.filter(({ inputHash: hash }) => guesses.includes(hash!))).toEqual([]);
  expect(await office.db.select().from(ballotKeys)).toHaveLength(1);
});

test('a key that could follow from the vote is refused: the record would keep what it makes beside the seat', async () => {
  for (const key of ['walk-3735928559', '00000000-0000-5000-8000-000000000000', ''.padEnd(36, 'a')] as never[]) {
    const { status, body } = await post(voters[0]!, bodyOf(voters[0]!), key);
    expect([status, body.code, body.detail]).toEqual([400, 'invalidInput', expect.stringContaining('by chance')]);
  }
});

test('the tally: counted, shuffled, without seats; it counts again from what is written', async () => {
  await hearing.do('ning', 'tally');
  const line = (await lines()).find(({ act }) => act === 'tally')!;
  expect(countsOf(line.data.votes!)).toEqual(line.data.facts!.tally);
  const wanted = [0, 1].map((n) => voters.map(({ votes }) => votes[n]!).sort());
  expect(line.data.votes!.map(({ votes }) => votes.map(({ choice }) => choice).sort())).toEqual(wanted);
  expect(JSON.stringify(line.data.votes)).not.toMatch(/seat|member-/);

  const opened = (await hearing.get('/events?open=1')).items.find(({ act }: StoryEvent) => act === 'tally');
  const said = (opened as StoryEvent).data.votes!.map(({ votes }) => votes.map(({ reason }) => reason));
  expect(said.map((one) => [...one].sort())).toEqual([0, 1].map((n) => voters.map((v) => v.reasons[n]!).sort()));
  // Neither the order of the seats nor that of the lines, and each request by itself.
  const orderOf = (n: number) => said[n]!.map((reason) => voters.findIndex((v) => v.reasons[n] === reason));
  const straight = voters.map((_voter, n) => n).join();
  expect([orderOf(0).join(), orderOf(1).join()]).not.toContain(straight);
  expect(orderOf(0)).not.toEqual(orderOf(1));
});

test('after the tally the key is gone: nothing that is left opens a ballot, or joins a seat and a vote', async () => {
  expect(await office.db.select().from(ballotKeys)).toEqual([]);
  await expectUnseen();
  const seeds = await office.db.select().from(drawSeeds).where(eq(drawSeeds.story, hearing.id));
  const keys = [
    office.keys.master,
    ...(await office.db.select().from(matterKeys)).map(({ matter, wrapped }) =>
      unwrapKey(office.keys.master, wrapped, matter),
    ),
    ...seeds.map(({ no, wrapped }) => unwrapKey(office.keys.master, wrapped, `${hearing.id}/seed/${no}`)),
  ];
  const [{ data }] = (await cast()) as [StoryEvent];
  const { items } = data.input as { items: { no: number; ballot: string }[] };
  for (const key of keys)
    expect(() => openVote(key, items[0]!.ballot, voteContext(hearing.id, 1, 1))).toThrow('cannot unseal');
  expect((await post(voters[0]!)).status).toBe(200);
  expect((await post(voters[0]!, bodyOf(voters[1]!), randomUUID())).body.code).toBe('wrongStage');
});

test('the record holds, and the opinion says what the votes say', async () => {
  expect((await hearing.get()).verdicts).toEqual([
    { no: 1, upheld: false },
    { no: 2, upheld: false },
  ]);
  await opine(hearing);
  const record = await lines();
  const [head] = await office.db.select().from(heads).where(eq(heads.story, hearing.id));
  expect(verifyRecord(record as never, head!, publicKeyOf(office.keys.signing))).toEqual({
    ok: true,
    lines: record.length,
  });
});
