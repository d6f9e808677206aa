import { type Alert, type Clock, clockKey } from '../clock';
import type { RuleCode } from '../policy/types';
import type { Change } from '../story';
import type { Instant } from '../time';
import type { PetitionChange, PetitionState } from './facts';
import { orderFor } from './orders';

type Meant = { readonly act: string; readonly change: Change };
/** What a rung of one rule brings about besides telling its recipients; undefined: nothing more. */
export type OnRung = (
  state: PetitionState,
  clock: Clock,
  level: Alert['level'],
  at: Instant,
) => { readonly act?: string; readonly change: PetitionChange } | undefined;

const acts: Readonly<Record<Alert['level'], string>> = {
  reminder: 'remind',
  warning: 'warn',
  order: 'supervise',
  notice: 'notify',
  proposal: 'propose',
  lapse: 'lapse',
};

/** Rules whose rungs do more than tell; every other one only tells, and opens an order where its ladder says so. */
const ofRule: Partial<Record<RuleCode, OnRung>> = {};

export function onAlert(state: PetitionState, clock: Clock, level: Alert['level'], at: Instant): Meant {
  const opening = level === 'order' ? orderFor(state, clock) : undefined;
  const more = ofRule[clock.rule]?.(state, clock, level, at);
  const clocks = [{ op: 'fire' as const, clock: clockKey(clock), level }, ...(more?.change.clocks ?? [])];
  return { act: more?.act ?? acts[level], change: { ...more?.change, clocks, opens: opening ? [opening] : [] } };
}
