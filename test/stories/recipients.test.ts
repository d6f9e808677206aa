import { asc, eq } from 'drizzle-orm';
import { notices, officers, units } from '../../db/schema';
import type { Context } from '../../domain/acts';
import { aRegistration, papersOf } from '../support/a-petition';
import { actorOf, chen, theContext } from '../support/registers';
import { aStage, type Stage, type TestStory } from '../support/stage';

/*
 * Whom a clock tells when the one it asks for is not there. Matters received and forwarded on Thu 2026-02-26: the notice
 * and the forwarding are due Fri 03-13, warned of on Tue 03-10, ordered on Mon 03-16.
 */

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
  await stage.db.insert(units).values([aUnit('parks', 'county-gov'), aUnit('island', null)]);
  await stage.db.insert(officers).values([aPost('gone', 'parks', 'unitHead', false), aPost('pan', 'parks', 'handler')]);
});
afterAll(() => stage.close());

const aUnit = (id: string, parent: string | null) => ({
  ...{ id, name: id, kind: 'department', region: '330421', parent },
  path: parent ? [id, parent] : [id],
});
const aPost = (person: string, unitId: string, role: string, active = true) => ({
  ...{ id: `${person}@${unitId}`, person, name: person, unitId, post: role, rank: 'staff', roles: [role], active },
});

/** The register's cards, with the units this file adds. */
function context(more: Partial<Context> = {}): Context {
  const whole = theContext(more);
  const added = { parks: ['parks', 'county-gov'], island: ['island'] };
  const cards = Object.entries(added).map(([id, path]) => [id, { ...whole.units!.labour!, id, path }]);
  return { ...whole, units: { ...whole.units, ...Object.fromEntries(cards) } };
}

const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
const accusation = (accused: object) => ({
  matterType: 'accusation',
  accused: { units: [], officers: [], ...accused },
});

const registered = (more: object = {}) => {
  const command = { act: 'register', actor: chen, input: aRegistration(more), context: context() };
  return stage.register(command, '2026-02-26T09:00:00+08:00');
};

async function forwardedTo(unitId: string, more: object = {}): Promise<TestStory> {
  const story = await registered(more);
  await story.act('screen', chen, { result: 'none' });
  await story.act('classify', chen, classes);
  await story.act('forward', chen, { unitId, assistants: [] }, { context: context() });
  return story;
}

async function handledBy(person: string, officer: string): Promise<TestStory> {
  const actor = actorOf(person);
  const story = await forwardedTo(actor.unit!);
  const papers = { context: papersOf(story.id) };
  await story.act('accept', actor, { acceptedOn: '2026-02-26', officer, notice: 'notice' }, papers);
  const delivery = { docId: 'notice', deliveredOn: '2026-02-26', way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', actor, delivery, papers);
  return story;
}

/** Who was asked for, who was told, and why: the same in the record and in the table of notices. */
async function told(story: TestStory, act: string) {
  const event = (await stage.events(story.id)).findLast((one) => one.act === act)!;
  const rows = await stage.db.select().from(notices).where(eq(notices.story, story.id)).orderBy(asc(notices.n));
  type Line = { asked: string; officerId?: string | null; unitId?: string | null; role?: string | null; why: string };
  const lines = (all: readonly Line[]) =>
    all.map(({ asked, officerId, unitId, role, why }) => [
      asked,
      officerId ?? (unitId ? `${role} of ${unitId}` : ''),
      why,
    ]);
  const inRecord = lines(event.data.notices ?? []);
  expect(lines(rows.filter((row) => row.seq === event.seq))).toEqual(inRecord);
  return inRecord;
}

const warning = '2026-03-10T10:00:00+08:00';
const theOrder = '2026-03-16T10:00:00+08:00';

test('the holder of the post is told; where no officer is named, the role inbox', async () => {
  const story = await forwardedTo('labour');
  await story.advance(warning);

  expect(await told(story, 'warn')).toEqual([
    ['officer', 'handler of labour', 'inbox'],
    ['unitHead@unit', 'tou', 'post'],
  ]);
});

test('coordinators share an inbox, supervisors are told by name', async () => {
  const story = await registered();
  await story.advance(warning);

  expect(await told(story, 'warn')).toEqual([
    ['coordinator@bureau', 'coordinator of county-bureau', 'inbox'],
    ['supervisor@bureau', 'su', 'post'],
  ]);
});

test('the deputy stands in for a vacant post; the leader in charge gets a copy only where there is one', async () => {
  const story = await handledBy('he', 'he');
  await story.advance('2026-04-28T10:00:00+08:00'); // Tue, due Mon 04-27

  expect(await told(story, 'warn')).toEqual([
    ['officer', 'he', 'post'],
    ['unitHead@unit', 'fu', 'deputy'],
  ]);
  expect(await told(story, 'supervise')).toEqual([
    ['unitHead@unit', 'fu', 'deputy'],
    ['supervisor@bureau', 'su', 'post'],
  ]);
});

test('nobody is told of a matter from which they are recused: the next in line is', async () => {
  const story = await forwardedTo('labour');
  const papers = { context: papersOf(story.id) };
  const ask = { officer: 'tou', ground: { sealed: 'x' }, onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
  await story.act('askRecusal', chen, ask, papers);
  await story.act('decideRecusal', actorOf('cao'), { officer: 'tou', decision: 'granted' }, papers);
  await story.advance(warning);

  expect(await told(story, 'warn')).toEqual([
    ['officer', 'handler of labour', 'inbox'],
    ['unitHead@unit', 'zhang', 'parent'],
  ]);
});

test('the leader in charge gets a copy of the order', async () => {
  const story = await handledBy('han', 'han');
  await story.advance('2026-04-28T10:00:00+08:00');

  expect(await told(story, 'supervise')).toEqual([
    ['unitHead@unit', 'tou', 'post'],
    ['supervisor@bureau', 'su', 'post'],
    ['leader@unit', 'lin', 'post'],
  ]);
});

test('a vacant post without a deputy falls to the head of the unit above', async () => {
  const story = await forwardedTo('parks');
  await story.advance(warning);

  expect(await told(story, 'warn')).toEqual([
    ['officer', 'handler of parks', 'inbox'],
    ['unitHead@unit', 'zhang', 'parent'],
  ]);
});

test('a team without a head falls to the nearest head above it', async () => {
  const story = await forwardedTo('labour-team');
  await story.advance(warning);

  expect(await told(story, 'warn')).toContainEqual(['unitHead@unit', 'tou', 'parent']);
});

test('a unit with nobody in it and nothing above it falls to the supervisor of the bureau', async () => {
  const story = await forwardedTo('island');
  await story.advance(warning);

  expect(await told(story, 'warn')).toEqual([
    ['officer', 'su', 'bureau'],
    ['unitHead@unit', 'su', 'bureau'],
  ]);
});

test('an officer who left is replaced by the deputy, else by the inbox, else by the head above', async () => {
  const leave = (id: string, deputy: string | null) =>
    stage.db.update(officers).set({ active: false, deputy }).where(eq(officers.id, id));
  const story = await handledBy('han', 'hu');
  await leave('hu@labour', 'han@labour');
  await story.advance('2026-03-27T10:00:00+08:00'); // Fri, half of the sixty days to Mon 04-27 without a contact
  expect(await told(story, 'remind')).toEqual([['officer', 'han', 'deputy']]);

  await leave('hu@labour', null);
  await story.advance('2026-04-24T10:00:00+08:00'); // Fri

  expect((await told(story, 'warn'))[0]).toEqual(['officer', 'handler of labour', 'inbox']);

  const alone = await handledBy('da', 'da');
  await leave('da@labour-team', null);
  await alone.advance('2026-03-27T10:00:00+08:00');
  expect(await told(alone, 'remind')).toEqual([['officer', 'tou', 'parent']]);
});

test('who received the first visit stays answerable: copies of warnings and orders, wherever that person serves', async () => {
  const story = await registered({ firstReceiver: 'zhang' });
  await story.advance(theOrder);

  expect(await told(story, 'warn')).toContainEqual(['firstReceiver', 'zhang', 'named']);
  expect(await told(story, 'supervise')).toEqual([
    ['supervisor@superior', 'song', 'post'],
    ['coordinator@bureau', 'coordinator of county-bureau', 'inbox'],
    ['firstReceiver', 'zhang', 'named'],
  ]);

  const about = await registered({ firstReceiver: 'zhang', ...accusation({ officers: ['zhang'] }) });
  const ofUnit = await registered({ firstReceiver: 'lin', ...accusation({ units: ['county-gov'] }) });
  for (const barred of [about, ofUnit]) {
    await barred.advance(warning);
    expect((await told(barred, 'warn')).map(([asked]) => asked)).not.toContain('firstReceiver');
  }
});

test('of a major matter the vice-mayor of the domain group gets copies, of an ordinary one nobody more', async () => {
  const group = { context: context({ domainGroup: { leadUnit: 'labour', viceMayor: 'zhang' } }) };
  const warned = async (severity: string) => {
    const story = await registered();
    await story.act('screen', chen, { result: 'none' });
    await story.act('classify', chen, { ...classes, severity }, group);
    await story.advance(warning);
    return told(story, 'warn');
  };
  expect(await warned('major')).toContainEqual(['coordinatorOfDomain', 'zhang', 'named']);
  expect((await warned('ordinary')).map(([asked]) => asked)).toEqual(['coordinator@bureau', 'supervisor@bureau']);
});

test('while it is disputed whose a matter is, the bureau is told in the objecting unit’s place', async () => {
  const story = await forwardedTo('labour');
  await story.act('object', actorOf('han'), { reasons: { sealed: 'x' } });
  await story.act('decideObjection', chen, { decision: 'dispute', reason: { sealed: 'x' } });
  await story.advance(theOrder);

  const lines = (await stage.events(story.id)).flatMap(({ data }) => (data.alert ? (data.notices ?? []) : []));
  expect(lines.length).toBeGreaterThan(4); // T_COMPETENCE and T_NOTIFY, warned and ordered
  expect(lines.filter(({ unitId }) => unitId === 'labour')).toEqual([]);
});

test('an accused person is never told, in whatever post', async () => {
  const story = await forwardedTo('labour', accusation({ officers: ['tou', 'zhang'] }));
  await story.advance(theOrder);

  expect(await told(story, 'warn')).toEqual([
    ['officer', 'handler of labour', 'inbox'],
    ['unitHead@unit', 'su', 'bureau'],
  ]);
  expect((await told(story, 'supervise'))[0]).toEqual(['unitHead@unit', 'su', 'bureau']);
});

test('an accused bureau is not told and not ordered: the one above it takes the matter', async () => {
  const story = await registered(accusation({ units: ['county-bureau'] }));
  await story.advance(theOrder);

  expect(await told(story, 'warn')).toEqual([
    ['coordinator@bureau', 'coordinator of city-bureau', 'inbox'],
    ['supervisor@bureau', 'song', 'post'],
  ]);
  expect(await told(story, 'supervise')).toEqual([
    ['supervisor@superior', 'song', 'post'],
    ['coordinator@bureau', 'coordinator of city-bureau', 'inbox'],
  ]);
  const [order] = await stage.ordersOf(story.id);
  expect((await order!.state()).facts).toMatchObject({ unitId: 'city-bureau', toBureau: true });
});

test('where nobody is left to be told, the record says so and the inbox waits for whoever takes the post', async () => {
  const story = await registered(accusation({ officers: ['chen', 'cao', 'su'] }));
  await story.advance(theOrder);

  expect(await told(story, 'warn')).toEqual([
    ['coordinator@bureau', 'coordinator of county-bureau', 'nobody'],
    ['supervisor@bureau', 'supervisor of county-bureau', 'nobody'],
  ]);
});
