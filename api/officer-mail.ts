import { z } from 'zod';
import { officerPost, setMail } from '../db/registers';
import { text } from '../domain/inputs';
import { Problem } from './problem';
import { type Route, route } from './route';

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
    const isAdmin = viewer.roles.includes('admin') && post?.regionPath.includes(viewer.region ?? '');
    if (!post || !(isAdmin || post.person === viewer.id)) throw new Problem('notFound');
    await setMail(deps.db, officer, mail);
    return { body: { officer, mail } };
  },
});
