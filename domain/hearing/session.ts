import type { Ask } from '../acts';
import type { BreachOrder } from '../order/issuing';
import { type Refusal, refusal } from '../refusals';
import type { Opening } from '../story';
import { msOf } from '../time';
import type { Does, HearingChange, HearingState } from './facts';
import type { HearingInput } from './inputs';
import { agenda } from './lists';
import { leavingWhy, membersOf, openSeats, seatsOf, vacated } from './panel';
import { postponedFor, watched } from './scheduling';
import { partiesOf } from './serving';
import { absenceEnded, absenceKey, ended, toldOf } from './telling';

const tooEarly = ({ facts }: HearingState, today: string): Refusal | undefined => {
  const on = facts.session!.on;
  return today < on ? refusal('tooEarly', `the session is on ${on}`) : undefined;
};

/** Nobody was told of another day ten working days before it (T_HEARING_NOTICE). */
const tooLate = ({ facts }: HearingState, today: string): Refusal | undefined => {
  const { on, exact } = facts.session!;
  return exact && today > on ? refusal('noticeTooShort', `the session was on ${on}: put it off`) : undefined;
};

/** Every seat is taken and everybody who sits has come: else it is put off (the configured odd size, no fewer). */
function conveneRefusal(state: HearingState, { input, today }: Ask<HearingInput<'convene'>>): Refusal | undefined {
  const { seats } = input.present;
  const absent = seatsOf(state.facts).filter(({ no, person }) => !person || !seats.includes(no));
  const missing = partiesOf(state).find((party) => !input.present[party]);
  return (
    tooEarly(state, today) ??
    tooLate(state, today) ??
    (absent.length > 0 ? refusal('quorumMissing', `seats ${absent.map(({ no }) => no).join(', ')}`) : undefined) ??
    (missing ? refusal('partyAbsent', `${missing}: record the no-show`) : undefined)
  );
}

const convene: Does<'convene'> = {
  refuse: conveneRefusal,
  change: (state, { today }) => ({
    to: 'convened',
    facts: { convenedOn: today, steps: 0, missedBy: undefined },
    clocks: [{ op: 'stop', rule: 'T_HEARING_HOLD', on: today }],
    tells: absenceEnded(state, today),
  }),
};

type Absence = Ask<HearingInput<'recordNoShow'>>;

function noShowRefusal(state: HearingState, { input, at, today }: Absence): Refusal | undefined {
  const { who, seat } = input;
  const begins = state.facts.session!.at;
  if (msOf(at) < msOf(begins)) return refusal('tooEarly', `the session begins at ${begins}`);
  const noSession = state.stage === 'noticed' ? tooLate(state, today) : undefined;
  if (noSession) return noSession;
  if (who === 'petitioner' && !partiesOf(state).includes(who)) return refusal('partyUnknown', 'there is no petitioner');
  if (who === 'member' && !seatsOf(state.facts).some(({ no, person }) => no === seat && person))
    return refusal('notSeated', `nobody has seat ${seat}`);
}

/**
 * The petitioner who stays away without a cause gives up being heard in this procedure: no other right is lost with it. For a
 * cause, or without the unit, it is put off; the unit has to answer for it.
 */
function noShow(state: HearingState, { input, today }: Absence): HearingChange {
  const { who, seat, cause } = input;
  if (who === 'member') return { facts: vacated(state.facts, seat!, leavingWhy.recordNoShow, today) };
  if (who === 'unit') {
    const order = orderForAbsence(state);
    const facts = { ...postponedFor(state, 'unitAbsent', today).facts, missedBy: state.facts.session!.on };
    return { ...postponedFor(state, 'unitAbsent', today), facts, opens: order ? [order] : [] };
  }
  return cause ? postponedFor(state, 'partyPrevented', today) : ended(state, 'waived', today);
}

const recordNoShow: Does<'recordNoShow'> = { refuse: noShowRefusal, change: noShow };

/** To the unit under its bureau; an accused unit knows nothing of the matter, and none is ordered (R22-30). */
function orderForAbsence({ id, kind, stage, facts }: HearingState): Opening | undefined {
  const { petitionNumber: number, regionPath, policyId, accused, recused, bureauId, superiorId } = facts;
  const { unitId, officerId } = facts;
  if (accused?.units.includes(unitId ?? '')) return undefined;
  const { on } = facts.session!;
  const handed = { number, regionPath, policyId, accused, recused, unitId, officerId, bureauId, superiorId };
  const about = { petitionId: facts.petitionId ?? id, hearingId: id };
  const breach = { breachId: `${absenceKey}${on}`, rule: 'T_HEARING_HOLD', breachDueOn: on } as const;
  const input: BreachOrder = { cause: 'breach', ...about, ...breach };
  const context = { stories: { [id]: { id, kind, stage, facts: handed } } };
  return { kind: 'order', key: breach.breachId, act: 'issue', input: { ...input }, context };
}

/** Something must be looked at first: an expert, a witness, the place. What was voted so far is void and stays sealed. */
const suspend: Does<'suspend'> = {
  change: (state) => ({ to: 'suspended', facts: voided(state), ...suspendedFor(state) }),
};

export const suspendedFor = (state: HearingState): Pick<HearingChange, 'clocks' | 'notices'> => ({
  clocks: watched(state),
  notices: [{ topic: 'hearingSuspended', to: toldOf(state) }],
});

export const voided = ({ stage, facts }: HearingState) =>
  stage === 'deliberating' ? { ballots: { round: facts.ballots!.round, cast: [] } } : {};

const resume: Does<'resume'> = {
  change: (state) => ({ to: 'convened', notices: [{ topic: 'hearingResumed', to: toldOf(state) }] }),
};

const recordStep: Does<'recordStep'> = {
  refuse: ({ facts }, { input }) => {
    const next = (facts.steps ?? 0) + 1;
    if (input.step !== next)
      return refusal('stepOrder', next > agenda.length ? 'the agenda is done' : `next is ${next}`);
  },
  change: (_state, { input }) => ({ facts: { steps: input.step } }),
};

/** The parties leave, the panel stays: from here on only votes are taken. */
const deliberate: Does<'deliberate'> = {
  refuse: ({ facts }) => {
    const done = facts.steps ?? 0;
    if (done < agenda.length) return refusal('agendaOpen', `step ${done + 1}, ${agenda[done]}`);
    if (facts.strikes?.some(({ state }) => state === 'asked')) return refusal('requestOpen', 'a strike is undecided');
    if (openSeats(facts).length > 0) return refusal('quorumMissing');
  },
  change: ({ facts }) => ({
    to: 'deliberating',
    facts: { ballots: { round: (facts.ballots?.round ?? 0) + 1, cast: [] } },
    notices: [{ topic: 'ballotsOpen', to: membersOf(facts).map((_person, n) => `seat:${n + 1}`) }],
  }),
};

/** The session, from the check of identities to the door closing behind the parties. */
export const sitting = { convene, recordNoShow, suspend, resume, recordStep, deliberate };
