import { type Clock, running } from '../clock';
import type { PanelPool } from '../learning';
import { type IsoDate, msOf, toInstant } from '../time';
import type { Does, HearingState } from './facts';
import { openSeats, panelOf, seatName, successorFor } from './panel';
import { mustMove } from './scheduling';
import { isServed, movable } from './stages';

/** What the clock does at an instant that is set: it draws; and a session that nobody announced in time it puts off. */
export function appointment({ stage, facts, clocks }: HearingState) {
  if (stage === 'scheduled' && facts.drawAt && !facts.drawn) return { at: facts.drawAt, act: 'draw', input: {} };
  const notice = running(clocks as Clock[], 'T_HEARING_NOTICE');
  if (!notice || !(movable as readonly string[]).includes(stage)) return undefined;
  // A service of the last day may be entered on the next (acts.md 1.16).
  const at = toInstant(msOf(notice.dueAt) + 86_400_000);
  return { at, act: 'postpone', input: { cause: 'notServedInTime' } };
}

/** Persons who prepared, handled, organise or are accused; the register knows who serves where. */
function personsConcerned({ facts }: HearingState): string[] {
  const { chain, accused, recused = [], officerId, session } = facts;
  const others = [officerId, session?.chair, session?.recorder].filter((person) => person !== undefined);
  return [...new Set([...chain, ...(accused?.officers ?? []), ...recused, ...others])].sort();
}

function unitsConcerned({ facts }: HearingState): string[] {
  const { unitId, assistants = [], units = [], accused } = facts;
  const all = [...(unitId ? [unitId] : []), ...assistants, ...units, ...(accused?.units ?? [])];
  return [...new Set(all)].sort();
}

/** What the register is asked, on that day. */
export const questionOf = (state: HearingState, on: IsoDate): PanelPool => ({
  ...{ pool: 'panel', bureauId: state.facts.bureauId ?? '', on, hearingId: state.id },
  ...{ units: unitsConcerned(state), persons: personsConcerned(state) },
  petitionIds: state.facts.petitionId ? [state.facts.petitionId] : [],
});

/**
 * By the clock alone, and once. Seed and pool are looked at where the line is written: nobody sees the one before the
 * other is fixed. Too small a pool draws nothing, and the session is put off.
 */
const draw: Does<'draw'> = {
  change: (state, { today }) => {
    const { seed, terms, step } = state.facts;
    const { size, alternates, pool } = terms!;
    return {
      to: 'drawing',
      facts: { bound: true, ...(step === 'preventive' ? { keeps: true } : {}) },
      learns: [
        {
          ...{ what: 'draw', as: 'drawn', no: seed?.no ?? 1, orElse: 'scheduled' },
          ...{ poolAtLeast: pool.poolAtLeast, least: size + alternates, leastStrata: pool.kindsAtLeast },
          of: questionOf(state, today),
        },
      ],
      notices: [{ topic: 'panelDrawn', to: ['coordinator@bureau', 'chair'] }],
    };
  },
};

/**
 * The next alternate, then the next of the same order: never a second draw. Months may lie between, so that whoever is
 * next is asked about anew: who would not be drawn any more is passed over, for everybody to read.
 */
const fill: Does<'fill'> = {
  change: (state, { today: on }) => {
    const { drawn, panel, terms, session, recused } = state.facts;
    const { seat } = successorFor(state.facts)!;
    return {
      learns: [
        {
          ...{ what: 'successor', as: 'panel', of: questionOf(state, on), listed: isServed(state.stage) },
          facts: { drawn, panel, terms, session, recused },
        },
      ],
      notices: [{ topic: 'seatFilled', to: [seatName(seat), 'coordinator@bureau', 'chair'] }],
    };
  },
};

const fillable: readonly string[] = ['scheduled', 'drawing', 'recusal', 'noticed', 'postponed'];

/** What the clock does at once: put off what cannot be held, fill what can be filled. */
export function settling(state: HearingState): { act: string; input: unknown } | undefined {
  const cause = mustMove(state);
  if (cause) return { act: 'postpone', input: { cause } };
  const isOpen = fillable.includes(state.stage) && panelOf(state.facts) && openSeats(state.facts).length > 0;
  return isOpen && successorFor(state.facts) ? { act: 'fill', input: {} } : undefined;
}

/** Who sits is nobody's choice. */
export const drawing = { draw, fill };
