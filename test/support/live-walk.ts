import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { eq, inArray, or } from 'drizzle-orm';
import { type Stories, storiesOf } from '../../api/temporal';
import { Journey } from '../../api/training';
import { eventsAfter } from '../../db/events';
import { heads, stories } from '../../db/schema';
import type { StoryEvent } from '../../domain/event';
import type { AnyState } from '../../domain/story';
import { msOf } from '../../domain/time';
import { publicKeyOf } from '../../sealing/record';
import { verifyRecord } from '../../sealing/verify';
import { keepMatterKey } from './ballots';
import { expectSound } from './invariants';
import { type Asked, type Draws, Model } from './model';
import { rowFaults } from './row-invariants';
import { sealedInput } from './sealing-steps';
import { registeredIn } from './sim';
import type { Stage } from './stage';
import { movesOf, registrations, type Walk } from './walks';

const beginAt = '2026-02-26T09:00:00+08:00';
/** Far longer than a busy machine takes to follow an act up. */
const patienceMs = 20_000;

type StoryRow = typeof stories.$inferSelect;

/** One matter on a live stage: what the model asks is done to it, and both come to the same. */
export class LiveWalk {
  readonly petition = randomUUID();
  private readonly model: Model;
  private readonly stories: Stories;
  /** The matter's instant when the move began. */
  private seenAt = '';
  /** What is on record, as it was looked at last. */
  lines: readonly StoryEvent[] = [];

  constructor(
    private readonly stage: Stage,
    draws: Draws = 'none',
  ) {
    const { client, taskQueue } = stage;
    this.model = new Model(beginAt, this.petition, draws);
    this.stories = storiesOf(client, { taskQueue, deadlineMs: patienceMs });
  }

  /** From a start along a path. Throws with the move after which something did not hold. */
  async go(one: Walk): Promise<void> {
    await keepMatterKey(this.stage.db, this.stage.deps.masterKey, this.petition);
    await this.follow((model) => registeredIn(model, registrations[one.start]));
    for (const move of movesOf(one)) await this.follow(move);
  }

  /** What the model does is done in earnest, compared, and looked at from every side. */
  private async follow(move: (model: Model) => unknown): Promise<void> {
    const before = this.model.fork();
    this.seenAt = new Date(before.now).toISOString();
    move(this.model);
    for (const asked of this.model.asked) await this.ask(asked);
    await this.settled();
    const rows = await this.rows();
    await this.read(rows);
    this.model.again(move, before, this.lines);
    const predicted = this.model.events.map(likeness);
    this.load(rows);
    expect(byStory(this.lines.map(likeness))).toEqual(byStory(predicted));
    expect(this.model.faults).toEqual([]);
    expectSound(this.model);
    expect(await this.faults()).toEqual([]);
  }

  private async ask(asked: Asked): Promise<void> {
    if ('to' in asked) return this.moveTo(asked.to);
    const { act, actor, context, id, kind, isNew } = asked;
    const input = await sealedInput(this.stage, asked, this.model.stories.get(id));
    if (!isNew) {
      await this.stage.story(kind, id).act(act, actor, input, { context });
      return;
    }
    // A hearing before any petition is a matter of its own.
    if (kind === 'hearing') await keepMatterKey(this.stage.db, this.stage.deps.masterKey, id);
    // An order has the time of its petition, as the door gives it.
    const time = kind === 'petition' ? {} : { offset: await this.stage.offsetOf(this.petition), parent: this.petition };
    await this.stage.begin(kind, { act, actor, input, context }, beginAt, { id, ...time });
  }

  /** A story that is no petition's has a time of its own: all go together from due instant to due instant. */
  private async moveTo(to: string): Promise<void> {
    const deps = { db: this.stage.db, clock: Date.now };
    const roots = (await this.rows()).filter(({ parent }) => parent === null).map(({ id }) => id);
    const due = this.model.events
      .filter(({ at }) => roots.length > 1 && at > this.seenAt && at < to)
      .map(({ at }) => at);
    for (const at of new Set([...due.sort(), to]))
      for (const root of roots) await new Journey(deps, this.stories, root).to(msOf(at), false);
  }

  /** What follows from an act comes by itself, to other stories, too. */
  private async settled(): Promise<void> {
    const { stories: wanted } = this.model;
    const until = Date.now() + patienceMs;
    const isThere = async () => {
      const versions = new Map((await this.rows()).map(({ id, version }) => [id, version]));
      return [...wanted.values()].every(({ id, seq }) => (versions.get(id) ?? 0) >= seq);
    };
    while (!(await isThere()) && Date.now() < until) await wait(20);
  }

  private rows() {
    const known = [this.petition, ...this.model.stories.keys()];
    const ofMatter = or(inArray(stories.id, known), eq(stories.parent, this.petition));
    return this.stage.db.select().from(stories).where(ofMatter);
  }

  private async read(rows: readonly StoryRow[]): Promise<void> {
    const lines = await Promise.all(rows.map(({ id }) => eventsAfter(this.stage.db, id, 0)));
    this.lines = lines.flat();
  }

  /** The model goes on from what the database has. */
  private load(rows: readonly StoryRow[]): void {
    const own = rows.find(({ id, over }) => id === this.petition && !over);
    const offset = own?.offsetMs ?? Math.max(...rows.map(({ offsetMs }) => offsetMs));
    const states = rows.map(({ state }) => state as AnyState);
    this.model.load(Date.now() + offset, states, this.lines);
  }

  /** Of every story of the matter: what its rows do not say, and whether its record verifies with the office's key. */
  async faults(): Promise<string[]> {
    const { db, deps } = this.stage;
    const found = [...this.model.stories.keys()].map(async (id) => {
      const [head] = await db.select().from(heads).where(eq(heads.story, id));
      const own = this.lines.filter(({ story }) => story === id);
      const verdict = verifyRecord(own, head ?? null, publicKeyOf(deps.signingKey));
      return [...(verdict.ok ? [] : [verdict.text]), ...(await rowFaults(db, id))];
    });
    return (await Promise.all(found)).flat();
  }
}

/** What must come of a move whatever the machine's clock says: instants and ids of commands are its own. */
function likeness({ story, seq, act, actor, from, to, data }: StoryEvent) {
  const { facts, clocks = [], moved = [], alert, opens = [], joins, endsChild, note } = data;
  const dated = clocks.map((clock) => ({
    ...{ rule: clock.rule, instance: clock.instance, state: clock.state, startOn: clock.startOn, dueOn: clock.dueOn },
    ...{ metOn: clock.metOn, lateDays: clock.lateDays },
    alerts: clock.alerts.map(({ level, state }) => `${level} ${state}`),
  }));
  const { number: _ofTheOffice, ...known } = (facts ?? {}) as Record<string, unknown>;
  const plain = { story, seq, act, by: actor.id, from, to, facts: known, dated, moved, alert, joins, endsChild, note };
  const text = JSON.stringify({ ...plain, opens: opens.map(({ id }) => id) });
  return JSON.parse(text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'an instant'));
}

function byStory(lines: readonly { story: string; seq: number }[]) {
  return [...lines].sort((a, b) => (a.story < b.story ? -1 : a.story > b.story ? 1 : a.seq - b.seq));
}
