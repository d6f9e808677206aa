import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { huiyin } from '../support/command';
import {
  aHearing,
  ballot,
  convene,
  deliberate,
  type Hearing,
  letter,
  opine,
  schedule,
  serve,
} from '../support/hearing-door';
import { anOffice, claimsOf, type Office } from '../support/office';
import { fillPool } from '../support/panel';

/** The main road of a hearing at the door: Mon 2026-05-18 to the end of the question what came of it. */
let office: Office;
let hearing: Hearing;
beforeAll(async () => {
  fillPool();
  office = await anOffice();
  hearing = await aHearing(office);
});
afterAll(() => office.close());

test('begun by a coordinator for what has no petition yet; a matter calls its own', async () => {
  const row = await hearing.get();
  expect(row).toMatchObject({ kind: 'hearing', stage: 'proposed', unit: 'labour', bureau: 'county-bureau' });
  expect(row.number).toMatch(/^county-bureau-TZ-2026-\d{6}$/);
  // The first of the working days counts: announced today, held ten working days on.
  expect(row.earliestSessionOn).toBe('2026-06-01');
  const other = { stage: 'handling', applicant: 'bureau', items: [{ no: 1 }], open: true, ground: 'other' };
  const { body } = await office.as('chen').post('/hearings', { ...other, proposedOn: '2026-05-18' });
  expect(body.code).toBe('notEligible');
});

test('scheduled: bound to a seed nobody has seen, announced in time or not at all', async () => {
  const short = { sessionAt: '2026-05-29T09:00:00+08:00', drawAt: '2026-05-18T12:00:00+08:00', place: '县信访局' };
  const { body } = await hearing.post('chen', 'schedule', { ...short, chair: 'ning', recorder: 'geng' });
  expect([body.code, body.detail]).toEqual(['noticeTooShort', 'the earliest lawful day is 2026-06-01']);
  const away = { ...short, sessionAt: '2026-06-25T09:00:00+08:00', recorder: 'geng' };
  // A post that nobody holds.
  expect(await hearing.code('chen', 'schedule', { ...away, chair: 'empty' })).toBe('chairConflict');
  await schedule(hearing);
  const { details } = await hearing.get();
  expect(details.seed).toEqual({ no: 1, commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await hearing.clock('T_HEARING_NOTICE')).toMatchObject({ dueOn: '2026-06-10' });
});

test('drawn by the clock at its instant, served, final after the days for objections', async () => {
  await serve(hearing);
  const { items } = await hearing.get('/events');
  const draw = items.find(({ act }: { act: string }) => act === 'draw');
  expect([draw.at.slice(0, 16), draw.actor.id]).toEqual(['2026-06-03T00:00', 'clock']);
  expect(draw.data.draw.candidates).toHaveLength(120);
  expect((await hearing.seats()).length).toBe(9);
  await letter(hearing);
});

/** The office, and a supervisor who asks it. */
async function ways(): Promise<string[]> {
  const tokenfile = join(mkdtempSync(join(tmpdir(), 'huiyin-token-')), 'token');
  writeFileSync(tokenfile, await office.auth.sign(claimsOf('su')));
  return ['--url', office.url, '--tokenfile', tokenfile];
}

test('anybody who sees it checks the draw by the number of the hearing, or by its id', async () => {
  const { number } = await hearing.get();
  for (const name of [number, hearing.id]) {
    const { code, out, err } = await huiyin('verify-draw', name, ...(await ways()));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^draw 1 of ${number}: holds; .* 9 of 120 drawn: member-`));
  }
});

test('who sits sees this hearing and nothing else; who does not, sees nothing', async () => {
  const [first] = await hearing.seats();
  const { panel } = await hearing.get();
  const alternate = panel.at(-1).person;
  for (const person of [first!, alternate, 'ning', 'geng'])
    expect((await hearing.as(person).get(`/hearings/${hearing.id}`)).status).toBe(200);
  const outsider = Array.from({ length: 120 }, (_, n) => `member-${n + 1}`).find(
    (id) => !panel.some(({ person }: { person: string }) => person === id),
  )!;
  expect((await hearing.as(outsider).get(`/hearings/${hearing.id}`)).status).toBe(401);

  const other = await aHearing(office);
  for (const path of ['', '/events', '/clocks', '/acts', '/documents', '/holdings'])
    expect((await hearing.as(first!).get(`/hearings/${other.id}${path}`)).status).toBe(404);
  expect(await other.code(first!, 'castBallot', ballot(['uphold']))).toBe('notFound');
  const mine = (await hearing.as(first!).get('/hearings')).body.items;
  expect(mine.map(({ id }: { id: string }) => id)).toEqual([hearing.id]);
  expect((await hearing.as(first!).get('/petitions')).body.items).toEqual([]);
  // A leader sees no hearing of the region, nor does another unit.
  for (const person of ['gao', 'he', 'pu-chen'])
    expect((await office.as(person).get(`/hearings/${hearing.id}`)).status).toBe(404);
  expect((await office.as('han').get(`/hearings/${hearing.id}`)).status).toBe(200);
});

test('the session: opened by the chair, recorded step by step, then nobody speaks any more', async () => {
  expect(
    await hearing.code('chen', 'convene', { present: { seats: [], petitioner: false, unit: true }, identities: '无' }),
  ).toBe('notSeated');
  await convene(hearing);
  await deliberate(hearing);
  const open = (await office.as('ning').get(`/hearings/${hearing.id}/acts`)).body;
  expect(open.map(({ act }: { act: string }) => act).sort()).toEqual(['suspend', 'tally']);
  const [first] = await hearing.seats();
  const mine = (await hearing.as(first!).get(`/hearings/${hearing.id}/acts`)).body;
  expect(mine.map(({ act }: { act: string }) => act)).toEqual(['castBallot']);
  const tasks = (await hearing.as(first!).get('/tasks')).body.items;
  expect(tasks).toMatchObject([{ act: 'castBallot', story: hearing.id, kind: 'hearing' }]);
});

test('voted, counted, written, delivered, asked about, closed', async () => {
  const seats = await hearing.seats();
  for (const [n, person] of seats.entries())
    await hearing.do(person, 'castBallot', ballot([n < 6 ? 'uphold' : 'notUphold']));
  await hearing.do('ning', 'tally');
  const row = await hearing.get();
  expect(row).toMatchObject({ votesNeeded: 6, verdicts: [{ no: 1, upheld: true }] });
  expect(row.details.tally).toEqual({ items: [{ no: 1, uphold: 6, notUphold: 3, abstain: 0 }] });
  await opine(hearing);
  await hearing.to('2026-06-30T09:00:00+08:00');
  const proofs = { unit: await hearing.file('deliveryProof') };
  await hearing.do('chen', 'recordDelivery', { deliveredOn: '2026-06-30', proofs });
  await hearing.do(seats[0]!, 'recordEffect', { note: '已按方案搬迁，未再来访' });
  expect(await hearing.clock('T_HEARING_EFFECT')).toMatchObject({ dueOn: '2026-12-27', kind: 'watch' });
  await hearing.to('2026-12-28T00:01:00+08:00');
  const closed = (await office.as('chen').get('/hearings?result=opinionIssued')).body.items;
  expect(closed).toMatchObject([{ id: hearing.id, stage: 'closed', upheld: true, repeat: false }]);
});

test('what a preventive hearing was about is erased as a petition is: by an administrator, once it has ended', async () => {
  const erase = async (id: string, person = 'cheng') => {
    const { status, body } = await office.as(person).post(`/hearings/${id}/erasure`, { reason: '保存期满' });
    return body.code ?? status;
  };
  const one = await aHearing(office);
  expect([await erase(one.id, 'chen'), await erase(one.id), await erase(crypto.randomUUID())]).toEqual([
    ...['forbidden', 'matterOpen', 'notFound'],
  ]);
  await one.do('chen', 'refuse', { reason: '方案已撤回' });
  const wordsOf = async () => (await office.as('chen').get(`/hearings/${one.id}/events?open=1`)).text;
  expect(await wordsOf()).toMatch(/技师学院搬迁方案.*方案已撤回/s);

  expect([await erase(one.id), await erase(one.id)]).toEqual([200, 200]);
  expect(await wordsOf()).not.toMatch(/技师学院搬迁方案|方案已撤回/);
});
