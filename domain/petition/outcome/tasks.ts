import { running } from '../../clock';
import type { PetitionState } from '../facts';
import { waitsForReopening } from '../intake/linking';
import { heard, inHand, inReview } from '../stages';
import type { TaskRow } from '../task-row';
import { openCare, reportIsOwed, waitsForAcceptance, waitsForConfirmation, waitsForFollowUp } from './owing';

/** What waits beside the main road: papers to be delivered, promises to be kept, a wish to be confirmed. */
export function outcomeTasks(state: PetitionState): TaskRow[] {
  const { facts, stage } = state;
  const papers = {
    notice: facts.notice,
    extensionNotice: facts.extension?.notice,
    routeOutNotice: facts.routedOut?.notice,
  };
  const undelivered = Object.entries(papers).filter(([, paper]) => paper && !paper.deliveredOn);
  const deliver = (name: string): TaskRow => ({
    ...{ key: `deliver:${name}`, act: 'recordDelivery', rule: 'T_NOTIFY', toOfficer: true },
    ...(facts.unitId ? { at: 'unit', role: 'handler' } : { at: 'bureau', role: 'coordinator' }),
  });
  const perform: TaskRow = {
    act: 'recordPerformance',
    at: 'unit',
    role: 'handler',
    rule: 'T_EXECUTE',
    toOfficer: true,
  };
  return [
    ...(stage === 'withdrawn' || stage === 'concluded' ? [] : undelivered.map(([name]) => deliver(name))),
    ...(facts.withdrawal ? [{ act: 'confirmWithdrawal', at: 'bureau', role: 'coordinator' }] : []),
    ...(running(state.clocks, 'T_EXECUTE') ? [perform] : []),
    ...(waitsForConfirmation(facts) ? [ofBureau('confirmPerformance')] : []),
    ...(waitsForFollowUp(facts) && isHeard(stage) ? [ofBureau('answerRating')] : []),
    ...reportTasks(state),
    ...(caringStages.includes(stage) ? openCare(facts) : []).map(({ no, dueOn }) => ({
      ...ofBureau('endCare'),
      ...{ key: `care:${no}`, dueOn },
    })),
    ...(waitsForReopening(state) ? [{ act: 'reopen', at: 'bureau', role: 'coordinator' }] : []),
  ];
}

/** Care that was offered goes on while the matter is handled again. */
const caringStages: readonly string[] = [...inHand, 'closed', ...inReview, 'concluded'];

/** While an organ above looks at the opinion, the follow-up waits for what it says. */
const isHeard = (stage: string) => (heard as readonly string[]).includes(stage);

const ofBureau = (act: string): TaskRow => ({ act, at: 'bureau', role: 'coordinator' });

/** The report is written once the petitioner has the answer. */
function reportTasks({ facts }: PetitionState): TaskRow[] {
  if (waitsForAcceptance(facts)) return [ofBureau('acceptCompletion')];
  if (!reportIsOwed(facts) || !facts.deliveredOn) return [];
  return [{ act: 'submitCompletion', at: 'unit', role: 'handler', rule: 'T_ASSIGN_FEEDBACK', toOfficer: true }];
}
