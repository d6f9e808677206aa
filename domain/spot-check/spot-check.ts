import { type Alert, type Clock, clockKey } from '../clock';
import type { StoryKind } from '../kind';
import { alertActs } from '../petition/alerts';
import type { Change } from '../story';
import { type SpotCheckAct, spotCheckActs } from './acts';
import { onPackageFact } from './changing';
import { announced, draw } from './drawing';
import { bornSpotCheck, type SpotCheckState } from './facts';
import { following } from './following';
import { holderOf, isOver, mayAct, partyOf, personOf } from './parties';
import { planning } from './planning';
import { session } from './session';
import { spotCheckTasks } from './tasks';

/** The draw's own instant, or a follow-up whose day is past: a mark, never a breach. */
function onAlert(state: SpotCheckState, clock: Clock, level: Alert['level']): { act: string; change: Change } {
  if (clock.rule === 'T_SPOT_DRAW') return draw(state, clock);
  return { act: alertActs[level], change: { clocks: [{ op: 'fire', clock: clockKey(clock), level }] } };
}

/** A video spot check 视频抽查 of leader packages, from its plan to the last follow-up (S3). */
export const spotCheck: StoryKind<SpotCheckState> = {
  name: 'spotCheck',
  acts: spotCheckActs,
  behaviours: { ...planning, ...session, ...following } satisfies Record<SpotCheckAct, unknown>,
  born: bornSpotCheck,
  mayAct,
  holderOf,
  tasksOf: spotCheckTasks,
  partyOf,
  personOf,
  onAlert,
  onFact: onPackageFact,
  settles: announced,
  isOver,
};
