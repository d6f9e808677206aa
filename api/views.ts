import { type Clock, clockKey } from '../domain/clock';
import { colourOf, colours, worstColour } from '../domain/colour';
import type { StoryKind } from '../domain/kind';
import type { AnyState } from '../domain/story';

/** What pages and answers show of a clock. */
export function clockView(clock: Clock, now: string) {
  const { rule, instance, kind, state, startOn, startAt, strictOn, dueOn, dueAt, provisional, metOn, lateDays } = clock;
  const { pauses, pausedFrom } = clock;
  const when = { startOn, startAt, strictOn, dueOn, dueAt, provisional, metOn, lateDays, pauses, pausedFrom };
  return {
    clock: clockKey(clock),
    rule,
    instance,
    kind,
    unit: clock.unitId,
    state,
    colour: colourOf(clock, now),
    ...when,
  };
}

/** Which clocks make it yellow or red, the worst first. */
function reasonsOf({ colourReason }: StoryKind, live: readonly Clock[], now: string) {
  const coloured = live.map((clock) => ({
    because: colourReason?.(clock),
    clock: clockKey(clock),
    dueOn: clock.dueOn,
    colour: colourOf(clock, now),
  }));
  const turned = coloured.filter(({ because, colour }) => because && (colour === 'yellow' || colour === 'red'));
  return turned.sort((a, b) => colours.indexOf(b.colour) - colours.indexOf(a.colour));
}

/** A story as answers show it at one instant: a function of its state, so that a repeated answer is the same. */
export function storyView(kind: StoryKind, route: string, state: AnyState, now: string) {
  const { id, seq: version, stage, training, clocks, children, facts } = state;
  const { number, bureauId: bureau, unitId: unit, officerId: officer, assistants = [], ...rest } = facts;
  const { superiorId: _superior, regionPath = [], ...details } = rest;
  const live: Clock[] = clocks.filter((clock: Clock) => clock.state === 'running');
  const self = `/api/v1/${route}/${id}`;
  const links = [
    'acts',
    'events',
    'clocks',
    'holdings',
    'documents',
    'papers',
    ...(kind.name === 'petition' ? ['orders', 'reviews', 'packages', 'duplicates'] : []),
  ];
  return {
    id,
    kind: kind.name,
    number,
    version,
    stage,
    over: kind.isOver(state),
    colour: worstColour(clocks, now),
    ...(kind.colourReason ? { reasons: reasonsOf(kind, live, now) } : {}),
    holder: kind.holderOf(state) ?? null,
    ...{ bureau, unit, officer, assistants, region: regionPath[0] },
    details,
    clocks: live.map((clock) => clockView(clock, now)),
    children: children.map(({ kind: ofKind, id: child, open }: AnyState['children'][number]) => ({
      kind: ofKind,
      id: child,
      open,
    })),
    training,
    now,
    links: { self, ...Object.fromEntries(links.map((link) => [link, `${self}/${link}`])) },
  };
}
