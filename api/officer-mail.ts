import { z } from 'zod';
import { officerPost, setMail } from '../db/registers';
import type { Viewer } from '../db/visible';
import { text } from '../domain/inputs';
import { Problem } from './problem';
import { type Route, route } from './route';

/** Where a post's notices go is known to whoever holds it and to the administrators of its region. */
export const keepsMailOf = (
  { id, roles, region }: Viewer,
  { person, regionPath }: { readonly person: string; readonly regionPath: readonly string[] },
): boolean => person === id || (roles.includes('admin') && region !== undefined && regionPath.includes(region));

const body = z.strictObject({
  officer: text(120).describe('A post of the register of officers, by its id'),
  mail: z.email().max(254).nullable().describe('Where notices go; null: no mail'),
});

/** Where an officer gets notices: set by whoever holds the post, or by an administrator of the unit's region. */
export const officerMailRoute: Route = route({
  ...{ method: 'post', path: '/officer-mail', tag: 'registers', keyed: true, body },
  says: 'Sets the address to which the notices of a post go by mail; messages that wait go to the new one',
  handle: async ({ deps, viewer, body: { officer, mail } }) => {
    const post = await officerPost(deps.db, officer);
    if (!post || !keepsMailOf(viewer, post)) throw new Problem('notFound');
    await setMail(deps.db, officer, mail);
    // The answer is kept under its key for days; the address belongs to the register alone.
    return { body: { officer, hasMail: mail !== null } };
  },
});
