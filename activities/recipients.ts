import { eq, inArray, sql } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { officers, units } from '../db/schema';
import type { Clock } from '../domain/clock';
import type { NoticeLine } from '../domain/event';
import type { StoryKind } from '../domain/kind';
import type { AnyState } from '../domain/story';

type Post = typeof officers.$inferSelect;
type Found = Pick<NoticeLine, 'unitId' | 'role' | 'officerId' | 'why'>;

/** Roles whose inbox is the unit's: anybody there with the role may take it. */
const sharedInboxes = ['handler', 'coordinator'];

/** Who of the register may be told; an accused person or unit never is (R22-30). */
class Register {
  constructor(
    private readonly db: Queries,
    private readonly accused: { units: readonly string[]; officers: readonly string[] },
  ) {}

  /** The unit and its parents, nearest first. */
  async pathOf(unitId: string): Promise<readonly string[]> {
    const [unit] = await this.db.select({ path: units.path }).from(units).where(eq(units.id, unitId));
    return unit?.path ?? [unitId];
  }

  /** An accusation bars a unit and all units below it. */
  async isBarred(unitId: string): Promise<boolean> {
    return (await this.pathOf(unitId)).some((unit) => this.accused.units.includes(unit));
  }

  async postsOf(unitId: string, role: string): Promise<Post[]> {
    if (await this.isBarred(unitId)) return [];
    const found = await this.db
      .select()
      .from(officers)
      .where(sql`${officers.unitId} = ${unitId} and ${role} = any(${officers.roles})`)
      .orderBy(officers.id);
    return found.filter((post) => !this.accused.officers.includes(post.person));
  }

  /** What a person holds today; an accusation against one unit bars the person in every post. */
  async postsOfPerson(person: string): Promise<Post[]> {
    if (this.accused.officers.includes(person)) return [];
    const found = await this.db.select().from(officers).where(eq(officers.person, person)).orderBy(officers.id);
    const barred = await Promise.all(found.map((post) => this.isBarred(post.unitId)));
    return barred.includes(true) ? [] : found.filter((post) => post.active);
  }

  /** The deputies of posts that nobody holds. */
  async deputiesOf(posts: readonly Post[]): Promise<Post[]> {
    const ids = posts.flatMap((post) => (!post.active && post.deputy ? [post.deputy] : []));
    if (ids.length === 0) return [];
    const found = await this.db.select().from(officers).where(inArray(officers.id, ids));
    const free = found.filter((post) => post.active && !this.accused.officers.includes(post.person));
    const barred = await Promise.all(free.map((post) => this.isBarred(post.unitId)));
    return free.filter((_post, n) => !barred[n]);
  }
}

const person = (post: Post, role: string, why: string): Found => ({
  unitId: post.unitId,
  role,
  officerId: post.person,
  why,
});

/** The holders of a post; else their deputies; nobody if there are none. */
async function atUnit(register: Register, unitId: string, role: string): Promise<Found[]> {
  const posts = await register.postsOf(unitId, role);
  const holders = posts.filter((post) => post.active);
  if (holders.length > 0 && sharedInboxes.includes(role)) return [{ unitId, role, why: 'inbox' }];
  if (holders.length > 0) return holders.map((post) => person(post, role, 'post'));
  return (await register.deputiesOf(posts)).map((post) => person(post, role, 'deputy'));
}

/**
 * Deputy, then the head of the parent unit, then the supervisor of the bureau (acts.md 2.7). Where there is nobody the
 * line waits for whoever takes the post, unless the unit is barred: not even its inbox may show it.
 */
async function withFallback(register: Register, unitId: string, role: string, bureauId?: string): Promise<Found[]> {
  const here = await atUnit(register, unitId, role);
  if (here.length > 0) return here;
  for (const parent of (await register.pathOf(unitId)).slice(1)) {
    const heads = await atUnit(register, parent, 'unitHead');
    if (heads.length > 0) return heads.map((found) => ({ ...found, why: 'parent' }));
  }
  const last = bureauId ? await atUnit(register, bureauId, 'supervisor') : [];
  if (last.length > 0) return last.map((found) => ({ ...found, why: 'bureau' }));
  return [(await register.isBarred(unitId)) ? { why: 'nobody' } : { unitId, role, why: 'nobody' }];
}

/**
 * The persons or inboxes behind `officer`, `petitioner` and `role@party`, each with the reason why it is they.
 * `leader@unit` and a person that the story names are copies: where there is nobody, nobody stands in.
 */
export async function recipientsOf(
  db: Queries,
  kind: StoryKind,
  state: AnyState,
  asked: readonly string[],
  clock?: Clock,
): Promise<(Found & { asked: string })[]> {
  const { officerId, bureauId, accused } = state.facts;
  const register = new Register(db, accused ?? { units: [], officers: [] });
  const found: (Found & { asked: string })[] = [];
  for (const one of new Set(asked)) {
    const named = (lines: Found[]) => found.push(...lines.map((line) => ({ ...line, asked: one })));
    const [role, party = 'unit'] = one === 'officer' ? ['handler', 'unit'] : one.split('@');
    const unitId = kind.partyOf(state, party, clock);
    if (one === 'petitioner') named([{ role: 'petitioner', why: 'link' }]);
    else if (one !== 'officer' && !one.includes('@')) named(await toPerson(register, kind.personOf?.(state, one)));
    else if (!unitId || !role) continue;
    else if (one === 'officer' && officerId) named(await ofOfficer(register, unitId, officerId, bureauId));
    else if (role === 'leader') named(await atUnit(register, unitId, role));
    else named(await withFallback(register, unitId, role, bureauId));
  }
  return found;
}

async function toPerson(register: Register, id: string | undefined): Promise<Found[]> {
  const [post] = id ? await register.postsOfPerson(id) : [];
  return post ? [person(post, post.roles[0] ?? '', 'named')] : [];
}

async function ofOfficer(register: Register, unitId: string, officerId: string, bureauId?: string): Promise<Found[]> {
  const post = (await register.postsOf(unitId, 'handler')).find((one) => one.person === officerId);
  if (post?.active) return [person(post, 'handler', 'post')];
  const deputies = post ? await register.deputiesOf([post]) : [];
  if (deputies.length > 0) return deputies.map((one) => person(one, 'handler', 'deputy'));
  return withFallback(register, unitId, 'handler', bureauId);
}
