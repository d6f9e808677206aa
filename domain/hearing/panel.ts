import type { Snapshot } from '../draw';
import type { IsoDate } from '../time';
import type { HearingFacts, Leaving, Panel, Passed, Place } from './facts';

/** Who sits where. Everything follows from the order of the draw and from who left: nobody chooses a successor. */

export type SeatFacts = Pick<HearingFacts, 'drawn' | 'panel' | 'terms' | 'session' | 'recused'>;
type Facts = SeatFacts;

export const orderOf = ({ drawn }: Facts): readonly string[] => (drawn && 'order' in drawn ? drawn.order : []);

/** The first of the order take the seats, the next ones are the alternates; undefined before the draw. */
export function panelOf(facts: Facts): Panel | undefined {
  if (facts.panel) return facts.panel;
  const order = orderOf(facts);
  if (order.length === 0 || !facts.terms) return undefined;
  const drawn = facts.terms.size + facts.terms.alternates;
  const places = order.slice(0, drawn).map((person, n) => ({ no: n + 1, person }));
  return { places, next: drawn, left: [] };
}

export const seatsOf = (facts: Facts): readonly Place[] =>
  (panelOf(facts)?.places ?? []).filter(({ no }) => no <= (facts.terms?.size ?? 0));

export const alternatesOf = (facts: Facts): readonly Place[] =>
  (panelOf(facts)?.places ?? []).filter(({ no, person }) => no > (facts.terms?.size ?? 0) && person);

/** The number under which a person stands on the list, seat or alternate. */
export const placeOf = (facts: Facts, person: string): Place | undefined =>
  panelOf(facts)?.places.find((place) => place.person === person);

export const seatOf = (facts: Facts, person: string): Place | undefined =>
  seatsOf(facts).find((place) => place.person === person);

/**
 * Whoever stood on the list at any time: also who stood by and was passed over, but nobody who was only
 * next. None of them is drawn for the same matter again.
 */
export const placesEver = (facts: Facts): string[] => {
  const { places = [], left = [], passed = [] } = panelOf(facts) ?? {};
  const drawn = (facts.terms?.size ?? 0) + (facts.terms?.alternates ?? 0);
  const stoodBy = passed.filter(({ index }) => index < drawn);
  return [...new Set([...places, ...left, ...stoodBy].flatMap(({ person }) => person ?? []))];
};

export const openSeats = (facts: Facts): number[] => seatsOf(facts).flatMap(({ no, person }) => (person ? [] : [no]));

export const membersOf = (facts: Facts): string[] => seatsOf(facts).flatMap(({ person }) => person ?? []);

/** Whoever holds a seat or stands by for one: they see the hearing. */
export function seated(facts: Facts): string[] {
  const { session } = facts;
  const heads = session ? (['chair', 'recorder'] as const).filter((seat) => !session.vacant?.includes(seat)) : [];
  const drawn = panelOf(facts)?.places.flatMap(({ person }) => person ?? []) ?? [];
  return [...new Set([...heads.map((seat) => session![seat]), ...drawn])];
}

/** A place is left, and waits. */
export function vacated(facts: Facts, no: number, why: Leaving['why'], on: IsoDate): { readonly panel: Panel } {
  const panel = panelOf(facts)!;
  const { person } = panel.places.find((place) => place.no === no)!;
  const places = panel.places.map((place) => (place.no === no ? { no } : place));
  return { panel: { ...panel, places, left: [...panel.left, { no, person: person!, why, on }] } };
}

/** Everybody on the list has stood the parties' objections. */
export function settledPanel(facts: Facts): { readonly panel: Panel } {
  const panel = panelOf(facts)!;
  return { panel: { ...panel, places: panel.places.map((place) => ({ ...place, fixed: true })) } };
}

/**
 * The acts that let somebody leave a place of the panel, each with its reason in `left`. Nothing else empties a place:
 * whoever checks the record (succession.ts) holds it to this list.
 */
export const leavingWhy = {
  declareInterest: 'interest',
  strike: 'struck',
  decideRecusal: 'recused',
  recuse: 'recused',
  recordNoShow: 'absent',
} as const satisfies Readonly<Record<string, Leaving['why']>>;

/** Whoever leads or records it, or was recused, is no next one though the order names that person. */
export function barredFrom({ session, recused = [] }: Facts): ReadonlyMap<string, 'chair' | 'recorder' | 'recused'> {
  const heads = session ? (['chair', 'recorder'] as const).map((seat) => [session[seat], seat] as const) : [];
  return new Map([...recused.map((person) => [person, 'recused'] as const), ...heads]);
}

/** Who takes the next open seat: an alternate, then whoever is next in the order; undefined: nobody is left. */
export function successorFor(facts: Facts): Successor | undefined {
  const [seat] = openSeats(facts);
  if (seat === undefined) return undefined;
  const [alternate] = alternatesOf(facts);
  if (alternate) return { seat, from: 'alternates', person: alternate.person!, place: alternate };
  const { next } = panelOf(facts)!;
  const barred = barredFrom(facts);
  const index = orderOf(facts).findIndex((person, n) => n >= next && !barred.has(person));
  return index < 0 ? undefined : { seat, from: 'order', person: orderOf(facts)[index]!, index };
}

export type Successor = { readonly seat: number; readonly person: string } & (
  | { readonly from: 'alternates'; readonly place: Place }
  | { readonly from: 'order'; readonly index: number }
);

/** The successor sits down; an alternate's own place stays empty. */
function filled(facts: Facts, successor: Successor): { readonly panel: Panel } {
  const panel = panelOf(facts)!;
  const { seat, person } = successor;
  const fixed = successor.from === 'alternates' && successor.place.fixed ? { fixed: true } : {};
  const places = panel.places.map((place): Place => {
    if (place.no === seat) return { no: seat, person, ...fixed };
    return successor.from === 'alternates' && place.no === successor.place.no ? { no: place.no } : place;
  });
  return { panel: { ...panel, places, next: successor.from === 'order' ? successor.index + 1 : panel.next } };
}

/**
 * Whoever is next and may still be drawn takes the open seat. Who may not any more is passed over, with the reason; the
 * order of the draw stays as it is. `listed`: nobody but the alternates, who stand on the list that was served. With
 * nobody left the seat stays open.
 */
export function seatNext(
  facts: Facts,
  { candidates, excluded }: Pick<Snapshot, 'candidates' | 'excluded'>,
  { on, listed }: { readonly on: IsoDate; readonly listed: boolean },
): Panel {
  const fit = new Set(candidates.map(({ id }) => id));
  const why = new Map(excluded.map(({ id, reason }) => [id, reason]));
  for (let now = facts; ; ) {
    const next = successorFor(now);
    if (!next || (listed && next.from === 'order')) return panelOf(now)!;
    if (fit.has(next.person)) return filled(now, next).panel;
    // Neither in the pool nor left out of it: no member on that day.
    now = { ...now, ...passedOver(now, next, { why: why.get(next.person) ?? 'termEnded', on }) };
  }
}

function passedOver(facts: Facts, { person, ...from }: Successor, more: Pick<Passed, 'why' | 'on'>) {
  const panel = panelOf(facts)!;
  const passed = [...(panel.passed ?? []), { index: orderOf(facts).indexOf(person), person, ...more }];
  if (from.from === 'order') return { panel: { ...panel, next: from.index + 1, passed } };
  const places = panel.places.map((place) => (place.no === from.place.no ? { no: place.no } : place));
  return { panel: { ...panel, places, passed } };
}

/** A panel was drawn, and whoever left it could be followed: to draw another one would be a choice. */
export const keepsPanel = (facts: Facts): boolean =>
  panelOf(facts) !== undefined && (openSeats(facts).length === 0 || successorFor(facts) !== undefined);

/** What the record and its recipients call a place. */
export const seatName = (no: number): string => `seat:${no}`;
export const isPlaceName = (recipient: string): boolean => /^seat:\d+$/.test(recipient);
