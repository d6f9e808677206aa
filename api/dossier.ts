import { wrappedKeyOf } from '../db/keys';
import { storySeen } from '../db/stories';
import type { Role } from '../domain/acts';
import { logRead } from './access';
import { dossierStream } from './dossier/zip';
import { Problem } from './problem';
import { matterOf } from './road';
import { type Call, type Route, route } from './route';

/** Who takes a whole matter out of the house as one file. */
const dossierRoles: readonly Role[] = ['coordinator', 'supervisor', 'auditor'];

/** The dossier 卷宗. It is written as it is sent: however large the matter, a document at a time is in memory. */
export const dossierRoute: Route = route({
  ...{ method: 'get', path: '/petitions/:id/dossier', tag: 'petitions', patient: true },
  says: 'The dossier as one zip: record, clocks, papers, opened; the access log says so',
  handle: async (call) => {
    const { deps, viewer, id } = call;
    const story = await storySeen(deps.db, viewer, id, 'petition');
    if (!story) throw new Problem('notFound');
    if (!viewer.roles.some((role) => dossierRoles.includes(role))) throw new Problem('forbidden');
    const wrapped = (await wrappedKeyOf(deps.db, story.matter)) ?? null;
    const matter = matterOf(deps, { wrapped, matter: story.matter });
    await logRead(call, story.id, 'dossier');
    const content = await dossierStream({ call: call as Call, story, matter, wrapped });
    const headers = { 'Content-Disposition': `attachment; filename="${story.number}.zip"` };
    return { headers, stream: { type: 'application/zip', parts: [content] } };
  },
});
