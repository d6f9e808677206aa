import type { StoryEvent } from '../../../domain/event';
import type { HearingState, Strike } from '../../../domain/hearing/facts';
import { hearing } from '../../../domain/hearing/hearing';
import { panelOf } from '../../../domain/hearing/panel';
import { holderOf } from '../../../domain/hearing/recusing';
import { apply, newState } from '../../../domain/life';

type Seat = Strike['seat'];

/**
 * Since which line of the record whoever has a seat now has had it, by seat: tells a holder from the one before, and
 * names neither. `lines`: the whole record, oldest first.
 */
export function seatedSince({ id }: HearingState, lines: readonly StoryEvent[]): ReadonlyMap<Seat, number> {
  let state = newState(hearing, id, 0, false);
  const holders = new Map<Seat, { readonly person: string | undefined; readonly since: number }>();
  for (const line of lines) {
    state = apply(state, line);
    const places = panelOf(state.facts)?.places.map(({ no }) => no) ?? [];
    for (const seat of [...places, 'chair', 'recorder'] as const) {
      const person = holderOf(state.facts, seat);
      if (holders.get(seat)?.person !== person) holders.set(seat, { person, since: line.seq });
    }
  }
  return new Map([...holders].map(([seat, { since }]) => [seat, since]));
}
