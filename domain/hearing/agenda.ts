import type { Instant } from '../time';
import type { HearingState } from './facts';
import { placeOf, seatOf } from './panel';
import { hasEnded } from './stages';

/** A session in the calendar of one who serves in it, or whose unit's opinion is heard. */
export interface SessionItem {
  readonly id: string;
  readonly number: string;
  readonly at: Instant;
  readonly as: 'chair' | 'recorder' | 'member' | 'alternate' | 'unit';
  readonly version: number;
}

/** Nothing for whom it does not concern, and while no day is set. */
export function sessionItemOf(
  { id, seq: version, stage, facts }: HearingState,
  person: string,
): SessionItem | undefined {
  const { session, number = '' } = facts;
  const as = roleOf(facts, person);
  if (!session || !as || stage === 'postponed' || hasEnded(stage)) return undefined;
  return { id, number, at: session.at, as, version };
}

function roleOf(facts: HearingState['facts'], person: string): SessionItem['as'] | undefined {
  const { session, officerId } = facts;
  if (seatOf(facts, person)) return 'member';
  if (placeOf(facts, person)) return 'alternate';
  const head = (['chair', 'recorder'] as const).find((seat) => session?.[seat] === person);
  if (head) return session?.vacant?.includes(head) ? undefined : head;
  return officerId === person ? 'unit' : undefined;
}
