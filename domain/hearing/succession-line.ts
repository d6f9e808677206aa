import type { StoryEvent } from '../event';
import { exclusions } from '../panel/pool';
import { dayOf } from '../time';
import type { Leaving, Panel, Passed } from './facts';
import { barredFrom, openSeats, orderOf, panelOf, seatNext, vacated } from './panel';
import { isServed } from './stages';
import { hasPlace, type Known, notLetGo, personAt } from './succession-leaving';

/** What one line of the record does to the places of a panel, and whether the rule of succession does the same. */

/** Each has its words in docs/reference/draw.md. */
export const successionFaults = [
  'drawnTwice',
  'otherSeats',
  'notVacated',
  'notFilled',
  'wrongSuccessor',
  'skipped',
  'passedOtherwise',
  'broughtBack',
  'rewritten',
  'otherPanel',
] as const;
export type SuccessionFaultName = (typeof successionFaults)[number];

export interface SuccessionFault {
  readonly fault: SuccessionFaultName;
  /** Of the record; absent: in what is shown as the present panel, or as the number of seats. */
  readonly line?: number;
  /** Seat or alternate's place, as on the served list. */
  readonly place?: number;
  readonly person?: string;
  /** Who belongs there. */
  readonly instead?: string;
}

type Line = { readonly line: number };
/** Somebody sat down: `index` in the order of the draw, from 0. */
export type Coming = Line & { readonly seat: number; readonly person: string; readonly index: number };
/** Passed over with a reason, or, without a day, because the order's next one leads, records or was recused. */
export type PassedBy = Line & Omit<Passed, 'on'> & Partial<Pick<Passed, 'on'>>;

export interface Moves {
  readonly left: readonly (Leaving & Line)[];
  readonly came: readonly Coming[];
  readonly passed: readonly PassedBy[];
  readonly faults: readonly SuccessionFault[];
}

const placesIn = (...panels: readonly Panel[]): number[] =>
  [...new Set(panels.flatMap(({ places }) => places.map(({ no }) => no)))].sort((a, b) => a - b);

interface Step {
  readonly line: StoryEvent;
  /** As the lines before left it, and once who leaves by this line has left. */
  readonly before: Known;
  readonly emptied: Known;
  /** What the line says, and what follows from the rule. */
  readonly said: Panel;
  readonly meant: Panel;
  readonly leavers: readonly Leaving[];
  readonly passed: readonly Passed[];
  /** The seat that the line fills. */
  readonly seat?: number;
  /** Who had left or was passed over before. */
  readonly gone: ReadonlySet<string>;
}

/** `line` has a panel among its facts. */
export function movesIn(before: Known, line: StoryEvent, gone: ReadonlySet<string>): Moves {
  const step = stepOf(before, line, gone);
  const { said, leavers, passed, seat } = step;
  const by = { line: line.seq };
  const person = seat === undefined ? undefined : personAt(said, seat);
  const came = person ? [{ seat: seat!, person, index: orderOf(before).indexOf(person), ...by }] : [];
  return {
    left: leavers.map((one) => ({ ...one, ...by })),
    came,
    passed: [...passed.map((one) => ({ ...one, ...by })), ...barredOf(step).map((one) => ({ ...one, ...by }))],
    faults: [...pastFaults(step), ...notLetGo(step).map(notVacated), ...passingFaults(step), ...placeFaults(step)].map(
      (one) => ({
        ...one,
        ...by,
      }),
    ),
  };
}

function stepOf(before: Known, line: StoryEvent, gone: ReadonlySet<string>): Step {
  const said = line.data.facts!.panel as Panel;
  const was = panelOf(before)!;
  const leavers = said.left.slice(was.left.length);
  const passed = (said.passed ?? []).slice(was.passed?.length ?? 0);
  const emptied = emptiedBy(before, leavers);
  const at = { line, before, emptied, said, leavers, passed, gone };
  if (line.act !== 'fill') return { ...at, meant: panelOf(emptied)! };
  const on = dayOf(line.at);
  // Whoever the line does not pass over could be drawn: the rule itself says who sits down then.
  const meant = seatNext(emptied, poolOf(orderOf(before), passed), { on, listed: isServed(line.from) });
  return { ...at, meant, seat: openSeats(emptied)[0] };
}

function emptiedBy(before: Known, leavers: readonly Leaving[]): Known {
  let now = before;
  for (const one of leavers) if (hasPlace(now, one)) now = { ...now, ...vacated(now, one.no, one.why, one.on) };
  return now;
}

const poolOf = (order: readonly string[], passed: readonly Passed[]) => ({
  candidates: order.filter((id) => !passed.some(({ person }) => person === id)).map((id) => ({ id, stratum: '' })),
  excluded: passed.map(({ person, why }) => ({ id: person, reason: why })),
});

type Fault = Omit<SuccessionFault, 'line'>;
const sameText = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const notVacated = ({ no, person }: Leaving): Fault => ({ fault: 'notVacated', place: no, person });
const leavingText = ({ no, person, why, on }: Leaving) => [no, person, why, on];
const passedText = ({ index, person, why, on }: Passed) => [index, person, why, on];

/** What stood there stands there still, and the order goes on where the rule says. */
function pastFaults({ before, said, meant, seat }: Step): Fault[] {
  const was = panelOf(before)!;
  const { left, passed = [] } = was;
  const kept =
    sameText(said.left.slice(0, left.length).map(leavingText), left.map(leavingText)) &&
    sameText((said.passed ?? []).slice(0, passed.length).map(passedText), passed.map(passedText));
  const isOtherPerson = seat !== undefined && personAt(said, seat) !== personAt(meant, seat);
  return kept && (isOtherPerson || said.next === meant.next) ? [] : [{ fault: 'rewritten' }];
}

const reasons: readonly string[] = [...exclusions, 'termEnded'];

function passingFaults({ passed, before, meant }: Step): Fault[] {
  const lawful = (meant.passed ?? []).slice(panelOf(before)!.passed?.length ?? 0);
  return passed
    .filter((one, n) => !reasons.includes(one.why) || !lawful[n] || !sameText(passedText(one), passedText(lawful[n])))
    .map(({ person }) => ({ fault: 'passedOtherwise', person }) as const);
}

/** Place by place, who is there and should not be, and who should be there and is not. */
function placeFaults(step: Step): Fault[] {
  const { said, meant, seat } = step;
  const isWrong = seat !== undefined && personAt(said, seat) !== personAt(meant, seat);
  // A wrong successor's own place, and that of whoever was next, are wrong with it.
  const places = isWrong ? placesIn(said, meant).filter((no) => no === seat) : placesIn(said, meant);
  return places.flatMap((place) => {
    const [person, instead] = [personAt(said, place), personAt(meant, place)];
    if (person === instead) return [];
    const is = person ? [{ fault: comingFault(step, place, person), place, person, instead }] : [];
    if (place === seat) return [...is, ...skippedIn(step, person, instead)];
    const isElsewhere = said.places.some((one) => one.person === instead);
    return instead && !isElsewhere ? [...is, { fault: 'notVacated', place, person: instead }] : is;
  });
}

function comingFault({ gone, leavers, seat }: Step, place: number, person: string): SuccessionFaultName {
  if (gone.has(person) || leavers.some((one) => one.person === person)) return 'broughtBack';
  return place === seat ? 'wrongSuccessor' : 'notFilled';
}

/** Whom the rule would have asked before whoever sat down, and whom the line does not name. */
function skippedIn({ emptied, line, passed }: Step, came: string | undefined, instead: string | undefined): Fault[] {
  if (!instead) return [];
  const only = { candidates: came ? [{ id: came, stratum: '' }] : [], excluded: [] };
  const asked = seatNext(emptied, only, { on: dayOf(line.at), listed: isServed(line.from) });
  const isReached = came !== undefined && asked.places.some(({ person }) => person === came);
  const before = (asked.passed ?? []).slice(panelOf(emptied)!.passed?.length ?? 0).map(({ person }) => person);
  const skipped = isReached ? before.filter((one) => !passed.some(({ person }) => person === one)) : [instead];
  return skipped.map((person) => ({ fault: 'skipped', person }) as const);
}

/** Whom the order names on the way to the next one, and who may not sit for all to see: no line passes them over. */
function barredOf({ before, said, passed, seat }: Step): Omit<PassedBy, 'line'>[] {
  const barred = barredFrom(before);
  return orderOf(before).flatMap((person, index) => {
    const why = barred.get(person);
    const isOnTheWay = seat !== undefined && index >= panelOf(before)!.next && index < said.next;
    const isNamed = passed.some((one) => one.person === person) || personAt(said, seat!) === person;
    return why && isOnTheWay && !isNamed ? [{ index, person, why }] : [];
  });
}
