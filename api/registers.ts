import { z } from 'zod';
import { allChecklists, allDomainGroups, allOfficers, allRegions, allUnits } from '../db/registers';
import { readMeasures } from '../db/yardsticks';
import { documentTypes } from '../domain/documents';
import { channelCodes, channels } from '../domain/petition/channels';
import { resolvePolicies } from '../domain/policy/resolve';
import { allDoors } from './doors';
import { keepsMailOf } from './officer-mail';
import { type Call, type Route, route } from './route';

type Read = (call: Call) => Promise<unknown>;

const register = (path: string, says: string, read: Read, more: Pick<Route, 'forSystems'> = {}): Route =>
  route({
    ...{ method: 'get', path, tag: 'registers', says, ...more },
    query: z.strictObject({}),
    handle: async (call) => ({ body: { items: await read(call as Call) } }),
  });

/** The act tables as plain data: who may do what in which stage, and on what basis. */
const actTables = () =>
  allDoors.flatMap(({ noun, kind }) => Object.entries(kind.acts).map(([act, row]) => ({ kind: noun, act, ...row })));

const channelRows = channelCodes.map((code) => ({ code, ...channels[code] }));

const officersFor: Read = async ({ deps, viewer }) =>
  (await allOfficers(deps.db)).map(({ regionPath, mail, ...post }) => ({
    ...post,
    ...(keepsMailOf(viewer, { ...post, regionPath }) ? { mail } : {}),
  }));

export const registerRoutes: readonly Route[] = [
  register('/regions', 'Regions with their policy', ({ deps }) => allRegions(deps.db), { forSystems: true }),
  register('/units', 'Units', ({ deps }) => allUnits(deps.db), { forSystems: true }),
  register(
    '/channels',
    'Where matters come from, each with its way of R22-17 and its source',
    async () => channelRows,
    {
      forSystems: true,
    },
  ),
  register('/domains', 'Domain groups: lead unit and vice-mayor by domain and region', ({ deps }) =>
    allDomainGroups(deps.db),
  ),
  register('/officers', 'Officers with posts, roles and deputies', officersFor),
  register('/checklists', 'Checklists, every version', ({ deps }) => allChecklists(deps.db)),
  register('/policies', 'Policies with every rule and its source', async ({ deps }) =>
    resolvePolicies((await readMeasures(deps.db)).policies),
  ),
  register('/acts', 'The act tables of all kinds of matter', async () => actTables()),
  register('/document-types', 'The types of papers', async () => documentTypes),
];
