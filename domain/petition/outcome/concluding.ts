import type { Ask } from '../../acts';
import { latest } from '../../clock';
import { type Refusal, refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import type { Conclusion } from '../lists';
import { openOrders } from '../orders';
import { paperRefusal } from '../papers';
import { mayComeLate } from '../review/late';
import { reportIsOwed } from './owing';

/** Both windows are behind, the last one open ran out unused, and no request of its last day can come in any more. */
function hasLapsed(state: PetitionState): boolean {
  if (mayComeLate(state)) return false;
  const { clocks } = state;
  const windows = [latest(clocks, 'T_REVIEW_WINDOW'), latest(clocks, 'T_REREVIEW_WINDOW')];
  return !windows.some((one) => one?.state === 'running') && windows.some((one) => one?.state === 'lapsed');
}
const isPerformed = ({ facts: { reply, performance } }: PetitionState) =>
  reply?.agreement === true && performance?.confirmedBy !== undefined;

type Conclude = Ask<PetitionInput<'conclude'>>;

/** A court's decision, or the end of the one who asked, is shown by a paper; the other grounds are on record. */
function refuseGround(state: PetitionState, { input: { outcome, evidence }, context }: Conclude): Refusal | undefined {
  if (outcome === 'concludedByLapse')
    return hasLapsed(state) ? undefined : refusal('notConcludable', 'a review may still be, or was, asked for');
  if (outcome === 'concludedByAgreement')
    return isPerformed(state) ? undefined : refusal('notConcludable', 'no agreement is performed and confirmed');
  if (!evidence) return refusal('documentMissing', 'the paper that shows it');
  return paperRefusal(state, context, evidence, ['evidence']);
}

const conclude: Does<'conclude'> = {
  needs: ({ evidence }) => ({ concludesBy: true, documents: evidence ? [evidence] : [] }),
  refuse: (state, ask) => {
    const { outcome } = ask.input;
    if (!ask.context.concludesBy?.includes(outcome))
      return refusal('notConcludable', `the policy here does not know ${outcome}`);
    if (openOrders(state).length > 0) return refusal('orderOpen');
    if (reportIsOwed(state.facts)) return refusal('notConcludable', 'a completion report is owed');
    return refuseGround(state, ask);
  },
  /** Whatever still runs ends, but for help that is still to be given (R22-37). */
  change: (_state, { input, today }) => ({
    to: 'concluded',
    facts: { concluded: { on: today, outcome: input.outcome } },
    clocks: [{ op: 'stopAll', except: ['T_CARE'] }],
    notices: [{ topic: 'concluded', to: ['petitioner'] }],
  }),
};

/**
 * By what a closed matter in which nothing runs any more concludes by itself; nothing where the policy does not say
 * so. A coordinator may conclude a performed agreement earlier, the clock waits until the review window has run out.
 */
export function conclusionDue(state: PetitionState): Conclusion | undefined {
  const may = (outcome: Conclusion) => state.facts.concludesBy?.includes(outcome) === true;
  if (!hasLapsed(state)) return undefined;
  if (may('concludedByAgreement') && isPerformed(state)) return 'concludedByAgreement';
  return may('concludedByLapse') ? 'concludedByLapse' : undefined;
}

/** The end for good: the same facts and reasons are heard no more. */
export const concluding = { conclude };
