import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { eq } from 'drizzle-orm';
import { allDoors, type StoryDoor } from '../../api/doors';
import { events, heads, stories, tasks } from '../../db/schema';
import type { Role } from '../../domain/acts';
import { type StoryKindName, slugOf } from '../../domain/story';
import { inLanes } from './lanes';
import {
  ofUnit,
  type Person,
  type Place,
  panelOfAll,
  postsFilled,
  regional,
  type Story,
  seatsFor,
} from './matrix-people';
import { anOffice, type Office, type Reply } from './office';
import { roads, storyIn } from './roads';
import { sampleOf } from './sample';
import { until } from './until';

/**
 * The authorisation matrix: every act of every table in every stage, tried by every role at the right place and at a
 * wrong one. What must come follows from the rows alone. Wherever a refusal is expected the act itself is posted and must
 * change nothing. An open cell is previewed; if the act's own rules refuse it there, it is posted, too. What the preview
 * lets pass is posted at the end, once for each act, since it changes the stage. An act's own rule may ask for a place or
 * a seat, too: a `notYourUnit` or `notSeated` that says which counts as open.
 */

interface Cell {
  readonly door: StoryDoor;
  readonly act: string;
  readonly story: Story;
  readonly person: Person;
}

let office: Office;
let people: Person[];
/** The cells in which an act would be done as it stands. */
const passing: Cell[] = [];
let found: Story[];

async function openFor(noun: StoryKindName): Promise<void> {
  office = await anOffice();
  // All at once they would wait for each other longer than the door lets anybody wait.
  const ids = await inLanes(Object.keys(roads[noun]), 6, (stage) => storyIn(office, noun, stage));
  found = await Promise.all(ids.map(rowOf));
  people = [...(await postsFilled(office)), ...(noun === 'hearing' ? panelOfAll(office, found) : [])];
}

async function rowOf(id: string): Promise<Story> {
  const [row] = await office.db.select().from(stories).where(eq(stories.id, id));
  const { stage, unitId, assistants, seated, version, over } = row!;
  return { stage, id, unit: unitId, partners: assistants, seated, version, over };
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

/** Of packages a leader sees the own ones, of hearings none. */
const hiddenFromLeaders: readonly string[] = ['package', 'hearing'];
const isPartner = ({ role, unit = '' }: Person, story: Story) =>
  ofUnit.includes(role) && story.unit !== unit && story.partners.includes(unit);

function sees(door: StoryDoor, story: Story, person: Person): boolean {
  const { role, place, unit } = person;
  if (regional.includes(role) && place === 'right')
    return !(role === 'leader' && hiddenFromLeaders.includes(door.noun));
  const isSeated = !story.over && story.seated.includes(person.id(story));
  return isSeated || isPartner(person, story) || (ofUnit.includes(role) && story.unit === unit);
}

/** A member without a post is somebody here as long as a hearing goes on in which that member sits. */
const sitsNowhere = ({ role, place, id }: Person, story: Story) =>
  role === 'panelMember' &&
  ['seated', 'standing by'].includes(place) &&
  !found.some(({ over, seated }) => !over && seated.includes(id(story)));

/** Whether what the unit's people do here is not theirs: of a hearing the head of its bureau enters what is entered late. */
function isOfOtherUnit({ noun }: StoryDoor, act: string, story: Story, person: Person): boolean {
  if (!ofUnit.includes(person.role)) return false;
  if (noun === 'hearing') return person.role === 'unitHead' || story.unit !== person.unit;
  // The units whose opinion is reviewed supply their files and do nothing else.
  return isPartner(person, story) ? !isOwnPart(act, person.place) : ofOthers.includes(act);
}

/** The code that must come, or `open`: then only the act's own reasons may refuse. */
function expected(door: StoryDoor, act: string, story: Story, person: Person): string {
  const { role, seat } = person;
  if (role === 'petitioner') return 'officerLeft'; // A petitioner holds no post, and no token says otherwise.
  if (role === 'intake') return 'forbidden'; // Another system registers and does nothing else.
  if (sitsNowhere(person, story)) return 'officerLeft';
  if (!sees(door, story, person)) return 'notFound';
  const inRole = names(door, act).includes(role);
  const seats = seatsFor(role, names(door, act));
  if (!inRole && seats.length === 0) return 'notYourRole';
  if (story.over) return 'storyEnded';
  const inSeat = seats.some((one) => one === seat);
  if (!inRole && !inSeat) return 'notSeated';
  if (!inSeat && isOfOtherUnit(door, act, story, person)) return 'notYourUnit';
  return rowFor(door, act).from.includes(story.stage) ? 'open' : 'wrongStage';
}

const strangers = ['officerLeft', 'forbidden', 'notFound'];
/** Of these an act's own rule may give one, too; it says which place, or which seat. */
const ofPlace = ['notYourUnit', 'notSeated'];
const closedCodes = [...strangers, ...ofPlace, 'notYourRole', 'storyEnded', 'wrongStage', 'invalidInput'];
const path = (door: StoryDoor, act: string, { id }: Story) => `/${door.route}/${id}/acts/${act}`;
const bodyOf = (door: StoryDoor, act: string) => sampleOf(door.acts[act]!.schema);

const codeIn = ({ status, body }: Reply): string => {
  const { code, detail } = body.refused ?? body;
  return status < 500 && (ofPlace.includes(code) ? detail : !closedCodes.includes(code)) ? 'open' : code;
};

const post = (door: StoryDoor, act: string, story: Story, { who }: Person) =>
  who(story).post(path(door, act, story), bodyOf(door, act));
const preview = (door: StoryDoor, act: string, story: Story, { who }: Person) =>
  who(story).post(`${path(door, act, story)}/preview`, bodyOf(door, act), { key: null });

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
    const { body } = await who(found[0]!).post(`/${door.route}`, bodyOf(door, creating));
    const got = ['officerLeft', 'notYourRole', 'forbidden'].includes(body.code) ? body.code : 'open';
    const wanted = names(door, creating).includes(role) ? 'open' : shutOut(role);
    if (got !== wanted) wrong.push(`${creating} by ${role} ${place}: ${got}, not ${wanted}`);
  }
  return wrong;
}

async function done({ door, act, story, person }: Cell) {
  const fresh = await rowOf(await storyIn(office, door.noun, story.stage));
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
