import { type Alert, type Clock, clockKey } from '../clock';
import type { RuleCode } from '../policy/types';
import type { Change } from '../story';
import type { Instant, IsoDate } from '../time';
import type { PetitionChange, PetitionState } from './facts';
import { orderFor } from './orders';
import { keptForLateEntry } from './review/late';
import { fallBack } from './track/fallback';
import { warningToWatcher } from './track/watch';

type Meant = { readonly act: string; readonly change: Change };
/** What a rung of one rule brings about besides telling its recipients; undefined: nothing more. */
export type OnRung = (
  state: PetitionState,
  clock: Clock,
  level: Alert['level'],
  at: Instant,
) =>
  | {
      readonly act?: string;
      readonly change: PetitionChange;
      /** The day on which the breach ends by the same line; `nobodys`: no order is opened for it. */
      readonly breach?: { readonly endedOn: IsoDate } | 'nobodys';
    }
  | undefined;

/** What a rung that fires is called in the record. */
export const alertActs: Readonly<Record<Alert['level'], string>> = {
  reminder: 'remind',
  warning: 'warn',
  order: 'supervise',
  notice: 'notify',
  proposal: 'propose',
  lapse: 'lapse',
};

/** Rules whose rungs do more than tell; every other one only tells, and opens an order where its ladder says so. */
const ofRule: Partial<Record<RuleCode, OnRung>> = {
  T_SIMPLE_ACCEPT: fallBack,
  T_SIMPLE_REPLY: fallBack,
  T_REVIEW_WINDOW: keptForLateEntry,
  T_REREVIEW_WINDOW: keptForLateEntry,
};

export function onAlert(state: PetitionState, clock: Clock, level: Alert['level'], at: Instant): Meant {
  const more = ofRule[clock.rule]?.(state, clock, level, at);
  const breach = more?.breach;
  const opening = level === 'order' && breach !== 'nobodys' ? orderFor(state, clock, breach?.endedOn) : undefined;
  const notices = [...(more?.change.notices ?? []), ...warningToWatcher(state, clock, level)];
  const clocks = [{ op: 'fire' as const, clock: clockKey(clock), level }, ...(more?.change.clocks ?? [])];
  return {
    act: more?.act ?? alertActs[level],
    change: { ...more?.change, clocks, notices, opens: opening ? [opening] : [] },
  };
}
