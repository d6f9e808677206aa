import type { Actor, Ask } from '../../acts';
import { dateRefusal } from '../../dates';
import { refusal } from '../../refusals';
import type { Does } from '../facts';
import type { PetitionInput } from '../inputs';
import { levelRules } from './levels';

const bureauOf = (input: { bureauId?: string }, actor: Actor) => input.bureauId ?? actor.unit ?? '';

type Registration = PetitionInput<'register'>;

/**
 * The bureau that takes the matter: the nearest one that is not accused in it, nor below an accused unit. An accusation
 * against the own bureau goes to the bureau above, where nobody of the accused side sees it (R22-30).
 */
function takerOf({ input, actor, context }: Pick<Ask<Registration>, 'input' | 'actor' | 'context'>) {
  const accused = input.accused?.units ?? [];
  const card = context.units?.[bureauOf(input, actor)];
  const bureaus = card?.bureaus ?? (card ? [{ ...card, id: card.bureauId }] : []);
  return bureaus.find(({ path }) => !path.some((unit) => accused.includes(unit)));
}

const register: Does<'register'> = {
  needs: (input, _state, actor) => ({
    units: [bureauOf(input, actor), ...(input.accused?.units ?? [])],
    officers: [...(input.firstReceiver ? [input.firstReceiver] : []), ...(input.accused?.officers ?? [])],
  }),

  refuse: (_state, { input, actor, context, today }) => {
    const card = context.units?.[bureauOf(input, actor)];
    if (actor.role !== 'intake' && !card?.regionPath.includes(actor.region ?? '')) return refusal('notYourUnit');
    const named = (input.accused?.units.length ?? 0) + (input.accused?.officers.length ?? 0);
    if (input.matterType === 'accusation' && named === 0) return refusal('accusedMissing');
    if (!takerOf({ input, actor, context })) return refusal('accusedUnit', 'every bureau of this register is accused');
    return dateRefusal('receivedOn', input.receivedOn, today);
  },

  change: (_state, ask) => {
    const { input, actor, context } = ask;
    const taker = takerOf(ask);
    if (!taker) throw new Error('the door must look up the bureau');
    const levelRule = input.assignedFrom && levelRules[Math.min(4, Math.max(1, taker.level)) as 1 | 2 | 3 | 4];
    const { channel, receivedOn, matterType, itemClass, class: contentClass, headcount } = input;
    const { firstReceiver, addressUnclear, accused, tellChanges } = input;
    const posts = firstReceiver ? (context.officers?.[firstReceiver]?.posts ?? []) : undefined;
    const receivedByLeader = posts?.some(({ roles }) => roles.includes('leader'));
    const { id: bureauId, superiorId, regionPath, policyId } = taker;
    return {
      to: 'registered',
      facts: {
        ...{ registeredAt: ask.at },
        ...{ channel, receivedOn, matterType, itemClass, class: contentClass, headcount },
        ...{ firstReceiver, receivedByLeader, addressUnclear, accused, tellChanges, requests: input.requests.length },
        persons: input.persons.length,
        counterUnit: actor.role === 'handler' ? actor.unit : undefined,
        ...{ bureauId, superiorId, regionPath, policyId },
        ...(input.source ? { sourceSystem: input.source.system } : {}),
        ...(input.assignedFrom ? { assignedFromAbove: true } : {}),
      },
      clocks: [
        { op: 'start', rule: 'T_FORWARD', startOn: receivedOn },
        ...(levelRule ? [{ op: 'start' as const, rule: levelRule, startOn: receivedOn }] : []),
      ],
    };
  },
};

const nameRepresentatives: Does<'nameRepresentatives'> = {
  needs: () => ({ representatives: true }),

  /** The list is refused, never the petition (R22-20; ZJ16-15). */
  refuse: (state, { input, context }) => {
    const headcount = state.facts.headcount ?? 1;
    const row = context.representatives?.find(
      (limit) => limit.upToHeadcount === null || headcount <= limit.upToHeadcount,
    );
    if (row && input.reps.length > row.max) return refusal('tooManyRepresentatives', `at most ${row.max}`);
  },

  change: (_state, { input }) => ({ facts: { representatives: input.reps.length } }),
};

/** The matter and who speaks for it are written down. */
export const registering = { register, nameRepresentatives };
