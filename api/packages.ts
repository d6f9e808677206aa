import { z } from 'zod';
import { candidatePage } from '../db/candidates';
import { campaignLines, packagePage } from '../db/packages';
import type { Viewer } from '../db/visible';
import { policyAt, readMeasures } from '../db/yardsticks';
import type { Role } from '../domain/acts';
import { isoDate } from '../domain/inputs';
import { criteria } from '../domain/package/lists';
import { leastOf, usualPackages } from '../domain/package/settings';
import { type ResolvedPolicy, resolvePolicies } from '../domain/policy/resolve';
import { campaignFigures, campaignGroups, ranking } from '../domain/statistics/campaign';
import { dayOf, toInstant } from '../domain/time';
import { Problem } from './problem';
import { paging, storyFilter, word } from './queries';
import { type Call, type Route, route } from './route';

const page = z.strictObject({
  ...storyFilter,
  petition: z.uuid().optional(),
  leader: word.optional().meta({ description: 'The person who leads it or one of its sides' }),
  criterion: z.enum(criteria).optional(),
  campaign: word.optional(),
  ...paging,
});
const candidates = z.strictObject({ region: storyFilter.region, ...paging });
const campaign = z.strictObject({
  ...{ region: storyFilter.region, campaign: word.optional() },
  from: isoDate.optional().meta({ description: 'Listed on this day or later' }),
  to: isoDate.optional().meta({ description: 'Listed on this day or earlier' }),
  by: z.enum(campaignGroups).optional().meta({ description: 'Also each group, ranked by its shares' }),
});

export const packageRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/packages', tag: 'packages', says: 'The packages the caller may see, due next first' },
    query: page,
    handle: async ({ deps, viewer, nowMs, query: { cursor, limit, ...filter } }) => ({
      body: await packagePage(deps.db, { viewer, filter, nowMs }, { limit, from: cursor }),
    }),
  }),
  route({
    ...{ method: 'get', path: '/packages/candidates', tag: 'packages' },
    says: 'Petitions that count as backlog by the policy of their region, with the criteria that fit',
    query: candidates,
    handle: candidatesOf,
  }),
  route({
    ...{ method: 'get', path: '/packages/campaign', tag: 'packages' },
    says: 'The figures of a clearing drive: listed, at work, by colour, struck off, relapsed, left, median age',
    query: campaign,
    handle: campaignOf,
  }),
];

/** The viewer in those roles alone; who has none of them is told so. */
function inRoles(viewer: Viewer, roles: readonly Role[]): Viewer {
  const held = viewer.roles.filter((role) => roles.includes(role));
  if (held.length === 0) throw new Problem('forbidden');
  return { ...viewer, roles: held };
}

async function candidatesOf({ deps, viewer: asker, nowMs, query }: Call<z.output<typeof candidates>>) {
  const viewer = inRoles(asker, ['coordinator', 'supervisor']);
  const measures = await readMeasures(deps.db);
  const at = toInstant(nowMs);
  const backlogOf = ({ settings }: ResolvedPolicy) => (settings.packages?.value ?? usualPackages).backlog;
  const settingsOf = (policyId: string) => backlogOf(policyAt(measures, policyId, at));
  const today = dayOf(nowMs);
  // One that comes into force later has no version for today yet.
  const inForce = measures.policies.filter(({ validFrom }) => validFrom <= today);
  const least = leastOf(resolvePolicies(inForce, today).map(backlogOf));
  const { cursor, limit, region } = query;
  return { body: await candidatePage(deps.db, { viewer, region, nowMs, settingsOf, least }, { limit, from: cursor }) };
}

/** A leader's own packages, a region's for those who supervise it. */
async function campaignOf({ deps, viewer: asker, nowMs, query }: Call<z.output<typeof campaign>>) {
  const viewer = inRoles(asker, ['coordinator', 'supervisor', 'leader', 'auditor']);
  const { by, ...asked } = query;
  const lines = await campaignLines(deps.db, viewer, asked, nowMs);
  const groups = by ? { by, groups: ranking(lines, by), comparedBy: ['struckOffShare', 'redShare'] } : {};
  const window = { column: 'listedOn', from: asked.from ?? null, to: asked.to ?? null };
  return { body: { window, filter: asked, asOf: toInstant(nowMs), ...campaignFigures(lines), ...groups } };
}
