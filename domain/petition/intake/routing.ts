import type { Actor, Ask } from '../../acts';
import { capRefusal } from '../../caps';
import { categoryOf } from '../../catalogue';
import { type ClockOp, clockKey, latest, running, timesOf } from '../../clock';
import { dateRefusal, lateEntry } from '../../dates';
import { type Refusal, refusal } from '../../refusals';
import { dayOf, type IsoDate, msOf, toInstant } from '../../time';
import { type Does, newRound, type PetitionFacts, type PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { releasedAll } from '../lead/assisting';
import { handledUntilNow } from '../lead/leads';
import { paperRefusal } from '../papers';
import { redoLeft } from '../rounds';
import { isAccused } from './dispatching';
import { levelRules } from './levels';
import { accusationRefusal } from './route';

/**
 * What mayAct adds while no unit has the matter yet: the unit at whose counter it was registered may answer it there,
 * and the bureau's head enters late what is the bureau's (acts.md 1.16).
 */
export function mayRoute({ stage, facts }: PetitionState, { role, unit }: Actor, act: string): boolean {
  if (stage !== 'classified' || unit === undefined) return false;
  if (role === 'unitHead' && unit === facts.bureauId) return act === 'routeOut' || act === 'answerOnSpot';
  return act === 'answerOnSpot' && unit === facts.counterUnit && (role === 'handler' || role === 'unitHead');
}

/** What is owed before the matter is passed on was met on the day it left the office. */
const passedOn = (on: IsoDate): ClockOp[] =>
  (['T_FORWARD', 'T_REFORWARD', ...Object.values(levelRules)] as const).map((rule) => ({ op: 'stop', rule, on }));

/** Work that ends with the matter's leaving: no reply, no request is open any more. Round and track are the same. */
function leftBehind(facts: PetitionFacts, on: IsoDate): Partial<PetitionFacts> {
  const assistance = releasedAll(facts, on);
  return {
    ...newRound({ ...facts, track: undefined }),
    ...{ round: facts.round, extension: undefined, leadChange: undefined, completionDue: undefined },
    ...(assistance ? { assistance } : {}),
  };
}

/** Nothing that is reported of it now can have happened before it came to where it is. */
const hereSince = ({ forwardedOn, takenBackOn, receivedOn }: PetitionFacts) => forwardedOn ?? takenBackOn ?? receivedOn;

type RouteOut = Ask<PetitionInput<'routeOut'>>;

/** The bureau before the unit has accepted it; after that the unit, which has found where it belongs. */
function placeRefusal({ stage }: PetitionState, { actor }: RouteOut): Refusal | undefined {
  if (actor.role === 'coordinator' && stage !== 'classified' && stage !== 'forwarded') return refusal('notYourRole');
}

function organRefusal(state: PetitionState, { input, context }: RouteOut): Refusal | undefined {
  const { organUnit } = input;
  if (organUnit) return isAccused(state, organUnit, context) ? refusal('accusedUnit') : undefined;
  if (state.facts.matterType === 'accusation')
    return refusal('accusationRoute', 'organUnit: only a unit of the register can be told from the accused');
}

const routeOut: Does<'routeOut'> = {
  needs: ({ notice, organUnit }) => ({ documents: [notice], units: organUnit ? [organUnit] : [] }),
  refuse: (state, ask) => {
    const { input, context, today, at } = ask;
    const on = dayOf(input.handedOverAt);
    if (input.route === 'petitionProcedure') return refusal('residualRoute');
    if (msOf(input.handedOverAt) > msOf(at)) return refusal('dateInFuture', `handedOverAt: it is ${at}`);
    return (
      placeRefusal(state, ask) ??
      accusationRefusal(state, input.route) ??
      organRefusal(state, ask) ??
      dateRefusal('handedOverAt', on, today, hereSince(state.facts)) ??
      paperRefusal(state, context, input.notice, ['routeOutNotice']) ??
      lateEntry(ask, running(state.clocks, 'T_FORWARD'), on)
    );
  },
  /** T_NOTIFY runs on: within its 15 days the petitioner is to hear of the route as well (R22-23). */
  change: (state, { input, actor }) => {
    const { facts } = state;
    const { route, basis, organ, organUnit, notice } = input;
    const handedOverAt = toInstant(msOf(input.handedOverAt));
    const on = dayOf(handedOverAt);
    return {
      to: 'routedOut',
      facts: {
        ...leftBehind(facts, on),
        ...redoLeft(state),
        ...{ route, category: categoryOf(route), notice: facts.notice?.deliveredOn ? facts.notice : undefined },
        routedOut: { basis, organ, organUnit, handedOverAt, notice: { doc: notice, issuedOn: on } },
      },
      clocks: [
        ...passedOn(on),
        { op: 'stopAll', except: ['T_NOTIFY'] },
        { op: 'start', rule: 'T_HAND_OVER_RECEIPT', startOn: on },
      ],
      notices: actor.role === 'coordinator' ? [] : [{ topic: 'routedOut', to: ['coordinator@bureau'] }],
    };
  },
};

const confirmHandOver: Does<'confirmHandOver'> = {
  needs: ({ receipt }) => ({ documents: [receipt] }),
  refuse: (state, { input, context, today }) => {
    const { handedOverAt, receivedOn } = state.facts.routedOut!;
    if (receivedOn) return refusal('noRequest', `received on ${receivedOn}`);
    return (
      dateRefusal('receivedOn', input.receivedOn, today, dayOf(handedOverAt)) ??
      paperRefusal(state, context, input.receipt, ['handOverReceipt'])
    );
  },
  change: ({ facts }, { input: { receipt, receivedOn } }) => ({
    facts: { routedOut: { ...facts.routedOut!, receipt, receivedOn } },
    clocks: [{ op: 'stop', rule: 'T_HAND_OVER_RECEIPT', on: receivedOn }],
  }),
};

/**
 * The law's 15 days are those of the receipt: what is left of them runs on. Once they are over, the duty was met or
 * missed for good, and only the target to forward it again runs (docs/decisions/015).
 */
function forwardAgain({ clocks }: PetitionState, today: IsoDate): ClockOp[] {
  const forward = latest(clocks, 'T_FORWARD');
  const left = forward && forward.dueOn >= today ? [{ op: 'resume' as const, clock: clockKey(forward) }] : [];
  return [{ op: 'stopAll' }, ...left, { op: 'start', rule: 'T_REFORWARD', startOn: today }];
}

/** The matter is with the bureau again as if nobody had had it. */
const takeBack: Does<'takeBack'> = {
  needs: () => ({ caps: true }),
  refuse: ({ clocks }, { context }) => capRefusal(context, 'takingsBack', timesOf(clocks, 'T_REFORWARD')),
  change: (state, { today }) => {
    const { facts } = state;
    return {
      to: 'classified',
      facts: {
        ...leftBehind(facts, today),
        ...(facts.track === 'simple' ? { track: 'ordinary', simpleEnded: 'newRound' as const } : {}),
        ...{ unitId: undefined, officerId: undefined, assistants: undefined, dispatch: undefined },
        ...{ forwardedOn: undefined, feedbackOn: undefined, acceptedOn: undefined, declinedOn: undefined },
        ...{ notice: undefined, routedOut: undefined, answeredOn: undefined, takenBackOn: today },
        ...{ rating: undefined, discontentOn: undefined },
        handledUnder: handledUntilNow(state),
      },
      clocks: forwardAgain(state, today),
    };
  },
};

/** R22-23: told on the spot, in writing if the petitioner wants that. An accusation is nothing to be answered. */
const answerOnSpot: Does<'answerOnSpot'> = {
  needs: ({ doc }) => ({ documents: doc ? [doc] : [] }),
  refuse: (state, ask) => {
    const { input, context, today } = ask;
    if (state.facts.matterType === 'accusation') return refusal('accusationRoute');
    if (input.writtenAsked && !input.doc) return refusal('writtenRequired');
    return (
      dateRefusal('toldOn', input.toldOn, today, hereSince(state.facts)) ??
      (input.doc ? paperRefusal(state, context, input.doc, ['onSpotAnswer']) : undefined) ??
      lateEntry(ask, running(state.clocks, 'T_FORWARD'), input.toldOn)
    );
  },
  change: ({ facts }, { input: { toldOn } }) => ({
    to: 'answeredOnSpot',
    facts: { ...leftBehind(facts, toldOn), answeredOn: toldOn },
    clocks: [
      ...passedOn(toldOn),
      { op: 'stopAll' },
      ...(facts.rateable === false ? [] : [{ op: 'start' as const, rule: 'T_RATING' as const, startOn: toldOn }]),
    ],
  }),
};

/** Handed over and received, and the petitioner knows: nothing more can happen here. */
export const isHandedOver = ({ routedOut }: PetitionFacts): boolean =>
  routedOut?.receivedOn !== undefined && routedOut.notice.deliveredOn !== undefined;

/** The matter leaves the petition procedure, or needs none, or comes back to be sorted anew. */
export const routing = { routeOut, confirmHandOver, takeBack, answerOnSpot };
