import { z } from 'zod';
import { keepPanel, panelOf, panelVersions } from '../../db/panel-members';
import { unitCards, unitNames } from '../../db/registers';
import type { UnitCard } from '../../domain/acts';
import { isoDate, text, unitId } from '../../domain/inputs';
import { type PanelEntry, panelEntry } from '../../domain/panel/inputs';
import { panelKindCodes, panelKinds } from '../../domain/panel/kinds';
import { isActive } from '../../domain/panel/member';
import { toInstant } from '../../domain/time';
import { staffRoles } from '../doors';
import { templateOf } from '../intake/columns';
import { Problem } from '../problem';
import { type Answer, type Call, type Route, route } from '../route';
import { panelTable } from './columns';
import { importPanel } from './import';
import { poolRoute } from './pool';

const bureau = unitId.describe('The bureau whose panel it is');
const reason = text(300);
const change = z.strictObject({ bureau, entry: panelEntry, changeReason: reason });
const listed = z.strictObject({
  bureau,
  kind: z.enum(panelKindCodes).optional(),
  on: isoDate.optional().describe('Only who serves on that day; absent: everybody who ever did'),
});
const at = (method: 'get' | 'post', path: string, says: string) => ({ method, path, tag: 'registers', says });

/** The review panel 信访评议团: read by all staff, kept by the bureau's coordinators and by administrators above it. */
export const panelRoutes: readonly Route[] = [
  route({
    ...at('get', '/panel-members', 'The members of a bureau’s review panel'),
    query: listed,
    handle: async ({ deps, viewer, query: { bureau: of, kind, on } }) => {
      forStaff(viewer);
      const members = await panelOf(deps.db, of);
      const wanted = members.filter((one) => (!kind || one.kinds.includes(kind)) && (!on || isActive(one, on)));
      return { body: { items: wanted, labels: panelKinds } };
    },
  }),
  route({
    ...at('get', '/panel-members/versions', 'What was changed in a member’s entry, by whom and why; the newest first'),
    query: z.strictObject({ bureau, person: text(64) }),
    handle: async ({ deps, viewer, query }) => {
      forStaff(viewer);
      return { body: { items: await panelVersions(deps.db, query.bureau, query.person) } };
    },
  }),
  poolRoute,
  route({
    ...at('get', '/panel-members/template.csv', 'An empty list with its headers'),
    query: z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') }),
    handle: async ({ query: { lang } }) => ({
      headers: { 'Content-Disposition': `attachment; filename="huiyin-panel-${lang}.csv"` },
      bytes: { type: 'text/csv; charset=utf-8', content: Buffer.from(templateOf(lang, panelTable.columns)) },
    }),
  }),
  route({
    ...at('post', '/panel-members', 'Enters a member, or the next version of an entry'),
    ...{ keyed: true, body: change },
    handle: enter,
  }),
  route({
    ...at(
      'post',
      '/panel-members/import',
      'Takes a CSV or XLSX list; wrong lines are named, the same list adds nothing',
    ),
    ...{ keyed: 'own', body: { bytes: 2 * 1024 * 1024 }, query: z.strictObject({ bureau, reason }), patient: true },
    handle: async (call) => {
      await keeping(call, call.query.bureau);
      return importPanel(call);
    },
  }),
];

/** The published list has no ties; this one does. Throws a Problem. */
function forStaff({ roles }: Call['viewer']): void {
  if (!roles.some((role) => staffRoles.includes(role))) throw new Problem('forbidden');
}

/** The bureau, if the caller keeps its panel. Throws a Problem. */
async function keeping({ deps, viewer }: Pick<Call, 'deps' | 'viewer'>, of: string): Promise<UnitCard> {
  const { roles, unit, region } = viewer;
  if (!roles.includes('admin') && !roles.includes('coordinator')) throw new Problem('forbidden');
  const [card] = await unitCards(deps.db, [of]);
  if (card?.kind !== 'bureau') throw new Problem('unknownUnit', of);
  const isOwn = roles.includes('coordinator') && unit === of;
  if (!isOwn && !(roles.includes('admin') && card.regionPath.includes(region ?? ''))) throw new Problem('notYourUnit');
  return card;
}

async function enter(call: Call<unknown, z.output<typeof change>>): Promise<Answer> {
  const { deps, viewer, body, nowMs } = call;
  await keeping(call, body.bureau);
  await checkUnits(call, body.entry);
  const { mainKind, ...said } = body.entry;
  const member = { ...said, bureau: body.bureau, mainKind: mainKind ?? said.kinds[0]! };
  const [result] = await keepPanel(deps.db, body.bureau, [{ person: member.person, make: () => member }], {
    ...{ changeReason: body.changeReason, changedBy: viewer.id, changedAt: toInstant(nowMs) },
  });
  const [newest] = await panelVersions(deps.db, body.bureau, member.person);
  const { person, bureau: of, version } = newest!;
  return { status: result === 'added' ? 201 : 200, body: { result, bureau: of, person, version } };
}

async function checkUnits({ deps }: Pick<Call, 'deps'>, { units }: PanelEntry): Promise<void> {
  const known = units.length > 0 ? await unitNames(deps.db) : new Map();
  const missing = units.filter((unit) => !known.has(unit));
  if (missing.length > 0) throw new Problem('unknownUnit', missing.join(', '));
}
