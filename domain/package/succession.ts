import type { Ask } from '../acts';
import { barsUnit } from '../barrier';
import { type ClockOp, clockKey } from '../clock';
import { unitPassedOn } from '../petition/orders';
import { refusal } from '../refusals';
import type { Does, PackageChange, PackageFacts, PackageState, Plan } from './facts';
import { withSides } from './listing';
import { sides } from './lists';
import { leaderRefusal, unitsOf } from './parties';
import { unitToldToChecks } from './spot-checked';

interface Succession {
  readonly unitId: string;
  readonly successor: string;
  /** A leader at the successor in the place of the side's own. */
  readonly leaderId?: string;
}

/**
 * A merged or abolished unit's side of a package is its successor's (R22-24), with its date, its open orders and, where
 * it is the responsible unit, the plan. Dates stay; persons are bound by name and stay until the plan is revised or
 * another leader of the side is named. One unit may then have both sides: its one report answers for both.
 */
function succeeded(state: PackageState, succession: Succession): PackageChange {
  const { unitId, successor } = succession;
  const { plan } = state.facts;
  const isResponsible = plan?.unitId === unitId;
  const after: Plan | undefined = plan && isResponsible ? { ...plan, unitId: successor } : plan;
  return {
    facts: {
      ...withSides({ ...state.facts, plan: after }, sidesAfter(state.facts, succession)),
      // Who is responsible there the leader says by revising the plan; until then it is in the unit's inbox.
      ...(isResponsible ? { plan: after, officerId: undefined } : {}),
    },
    clocks: datesOf(state, succession),
    tells: [...unitPassedOn(state, unitId, successor), ...unitToldToChecks(state, unitId, successor)],
    notices: [
      { topic: 'successorOf', to: [`handler@${successor}`, `unitHead@${successor}`] },
      { topic: 'sideSucceeded', to: ['packageLeader'] },
    ],
  };
}

function sidesAfter({ sides: given = {} }: PackageFacts, { unitId, successor, leaderId }: Succession) {
  const passed = sides.flatMap((side) => {
    const one = given[side];
    if (one?.unitId !== unitId) return [];
    return [[side, { ...one, unitId: successor, ...(leaderId ? { leaderId } : {}) }] as const];
  });
  return { ...given, ...Object.fromEntries(passed) };
}

/** The same clock under the same date: what has been ordered of it is not ordered again. */
const datesOf = ({ clocks }: PackageState, { unitId, successor }: Succession): ClockOp[] =>
  clocks
    .filter((clock) => clock.state === 'running' && clock.unitId === unitId)
    .map((clock) => ({ op: 'hand', clock: clockKey(clock), unitId: successor }));

const passToSuccessor: Does<'passToSuccessor'> = {
  needs: ({ unitId, successor, leaderId }) => ({
    ...{ units: [unitId, successor], packages: true },
    officers: leaderId ? [leaderId] : [],
  }),
  refuse: (state, ask) => {
    const { unitId, successor, leaderId } = ask.input;
    if (!unitsOf(state.facts).includes(unitId)) return refusal('notSuccessor', `${unitId} is on neither side`);
    const named = ask.context.units?.[unitId]?.mergedInto;
    if (named !== successor) return refusal('notSuccessor', named && `${unitId} is now ${named}`);
    if (isAccused(state, successor, ask)) return refusal('accusedUnit');
    return leaderId ? leaderRefusal(state, ask, leaderId) : undefined;
  },
  change: (state, { input }) => succeeded(state, input),
};

const isAccused = ({ facts }: PackageState, unit: string, { context }: Pick<Ask, 'context'>): boolean =>
  barsUnit(facts.accused, context.units?.[unit]?.path ?? [unit]);

/**
 * What one of its petitions tells. Before a leader is bound a side that would meet the other one is assigned anew by
 * hand; nobody is handed what accuses it.
 */
export function unitSucceeded(state: PackageState, data: Readonly<Record<string, unknown>>) {
  const { unitId, successor } = data as unknown as Succession;
  const units = unitsOf(state.facts);
  const meets = state.stage === 'listed' && units.includes(successor);
  if (!units.includes(unitId) || meets || state.facts.accused?.units.includes(successor)) return undefined;
  return { act: 'unitSucceeded', change: succeeded(state, { unitId, successor }) };
}

/** A side's unit is no more, its part is. */
export const succession = { passToSuccessor };
