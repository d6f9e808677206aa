import { dayOf, msOf } from '../../time';
import type { OnRung } from '../alerts';
import { atUnit, type PetitionStage } from '../stages';
import { awaitsOrder, toOrdinary } from './simple';

/**
 * A missed simple limit ends the track by itself: the matter goes on as an ordinary one, whose own limits run from
 * where they began. The order that goes out in the same line asks for the cause; what was missed cannot be made good
 * any more, so its breach ends with the clock. While the bureau looks at an objection the unit is not to blame.
 */
export const fallBack: OnRung = (state, clock, level, at) => {
  const isMissed = msOf(at) >= msOf(clock.dueAt);
  if (!isMissed || (level !== 'order' && awaitsOrder(clock))) return undefined;
  return {
    act: 'switchTrack',
    change: {
      ...toOrdinary(clock.rule as 'T_SIMPLE_ACCEPT' | 'T_SIMPLE_REPLY'),
      notices: [{ topic: 'trackSwitched', to: ['officer', 'coordinator@bureau'] }],
    },
    breach: atUnit.includes(state.stage as PetitionStage) ? { endedOn: dayOf(at) } : 'nobodys',
  };
};
