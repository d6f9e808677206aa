import type { Ask, StoryCard } from '../acts';
import { type Clock, type ClockOp, clockKey, ends } from '../clock';
import type { Behaviour } from '../kind';
import type { BreachOrder } from '../order/issuing';
import type { RuleCode } from '../policy/types';
import type { AnyState, Change, Child, Opening, Telling } from '../story';
import type { IsoDate } from '../time';
import type { PetitionState } from './facts';

/** A breach is one clock past one due day: an extension or a new round makes another. */
export const breachId = (clock: Clock): string => `${clockKey(clock)}/${clock.dueOn}`;

const bureauRules: readonly RuleCode[] = [
  'T_FORWARD',
  'T_LEVEL_NATIONAL',
  'T_LEVEL_PROVINCE',
  'T_LEVEL_PREFECTURE',
  'T_LEVEL_COUNTY',
  'T_COMPETENCE',
];

/**
 * The supervision order that follows from a breach; for what the bureau itself owes no unit is named, and it comes
 * from its superior (R22-43). None goes to an accused unit: it may not even know of the matter (R22-30).
 * `breachEndedOn`: the breach ends by the very line that opens the order, which could not be told of it later.
 */
export function orderFor(state: PetitionState, clock: Clock, breachEndedOn?: IsoDate): Opening | undefined {
  const { number, regionPath, policyId, accused, recused, superiorId, bureauId } = state.facts;
  const { unitId, officerId } = state.facts;
  // While it is disputed whose the matter is, what is due is due from the bureau: the unit's objection is its right.
  const isOfBureau = bureauRules.includes(clock.rule) || state.stage === 'competenceDispute';
  const unit = isOfBureau ? {} : { unitId, officerId };
  if (accused?.units.includes(unit.unitId ?? bureauId ?? '')) return undefined;
  const facts = { number, regionPath, policyId, accused, recused, bureauId, superiorId, ...unit };
  const card = { id: state.id, kind: state.kind, stage: state.stage, facts };
  return breachOpening(card, clock, { petitionId: state.id, breachEndedOn });
}

/** The order for a missed date: about the story of this card, whose parties answer for the date. */
export function breachOpening(
  card: StoryCard,
  clock: Clock,
  about: Pick<BreachOrder, 'petitionId' | 'reviewId' | 'packageId' | 'hearingId' | 'breachEndedOn'>,
): Opening {
  const breach = { breachId: breachId(clock), rule: clock.rule, breachDueOn: clock.dueOn };
  const input: BreachOrder = { cause: 'breach', ...breach, ...about };
  return {
    kind: 'order',
    key: breach.breachId,
    act: 'issue',
    input: { ...input },
    context: { stories: { [card.id]: card } },
  };
}

type Does = Behaviour<AnyState, never>;
type Clocks = Pick<AnyState, 'children' | 'clocks'>;

/** Whatever act stops a clock tells the open order of its breach; no act needs to think of it. */
export function tellingOrders<T extends Readonly<Record<string, Does>>>(behaviours: T): T {
  const telling = Object.entries(behaviours).map(([act, does]) => {
    const change = (state: AnyState, ask: Ask<never>): Change => {
      const made = does.change(state, ask);
      const tells = [...(made.tells ?? []), ...endedBreaches(state, made.clocks ?? [], ask.today)];
      return tells.length > 0 ? { ...made, tells } : made;
    };
    return [act, { ...does, change }];
  });
  return Object.fromEntries(telling);
}

/** A clock that stops on a day up to its due day was never missed: the order is baseless (acts.md 1.16). */
export function endedBreaches(state: Clocks, ops: readonly ClockOp[], today: IsoDate): Telling[] {
  const clocks: readonly Clock[] = state.clocks;
  return clocks
    .filter((clock) => clock.state === 'running')
    .flatMap((clock) => {
      const op = ops.find((one) => ends(one, clock));
      const on = op?.op === 'stop' ? (op.on ?? today) : today;
      return op ? openOrdersOf(state, clockKey(clock)).map((child) => breachEnded(child, on, clock.dueOn)) : [];
    });
}

export const openOrders = ({ children }: Pick<AnyState, 'children'>): Child[] =>
  children.filter(({ kind, open }) => kind === 'order' && open);

/** A fact for every open order, whatever it was issued for, and for the open review. */
export const toOpenStories = ({ children }: Pick<AnyState, 'children'>, fact: string, data: Telling['data']) =>
  children.filter(({ open }) => open).map(({ kind, id }): Telling => ({ kind, id, fact, data }));

/**
 * A merged unit's part is its successor's (R22-24). `ofAll`: also where it was only one of the units concerned; stories
 * that heard of it without that word followed lead and assistants alone, and their histories must go on so.
 */
export const unitPassedOn = (state: Pick<AnyState, 'children'>, unitId: string, successor: string): Telling[] =>
  toOpenStories(state, 'unitSucceeded', { unitId, successor, ofAll: true });

/** The open orders of the breaches of one clock, named by its key. */
export const openOrdersOf = (state: Pick<AnyState, 'children'>, clock: string): Child[] =>
  openOrders(state).filter(({ key }) => key.startsWith(`${clock}/`));

/** After dates were corrected: orders of these clocks that no missed date stands behind any more (acts.md 1.16). */
export function baselessOrders(state: Clocks, clocks: readonly string[], today: IsoDate): Telling[] {
  const running: readonly Clock[] = state.clocks;
  const judged = running.filter((clock) => clocks.includes(clockKey(clock)) && clock.state !== 'lapsed');
  return judged.flatMap((clock) => withoutBase(state, clock, clock.metOn ?? today));
}

/** A day in time, entered late: the order that is open for a clock that has ended was baseless (acts.md 1.16). */
export const baseless = (state: PetitionState, clock: Clock | undefined, on: IsoDate): Telling[] =>
  clock && clock.state !== 'running' ? withoutBase(state, clock, on) : [];

function withoutBase(state: Clocks, clock: Clock, on: IsoDate): Telling[] {
  if (on > clock.dueOn) return [];
  const data = { on, dueOn: clock.dueOn };
  return openOrdersOf(state, clockKey(clock)).map(({ id }) => ({ kind: 'order', id, fact: 'breachBaseless', data }));
}

function breachEnded({ id }: Child, on: IsoDate, dueOn: IsoDate): Telling {
  return { kind: 'order', id, fact: 'breachEnded', data: { on, dueOn, baseless: on <= dueOn } };
}

/**
 * Orders tell when they begin and end. One that this story opened itself is known already; a second one of the
 * matter is told so, and proposes an interview (domain.md 4.4, level 3).
 */
export function onOrderFact(state: Clocks, fact: string, data: Readonly<Record<string, unknown>>) {
  const id = String(data.orderId);
  const known = state.children.find((child) => child.id === id);
  if (fact === 'orderOpened') {
    const opened: Omit<Child, 'open'> = { kind: 'order', id, key: String(data.key) };
    return orderOpened(opened, known, earlierOrders(state, id, data.byPlace === true));
  }
  if (fact === 'orderEnded' && known?.open) return { act: 'orderEnded', change: { endsChild: id } };
}

/**
 * Of two orders that the clock opens at one instant, only the second is one: by its place, however soon either tells of
 * itself. Orders that were told of before the place counted went by how many others there were.
 */
function earlierOrders({ children }: Clocks, id: string, byPlace: boolean): number {
  const orders = children.filter(({ kind }) => kind === 'order').map((one) => one.id);
  return byPlace && orders.includes(id) ? orders.indexOf(id) : orders.filter((one) => one !== id).length;
}

function orderOpened(opened: Omit<Child, 'open'>, known: Child | undefined, earlier: number) {
  if (known && earlier === 0) return undefined;
  const { kind, id } = opened;
  const tells = earlier > 0 ? [{ kind, id, fact: 'secondOrder', data: { earlier } }] : undefined;
  return { act: 'orderOpened', change: { joins: known ? undefined : opened, tells } };
}
