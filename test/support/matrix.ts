import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { eq } from 'drizzle-orm';
import { allDoors, type StoryDoor } from '../../api/doors';
import { events, heads, officers, stories, tasks } from '../../db/schema';
import { type Role, roles } from '../../domain/acts';
import { type StoryKindName, slugOf } from '../../domain/story';
import { inLanes } from './lanes';
import { anOffice, type Office, type Reply, type Speaker } from './office';
import { roads, storyIn } from './roads';
import { sampleOf } from './sample';
import { until } from './until';

/**
 * The authorisation matrix: every act of every table in every stage, tried by every role at the right place and at a
 * wrong one. What must come follows from the rows alone. Wherever a refusal is expected the act itself is posted and must
 * change nothing. An open cell is previewed; if the act's own rules refuse it there, it is posted, too. What the preview
 * lets pass is posted at the end, once for each act, since it changes the stage. An act's own rule may ask for a place,
 * too: a `notYourUnit` that says which counts as open.
 */

type Place = 'right' | 'assisting' | 'organ' | 'elsewhere';
interface Person {
  readonly role: Role;
  readonly place: Place;
  readonly unit?: string;
  readonly who: Speaker;
}
interface Cell {
  readonly door: StoryDoor;
  readonly act: string;
  readonly story: Story;
  readonly person: Person;
}
interface Story {
  readonly stage: string;
  readonly id: string;
  readonly unit: string | null;
  /** Who sees it for its part in it. */
  readonly partners: readonly string[];
  readonly version: number;
  readonly over: boolean;
}

/** Roles that see a whole region, and those that see what their unit leads or assists; the others see no matter. */
const regional: readonly Role[] = ['coordinator', 'supervisor', 'leader', 'auditor'];
const ofUnit: readonly Role[] = ['handler', 'unitHead'];
const home = (role: Role) => (ofUnit.includes(role) ? 'labour' : 'county-bureau');
const away = (role: Role) => (ofUnit.includes(role) ? 'pu-labour' : 'pu-bureau');
const regionOf = (unit: string) => (unit.startsWith('pu-') ? '330423' : '330421');

let office: Office;
let people: Person[];
/** The cells in which an act would be done as it stands. */
const passing: Cell[] = [];
let found: Story[];

async function openFor(noun: StoryKindName): Promise<void> {
  office = await anOffice();
  const ofPost = roles.filter((role) => role !== 'petitioner' && role !== 'intake');
  const placed = ofPost.flatMap((role) => [
    [role, 'right', home(role)] as const,
    [role, 'elsewhere', away(role)] as const,
    ...(ofUnit.includes(role) ? [[role, 'assisting', 'housing'] as const, [role, 'organ', 'county-gov'] as const] : []),
  ]);
  people = await Promise.all(placed.map(([role, place, unit]) => employ(role, place, unit)));
  for (const role of ['petitioner', 'intake'] as const) {
    const token = await office.auth.sign({ sub: `only-${role}`, roles: [role] });
    people.push({ role, place: 'right', who: office.bearing(token) });
  }
  // All at once they would wait for each other longer than the door lets anybody wait.
  const ids = await inLanes(Object.keys(roads[noun]), 6, (stage) => storyIn(office, noun, stage));
  found = await Promise.all(ids.map(rowOf));
}

/** A person who holds this one role, at this one place. */
async function employ(role: Role, place: Place, unitId: string): Promise<Person> {
  const person = `only-${role}-${place}`;
  const post = { id: person, person, name: person, unitId, post: role, rank: 'staff', roles: [role], deputy: null };
  await office.db.insert(officers).values({ ...post, active: true });
  const claims = { sub: person, roles: [role], unit: unitId, region: regionOf(unitId) };
  return { role, place, unit: unitId, who: office.bearing(await office.auth.sign(claims)) };
}

async function rowOf(id: string): Promise<Story> {
  const [row] = await office.db.select().from(stories).where(eq(stories.id, id));
  const { stage, unitId, assistants, version, over } = row!;
  return { stage, id, unit: unitId, partners: assistants, version, over };
}

/** Everything that an act leaves: the read row to the last column, the head of the record, the lines, the inbox. */
const traces = (ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => ({
      row: await office.db.select().from(stories).where(eq(stories.id, id)),
      head: await office.db.select().from(heads).where(eq(heads.story, id)),
      lines: await office.db.$count(events, eq(events.story, id)),
      inbox: await office.db.select().from(tasks).where(eq(tasks.story, id)).orderBy(tasks.key),
    })),
  );

const actsOf = (door: StoryDoor) => Object.keys(door.acts).filter((act) => act !== door.creating);
const rowFor = (door: StoryDoor, act: string) => door.kind.acts[act]!;
const names = (door: StoryDoor, act: string): readonly string[] => [
  ...rowFor(door, act).by,
  ...(rowFor(door, act).onBehalf ?? []),
];

/** What those do who take part: assistants contribute, whose opinion is reviewed supplies the file, the organ looks. */
const isOwnPart = (act: string, place: Place) =>
  (['contribute', 'offerIdeas', ...ofBothSides].includes(act) && place === 'assisting') ||
  (act === 'supplyFile' && place === 'right') ||
  ofDrawnUnits.includes(act);

/** What both sides of a package do; the territory's proposes measures, the department's offers ideas. */
const ofBothSides = ['report', 'recordProgress', 'recordVisit'];
/** The units of a drawn package: their heads comment, their officers answer. */
const ofDrawnUnits = ['comment', 'answerFollowUp'];
const ofOthers = ['supplyFile', 'offerIdeas'];

/** The code that must come, or `open`: then only the act's own reasons may refuse. */
function expected(door: StoryDoor, act: string, story: Story, { role, place, unit = '' }: Person): string {
  if (role === 'petitioner') return 'officerLeft'; // A petitioner holds no post, and no token says otherwise.
  if (role === 'intake') return 'forbidden'; // Another system registers and does nothing else.
  const isPartner = ofUnit.includes(role) && story.unit !== unit && story.partners.includes(unit);
  const seen =
    (regional.includes(role) && place === 'right' && !(door.noun === 'package' && role === 'leader')) ||
    (ofUnit.includes(role) && story.unit === unit) ||
    isPartner;
  if (!seen) return 'notFound';
  if (!names(door, act).includes(role)) return 'notYourRole';
  if (story.over) return 'storyEnded';
  // The units whose opinion is reviewed supply their files and do nothing else.
  if (isPartner ? !isOwnPart(act, place) : ofOthers.includes(act) && ofUnit.includes(role)) return 'notYourUnit';
  return rowFor(door, act).from.includes(story.stage) ? 'open' : 'wrongStage';
}

const strangers = ['officerLeft', 'forbidden', 'notFound'];
const closedCodes = [...strangers, 'notYourRole', 'notYourUnit', 'storyEnded', 'wrongStage', 'invalidInput'];
const path = (door: StoryDoor, act: string, { id }: Story) => `/${door.route}/${id}/acts/${act}`;
const bodyOf = (door: StoryDoor, act: string) => sampleOf(door.acts[act]!.schema);

/** An act's own rule may ask for a place, too; it says which. */
const codeIn = ({ status, body }: Reply): string => {
  const { code, detail } = body.refused ?? body;
  return status < 500 && (code === 'notYourUnit' ? detail : !closedCodes.includes(code)) ? 'open' : code;
};

const post = (door: StoryDoor, act: string, story: Story, { who }: Person) =>
  who.post(path(door, act, story), bodyOf(door, act));
const preview = (door: StoryDoor, act: string, story: Story, { who }: Person) =>
  who.post(`${path(door, act, story)}/preview`, bodyOf(door, act), { key: null });

const passes = ({ status, body }: Reply) => status === 200 && !body.refused;

/** One cell tried; what is wrong with it. */
async function tried(door: StoryDoor, act: string, story: Story, person: Person): Promise<string[]> {
  const wanted = expected(door, act, story, person);
  const cell = `${act} in ${story.stage} by ${person.role} ${person.place}`;
  const seen = wanted === 'open' ? await preview(door, act, story, person) : undefined;
  if (seen && codeIn(seen) !== 'open') return [`${cell}: ${codeIn(seen)}, not open`];
  if (seen && passes(seen)) {
    passing.push({ door, act, story, person });
    return [];
  }
  const done = await post(door, act, story, person);
  const alike = seen === undefined || done.body.code === (seen.body.refused ?? seen.body).code;
  return done.status >= 400 && codeIn(done) === wanted && alike ? [] : [`${cell}: ${done.text}, not ${wanted}`];
}

const shutOut = (role: Role) =>
  role === 'petitioner' ? 'officerLeft' : role === 'intake' ? 'forbidden' : 'notYourRole';

/** Every cell of a table, tried; what is wrong, and how many were tried. */
async function everyCell(door: StoryDoor): Promise<{ wrong: string[]; cells: number }> {
  const wrong: string[] = [];
  let cells = 0;
  const triedAll = async (person: Person) => {
    for (const act of actsOf(door))
      for (const story of found) {
        cells += 1;
        wrong.push(...(await tried(door, act, story, person)));
      }
  };
  await Promise.all(people.map(triedAll));
  return { wrong, cells };
}

async function wrongBeginnings(door: StoryDoor, creating: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const { role, place, who } of people) {
    const { body } = await who.post(`/${door.route}`, bodyOf(door, creating));
    const got = ['officerLeft', 'notYourRole', 'forbidden'].includes(body.code) ? body.code : 'open';
    const wanted = names(door, creating).includes(role) ? 'open' : shutOut(role);
    if (got !== wanted) wrong.push(`${creating} by ${role} ${place}: ${got}, not ${wanted}`);
  }
  return wrong;
}

async function done({ door, act, story, person }: Cell) {
  const fresh = { ...story, id: await storyIn(office, door.noun, story.stage) };
  // What follows by itself comes first: the second order of a matter is proposed an interview.
  await until(async () => passes(await preview(door, act, fresh, person)));
  const { version } = await rowOf(fresh.id);
  const { status, body } = await post(door, act, fresh, person);
  const { act: noted, seq } = body.event ?? {};
  return [act, status, noted, seq > version];
}

/**
 * The tests of one kind of story; each kind has a file, so that two run beside each other. Not `doable`: the sample
 * inputs meet the schemas, but some rule of every act refuses them.
 */
export function theMatrixOf(noun: StoryKindName, { doable = true } = {}): void {
  const door = allDoors.find((one) => one.noun === noun)!;
  beforeAll(() => openFor(noun), 300_000);
  afterAll(() => office.close());

  test('every kind of story has its matrix', () => {
    const file = (kind: StoryKindName) => resolve(__dirname, `../api/matrix-${slugOf(kind)}.test.ts`);
    expect(allDoors.filter((one) => !existsSync(file(one.noun)))).toEqual([]);
  });

  test('every stage that a row names has a road', () => {
    const named = new Set(Object.values(door.kind.acts).flatMap(({ from }) => from));
    named.delete('new');
    expect([...named].filter((stage) => !(stage in roads[noun]))).toEqual([]);
  });

  test('every act has a body to try it with', () => {
    const acts = actsOf(door);
    expect(acts.filter((act) => !door.acts[act]!.input.safeParse(bodyOf(door, act)).success)).toEqual([]);
  });

  test('role, act and stage decide, as the rows say, and nobody who is refused changes anything', async () => {
    const ids = found.map(({ id }) => id);
    const before = await traces(ids);
    const { wrong, cells } = await everyCell(door);
    expect(wrong).toEqual([]);
    expect(cells).toBe(people.length * actsOf(door).length * found.length);
    expect(await traces(ids)).toEqual(before);
  }, 1_200_000);

  test('whoever may begin one may, and nobody else', async () => {
    expect(door.creating ? await wrongBeginnings(door, door.creating) : []).toEqual([]);
  });

  const isDone = 'what a preview lets pass is done: once for each act, and on record';
  test(doable ? isDone : 'no preview lets a sample pass', async () => {
    const acts = new Map(passing.map((cell) => [cell.act, cell]));
    for (const [act, cell] of acts) expect(await done(cell)).toEqual([act, 200, act, true]);
    expect(acts.size > 0).toBe(doable);
  }, 300_000);
}
