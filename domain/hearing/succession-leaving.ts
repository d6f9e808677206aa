import type { StoryEvent } from '../event';
import { withFacts } from '../life';
import { dayOf } from '../time';
import type { HearingFacts, Leaving, Panel, Strike } from './facts';
import { leavingWhy, panelOf, type SeatFacts } from './panel';

/** Whether a line of the record lets those go of whom it says that they have left their place. */

/** What the lines before have said of it. */
export type Known = SeatFacts & Pick<HearingFacts, 'strikes'>;

interface Left {
  readonly line: StoryEvent;
  /** As the lines before left it. */
  readonly before: Known;
  readonly leavers: readonly Leaving[];
}

export const personAt = ({ places }: Panel, place: number) => places.find(({ no }) => no === place)?.person;
export const hasPlace = (facts: Known, { no, person }: Leaving) => personAt(panelOf(facts)!, no) === person;

/**
 * Those of `leavers` whom the line does not let go: who leaves has the place, and the line is about that person, for that
 * reason and on that day.
 */
export function notLetGo({ before, leavers, line }: Left): readonly Leaving[] {
  const after = withFacts(before as Facts, line.data.facts as Facts) as unknown as Known;
  const isLetGo = (one: Leaving) =>
    hasPlace(before, one) &&
    leavingWhy[line.act as keyof typeof leavingWhy] === one.why &&
    one.on === dayOf(line.at) &&
    letsGo[line.act as keyof typeof leavingWhy](one, { line, before, after });
  return leavers.filter((one) => !isLetGo(one));
}

type Facts = Readonly<Record<string, unknown>>;
interface Around {
  readonly line: StoryEvent;
  readonly before: Known;
  readonly after: Known;
}

/** Whether the line is about that person, act by act. */
const letsGo: Readonly<Record<keyof typeof leavingWhy, (one: Leaving, around: Around) => boolean>> = {
  declareInterest: ({ person }, { line }) => line.actor.id === person,
  // Each strike stands after the earlier ones; a decision names the one it is about.
  strike: (one, { after }) => isStruck(one, after.strikes?.at(-1), 'done'),
  decideRecusal: (one, { line, before, after }) => {
    const { request } = (line.data.input ?? {}) as { request?: number };
    const isDecided = (n: number) => before.strikes?.[n]?.state === 'asked' && (request ?? n + 1) === n + 1;
    return after.strikes?.some((strike, n) => isDecided(n) && isStruck(one, strike, 'granted')) ?? false;
  },
  recuse: ({ person }, { after }) => after.recused?.includes(person) ?? false,
  recordNoShow: ({ no }, { line }) => {
    const { who, seat } = (line.data.input ?? {}) as { who?: string; seat?: number };
    return line.data.input === undefined || (who === 'member' && seat === no);
  },
};

/** The oldest strikes name the place alone. */
const isStruck = ({ no, person }: Leaving, strike: Strike | undefined, state: Strike['state']): boolean =>
  strike?.state === state && strike.seat === no && (strike.person ?? person) === person;
