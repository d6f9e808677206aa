import type { Ask } from '../acts';
import { type Refusal, refusal } from '../refusals';
import type { IsoDate } from '../time';
import type { Does, HearingState } from './facts';
import type { HearingInput } from './inputs';
import { placesEver } from './panel';
import { hasEnded } from './stages';
import { toldOf } from './telling';

/**
 * The opinion for everybody (R22-36). One person takes out who is meant, another one reads it and publishes it; the text
 * itself stays sealed until then, since only a person can say that nothing of a person is left in it.
 */
export interface Redaction {
  /** Which submission; the record holds each of them. */
  readonly no: number;
  readonly by: string;
  readonly state: 'submitted' | 'published' | 'withdrawn';
  readonly publishedOn?: IsoDate;
}

/**
 * Whether anybody may read it now. It stays public until somebody withdraws it, and for that the story goes on; the
 * publications of hearings that closed before it did so ended with them.
 */
export const isPublished = ({ stage, facts }: Pick<HearingState, 'stage' | 'facts'>): boolean =>
  facts.redaction?.state === 'published' && (!hasEnded(stage) || facts.staysPublic === true);

/** Where somebody is accused, and where the public was kept out for a person's sake, nothing is published. */
function secrecyRefusal({ facts }: HearingState): Refusal | undefined {
  if (facts.accused) return refusal('accusation');
  return facts.open ? undefined : refusal('notEligible', 'the hearing was not open to the public');
}

const submitRedaction: Does<'submitRedaction'> = {
  needs: ({ text }, { facts }) => ({ names: { text, members: placesEver(facts) } }),
  refuse: (state, { context }) => {
    const secret = secrecyRefusal(state);
    if (secret) return secret;
    if (isPublished(state)) return refusal('requestOpen', 'withdraw what is published first');
    // Never which: who may see the persons opens them, and that is logged.
    return context.namesLeft === false ? undefined : refusal('namesLeft');
  },
  change: ({ facts }, { actor }) => ({
    facts: { redaction: { no: (facts.redaction?.no ?? 0) + 1, by: actor.id, state: 'submitted' } },
    notices: [{ topic: 'redactionSubmitted', to: ['coordinator@bureau', 'unitHead@bureau'] }],
  }),
};

/** The person, not the role, is another one; and what was read is what is published. */
function publishRefusal(
  state: HearingState,
  { input, actor }: Ask<HearingInput<'publishOpinion'>>,
): Refusal | undefined {
  const { redaction } = state.facts;
  if (redaction?.state !== 'submitted') return refusal('noRequest', 'no public copy waits to be checked');
  if (redaction.no !== input.redaction) return refusal('noRequest', `the copy that waits is number ${redaction.no}`);
  return actor.id === redaction.by ? refusal('selfApproval') : secrecyRefusal(state);
}

const publishOpinion: Does<'publishOpinion'> = {
  refuse: publishRefusal,
  change: (state, { today }) => ({
    facts: { redaction: { ...state.facts.redaction!, state: 'published', publishedOn: today } },
    notices: [{ topic: 'opinionPublished', to: toldOf(state) }],
  }),
};

const withdrawPublication: Does<'withdrawPublication'> = {
  refuse: (state) => (isPublished(state) ? undefined : refusal('noRequest', 'nothing is published')),
  change: ({ facts }) => ({
    facts: { redaction: { ...facts.redaction!, state: 'withdrawn' } },
    notices: [{ topic: 'publicationWithdrawn', to: ['coordinator@bureau', 'unitHead@bureau'] }],
  }),
};

export const publishing = { submitRedaction, publishOpinion, withdrawPublication };
