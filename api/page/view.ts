import { clocksOf } from '../../db/clocks';
import { eventsAfter } from '../../db/events';
import { organsAbove, type PublicUnit, postIn, publicUnits } from '../../db/public-office';
import type { Story } from '../../db/stories';
import type { Label } from '../../domain/acts';
import { type Clock, clockKey } from '../../domain/clock';
import type { ExplainedDeadline } from '../../domain/deadline';
import type { StoryEvent } from '../../domain/event';
import type { PetitionState } from '../../domain/petition/facts';
import { promiseWords } from '../../domain/petition/promises';
import { contestedNow } from '../../domain/petition/review/requesting';
import type { RuleCode } from '../../domain/policy/types';
import { dayOf, type IsoDate, isIsoDate } from '../../domain/time';
import type { Deps } from '../deps';
import { doneWords, movedWords, reportedDay, rightWords } from './act-words';

export interface Done {
  readonly on: IsoDate;
  readonly what: Label;
  readonly unit?: string;
}

export interface Promised {
  readonly what: Label;
  readonly dueOn: IsoDate;
  readonly explained?: ExplainedDeadline;
  /** A right that is used at another organ. */
  readonly isRemedy?: boolean;
  /** Each time the day was moved, oldest first. */
  readonly moved: readonly {
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly on: IsoDate;
    readonly why: Label;
  }[];
}

/** Everything a page shows of a matter. No person's data, nothing sealed, no name of anybody. */
export interface PageView {
  readonly number: string;
  readonly stage: string;
  readonly over: boolean;
  readonly done: readonly Done[];
  readonly promised: readonly Promised[];
  readonly rights: readonly Promised[];
  /** The organs that review, while one may be asked. */
  readonly organs: readonly PublicUnit[];
  readonly contact?: PublicUnit & { readonly post?: string };
  readonly bureau?: PublicUnit;
}

export async function viewOf({ db }: Pick<Deps, 'db'>, story: Story): Promise<PageView> {
  const state = story.state as PetitionState;
  const { unitId, bureauId, officerId, number = '' } = state.facts;
  const [lines, clocks] = await Promise.all([eventsAfter(db, story.id, 0), clocksOf(db, story.id)]);
  const toldUnits = lines.map(unitOf).filter((unit) => unit !== undefined);
  const [units, post, organs] = await Promise.all([
    publicUnits(
      db,
      [unitId, bureauId, ...toldUnits].filter((unit) => unit !== undefined),
    ),
    unitId && officerId ? postIn(db, officerId, unitId) : undefined,
    organsOf(db, state),
  ]);
  const live = clocks.filter(({ clock }) => clock.state === 'running');
  const shown = (words: Partial<Readonly<Record<RuleCode, Label>>>) =>
    live.flatMap(({ clock, explanation }) => promisedOf(words[clock.rule], clock, explanation, lines));
  const contact = unitId ? units.get(unitId) : undefined;
  return {
    ...{ number, stage: state.stage, over: story.over },
    done: lines.flatMap((line) => doneOf(line, units)),
    promised: shown(promiseWords),
    rights: shown(rightWords),
    organs,
    contact: contact && { ...contact, post },
    bureau: bureauId ? units.get(bureauId) : undefined,
  };
}

/** Whom the petitioner may ask for a review now. */
export async function organsOf(db: Deps['db'], state: PetitionState): Promise<PublicUnit[]> {
  const from = contestedNow(state);
  return from ? organsAbove(db, from) : [];
}

const unitOf = ({ data }: StoryEvent): string | undefined => {
  const unit = data.facts?.unitId;
  return typeof unit === 'string' ? unit : undefined;
};

function doneOf(line: StoryEvent, units: Map<string, PublicUnit>): Done[] {
  const what = doneWords[line.act as keyof typeof doneWords];
  if (!what) return [];
  const unit = unitOf(line);
  return [{ on: dayToldOf(line), what, ...(unit ? { unit: units.get(unit)?.name } : {}) }];
}

/** The day on which it happened, as it was reported; else that of the entry. */
export function dayToldOf(
  { act, at, data }: StoryEvent,
  days: Readonly<Record<string, string>> = reportedDay,
): IsoDate {
  const field = days[act];
  const told = field && (data.input as Record<string, unknown> | undefined)?.[field];
  return typeof told === 'string' && isIsoDate(told) ? told : dayOf(at);
}

/** A running clock as a promise or a right, with every change of its day. */
export function promisedOf(
  what: Label | undefined,
  clock: Clock,
  explained: ExplainedDeadline,
  lines: readonly StoryEvent[],
): Promised[] {
  if (!what) return [];
  const moved = lines.flatMap(({ act, at, data }) =>
    (data.moved ?? [])
      .filter((one) => one.clock === clockKey(clock) && one.oldDueOn !== one.newDueOn)
      .map(({ oldDueOn: from, newDueOn: to }) => ({
        from,
        to,
        on: dayOf(at),
        why: movedWords[act] ?? movedWords.otherwise!,
      })),
  );
  const isRemedy = clock.rule === 'T_REVIEW_WINDOW' || clock.rule === 'T_REREVIEW_WINDOW';
  return [{ what, dueOn: clock.dueOn, explained, isRemedy, moved }];
}
