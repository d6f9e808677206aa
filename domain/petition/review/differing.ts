import type { Ask } from '../../acts';
import { refusal } from '../../refusals';
import type { PetitionFacts } from '../facts';
import type { PetitionInput } from '../inputs';
import type { RevokedAnswer } from './facts';

type Reply = PetitionInput<'submitReply'>;

/** Letters and digits alone: another comma makes no other reason. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * What of each answer is hashed at the door, so that the story can compare what it cannot read. Another form would make
 * every answer of before another one.
 */
export const reasonsOf = ({ items }: Pick<Reply, 'items'>): Record<string, unknown> =>
  Object.fromEntries(items.map(({ no, facts, basis }) => [String(no), { facts: bare(facts), basis: bare(basis) }]));

/** Every answer with its outcome, and the keyed hash of its facts and basis. */
export const answersOf = ({ input, context }: Pick<Ask<Reply>, 'input' | 'context'>) =>
  input.items.map(({ no, outcome }) => {
    const hash = context.hashes?.[no];
    return { no, outcome, ...(hash ? { hash } : {}) };
  });

/**
 * The unit's answers to these requests, which do not stand; an agreement has none. `unknownToo`: what was judged counts
 * even where no answer is on file.
 */
export function displaced(
  { reply }: PetitionFacts,
  nos: readonly number[],
  { unknownToo = false } = {},
): readonly RevokedAnswer[] {
  const items = reply?.items ?? [];
  return nos.flatMap((no) => items.find((one) => one.no === no) ?? (unknownToo ? { no } : []));
}

/**
 * What was displaced may not be said again: the same outcome on the same facts and reasons (R22-36, SD15-45). Where
 * the old answer has no hash to compare, the new one of the same outcome says in what it differs. Whether other words
 * say the same, only a person can tell: the head who signs, and the organ above.
 */
export function sameAsBefore({ mustDiffer = [] }: PetitionFacts, ask: Pick<Ask<Reply>, 'input' | 'context'>) {
  for (const { no, outcome, hash } of answersOf(ask)) {
    const before = mustDiffer.filter((one) => one.no === no && (one.outcome ?? outcome) === outcome);
    if (before.some((one) => hash !== undefined && one.hash === hash))
      return refusal('sameAsBefore', `request ${no}: this answer was revoked`);
    if (before.some((one) => hash === undefined || one.hash === undefined) && !ask.input.differsIn)
      return refusal('differenceMissing', `differsIn: an answer to request ${no} was rejected before`);
  }
}
