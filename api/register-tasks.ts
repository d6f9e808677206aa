import { catalogueKeeper, lastReviewedOn } from '../db/catalogue';
import type { Box } from '../db/tasks';
import type { Viewer } from '../db/visible';
import { readMeasures } from '../db/yardsticks';
import { reviewDue } from '../domain/catalogue-review';
import { dayOf, type Instant, type IsoDate, instantOf } from '../domain/time';
import type { Deps } from './deps';

/** An inbox line as the stories' lines are; one of a register belongs to no matter. */
export interface RegisterTask {
  readonly story: null;
  readonly kind: 'register';
  readonly number: null;
  readonly stage: null;
  readonly colour: 'none';
  readonly key: string;
  readonly act: string;
  readonly unit: string;
  readonly role: string;
  readonly officer: null;
  readonly dueOn: IsoDate;
  readonly openedAt: Instant;
}

const blank = { story: null, kind: 'register', number: null, stage: null, colour: 'none', officer: null } as const;

/** The quarterly review of the list of routes, at the coordinators of the bureau that keeps it. */
export async function reviewTasks(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { box, nowMs }: { box: Box; nowMs: number },
): Promise<RegisterTask[]> {
  const keeper = viewer.unit && (await catalogueKeeper(db));
  if (!keeper || viewer.unit !== keeper) return [];
  if (box === 'mine' && !viewer.roles.includes('coordinator')) return [];
  const due = reviewDue(await lastReviewedOn(db), dayOf(nowMs), (await readMeasures(db)).calendar);
  if (!due) return [];
  const { quarter, firstOn, dueOn } = due;
  const line = { key: `reviewRoutes:${quarter}`, act: 'reviewRoutes', unit: keeper, role: 'coordinator' };
  return [{ ...blank, ...line, dueOn, openedAt: instantOf(firstOn) }];
}

/** Due next first, what has no day last; otherwise as they came. */
export const dueNextFirst = <T extends { readonly dueOn: IsoDate | null }>(tasks: readonly T[]): T[] =>
  [...tasks].sort((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'));
