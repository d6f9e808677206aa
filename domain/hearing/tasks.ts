import { type Clock, running } from '../clock';
import type { RuleCode } from '../policy/types';
import type { Task } from '../story';
import type { HearingState } from './facts';
import { agenda } from './lists';
import { panelOf, seatsOf } from './panel';
import { needsConsent } from './proposing';

type Ask = readonly [act: string, rule?: RuleCode];

/** What waits for somebody: the bureau organises, the chair leads, the members vote. */
export function hearingTasks(state: HearingState): Task[] {
  const { facts, clocks } = state;
  const { bureauId: unitId, session } = facts;
  if (!unitId) return [];
  const dueOf = (rule?: RuleCode) => (rule ? running(clocks as Clock[], rule)?.dueOn : undefined);
  const task = ([act, rule]: Ask, role: string, officerId?: string, key = act): Task => {
    const dueOn = dueOf(rule) ?? (role === 'coordinator' ? undefined : session?.on);
    return { key, act, unitId, role, ...(officerId ? { officerId } : {}), ...(dueOn ? { dueOn } : {}) };
  };
  return [
    ...ofBureau(state).map((ask) => task(ask, 'coordinator')),
    ...(isGone(state, 'chair') ? [] : ofChair(state).map((ask) => task(ask, 'seat:chair', session?.chair))),
    ...(isSpoken(state) ? [task(['recordStep'], 'seat:recorder', session?.recorder)] : []),
    ...voters(state).map(({ no, person }) => task(['castBallot'], 'seat:member', person, `castBallot:${no}`)),
  ];
}

function ofBureau({ stage, facts, clocks }: HearingState): Ask[] {
  const isAsked = facts.strikes?.some(({ state, seat }) => state === 'asked' && seat === 'chair');
  const ofStage: Partial<Record<HearingState['stage'], Ask[]>> = {
    proposed: [[needsConsent(facts) ? 'askConsent' : 'schedule', 'T_HEARING_DECIDE']],
    consentPending: facts.consentOn ? [['schedule', 'T_HEARING_DECIDE']] : [['consent', 'T_HEARING_CONSENT']],
    scheduled: panelOf(facts) ? [['serve', 'T_HEARING_NOTICE']] : [],
    drawing: [['serve', 'T_HEARING_NOTICE']],
    recusal: running(clocks as Clock[], 'T_HEARING_RECUSAL') ? [] : [['letter']],
    postponed: [['schedule', 'T_HEARING_PAUSE_MAX']],
    opinionIssued: [['recordDelivery', 'T_HEARING_DELIVERY']],
    followingUp: [['recordEffect', 'T_HEARING_EFFECT']],
  };
  // Before the session the day is put off by itself; once it has begun somebody must be named for it to go on.
  const lacksHead = ['suspended', 'voted'].includes(stage) && facts.session?.vacant !== undefined;
  const isUnchecked = facts.redaction?.state === 'submitted' && stage === 'followingUp';
  return [
    ...(ofStage[stage as never] ?? []),
    ...(isAsked ? [['decideRecusal'] as const] : []),
    ...(lacksHead ? [['nameHead', stage === 'voted' ? 'T_HEARING_OPINION' : 'T_HEARING_PAUSE_MAX'] as const] : []),
    ...(isUnchecked ? [['publishOpinion'] as const] : []),
  ];
}

function ofChair({ stage, facts }: HearingState): Ask[] {
  const isAsked = facts.strikes?.some(({ state, seat }) => state === 'asked' && seat !== 'chair');
  const ofStage: Partial<Record<HearingState['stage'], Ask[]>> = {
    noticed: [['convene', 'T_HEARING_HOLD']],
    convened: (facts.steps ?? 0) < agenda.length ? [] : [['deliberate']],
    deliberating: facts.ballots?.cast.length === seatsOf(facts).length ? [['tally']] : [],
    suspended: [['resume', 'T_HEARING_PAUSE_MAX']],
    voted: [['issueOpinion', 'T_HEARING_OPINION']],
  };
  return [...(ofStage[stage as never] ?? []), ...(isAsked ? [['decideRecusal'] as const] : [])];
}

const isGone = ({ facts }: HearingState, seat: 'chair' | 'recorder') => facts.session?.vacant?.includes(seat) ?? false;

const isSpoken = ({ stage, facts }: HearingState) => stage === 'convened' && (facts.steps ?? 0) < agenda.length;

const voters = ({ stage, facts }: HearingState) =>
  stage === 'deliberating' ? seatsOf(facts).filter(({ no }) => !facts.ballots?.cast.includes(no)) : [];
