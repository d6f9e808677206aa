import { eq } from 'drizzle-orm';
import { allDoors, type StoryDoor } from '../../api/doors';
import { officers, stories } from '../../db/schema';
import { type Role, roles } from '../../domain/acts';
import { kinds } from '../../domain/kinds';
import type { StoryKindName } from '../../domain/story';
import { anOffice, type Office, type Speaker } from '../support/office';
import { roads, storyIn } from '../support/roads';
import { sampleOf } from '../support/sample';

/**
 * The authorisation matrix: every act of every table in every stage, tried by every role at the right place and at a
 * wrong one. What must come follows from the rows alone. Previews are asked, so that nothing changes; once for each act
 * and code the act itself must refuse alike. Whoever sees no matter is tried in one stage of each act. An act's own rule
 * may ask for a place, too: a `notYourUnit` that says which counts as open.
 */

type Place = 'right' | 'assisting' | 'elsewhere';
interface Person {
  readonly role: Role;
  readonly place: Place;
  readonly who: Speaker;
}
interface Story {
  readonly stage: string;
  readonly id: string;
  readonly unit: string | null;
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
const found = {} as Record<StoryKindName, Story[]>;

beforeAll(async () => {
  office = await anOffice();
  const ofPost = roles.filter((role) => role !== 'petitioner' && role !== 'intake');
  const placed = ofPost.flatMap((role) => [
    [role, 'right', home(role)] as const,
    [role, 'elsewhere', away(role)] as const,
    ...(ofUnit.includes(role) ? [[role, 'assisting', 'housing'] as const] : []),
  ]);
  people = await Promise.all(placed.map(([role, place, unit]) => employ(role, place, unit)));
  for (const role of ['petitioner', 'intake'] as const) {
    const token = await office.auth.sign({ sub: `only-${role}`, roles: [role] });
    people.push({ role, place: 'right', who: office.bearing(token) });
  }
  for (const { noun } of allDoors) {
    const ids = await Promise.all(Object.keys(roads[noun]).map((stage) => storyIn(office, noun, stage)));
    found[noun] = await Promise.all(ids.map(rowOf));
  }
}, 300_000);
afterAll(() => office.close());

/** A person who holds this one role, at this one place. */
async function employ(role: Role, place: Place, unitId: string): Promise<Person> {
  const person = `only-${role}-${place}`;
  const post = { id: person, person, name: person, unitId, post: role, rank: 'staff', roles: [role], deputy: null };
  await office.db.insert(officers).values({ ...post, active: true });
  const claims = { sub: person, roles: [role], unit: unitId, region: regionOf(unitId) };
  return { role, place, who: office.bearing(await office.auth.sign(claims)) };
}

async function rowOf(id: string): Promise<Story> {
  const [row] = await office.db.select().from(stories).where(eq(stories.id, id));
  const { stage, unitId, version, over } = row!;
  return { stage, id, unit: unitId, version, over };
}

const doors = allDoors.map((door) => [door.noun, door] as const);
const actsOf = (door: StoryDoor) => Object.keys(door.acts).filter((act) => act !== door.creating);
const rowFor = (door: StoryDoor, act: string) => door.kind.acts[act]!;
const names = (door: StoryDoor, act: string): readonly string[] => [
  ...rowFor(door, act).by,
  ...(rowFor(door, act).onBehalf ?? []),
];

/** The code that must come, or `open`: then only the act's own reasons may refuse. */
function expected(door: StoryDoor, act: string, story: Story, { role, place }: Person): string {
  if (role === 'petitioner') return 'officerLeft'; // A petitioner holds no post, and no token says otherwise.
  if (role === 'intake') return 'forbidden'; // Another system registers and does nothing else.
  const seen =
    (regional.includes(role) && place === 'right') ||
    (ofUnit.includes(role) && place === 'right' && story.unit === 'labour') ||
    (place === 'assisting' && door.noun === 'petition' && story.unit === 'labour');
  if (!seen) return 'notFound';
  if (!names(door, act).includes(role)) return 'notYourRole';
  if (story.over) return 'storyEnded';
  // An assistant does its own part and nothing else.
  if (place === 'assisting' && act !== 'contribute') return 'notYourUnit';
  return rowFor(door, act).from.includes(story.stage) ? 'open' : 'wrongStage';
}

const strangers = ['officerLeft', 'forbidden', 'notFound'];
const closedCodes = [...strangers, 'notYourRole', 'notYourUnit', 'storyEnded', 'wrongStage', 'invalidInput'];
const path = (door: StoryDoor, act: string, { id }: Story) => `/${door.route}/${id}/acts/${act}`;
const bodyOf = (door: StoryDoor, act: string) => sampleOf(door.acts[act]!.schema);

async function previewed(door: StoryDoor, act: string, story: Story, { who }: Person): Promise<string> {
  const { status, body } = await who.post(`${path(door, act, story)}/preview`, bodyOf(door, act), { key: null });
  const { code, detail } = body.refused ?? body;
  // An act's own rule may ask for a place, too; it says which.
  if (code === 'notYourUnit' && detail) return 'open';
  return status >= 500 || closedCodes.includes(code) ? code : 'open';
}

/** Whoever sees no matter gets one answer whatever the stage: then each act is tried in one of them. */
const seesNothing = ({ role, place }: Person) =>
  place === 'elsewhere' || (!regional.includes(role) && !ofUnit.includes(role));

test.each(doors)('%s: every stage that a row names has a road', (noun, door) => {
  const named = new Set(Object.values(door.kind.acts).flatMap(({ from }) => from));
  named.delete('new');
  expect([...named].filter((stage) => !(stage in roads[noun]))).toEqual([]);
});

test.each(doors)('%s: every act has a body to try it with', (_noun, door) => {
  const acts = actsOf(door);
  expect(acts.filter((act) => !door.acts[act]!.input.safeParse(bodyOf(door, act)).success)).toEqual([]);
});

test.each(doors)(
  '%s: role, act and stage decide, as the rows say',
  async (noun, door) => {
    const wrong: string[] = [];
    const all = found[noun];
    const tried = async (person: Person) => {
      for (const [n, act] of actsOf(door).entries())
        for (const story of seesNothing(person) ? [all[n % all.length]!] : all) {
          const [wanted, got] = [expected(door, act, story, person), await previewed(door, act, story, person)];
          const cell = `${act} in ${story.stage} by ${person.role} ${person.place}`;
          if (got !== wanted) wrong.push(`${cell}: ${got}, not ${wanted}`);
        }
    };
    await Promise.all(people.map(tried));
    expect(wrong).toEqual([]);
  },
  300_000,
);

test.each(doors)(
  '%s: what the preview refuses, the act refuses alike',
  async (noun, door) => {
    for (const act of actsOf(door))
      for (const wanted of ['notYourRole', 'notYourUnit', 'wrongStage', 'storyEnded', 'notFound']) {
        const cell = people
          .flatMap((person) => found[noun].map((story) => ({ person, story })))
          .find(({ person, story }) => expected(door, act, story, person) === wanted);
        if (!cell) continue;
        const { person, story } = cell;
        expect([act, wanted, await previewed(door, act, story, person)]).toEqual([act, wanted, wanted]);
        const done = await person.who.post(path(door, act, story), bodyOf(door, act));
        expect([act, done.body.code]).toEqual([act, wanted]);
      }
  },
  300_000,
);

test.each(doors.filter(([, door]) => door.creating))('%s: who may begin one', async (_noun, door) => {
  const wrong: string[] = [];
  for (const { role, place, who } of people) {
    const { body } = await who.post(`/${door.route}`, bodyOf(door, door.creating!));
    const got = ['officerLeft', 'notYourRole', 'forbidden'].includes(body.code) ? body.code : 'open';
    const wanted =
      role === 'petitioner' ? 'officerLeft' : names(door, door.creating!).includes(role) ? 'open' : 'notYourRole';
    if (got !== wanted) wrong.push(`${door.creating} by ${role} ${place}: ${got}, not ${wanted}`);
  }
  expect(wrong).toEqual([]);
});

test('after all this every story is as it was', async () => {
  const all = Object.values(found).flat();
  expect(all.length).toBe(Object.keys(kinds).reduce((sum, noun) => sum + Object.keys(roads[noun as never]).length, 0));
  expect(await Promise.all(all.map(({ id }) => rowOf(id)))).toEqual(all);
});
