import { randomBytes, randomUUID } from 'node:crypto';
import { commit } from '../../activities/commit';
import type { ActivityDeps } from '../../activities/deps';
import type { Db } from '../../db/connection';
import type { Actor } from '../../domain/acts';
import { kinds } from '../../domain/kinds';
import { apply, entryOf, entryOfDue, newState, nextAt, refuse } from '../../domain/life';
import type { PetitionState } from '../../domain/petition/facts';
import type { AnyState } from '../../domain/story';
import { aRegistration, papersOf } from './a-petition';
import { aSigningKey, threeChecks } from './registers';
import { aReply, who, x } from './sim';

/** One petition whose acts and alerts are committed to a real database, in moved time and without Temporal. */
export async function aCommittedPetition(db: Db, receivedOn: string, more: object = {}, by = 'chen') {
  const deps: ActivityDeps = { db, masterKey: randomBytes(32), signingKey: aSigningKey() };
  const id = randomUUID();
  const context = papersOf(id);
  let state: AnyState = newState(kinds.petition, id, 0, true);
  let now = Date.parse(`${receivedOn}T09:00:00+08:00`);
  const today = () => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  const write = async (entry: Parameters<typeof commit>[1]['entry']) => {
    const { events } = await commit(deps, { state, entry });
    state = events.reduce(apply<AnyState>, state);
  };
  const act = async (name: string, actor: Actor, input: unknown) => {
    const command = { id: randomUUID(), act: name, actor, input, context };
    const no = refuse(kinds.petition, state as PetitionState, command, now);
    if (no) throw new Error(`${name}: ${no.code} ${no.detail ?? ''}`);
    await write(entryOf(kinds.petition, state as PetitionState, command, now));
  };
  const deliver = (docId: string) =>
    act('recordDelivery', who('han'), { docId, deliveredOn: today(), way: 'inPerson', proof: 'proof' });
  await act('register', who(by), aRegistration({ receivedOn, ...more }));
  return {
    id,
    state: () => state as PetitionState,
    act,
    deliver,
    /** Moves time to 10:00 of a day; everything due is committed in its order. */
    to: async (day: string) => {
      const wanted = Date.parse(`${day}T10:00:00+08:00`);
      while (!kinds.petition.isOver(state as PetitionState)) {
        const next = nextAt(kinds.petition, state as PetitionState);
        if (next > wanted) break;
        now = Math.max(now, next);
        await write(entryOfDue(kinds.petition, state as PetitionState, now)!);
      }
      now = Math.max(now, wanted);
    },
    forward: async (unitId = 'labour') => {
      await act('screen', who('chen'), { result: 'none' });
      const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
      await act('classify', who('chen'), classes);
      await act('forward', who('chen'), { unitId, assistants: [] });
    },
    accept: async () => {
      await act('accept', who('han'), { acceptedOn: today(), officer: 'han', notice: 'notice' });
      await deliver('notice');
      await act('startHandling', who('han'), {});
    },
    reply: async () => {
      await act('submitReply', who('han'), aReply());
      await act('approveReply', who('tou'), {});
      await deliver('opinion');
    },
    rate: (unit: string, bureau = unit) =>
      act('rate', who('chen'), { bureau, unit, onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } }),
    close: async (resolved: boolean) => {
      await act('verifyByUnit', who('hu'), { result: 'passed', checks: threeChecks });
      await act('verifyByBureau', who('cao'), { result: 'passed', checks: threeChecks });
      await act('close', who('chen'), { resolved, outcome: x });
    },
  };
}
export type CommittedPetition = Awaited<ReturnType<typeof aCommittedPetition>>;
