import type { Clock } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import type { PetitionState } from '../../domain/petition/facts';
import { heard, inReview, open } from '../../domain/petition/stages';
import type { RuleCode } from '../../domain/policy/types';

/** The stages in which what a clock limits can be done; the rules not named here run anywhere. */
const runsIn: Partial<Record<RuleCode, readonly string[]>> = {
  T_FORWARD: ['registered', 'screened', 'classified'],
  T_REFORWARD: ['classified'],
  T_OBJECT: ['forwarded'],
  T_COMPETENCE: ['competenceDispute'],
  T_SIMPLE_ACCEPT: ['forwarded', 'objected'],
  T_SIMPLE_REPLY: ['forwarded', 'accepted', 'handling', 'mediating', 'issued'],
  T_HAND_OVER_RECEIPT: ['routedOut'],
  T_HANDLE: ['forwarded', 'accepted', 'handling', 'mediating', 'inHearing', 'issued'],
  T_ASSIST: ['handling', 'mediating', 'inHearing'],
  T_REVIEW_WINDOW: ['replied', 'followUp', 'evaluating', 'closed'],
  T_REREVIEW_WINDOW: ['reviewed', 'closed'],
  T_REDO: ['forwarded', 'accepted', 'handling', 'mediating', 'inHearing', 'issued'],
  T_RATING: ['replied', 'followUp', 'evaluating', 'closed', ...inReview, 'answeredOnSpot'],
  T_FOLLOW_UP: ['replied', 'followUp'],
  T_LATE_ENTRY: ['replied', 'followUp', 'evaluating', 'closed', 'reviewed'],
  T_EXECUTE: ['replied', 'followUp', 'evaluating', 'closed', ...inReview, 'concluded'],
  T_INSTRUCTION: open,
};

function runningFaults({ stage, clocks, facts }: PetitionState): string[] {
  const live = clocks.filter((clock: Clock) => clock.state === 'running');
  const astray = live.filter(({ rule }) => runsIn[rule]?.includes(stage) === false);
  const simple = facts.track === 'simple' ? [] : live.filter(({ rule }) => rule.startsWith('T_SIMPLE_'));
  const twice = live.filter(
    ({ rule }, n) => !severalAtOnce.includes(rule) && live.findIndex((c) => c.rule === rule) < n,
  );
  return [
    ...astray.map(({ rule }) => `${rule} runs in ${stage}`),
    ...simple.map(({ rule }) => `${rule} runs on the track ${facts.track}`),
    ...twice.map(({ rule }) => `${rule} runs twice`),
  ];
}
const severalAtOnce: readonly string[] = ['T_ASSIST', 'T_INSTRUCTION', 'T_CARE'];

/** Whatever was asked for and not decided waits in somebody's inbox, or waits no more. */
function requestFaults(state: PetitionState): string[] {
  const { correction, withdrawal, leadChange, extension, reply, completion, performance } = state.facts;
  const waiting = {
    correctDate: correction !== undefined,
    confirmWithdrawal: withdrawal !== undefined,
    changeLead: leadChange !== undefined && !['mediating', 'inHearing'].includes(state.stage),
    extend: extension?.state === 'asked',
    approveReply: reply?.state === 'submitted' && !reply.agreement && state.stage !== 'inHearing',
    settle: reply?.state === 'submitted' && reply.agreement === true,
    acceptCompletion: completion?.state === 'submitted',
    answerRating: state.facts.discontentOn !== undefined && (heard as readonly string[]).includes(state.stage),
    confirmPerformance: performance !== undefined && performance.confirmedBy === undefined,
  };
  const has = kinds.petition.tasksOf(state).map(({ act }) => act);
  return Object.entries(waiting).flatMap(([act, waits]) =>
    waits === has.includes(act) ? [] : [`${act} ${waits ? 'waits and is nobody’s' : 'is a task and nothing waits'}`],
  );
}

export const petitionFaults = (state: PetitionState): string[] =>
  kinds.petition.isOver(state) ? [] : [...runningFaults(state), ...requestFaults(state)];
