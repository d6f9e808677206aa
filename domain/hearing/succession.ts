import type { StoryEvent } from '../event';
import type { LearnedDraw } from '../learning';
import { withFacts } from '../life';
import type { HearingFacts, Panel, Place } from './facts';
import { alternatesOf, panelOf, type SeatFacts, seatsOf } from './panel';
import type { Known } from './succession-leaving';
import { type Moves, movesIn, type SuccessionFault } from './succession-line';

/** Who sits in the end, told again from the draw on: the record's own lines, by the rule that the hearing goes by. */

type Sitting = Omit<Place, 'fixed'>;

/** Who sits now and who stands by, as the office says; `asOf` is the record's last line at that time. */
export interface PanelNow {
  readonly asOf: number;
  readonly seats: readonly Sitting[];
  readonly alternates: readonly Sitting[];
}

export interface DrawnPanel {
  readonly drawn: LearnedDraw;
  /** The line that drew. */
  readonly drawnIn: number;
  readonly seats: number;
  readonly lines: readonly StoryEvent[];
  /** Absent in exports of before it was shown. */
  readonly panel?: PanelNow;
}

export interface Succession extends Moves {
  readonly seats: readonly Sitting[];
  readonly alternates: readonly Sitting[];
  /** What the export does not show: who sits now, in one of before that was shown. */
  readonly unchecked: readonly 'panel'[];
}

const sitting = ({ no, person }: Place): Sitting => (person ? { no, person } : { no });
const sittingIn = (facts: SeatFacts) => ({
  seats: seatsOf(facts).map(sitting),
  alternates: alternatesOf(facts).map(sitting),
});

/** Undefined: nobody is drawn. */
export const panelNow = (facts: SeatFacts, asOf: number): PanelNow | undefined =>
  panelOf(facts) && { asOf, ...sittingIn(facts) };

type Facts = Readonly<Record<string, unknown>>;
const factsOf = ({ data }: StoryEvent) => (data.facts ?? {}) as Facts & Partial<HearingFacts>;
const known = (before: Partial<Known>, said: Facts) => withFacts(before as Facts, said) as Partial<Known>;

const placesText = (panel: Panel | undefined) =>
  JSON.stringify(panel && [panel.places.map(sitting), panel.left.length, panel.passed?.length ?? 0]);

/** The last line that moved anybody since the draw; 0: nobody has moved. */
export function lastMove(lines: readonly StoryEvent[]): number {
  let [facts, last]: [Partial<Known>, number] = [{}, 0];
  for (const line of lines) {
    const before = panelOf(facts as Known);
    facts = known(facts, factsOf(line));
    if (before && placesText(before) !== placesText(panelOf(facts as Known))) last = line.seq;
  }
  return last;
}

const nobody: Omit<Succession, 'faults'> = {
  ...{ seats: [], alternates: [], left: [], came: [], passed: [], unchecked: [] },
};

/** Faults name a line, a place and persons wherever they can; without any, the panel shown is what draw and lines give. */
export function successionOf({ drawn, drawnIn, seats, lines, panel }: DrawnPanel): Succession {
  const before = lines.filter(({ seq }) => seq <= drawnIn).reduce((now, one) => known(now, factsOf(one)), {});
  const { terms } = before as Partial<Known>;
  if (!terms) return { ...nobody, faults: [{ fault: 'otherSeats' }] };
  const gone = new Set<string>();
  const moves: Moves[] = drawnElsewhere(lines, drawnIn).map((line) => onlyFault({ fault: 'drawnTwice', line }));
  if (terms.size !== seats) moves.push(onlyFault({ fault: 'otherSeats' }));
  let facts: Known = { ...before, terms, drawn, panel: undefined };
  const later = lines.filter(({ seq }) => seq > drawnIn);
  for (const line of later) {
    const { panel: said, drawn: _drawn, terms: other, ...more } = factsOf(line);
    if (other && (other.size !== terms.size || other.alternates !== terms.alternates))
      moves.push(onlyFault({ fault: 'otherSeats', line: line.seq }));
    if (said) {
      const made = movesIn(facts, line, gone);
      moves.push(made);
      for (const { person } of [...made.left, ...made.passed.filter(({ on }) => on)]) gone.add(person);
    }
    facts = { ...known(facts, more), ...(said ? { panel: said } : {}) } as Known;
  }
  const now = sittingIn(facts);
  return {
    ...now,
    left: moves.flatMap(({ left }) => left),
    came: moves.flatMap(({ came }) => came),
    passed: moves.flatMap(({ passed }) => passed),
    faults: [...moves.flatMap(({ faults }) => faults), ...nowFaults(panel, now, later.length > 0, gone)],
    unchecked: panel || later.length > 0 ? [] : ['panel'],
  };
}

/** A panel is drawn once: any other line with a draw offered a choice. */
const drawnElsewhere = (lines: readonly StoryEvent[], drawnIn: number): number[] =>
  lines.filter(({ seq, data }) => data.draw && seq !== drawnIn).map(({ seq }) => seq);

const onlyFault = (fault: SuccessionFault): Moves => ({ left: [], came: [], passed: [], faults: [fault] });

type Now = Pick<Succession, 'seats' | 'alternates'>;

/** An export of before the panel was shown ends with the draw; any other shows it. */
function nowFaults(shown: PanelNow | undefined, now: Now, goesOn: boolean, gone: ReadonlySet<string>) {
  if (!shown) return goesOn ? [{ fault: 'otherPanel' } as const] : [];
  const text = ({ seats, alternates }: Now) => JSON.stringify([seats.map(sitting), alternates.map(sitting)]);
  if (text(shown) === text(now)) return [];
  const faults = placesOf(shown, now).flatMap((place): SuccessionFault[] => {
    const [person, instead] = [at(shown, place), at(now, place)];
    if (person === instead) return [];
    const back = person && gone.has(person) ? [{ fault: 'broughtBack', place, person } as const] : [];
    return [{ fault: 'otherPanel', place, person, instead }, ...back];
  });
  // The same persons, in another list or in another order.
  return faults.length > 0 ? faults : [{ fault: 'otherPanel' } as const];
}

const placesOf = (...panels: readonly Now[]): number[] =>
  [...new Set(panels.flatMap(({ seats, alternates }) => [...seats, ...alternates].map(({ no }) => no)))].sort(
    (a, b) => a - b,
  );

const at = ({ seats, alternates }: Now, place: number) =>
  [...seats, ...alternates].find(({ no }) => no === place)?.person;
