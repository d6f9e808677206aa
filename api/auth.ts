import type { Request } from 'express';
import { sitsAnywhere } from '../db/hearings';
import { type Post, postsOf, regionPathOf } from '../db/registers';
import type { Viewer } from '../db/visible';
import { type Actor, type ActRow, isSeat, type Role } from '../domain/acts';
import type { Deps } from './deps';
import { Problem } from './problem';
import { type Claims, unauthenticated } from './tokens';

/**
 * The bearer of the request's token, as the registers know the person today: a token narrows what the person's posts
 * give, and adds nothing. Throws a Problem (401, 403).
 */
export async function viewerOf({ auth, db, clock }: Deps, req: Request): Promise<Viewer> {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw unauthenticated();
  const claims = await auth.verify(token, clock());
  const everHeld = await postsOf(db, claims.sub);
  if (everHeld.length === 0 && isSystem(claims))
    return { id: claims.sub, roles: ['intake'], unitPath: [], ...systemOf(claims) };
  // Whoever has left every post may still sit: a member needs none.
  const posts = everHeld.filter(({ active }) => active);
  const asMember = await membershipOf(db, claims, posts);
  if (posts.length === 0 && asMember.length > 0) return { id: claims.sub, roles: asMember, unitPath: [] };
  const held = posts.filter(({ unitId }) => claims.unit === undefined || unitId === claims.unit);
  if (held.length === 0) throw unauthenticated('officerLeft');
  return withinPosts(claims, await inRegionOf(db, claims, held), posts, asMember);
}

/** Whoever sits in a hearing comes as a member of the panel, with a post of an office or without. */
async function membershipOf(db: Deps['db'], { sub, roles }: Claims, posts: readonly Post[]): Promise<Role[]> {
  const asks = roles.includes('panelMember') || (roles.length === 0 && posts.length === 0);
  return asks && (await sitsAnywhere(db, sub)) ? ['panelMember'] : [];
}

/** Whoever comes with the role of a system alone is one, with a post or without. */
const systemOf = (claims: Claims) => (isSystem(claims) ? { system: claims.system ?? claims.sub } : {});
const isSystem = ({ roles }: Claims) => roles.length > 0 && roles.every((role) => role === 'intake');

/** The posts that reach as far as the region that the token names: the unit's own region and those below it. */
async function inRegionOf(db: Deps['db'], { region }: Claims, held: readonly Post[]): Promise<readonly Post[]> {
  if (region === undefined || held.every((post) => post.region === region)) return held;
  const path = await regionPathOf(db, region);
  return held.filter((post) => path.includes(post.region));
}

function withinPosts(claims: Claims, held: readonly Post[], posts: readonly Post[], more: readonly Role[]): Viewer {
  const given = new Set([...held.flatMap((post) => post.roles), ...more]);
  // A petitioner holds no post, and a system's role beside a person's would be a second person in one token.
  const taken = isSystem(claims) ? claims.roles : claims.roles.filter((role) => !ofNoPost.includes(role));
  const roles = [...new Set(taken)].filter((role) => given.has(role));
  if (held.length === 0 || (claims.roles.length > 0 && roles.length === 0)) throw new Problem('forbidden');
  const regions = new Set(held.map((post) => post.region));
  return {
    id: claims.sub,
    roles,
    unit: claims.unit,
    ...systemOf(claims),
    // Posts of several regions under a token that names none of them: no region.
    region: claims.region ?? (regions.size === 1 ? held[0]!.region : undefined),
    unitPath: [...new Set(posts.flatMap(({ unitPath }) => unitPath))],
  };
}

const ofNoPost: readonly Role[] = ['petitioner', 'intake'];

/**
 * The ways in which the viewer may try an act: one for each role of the viewer that the row names, in its order, and one
 * for each seat that the viewer could hold. Whether the seat is the viewer's only the hearing knows.
 */
export function actorsFor(viewer: Viewer, { by, onBehalf = [] }: ActRow<string>): Actor[] {
  const { id, unit, region, unitPath } = viewer;
  const own = [...new Set([...by, ...onBehalf])].filter((role) => mayHold(viewer, role));
  return own.map((role) => ({ id, role, unit, region, unitPath }));
}

/** Members come as members; chair and recorder are officers in whatever role. */
function mayHold({ roles, system, story }: Viewer, role: Actor['role']): boolean {
  if (!isSeat(role)) return (roles as readonly string[]).includes(role);
  if (role === 'seat:member') return roles.includes('panelMember');
  return system === undefined && story === undefined && !roles.includes('petitioner');
}
