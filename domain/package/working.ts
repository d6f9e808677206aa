import type { Ask, Context } from '../acts';
import type { ClockOp } from '../clock';
import { aheadRefusal, dateRefusal } from '../dates';
import { paperRefusal } from '../papers';
import { type Refusal, refusal } from '../refusals';
import type { IsoDate } from '../time';
import { progressed } from './clocks';
import type { Does, PackageChange, PackageState } from './facts';
import { usualPackages } from './settings';

/** Each step is documented by photo, video or voice (S3 全程留痕); which types do is the office's setting. */
function recordingRefusal(state: PackageState, context: Context, file: string | undefined): Refusal | undefined {
  const { recordings } = context.packages ?? usualPackages;
  if (!file) return refusal('fileMissing', recordings.join(', '));
  return paperRefusal(state, context, file, recordings);
}

interface Step {
  readonly file?: string;
  readonly measuresDone: readonly number[];
}

function stepRefusal(state: PackageState, { input, context }: Ask<Step>): Refusal | undefined {
  const measures = state.facts.plan?.measures ?? [];
  const unknown = input.measuresDone.find((no) => !measures.some((one) => one.no === no && !one.doneOn));
  if (unknown) return refusal('noRequest', `measure ${unknown} is not open`);
  return recordingRefusal(state, context, input.file);
}

/** The day of the step begins the days without one anew, and ends the clocks of what is done. */
function stepped({ facts }: PackageState, { measuresDone }: Step, on: IsoDate, visit: boolean): PackageChange {
  const { plan, progress } = facts;
  const done = (plan?.measures ?? []).filter(({ no }) => measuresDone.includes(no));
  const stops = done.map(({ instance }): ClockOp => ({ op: 'stop', rule: 'T_MEASURE', instance, on }));
  const measures = plan?.measures.map((one) => (done.includes(one) ? { ...one, doneOn: on } : one)) ?? [];
  const lastOn = progress && progress.lastOn > on ? progress.lastOn : on;
  return {
    facts: {
      progress: { records: (progress?.records ?? 0) + 1, visits: (progress?.visits ?? 0) + (visit ? 1 : 0), lastOn },
      ...(done.length > 0 ? { plan: { ...plan!, measures } } : {}),
    },
    clocks: [...stops, ...(lastOn === on ? progressed(on) : [])],
  };
}

const recordingNeeds = ({ file }: Step) => ({ documents: file ? [file] : [], packages: true });

const recordProgress: Does<'recordProgress'> = {
  needs: recordingNeeds,
  refuse: stepRefusal,
  change: (state, { input, today }) => stepped(state, input, today, false),
};

const recordVisit: Does<'recordVisit'> = {
  needs: recordingNeeds,
  refuse: (state, ask) =>
    dateRefusal('visitedOn', ask.input.visitedOn, ask.today, state.facts.activeSince) ?? stepRefusal(state, ask),
  change: (state, { input }) => stepped(state, input, input.visitedOn, true),
};

/** Each side consents by a paper of its own: nobody is mediated against their will (R22-33). */
const openMediation: Does<'openMediation'> = {
  needs: ({ consents: { petitioner, otherSide } }) => ({
    documents: [petitioner, otherSide].filter((paper) => paper !== undefined),
  }),
  refuse: (state, { input, context }) => {
    const { petitioner, otherSide } = input.consents;
    if (state.facts.mediation) return refusal('childOpen', 'a mediation is open');
    if (!petitioner || !otherSide || petitioner === otherSide) return refusal('consentMissing');
    const noPaper = (doc: string) => paperRefusal(state, context, doc, ['mediationConsent']);
    return noPaper(petitioner) ?? noPaper(otherSide);
  },
  change: (_state, { input, today }) => ({ facts: { mediation: { kind: input.kind, openedOn: today } } }),
};

const endMediation: Does<'endMediation'> = {
  refuse: ({ facts }) => (facts.mediation ? undefined : refusal('noRequest', 'no mediation is open')),
  change: () => ({ facts: { mediation: undefined } }),
};

const invite: Does<'invite'> = {
  refuse: (_state, { input, today }) => aheadRefusal('meetOn', input.meetOn, today),
  change: (_state, { input, today }) => ({
    facts: { invited: { meetOn: input.meetOn, on: today } },
    notices: [{ topic: 'appointmentInvited', to: ['petitioner', 'packageLeader'] }],
  }),
};

/** What is done on a package while it is worked on, apart from the month's appointment. */
export const working = { recordProgress, recordVisit, openMediation, endMediation, invite };
