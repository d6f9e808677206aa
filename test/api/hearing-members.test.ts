import { randomUUID } from 'node:crypto';
import { and, eq, like } from 'drizzle-orm';
import { eventsAfter } from '../../db/events';
import { notices, officers, stories } from '../../db/schema';
import { storySeen } from '../../db/stories';
import type { StoryEvent } from '../../domain/event';
import { ballot, deliberating, type Hearing } from '../support/hearing-door';
import { anOffice, type Office } from '../support/office';
import { fillPool, panel } from '../support/panel';

/** Members who all had a post once, each with a deputy who serves today; the panel votes. */
let office: Office;
let hearing: Hearing;
let seats: readonly string[];
beforeAll(async () => {
  fillPool();
  office = await anOffice({ requestDeadlineMs: 30_000 });
  await office.db.insert(officers).values(
    panel.map(({ id }) => ({
      ...{ id: `${id}@housing`, person: id, name: id, unitId: 'housing', post: 'handler', rank: 'staff' },
      ...{ roles: ['handler'], active: false, deputy: 'chen@county-bureau' },
    })),
  );
  hearing = await deliberating(office);
  seats = await hearing.seats();
}, 120_000);
afterAll(() => office.close());

const castBy = (person: string, body: object, key: string = randomUUID()) =>
  hearing.as(person).post(`/hearings/${hearing.id}/acts/castBallot`, body, { key });
const codeOf = async (person: string, path: string) => {
  const { status, body } = await hearing.as(person).get(path);
  return [path, status, body.code];
};

test('whoever has left every post is told of the seat in person, and votes', async () => {
  const told = await office.db
    .select()
    .from(notices)
    .where(and(eq(notices.story, hearing.id), like(notices.asked, 'seat:%')));
  expect(new Set(told.map(({ officerId }) => officerId)).size).toBeGreaterThanOrEqual(seats.length);
  for (const { officerId, role, why } of told)
    expect([officerId, role, why]).toEqual([expect.stringMatching(/^member-/), 'panelMember', 'seat']);

  const { status, body } = await castBy(seats[0]!, ballot(['uphold']));
  expect([status, body.event.act]).toEqual([200, 'castBallot']);
  expect(body.hearing).toMatchObject({ own: { no: 1, alternate: false }, ballot: { cast: true } });
  // Without a place nobody who has left comes in, as a member or otherwise.
  const outsider = panel.map(({ id }) => id).find((id) => !JSON.stringify(body).includes(id) && !seats.includes(id))!;
  const roles = ['handler'] as const;
  const left = office.as('chen', { sub: outsider, roles: [...roles], unit: undefined, region: undefined });
  expect((await left.get('/hearings')).body.code).toBe('officerLeft');
});

test('a member has the own place and nothing of the others: no order, no record, no paper', async () => {
  const [first, second] = seats as [string, string];
  const whole = await hearing.get();
  expect(whole.details.drawn.order).toContain(second);
  const mine = await hearing.get('', first);
  expect(mine).toMatchObject({ id: hearing.id, stage: 'deliberating', own: { no: 1 }, ballot: { cast: true } });
  expect(Object.keys(mine)).not.toEqual(expect.arrayContaining(['details']));
  expect(mine.panel).toBeUndefined();
  for (const word of [second, 'strikes', 'drawn']) expect(JSON.stringify(mine)).not.toContain(word);

  const at = `/hearings/${hearing.id}`;
  const proof = (await hearing.get('/documents')).items[0].id as string;
  const paths = ['/events', '/events?open=1', '/draw', '/documents', '/papers', '/holdings'].map((path) => at + path);
  for (const path of [...paths, `/documents/${proof}`]) {
    expect(await codeOf(first, path)).toEqual([path, 403, 'notYourRole']);
    expect(await codeOf('ning', path)).toEqual([path, 200, undefined]);
  }
  for (const path of ['/acts', '/clocks', '/sheet'])
    expect(await codeOf(first, at + path)).toMatchObject([at + path, 200]);
});

test('who is tied to which unit is for staff', async () => {
  for (const path of ['', '/versions']) {
    const asked = `/panel-members${path}?bureau=county-bureau&person=p1`.replace(path ? '' : '&person=p1', '');
    expect(await codeOf(seats[0]!, asked)).toEqual([asked, 403, 'forbidden']);
    expect(await codeOf('han', asked)).toEqual([asked, 200, undefined]);
  }
});

test('a ballot of the round before is answered as it was, whatever is asked under its key', async () => {
  const [, second] = seats as [string, string];
  const [key, body] = [randomUUID(), ballot(['notUphold'])];
  const once = await castBy(second, body, key);
  expect((await castBy(second, ballot(['uphold']), key)).body.code).toBe('keyReused');
  await hearing.do('ning', 'suspend', { reason: '补充证据' });
  await hearing.do('ning', 'resume');
  await hearing.do('ning', 'deliberate');
  const again = await castBy(second, body, key);
  expect([again.status, again.body.event]).toEqual([200, once.body.event]);
  expect((await hearing.get()).details.ballots).toEqual({ round: 2, cast: [] });
  const lines = (await eventsAfter(office.db, hearing.id, 0)) as StoryEvent[];
  expect(lines.filter(({ act }) => act === 'castBallot')).toHaveLength(2);
});

test('the sight of a place ends with the hearing', async () => {
  const viewers = [seats[0]!, 'ning'].map((id) => ({ id, roles: ['panelMember' as const], unitPath: [] }));
  const seen = () => Promise.all(viewers.map(async (one) => !!(await storySeen(office.db, one, hearing.id))));
  expect(await seen()).toEqual([true, true]);
  await office.db.update(stories).set({ over: true }).where(eq(stories.id, hearing.id));
  expect(await seen()).toEqual([false, false]);
  expect(await codeOf(seats[0]!, '/hearings')).toEqual(['/hearings', 401, 'officerLeft']);
});
