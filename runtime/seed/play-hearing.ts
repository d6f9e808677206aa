import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { v4 } from 'uuid';
import { DoorError } from './door';
import { type Fill, fillIn } from './papers';
import type { Step } from './recipe';

/** What a hearing shows of who sits in it and of what they voted. */
interface Seen {
  readonly panel: readonly { readonly no: number; readonly person: string }[];
  readonly details: { readonly terms?: { readonly size: number } };
  readonly verdicts?: readonly object[];
}

/** The petition opens its hearing, which is there a moment later. */
async function hearingOf({ door, as, story }: Fill): Promise<string> {
  for (let tried = 0; tried < 100; tried += 1) {
    const { items } = await door.get<{ items: { id: string }[] }>(as, `/hearings?petition=${story}`);
    if (items[0]) return items[0].id;
    await pause(50);
  }
  throw new DoorError(404, 'notFound', `petition ${story} has no hearing`);
}

/** Does one step on the hearing of a matter; a ballot is cast by whoever was drawn, each at the own seat. */
export async function performOnHearing(step: Step, key: string, given: Fill): Promise<void> {
  const { door } = given;
  const story = await hearingOf(given);
  const seen = () => door.get<Seen>(step.as, `/hearings/${story}`);
  const path = `/hearings/${story}/acts/${step.act}`;
  if (step.byEachSeat) {
    const inputs = step.input as readonly object[];
    for (const { no, person } of seated(await seen()))
      await door.post(person, path, inputs[no - 1], { key: ballotKey(`${key}/${no}`) });
    return;
  }
  const fill: Fill = { ...given, story, noun: 'hearings', shown: async (what) => shown[what](await seen()) };
  await fillIn(step.prints ?? [], fill);
  await door.post(step.as, path, await fillIn(step.input, fill), { key });
}

/** A ballot's key is a random UUID; this one is the same with each try, and says nothing of the vote. */
const ballotKey = (key: string) => v4({ random: createHash('sha256').update(key).digest().subarray(0, 16) });

const seated = ({ panel, details }: Seen) => panel.filter(({ no }) => no <= (details.terms?.size ?? 0));

const shown = {
  seats: (one: Seen) => seated(one).map(({ no }) => no),
  signatures: (one: Seen) => seated(one).map(({ no }) => ({ seat: no, signed: true })),
  verdicts: (one: Seen) => one.verdicts ?? [],
};
