import type { Request } from 'express';
import { postsOf } from '../db/registers';
import type { Viewer } from '../db/visible';
import type { Actor, ActRow, Role } from '../domain/acts';
import type { Deps } from './deps';
import { type Claims, unauthenticated } from './tokens';

/** The bearer of the request's token, as the registers know the person today. Throws a Problem (401). */
export async function viewerOf({ auth, db, clock }: Deps, req: Request): Promise<Viewer> {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw unauthenticated();
  const claims = await auth.verify(token, clock());
  const { sub: id, roles, unit, region } = claims;
  return { id, roles, unit, region, unitPath: await unitPathOf(db, claims) };
}

/** Other systems hold no post; everybody else must hold one today, at the unit the token names. */
async function unitPathOf(db: Deps['db'], { sub, roles, unit }: Claims): Promise<string[]> {
  const posts = await postsOf(db, sub);
  const held = posts.filter((post) => post.active && (unit === undefined || post.unitId === unit));
  const isSystem = posts.length === 0 && roles.every((role) => role === 'intake');
  if (held.length === 0 && !isSystem) throw unauthenticated('officerLeft');
  const units = posts.filter((post) => post.active).flatMap((post) => post.unitPath);
  return [...new Set(unit === undefined ? units : [...units, unit])];
}

/** The ways in which the viewer may try an act: one for each role of the viewer that the row names, in its order. */
export function actorsFor({ id, roles, unit, region }: Viewer, { by, onBehalf = [] }: ActRow<string>): Actor[] {
  const named = [...by, ...onBehalf] as readonly string[];
  const own = [...new Set(named)].filter((role) => (roles as readonly string[]).includes(role));
  return own.map((role) => ({ id, role: role as Role, unit, region }));
}
