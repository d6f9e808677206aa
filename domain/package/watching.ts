import { type Clock, type ClockOp, clockKey, latest } from '../clock';
import { refusal } from '../refusals';
import { dayOf, type Instant, type IsoDate } from '../time';
import { leadersClocks } from './clocks';
import type { Does, PackageChange, PackageFacts, PackageState, Relapse } from './facts';
import { tellPetitions } from './listing';

/** The last day on which a petition on the same matter makes a relapse of it; undefined outside the watch. */
const watchedUntil = ({ stage, clocks }: PackageState): IsoDate | undefined =>
  stage === 'struckOff' || stage === 'cleared' ? latest(clocks, 'T_STRIKE_OFF_WATCH')?.dueOn : undefined;

const struckOffOn = ({ facts }: PackageState) => facts.struckOff?.on ?? '';

/** Received from the day of the strike-off to the last day of the watch; the day of receipt decides, not of entry. */
function isWithinWatch(state: PackageState, receivedOn: IsoDate): boolean {
  const until = watchedUntil(state);
  return until !== undefined && receivedOn >= struckOffOn(state) && receivedOn <= until;
}

/** The same package goes on: new progress, new appointments; a new plan is the leader's first task. */
function relapsed(state: PackageState, petitionId: string, receivedOn: IsoDate, today: IsoDate): PackageChange {
  const { facts } = state;
  const one: Relapse = {
    ...{ petitionId, receivedOn, on: today },
    ...{ struckOffOn: facts.struckOff?.on, kind: facts.closeOut?.kind },
  };
  const relapses = [...(facts.relapses ?? []), one];
  const lost = {
    closeOut: undefined,
    verified: undefined,
    struckOff: undefined,
    resolving: undefined,
    concluding: undefined,
  };
  const changed: Partial<PackageFacts> = { ...lost, relapses, petitionIds: [...(facts.petitionIds ?? []), petitionId] };
  return {
    to: 'relapsed',
    facts: changed,
    clocks: [{ op: 'stopAll' }, ...leadersClocks(state, today)],
    notices: [{ topic: 'relapsed', to: ['packageLeader', 'officer', 'coordinator@bureau', 'supervisor@bureau'] }],
    tells: tellPetitions({ petitionIds: [petitionId] }, 'packaged', { packageId: state.id }),
  };
}

const relapse: Does<'relapse'> = {
  needs: ({ petitionId }) => ({ stories: [petitionId] }),
  refuse: (state, { input, context }) => {
    const card = context.stories?.[input.petitionId];
    if (card?.kind !== 'petition') return refusal('matchMissing', 'no petition');
    if (state.facts.petitionIds?.includes(input.petitionId)) return refusal('alreadyListed');
    if (!isWithinWatch(state, String(card.facts.receivedOn))) return refusal('outsideWatch', watchedUntil(state));
  },
  change: (state, { input: { petitionId }, context, today }) =>
    relapsed(state, petitionId, String(context.stories?.[petitionId]?.facts.receivedOn), today),
};

/** What a petition tells: that it is a repeat of one in this package. Heard twice or too late, it means nothing. */
export function repeated(state: PackageState, data: Readonly<Record<string, unknown>>, at: Instant) {
  const [petitionId, receivedOn] = [String(data.petitionId), String(data.receivedOn)];
  if (state.facts.petitionIds?.includes(petitionId) || !isWithinWatch(state, receivedOn)) return undefined;
  return { act: 'relapse', change: relapsed(state, petitionId, receivedOn, dayOf(at)) };
}

/** The watch is over without a relapse. What came in on its last days may still be entered (acts.md 1.16). */
export function watchEnded(state: PackageState, clock: Clock): { act: string; change: PackageChange } {
  const clocks: ClockOp[] = [
    { op: 'fire', clock: clockKey(clock), level: 'lapse' },
    { op: 'start', rule: 'T_LATE_REPEAT', startOn: clock.dueOn },
  ];
  return {
    act: 'endWatch',
    change: {
      ...{ to: 'cleared', clocks },
      notices: [{ topic: 'packageCleared', to: ['packageLeader', 'coordinator@bureau'] }],
      tells: tellPetitions(state.facts, 'unpackaged', { packageId: state.id }),
    },
  };
}

export const watching = { relapse };
