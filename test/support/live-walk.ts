import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { eq, or } from 'drizzle-orm';
import { type Stories, storiesOf } from '../../api/temporal';
import { Journey } from '../../api/training';
import { eventsAfter } from '../../db/events';
import { heads, stories } from '../../db/schema';
import type { StoryEvent } from '../../domain/event';
import type { AnyState } from '../../domain/story';
import { msOf } from '../../domain/time';
import { publicKeyOf } from '../../sealing/record';
import { verifyRecord } from '../../sealing/verify';
import { expectSound } from './invariants';
import { type Asked, Model } from './model';
import { rowFaults } from './row-invariants';
import { registeredIn } from './sim';
import type { Stage } from './stage';
import { movesOf, registrations, type Walk } from './walks';

const beginAt = '2026-02-26T09:00:00+08:00';
/** Far longer than a busy machine takes to follow an act up. */
const patienceMs = 20_000;

/** One matter on a live stage: what the model asks is done to it, and both come to the same. */
export class LiveWalk {
  readonly petition = randomUUID();
  private readonly model = new Model(beginAt, this.petition);
  private readonly stories: Stories;
  /** What is on record, as it was looked at last. */
  lines: readonly StoryEvent[] = [];

  constructor(private readonly stage: Stage) {
    const { client, taskQueue } = stage;
    this.stories = storiesOf(client, { taskQueue, deadlineMs: patienceMs });
  }

  /** From a start along a path. Throws with the move after which something did not hold. */
  async go(one: Walk): Promise<void> {
    registeredIn(this.model, registrations[one.start]);
    await this.follow();
    for (const move of movesOf(one)) {
      move(this.model);
      await this.follow();
    }
  }

  /** What the model did is done in earnest, compared, and looked at from every side. */
  private async follow(): Promise<void> {
    const predicted = this.model.events.map(likeness);
    for (const asked of this.model.asked) await this.ask(asked);
    await this.settled();
    await this.look();
    expect(byStory(this.lines.map(likeness))).toEqual(byStory(predicted));
    expectSound(this.model);
    expect(await this.faults()).toEqual([]);
  }

  private async ask(asked: Asked): Promise<void> {
    if ('to' in asked) {
      const deps = { db: this.stage.db, clock: Date.now };
      await new Journey(deps, this.stories, this.petition).to(msOf(asked.to), false);
      return;
    }
    const { act, actor, input, context, id, kind, isNew } = asked;
    if (!isNew) {
      await this.stage.story(kind, id).act(act, actor, input, { context });
      return;
    }
    // An order has the time of its petition, as the door gives it.
    const time = kind === 'petition' ? {} : { offset: await this.stage.offsetOf(this.petition), parent: this.petition };
    await this.stage.begin(kind, { act, actor, input, context }, beginAt, { id, ...time });
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
    const ofMatter = or(eq(stories.id, this.petition), eq(stories.parent, this.petition));
    return this.stage.db.select().from(stories).where(ofMatter);
  }

  /** The model goes on from what the database has. */
  private async look(): Promise<void> {
    const rows = await this.rows();
    const lines = await Promise.all(rows.map(({ id }) => eventsAfter(this.stage.db, id, 0)));
    this.lines = lines.flat();
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
