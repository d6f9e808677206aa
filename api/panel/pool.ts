import { z } from 'zod';
import { panelPool } from '../../db/panel';
import { panelOf } from '../../db/panel-members';
import { unitCards } from '../../db/registers';
import { storySeen } from '../../db/stories';
import { policyAt, readMeasures } from '../../db/yardsticks';
import { questionOf } from '../../domain/hearing/drawing';
import type { HearingState } from '../../domain/hearing/facts';
import { usualHearings } from '../../domain/hearing/settings';
import { isoDate, unitId } from '../../domain/inputs';
import { panelKinds } from '../../domain/panel/kinds';
import { type PoolState, poolState, wholePanel } from '../../domain/panel/pool';
import { type PanelSettings, usualPanels } from '../../domain/panel/settings';
import { dayOf, toInstant } from '../../domain/time';
import { Problem } from '../problem';
import { type Answer, type Call, type Route, route } from '../route';

const query = z.strictObject({
  bureau: unitId.describe('The bureau whose panel it is'),
  on: isoDate.optional(),
  hearing: z.uuid().optional().describe('A hearing that this bureau organises: what is left of the panel for it'),
});

/** Both counts that a draw makes, by the rule of the draw: the whole register, and what is left of it for one hearing. */
export const poolRoute: Route = route({
  ...{ method: 'get', path: '/panel-members/pool', tag: 'registers' },
  says: 'Whether a panel may be drawn from on a day: its size, its kinds, what is missing; with `hearing` also for that one',
  query,
  handle: pool,
});

type Asked = Call<z.output<typeof query>>;

async function pool(call: Asked): Promise<Answer> {
  const { deps, query, nowMs } = call;
  const on = query.on ?? dayOf(nowMs);
  const [card] = await unitCards(deps.db, [query.bureau]);
  if (card?.kind !== 'bureau') throw new Problem('unknownUnit', query.bureau);
  const { settings, policyVersion } = policyAt(await readMeasures(deps.db), card.policyId, toInstant(nowMs));
  const { value, source } = settings.panels ?? { value: usualPanels, source: 'office setting' };
  const { size, alternates } = settings.hearings?.value ?? usualHearings;
  const places = size + alternates;
  const whole = poolState(wholePanel(await panelOf(deps.db, query.bureau), on), value, places);
  const { poolAtLeast, kindsAtLeast } = value;
  return {
    body: {
      ...{ bureau: query.bureau, on, ...labelled(whole) },
      ...(query.hearing ? { hearing: await forHearing(call, query.hearing, { on, settings: value, places }) } : {}),
      ...{ rules: { poolAtLeast, kindsAtLeast, places, source }, policy: policyVersion },
    },
  };
}

const labelled = ({ kinds, ...state }: PoolState) => ({
  ...state,
  kinds: kinds.map((one) => ({ ...one, label: panelKinds[one.kind] })),
});

interface Least {
  readonly on: string;
  readonly settings: PanelSettings;
  readonly places: number;
}

/** How many are left out for it and why, never who: that is what the draw says. By its own terms, once it has some. */
async function forHearing({ deps, viewer, query }: Asked, id: string, { on, settings, places }: Least) {
  const story = await storySeen(deps.db, viewer, id, 'hearing');
  const state = story?.state as HearingState | undefined;
  if (state?.facts.bureauId !== query.bureau) throw new Problem('notFound');
  const { terms } = state.facts;
  const found = await panelPool(deps.db, questionOf(state, on));
  const left = found.excluded.map(({ reason }) => reason);
  const excluded = Object.fromEntries([...new Set(left)].map((why) => [why, left.filter((one) => one === why).length]));
  const least = terms ? { ...settings, ...terms.pool } : settings;
  const wanted = terms ? terms.size + terms.alternates : places;
  return { ...labelled(poolState(found, least, wanted)), excluded, places: wanted };
}
