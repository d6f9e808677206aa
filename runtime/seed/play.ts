import { setTimeout as pause } from 'node:timers/promises';
import { addWorkingDays, isWorkingDay } from '../../domain/calendar';
import { bundledCalendar } from '../../domain/calendar/bundled';
import { addDays, dayOf, type Instant, type IsoDate, instantOf, toInstant } from '../../domain/time';
import { deskOf } from './desk';
import { type Door, DoorError } from './door';
import { stepsOf } from './moves';
import { type Fill, fillIn } from './papers';
import { performOnHearing } from './play-hearing';
import type { InstantAgo, Recipe, Step } from './recipe';
import { registrationOf } from './registration';

const calendar = bundledCalendar();

/** Matters are registered at 09:30 and worked on at 10:00, after the day's slips have gone out. */
const registeredAt = 9.5;
const handedOverAt = 9.75;
const workedAt = 10;

export interface Play {
  readonly door: Door;
  /** When the office was seeded: days are counted back from here, also when an interrupted seeding goes on. */
  readonly at: Instant;
  readonly signal?: AbortSignal;
}

/** The day of a recipe's step: on or before that many days ago, a working day unless the recipe says otherwise. */
export function dayOfStep(at: Instant, ago: number, exact = false): IsoDate {
  const day = addDays(dayOf(at), -ago);
  return exact || ago < 0 || isWorkingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar);
}

/** The instant that a recipe asks for; its day is found like that of a step. */
export function instantOfAsk(at: Instant, ask: InstantAgo, exact = false): Instant {
  const { instantAgo, hour = handedOverAt, workingDaysOn: on } = ask;
  const day = dayOfStep(at, instantAgo, exact);
  return instantOf(on ? addWorkingDays(day, on, calendar) : day, hour);
}

/** Registers the matter, or finds it registered: the key derives from the recipe. */
async function register(recipe: Recipe, { door, at }: Pick<Play, 'door' | 'at'>): Promise<string> {
  const { coordinator } = deskOf(recipe);
  const day = (ago: number) => dayOfStep(at, ago, recipe.exact);
  const input = registrationOf(recipe, day);
  const { petition } = await door.post<{ petition: { id: string } }>(coordinator, '/petitions', input, {
    key: `seed/${recipe.name}/register`,
    headers: { 'Training-Begin': instantOf(day(recipe.received), registeredAt) },
  });
  return petition.id;
}

/**
 * Lives one matter through its acts by moved time up to now. Harmless to repeat: every request carries a key that
 * derives from the recipe, so what was done is answered from the record and the rest follows.
 */
export async function playRecipe(
  recipe: Recipe,
  { door, at, signal }: Play,
  others: readonly Recipe[],
): Promise<string> {
  const dayOf = (ago: number) => dayOfStep(at, ago, recipe.exact);
  const { coordinator } = deskOf(recipe);
  const keyBase = `seed/${recipe.name}`;
  const idOf = (name: string) => register(others.find((one) => one.name === name)!, { door, at });
  const instantAsked = (ask: InstantAgo) => instantOfAsk(at, ask, recipe.exact);
  const fill = { door, keyBase, dayOf, instantOf: instantAsked, idOf, filed: new Map<string, string>() };
  const id = await register(recipe, { door, at });
  let now = '';
  for (const [n, step] of stepsOf(recipe).entries()) {
    signal?.throwIfAborted();
    const then = instantOf(dayOf(step.ago), step.hour ?? workedAt);
    if (then > now) {
      await advance(door, coordinator, id, then);
      now = then;
    }
    await perform(step, `${keyBase}/${n}`, { ...fill, as: step.as, story: id, noun: 'petitions' });
  }
  await advanceToNow(door, coordinator, id);
  return id;
}

/** From then on the story lives in the time of this machine. */
export const advanceToNow = (door: Door, as: string, story: string): Promise<void> =>
  advance(door, as, story, toInstant(Date.now()));

async function perform(step: Step, key: string, fill: Fill): Promise<void> {
  if (step.onPackage) return performOnPackage(step, key, fill);
  if (step.onHearing) return performOnHearing(step, key, fill);
  const review = step.onReview ? await reviewOf(fill) : undefined;
  const input = await fillIn(step.input, review ? { ...fill, story: review, noun: 'reviews' } : fill);
  const ofPetition = step.onOrder ? `/orders/${await orderOf(fill)}` : `/petitions/${fill.story}`;
  const place = review ? `/reviews/${review}` : ofPetition;
  await fill.door.post(step.as, `${place}/acts/${step.act}`, input, { key });
}

async function performOnPackage(step: Step, key: string, fill: Fill): Promise<void> {
  const { door, as, story } = fill;
  if (step.act === 'list') {
    await door.post(as, '/packages', { petitionIds: [story], ...(step.input as object) }, { key });
    return;
  }
  const { items } = await door.get<{ items: { id: string }[] }>(as, `/packages?petition=${story}`);
  const id = items[0]?.id;
  if (!id) throw new DoorError(404, 'notFound', `petition ${story} is in no package`);
  await door.post(
    as,
    `/packages/${id}/acts/${step.act}`,
    await fillIn(step.input, { ...fill, story: id, noun: 'packages' }),
    { key },
  );
}

async function orderOf({ door, as, story }: Fill): Promise<string> {
  const { items } = await door.get<{ items: { id: string }[] }>(as, `/petitions/${story}/orders`);
  const order = items[0];
  if (!order) throw new DoorError(404, 'notFound', `petition ${story} has no supervision order`);
  return order.id;
}

/** The petition opens its review, which is there a moment later. */
async function reviewOf({ door, as, story }: Fill): Promise<string> {
  for (let tried = 0; tried < 100; tried += 1) {
    const { items } = await door.get<{ items: { id: string }[] }>(as, `/petitions/${story}/reviews`);
    if (items[0]) return items[0].id;
    await pause(50);
  }
  throw new DoorError(404, 'notFound', `petition ${story} has no review`);
}

/** Time that is past already was moved by the seeding that was interrupted. */
async function advance(door: Door, as: string, story: string, to: Instant): Promise<void> {
  try {
    await door.post(as, '/training/advance', { story, to }, { harmless: true });
  } catch (error) {
    if (!(error instanceof DoorError && error.code === 'timeInPast')) throw error;
  }
}
