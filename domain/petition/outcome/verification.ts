import type { Ask } from '../../acts';
import { openCheck } from '../../checks';
import { type Refusal, refusal } from '../../refusals';
import type { Does, PetitionChange, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { filedRefusal } from '../papers';
import { backToHandling } from '../rounds';

/** A failed check sends the matter back under its old date: the promise was not kept, the law's time is not renewed. */
const redo = (state: PetitionState): PetitionChange => ({
  ...backToHandling(state),
  notices: [{ topic: 'verificationFailed', to: ['officer', 'unitHead@unit'] }],
});

type Verification = Ask<PetitionInput<'verifyByUnit'>>;

function refuseVerification(state: PetitionState, { actor, input, context }: Verification): Refusal | undefined {
  const noPaper = input.evidence && filedRefusal(state, context, input.evidence);
  if (noPaper) return noPaper;
  if (state.facts.chain.includes(actor.id)) return refusal('verifierNotIndependent');
  const open = openCheck(context, 'threeChecks', input.checks);
  if (input.result === 'passed' && open) return refusal('checksOpen', open);
}

const verificationNeeds = (input: PetitionInput<'verifyByUnit'>) => ({
  checklists: ['threeChecks'],
  documents: input.evidence ? [input.evidence] : [],
});

const verifyByUnit: Does<'verifyByUnit'> = {
  needs: verificationNeeds,
  refuse: refuseVerification,
  change: (state, { input, actor }) =>
    input.result === 'failed' ? redo(state) : { to: 'followUp', facts: { verification: { unitBy: actor.id } } },
};

const verifyByBureau: Does<'verifyByBureau'> = {
  needs: verificationNeeds,
  refuse: (state, ask) =>
    state.facts.verification?.unitBy === ask.actor.id
      ? refusal('verifierNotIndependent')
      : refuseVerification(state, ask),
  change: (state, { input, actor, today }) =>
    input.result === 'failed'
      ? redo(state)
      : {
          to: 'evaluating',
          facts: { verification: { ...state.facts.verification, bureauBy: actor.id } },
          clocks: [{ op: 'stop', rule: 'T_FOLLOW_UP', on: today }],
        },
};

/** Two checks by persons who had no part in the handling (S2). */
export const verification = { verifyByUnit, verifyByBureau };
