import { type ClockOp, clockKey } from '../clock';
import { caseOf, type SpotCheckChange, type SpotCheckState, withCase } from './facts';

interface Meant {
  readonly act: string;
  readonly change: SpotCheckChange;
}
type Told = Readonly<Record<string, unknown>>;

/** What the drawn packages tell while the check goes on. Of one that is not drawn (any more) it means nothing. */
export function onPackageFact(state: SpotCheckState, fact: string, data: Told): Meant | undefined {
  if (fact === 'leaderChanged') return leaderChanged(state, data);
  return fact === 'unitSucceeded' ? unitSucceeded(state, data) : undefined;
}

/** Another leader reports, and of what is left to be done hears and answers. */
function leaderChanged(state: SpotCheckState, { packageId, leaderId }: Told): Meant | undefined {
  const drawn = caseOf(state, String(packageId));
  if (!drawn || drawn.leaderId === leaderId) return undefined;
  const cases = withCase(state, { ...drawn, leaderId: String(leaderId) });
  const leaders = [...new Set([...(state.facts.leaders ?? []), String(leaderId)])];
  const topic = state.facts.followUps ? 'followUpsSet' : 'drawn';
  const notices = [{ topic, to: [`leaderOf:${drawn.packageId}`] }];
  return { act: 'leaderChanged', change: { facts: { cases, leaders }, notices } };
}

/** A merged unit's part is its successor's (R22-24): it comments and answers, and late items ring there. */
function unitSucceeded(state: SpotCheckState, told: Told): Meant | undefined {
  const [packageId, unitId, successor] = [told.packageId, told.unitId, told.successor].map(String) as [
    string,
    string,
    string,
  ];
  const drawn = caseOf(state, packageId);
  if (!drawn?.units.includes(unitId)) return undefined;
  const passed = (unit: string) => (unit === unitId ? successor : unit);
  const cases = withCase(state, {
    ...drawn,
    unitId: passed(drawn.unitId),
    units: [...new Set(drawn.units.map(passed))],
  });
  return {
    act: 'unitSucceeded',
    change: {
      facts: { cases, assistants: [...new Set(cases.flatMap(({ units }) => units))] },
      clocks: itemsOf(state, packageId, unitId).map((clock): ClockOp => ({ op: 'hand', clock, unitId: successor })),
      notices: [{ topic: 'successorOf', to: [`handler@${successor}`, `unitHead@${successor}`] }],
    },
  };
}

/** The running clocks of what that unit owes for the package. */
function itemsOf({ facts, clocks }: SpotCheckState, packageId: string, unitId: string): string[] {
  const own = (facts.followUps ?? []).filter((item) => item.packageId === packageId).map(({ instance }) => instance);
  return clocks
    .filter(({ rule, state }) => rule === 'T_SPOT_FOLLOW_UP' && state === 'running')
    .filter((clock) => clock.unitId === unitId && own.includes(clock.instance))
    .map(clockKey);
}
