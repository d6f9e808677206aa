import { type Clock, clockKey } from '../clock';
import type { RuleCode } from '../policy/types';
import type { Opening, Telling } from '../story';
import type { IsoDate } from '../time';
import type { PetitionState } from './facts';

/** A breach is one clock past one due day: an extension or a new round makes another. */
export const breachId = (clock: Clock): string => `${clockKey(clock)}/${clock.dueOn}`;

const bureauRules: readonly RuleCode[] = [
  'T_FORWARD',
  'T_LEVEL_NATIONAL',
  'T_LEVEL_PROVINCE',
  'T_LEVEL_PREFECTURE',
  'T_LEVEL_COUNTY',
];

/** The supervision order that follows from a breach; one to the bureau itself comes from its superior (R22-43). */
export function orderFor(state: PetitionState, clock: Clock): Opening {
  const { number, regionPath, policyId, accused, superiorId, bureauId, unitId, officerId } = state.facts;
  const parties = bureauRules.includes(clock.rule)
    ? { unitId: bureauId, bureauId: superiorId, superiorId }
    : { unitId, officerId, bureauId, superiorId };
  const card = { id: state.id, kind: state.kind, stage: state.stage };
  return {
    kind: 'order',
    key: breachId(clock),
    act: 'issue',
    input: { petitionId: state.id, cause: 'breach', breachId: breachId(clock) },
    context: { stories: { [state.id]: { ...card, facts: { number, regionPath, policyId, accused, ...parties } } } },
  };
}

/** Tells the open orders of a rule (of all rules, if none is given) that their breach has ended, and when. */
export function endedBreaches(state: PetitionState, rule: RuleCode | undefined, on: IsoDate): Telling[] {
  return state.children
    .filter((child) => child.kind === 'order' && child.open && (!rule || child.key.startsWith(`${rule}#`)))
    .map((child) => ({
      kind: 'order' as const,
      id: child.id,
      fact: 'breachEnded',
      data: { on, dueOn: child.key.split('/')[1], baseless: on <= (child.key.split('/')[1] ?? '') },
    }));
}
