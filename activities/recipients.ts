import { eq, inArray, sql } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { officers, units } from '../db/schema';
import { barsUnit } from '../domain/barrier';
import type { Clock } from '../domain/clock';
import type { NoticeLine } from '../domain/event';
import { isPlaceName } from '../domain/hearing/panel';
import type { StoryKind } from '../domain/kind';
import type { AnyState } from '../domain/story';

type Post = typeof officers.$inferSelect;
type Found = Pick<NoticeLine, 'unitId' | 'role' | 'officerId' | 'why'>;

/** Roles whose inbox is the unit's: anybody there with the role may take it. */
const sharedInboxes = ['handler', 'coordinator'];

/** Who of the register may be told: no accused person or unit (R22-30), nobody who is recused (R22-28). */
class Register {
  constructor(
    private readonly db: Queries,
    private readonly accused: { units: readonly string[]; officers: readonly string[] },
    private readonly recused: readonly string[],
  ) {}

  private mayHear(who: string): boolean {
    return !this.accused.officers.includes(who) && !this.recused.includes(who);
  }

  /** The unit and its parents, nearest first. */
  async pathOf(unitId: string): Promise<readonly string[]> {
    const [unit] = await this.db.select({ path: units.path }).from(units).where(eq(units.id, unitId));
    return unit?.path ?? [unitId];
  }

  /** An accusation bars a unit and all units below it. */
  async isBarred(unitId: string): Promise<boolean> {
    return barsUnit(this.accused, await this.pathOf(unitId));
  }

  async postsOf(unitId: string, role: string): Promise<Post[]> {
    if (await this.isBarred(unitId)) return [];
    const found = await this.db
      .select()
      .from(officers)
      .where(sql`${officers.unitId} = ${unitId} and ${role} = any(${officers.roles})`)
      .orderBy(officers.id);
    return found.filter((post) => this.mayHear(post.person));
  }

  /**
   * A person by name, in the first post held today, else the deputies; nobody who is barred in any of the posts. A place
   * in a panel is the person's own: no deputy sits there.
   */
  async found(who: string, isMember: boolean): Promise<Found[]> {
    if (!this.mayHear(who)) return [];
    const posts = await this.db.select().from(officers).where(eq(officers.person, who)).orderBy(officers.id);
    if (isMember ? posts.every(({ active }) => !active) : posts.length === 0)
      return [{ role: 'panelMember', officerId: who, why: 'seat' }];
    const barred = await Promise.all(posts.map((post) => this.isBarred(post.unitId)));
    if (barred.includes(true)) return [];
    const held = posts.find(({ active }) => active);
    if (held) return [person(held, held.roles[0] ?? '', 'named')];
    return (await this.deputiesOf(posts)).map((post) => person(post, post.roles[0] ?? '', 'deputy'));
  }

  /** The deputies of posts that nobody holds. */
  async deputiesOf(posts: readonly Post[]): Promise<Post[]> {
    const ids = posts.flatMap((post) => (!post.active && post.deputy ? [post.deputy] : []));
    if (ids.length === 0) return [];
    const found = await this.db.select().from(officers).where(inArray(officers.id, ids));
    const free = found.filter((post) => post.active && this.mayHear(post.person));
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
 * One leader higher with each step missed: the unit's, those of the units above it, the bureau's and those above the
 * bureau. A unit without a leader is passed over; past the last one it stays with the highest there is.
 */
async function nextLeader(register: Register, from: readonly string[], misses: number): Promise<Found[]> {
  const paths = await Promise.all(from.map((unit) => register.pathOf(unit)));
  let highest: Found[] = [];
  let left = misses;
  for (const unit of new Set(paths.flat())) {
    const leaders = await atUnit(register, unit, 'leader');
    if (leaders.length === 0) continue;
    highest = leaders;
    if (left === 0) break;
    left -= 1;
  }
  return highest;
}

async function leaderAbove(register: Register, kind: StoryKind, state: AnyState): Promise<Found[]> {
  const parties = ['unit', 'bureau', 'superior'].flatMap((party) => kind.partyOf(state, party) ?? []);
  const found = await nextLeader(register, parties, kind.missesOf?.(state) ?? 0);
  const { bureauId } = state.facts;
  return found.length > 0 || !bureauId ? found : withFallback(register, bureauId, 'supervisor');
}

/**
 * The persons or inboxes behind `officer`, `petitioner`, `nextLeader`, a person whom the story names and `role@party`,
 * each with the reason why it is they. `leader@unit` is a copy: where no leader is in charge nobody stands in.
 */
export async function recipientsOf(
  db: Queries,
  kind: StoryKind,
  state: AnyState,
  asked: readonly string[],
  clock?: Clock,
): Promise<(Found & { asked: string })[]> {
  const { officerId, bureauId, accused, recused } = state.facts;
  const register = new Register(db, accused ?? { units: [], officers: [] }, recused ?? []);
  const found: (Found & { asked: string })[] = [];
  for (const one of new Set(asked)) {
    const named = (lines: Found[]) => found.push(...lines.map((line) => ({ ...line, asked: one })));
    const [role, party = 'unit'] = one === 'officer' ? ['handler', 'unit'] : one.split('@');
    const unitId = kind.partyOf(state, party, clock);
    const somebody = kind.personOf?.(state, one, clock);
    if (somebody) named(await register.found(somebody, isPlaceName(one)));
    else if (one === 'petitioner') named([{ role: 'petitioner', why: 'link' }]);
    else if (one === 'nextLeader') named(await leaderAbove(register, kind, state));
    else if (one !== 'officer' && !one.includes('@')) continue;
    else if (!unitId || !role) continue;
    else if (one === 'officer' && officerId) named(await ofOfficer(register, unitId, officerId, bureauId));
    else if (role === 'leader') named(await atUnit(register, unitId, role));
    else named(await withFallback(register, unitId, role, bureauId));
  }
  return found;
}

async function ofOfficer(register: Register, unitId: string, officerId: string, bureauId?: string): Promise<Found[]> {
  const post = (await register.postsOf(unitId, 'handler')).find((one) => one.person === officerId);
  if (post?.active) return [person(post, 'handler', 'post')];
  const deputies = post ? await register.deputiesOf([post]) : [];
  if (deputies.length > 0) return deputies.map((one) => person(one, 'handler', 'deputy'));
  return withFallback(register, unitId, 'handler', bureauId);
}
