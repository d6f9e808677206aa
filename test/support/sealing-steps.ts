import { eq } from 'drizzle-orm';
import { matterKeys } from '../../db/schema';
import type { HearingState } from '../../domain/hearing/facts';
import type { Choice } from '../../domain/hearing/lists';
import { seatName, seatOf } from '../../domain/hearing/panel';
import type { AnyState } from '../../domain/story';
import { unwrapKey } from '../../sealing/keys';
import { seal } from '../../sealing/seal';
import { sealedVotes } from './ballots';
import type { Stage } from './stage';

/** How a seat votes in a walk; `name` is the one by which the record calls it. */
export const choiceOf = (name: string): Choice => (/[02468]$/.test(name) ? 'uphold' : 'notUphold');

interface Step {
  readonly act: string;
  readonly actor: { readonly id: string };
  readonly id: string;
  readonly input: unknown;
}

/** The input as the door would seal it, where something opens it again: ballots, and the copy that is published. */
export async function sealedInput({ db, deps }: Stage, { act, actor, id, input }: Step, state?: AnyState) {
  if (act === 'castBallot') {
    const { facts } = state as HearingState;
    const choice = choiceOf(seatName(seatOf(facts, actor.id)!.no));
    return sealedVotes(
      deps,
      id,
      (facts.items ?? []).map(() => choice),
    );
  }
  if (act !== 'submitRedaction') return input;
  const matter: string = state!.facts.petitionId ?? id;
  const [row] = await db.select().from(matterKeys).where(eq(matterKeys.matter, matter));
  return { text: seal(unwrapKey(deps.masterKey, row!.wrapped, matter), '公开本', matter) };
}
