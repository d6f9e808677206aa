import type { Ask } from '../acts';
import { type ClockOp, running } from '../clock';
import { aheadRefusal } from '../dates';
import { usualPanels } from '../panel/settings';
import { type Refusal, refusal } from '../refusals';
import { dayOf, type Instant, msOf, toInstant } from '../time';
import type { Does, HearingChange, HearingFacts, HearingState, Session, Terms } from './facts';
import { headsRefusal } from './heads';
import type { HearingInput } from './inputs';
import type { PostponeCause } from './lists';
import { openSeats, panelOf, successorFor } from './panel';
import { needsConsent } from './proposing';
import { isPanelSize, usualHearings } from './settings';
import { movable } from './stages';
import { toldOf, toParent } from './telling';

type Scheduling = Ask<HearingInput<'schedule'>>;

/** What holds for this hearing: as it was when it was scheduled first, with the seats asked for. */
function termsOf({ facts }: HearingState, { input, context }: Scheduling): Terms {
  const usual = context.hearings ?? usualHearings;
  const { poolAtLeast, kindsAtLeast } = context.panels ?? usualPanels;
  const terms = { ...usual, size: input.size ?? usual.size, pool: { poolAtLeast, kindsAtLeast } };
  return panelOf(facts) && facts.terms ? facts.terms : terms;
}

/** Ten working days before the session everybody must have been told (T_HEARING_NOTICE). */
function noticeRefusal(state: HearingState, { input, context, today, at }: Scheduling): Refusal | undefined {
  const { latestOn, earliestOn } = context.notice ?? {};
  const tooLate = () => refusal('noticeTooShort', `the earliest lawful day is ${earliestOn}`);
  if (latestOn && latestOn < today) return tooLate();
  const isDrawn = panelOf(state.facts) !== undefined;
  if (isDrawn) return input.drawAt ? refusal('alreadyDrawn', 'the panel stays as it is') : undefined;
  if (!input.drawAt || msOf(input.drawAt) <= msOf(at)) return refusal('dateOutOfOrder', 'drawAt must lie ahead');
  return latestOn && dayOf(input.drawAt) > latestOn ? tooLate() : undefined;
}

function sizeRefusal(state: HearingState, ask: Scheduling): Refusal | undefined {
  const terms = termsOf(state, ask);
  if (!isPanelSize(terms.size, terms)) return refusal('sizeEvenOrSmall', `odd, ${terms.floor} or more`);
  if (panelOf(state.facts) && ask.input.size && ask.input.size !== terms.size)
    return refusal('alreadyDrawn', `the panel has ${terms.size} seats`);
  if (openSeats(state.facts).length > 0) return refusal('poolExhausted', 'nobody is left in the order of the draw');
}

/** Held without the petitioner's consent it would be held against the petitioner. */
function consentRefusal({ facts }: HearingState, { context }: Scheduling): Refusal | undefined {
  const asks = (context.hearings ?? usualHearings).consent && needsConsent(facts);
  return asks && !facts.consentOn ? refusal('consentMissing') : undefined;
}

const schedule: Does<'schedule'> = {
  needs: ({ sessionAt, chair, recorder }) => ({
    officers: [...new Set([chair, recorder])],
    ...{ hearings: true, panels: true, notice: { on: dayOf(sessionAt) } },
  }),
  refuse: (state, ask) =>
    consentRefusal(state, ask) ??
    aheadRefusal('sessionAt', dayOf(ask.input.sessionAt), ask.today) ??
    sizeRefusal(state, ask) ??
    noticeRefusal(state, ask) ??
    headsRefusal(state, ask),
  change: (state, ask) => {
    const { input, today } = ask;
    const { facts } = state;
    const on = dayOf(input.sessionAt);
    const { chair, recorder } = input;
    const session: Session = { at: asUtc(input.sessionAt), on, chair, recorder, exact: true };
    const isDrawn = panelOf(facts) !== undefined;
    return {
      to: 'scheduled',
      facts: {
        ...{ session, terms: termsOf(state, ask), pausedSince: facts.pausedSince ?? today },
        ...(input.drawAt ? { drawAt: asUtc(input.drawAt) } : {}),
      },
      clocks: [
        { op: 'stop', rule: 'T_HEARING_DECIDE', on: today },
        { op: 'stop', rule: 'T_HEARING_CONSENT' },
        { op: 'start', rule: 'T_HEARING_HOLD', startOn: today },
        { op: 'start', rule: 'T_HEARING_NOTICE', startOn: on },
      ],
      // One seed a hearing: it is bound before any pool is looked at, and a new day changes nothing in it.
      ...(isDrawn || facts.seed ? {} : { learns: [{ what: 'seed', as: 'seed', no: 1 }] }),
      tells: toParent(state, 'hearingScheduled', { on: today }),
      notices: [{ topic: 'hearingScheduled', to: toldOf(state) }],
    };
  },
};

const asUtc = (given: string): Instant => toInstant(Date.parse(given));

/** While it is put off the matter stays paused; the watch counts from the first day of the pause. */
export function watched({ facts, clocks }: HearingState): ClockOp[] {
  const { pausedSince } = facts;
  if (!pausedSince || running(clocks, 'T_HEARING_PAUSE_MAX')) return [];
  return [{ op: 'start', rule: 'T_HEARING_PAUSE_MAX', startOn: pausedSince }];
}

export function postponedFor(state: HearingState, cause: PostponeCause, today: string): HearingChange {
  const { facts } = state;
  const refused = refusedIn(facts);
  const lacking = refused?.missing ? { lacking: { register: refused.register, missing: refused.missing } } : {};
  const one = { cause, on: today, session: facts.session!.on, ...lacking };
  return {
    to: 'postponed',
    facts: {
      ...{ postponed: [...(facts.postponed ?? []), one], steps: undefined },
      // Nothing was drawn: the next day may find a larger pool, under the same seed.
      ...(refused ? { drawn: undefined, drawAt: undefined } : {}),
    },
    clocks: [
      { op: 'stop', rule: 'T_HEARING_HOLD' },
      { op: 'stop', rule: 'T_HEARING_NOTICE' },
      { op: 'stop', rule: 'T_HEARING_RECUSAL' },
      ...watched(state),
    ],
    notices: [{ topic: 'hearingPostponed', to: toldOf(state) }],
  };
}

const postpone: Does<'postpone'> = {
  change: (state, { input, today }) => postponedFor(state, input.cause, today),
};

const refusedIn = ({ drawn }: HearingFacts) => (drawn && 'refused' in drawn ? drawn : undefined);

/** A seat that waits and that nobody can take in this session, or a chair who stepped aside: the day is put off. */
export function mustMove({ stage, facts }: HearingState): PostponeCause | undefined {
  if (!(movable as readonly string[]).includes(stage)) return undefined;
  if (stage === 'scheduled' && refusedIn(facts)) return 'poolTooSmall';
  if ((facts.session?.vacant ?? []).length > 0) return 'chairMissing';
  if (openSeats(facts).length === 0) return undefined;
  // Nothing is served yet: whoever is left in the order may sit down.
  if (stage === 'scheduled' || stage === 'drawing') return successorFor(facts) ? undefined : 'quorumMissing';
  // Who comes in later is on no list that was served, and an alternate heard nothing of what was said so far.
  const isOnList = stage !== 'convened' && successorFor(facts)?.from === 'alternates';
  return isOnList ? undefined : 'quorumMissing';
}

/** On which day, and that it is put off. */
export const scheduling = { schedule, postpone };
