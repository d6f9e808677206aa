import { z } from 'zod';
import { openStoriesOf, type Story, storySeen } from '../db/stories';
import type { Refusal } from '../domain/refusals';
import type { Child, StoryKindName } from '../domain/story';
import { dayOf, msOf, toInstant } from '../domain/time';
import type { Advanced } from '../workflows/messages';
import type { Deps } from './deps';
import { Problem, problemOf } from './problem';
import { type Answer, type Call, type Route, route } from './route';
import { RefusedByStory, type Stories, StoryGone } from './temporal';

const span = z
  .string()
  .regex(/^P(?=\d|T\d)(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,4}M)?)?$/, 'a span such as P20D, PT3H or P1DT2H30M')
  .transform((text) => {
    const part = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0);
    return ((part('D') * 24 + part('H')) * 60 + part('M')) * 60_000;
  });

const isTrainingTime = (instant: string | number) => dayOf(instant) >= '2005-01-01' && dayOf(instant) <= '2099-12-31';
const notThen = 'not within 2005-01-01 to 2099-12-31';

/** An instant at which a training story may be: there are no rules before the regulation of 2005. */
export const trainingInstant = z.iso.datetime({ offset: true, abort: true }).refine(isTrainingTime, notThen);

const body = z
  .strictObject({
    story: z.uuid(),
    by: span.optional().describe('P20D, PT3H'),
    to: trainingInstant.optional(),
    outage: z.boolean().default(false).describe('As if the service had been down: one jump'),
  })
  .refine(({ by, to }) => (by === undefined) !== (to === undefined), 'either `by` or `to`')
  .meta({ description: 'Exactly one of `by` and `to`' });

/** Far more than a year of daily alerts; a story that never stops being due must not hold the door. */
const ROUNDS_MAX = 5_000;
/** A story stops this much before an instant that is due just after the target. */
const SLACK_MS = 1_000;

export function trainingRoutes(stories: Stories): Route[] {
  return [
    route({
      ...{ method: 'post', path: '/training/advance', tag: 'training', patient: true, body },
      says: 'Moves the time of a training matter and of its open stories; answers when everything due is on record',
      handle: (call) => advance(call, stories),
    }),
  ];
}

async function advance(call: Call<unknown, z.output<typeof body>>, stories: Stories): Promise<Answer> {
  const { deps, viewer, nowMs } = call;
  const { story: id, by, to, outage } = call.body;
  const asked = await storySeen(deps.db, viewer, id);
  if (!asked) throw new Problem('notFound');
  if (!deps.training || !asked.training) throw new Problem('notTraining');
  const root = (await storySeen(deps.db, viewer, asked.matter)) ?? asked;
  const start = nowMs + root.offsetMs;
  const target = to === undefined ? start + by! : msOf(to);
  if (target < start) throw new Problem('timeInPast');
  if (!isTrainingTime(target))
    throw new Problem('invalidInput', undefined, { errors: [{ pointer: '/by', detail: notThen }] });
  const moved = await new Journey(deps, stories, root.id).to(target, outage).catch(refused);
  return { body: { story: root.id, now: toInstant(target), stories: moved } };
}

function refused(error: unknown): never {
  throw error instanceof RefusedByStory ? problemOf(error.detail as Refusal) : error;
}

interface Moving extends Advanced {
  readonly kind: StoryKindName;
  readonly id: string;
}

/** A matter and its open stories on their way to one instant, all step by step from due instant to due instant. */
export class Journey {
  private readonly met = new Map<string, Moving>();
  /** The open stories and their versions, as they were looked at last. */
  private seen = '';

  constructor(
    private readonly deps: Pick<Deps, 'db' | 'clock'>,
    private readonly stories: Stories,
    private readonly root: string,
  ) {}

  /** With an outage all jump at once first: only then do they find what was due meanwhile. */
  async to(target: number, outage: boolean): Promise<Moving[]> {
    await this.quiet();
    if (outage) await this.step(target, true);
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      await this.quiet();
      const open = this.open();
      if (open.every(({ now, next }) => msOf(now) >= target - SLACK_MS && !(next !== null && msOf(next) <= target)))
        return [...this.met.values()];
      await this.step(Math.min(target, ...open.map(({ next }) => (next === null ? target : msOf(next)))));
    }
    throw new Error(`story ${this.root} is still due after ${ROUNDS_MAX} rounds`);
  }

  private open(): Moving[] {
    return [...this.met.values()].filter(({ over }) => !over);
  }

  private async step(to: number, outage = false): Promise<void> {
    await Promise.all(this.open().map((one) => this.ask(one, to, outage)));
  }

  private async ask({ kind, id }: Pick<Moving, 'kind' | 'id'>, to: number, outage = false): Promise<void> {
    const at = { to: toInstant(to), outage };
    const moved = await this.stories.advance(kind, id, at).catch(gone);
    this.met.set(id, { kind, id, ...(moved ?? { now: at.to, next: null, over: true }) });
  }

  /** What stories tell each other belongs to the instant at which they are: none moves on while a word is on its way. */
  private async quiet(): Promise<void> {
    for (let rows = await this.meet(); this.met.size > 1; rows = await this.meet()) {
      const seen = rows.map(({ id, version }) => `${id} ${version}`).join();
      if (seen === this.seen) return;
      this.seen = seen;
      for (const row of rows) await this.ask(row, this.deps.clock() + row.offsetMs);
    }
  }

  /** Finds the stories not met before, by their rows and by what open ones say they opened, and asks where they are. */
  private async meet(): Promise<Story[]> {
    const rows = await openStoriesOf(this.deps.db, this.root);
    const children = rows.flatMap(({ state }): Child[] => state.children.filter((child: Child) => child.open));
    const fresh = new Map([...children, ...rows].map((one) => [one.id, one]));
    for (const id of this.met.keys()) fresh.delete(id);
    for (const one of fresh.values()) {
      const { offsetMs } = { offsetMs: rows[0]?.offsetMs ?? 0, ...one };
      await this.ask(one, this.deps.clock() + offsetMs);
    }
    return rows;
  }
}

function gone(error: unknown): undefined {
  if (!(error instanceof StoryGone)) throw error;
  return undefined;
}
