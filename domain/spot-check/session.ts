import type { Ask } from '../acts';
import { aheadRefusal } from '../dates';
import { type Refusal, refusal } from '../refusals';
import { msOf } from '../time';
import { type Case, caseOf, type Does, isOwnCheck, type SpotCheckState, withCase } from './facts';
import type { SpotCheckInput } from './inputs';
import { ownRefusal } from './planning';

const open: Does<'open'> = {
  refuse: ({ stage, facts }, { at }) => {
    if (stage === 'planned') return refusal(facts.nothingDrawn ? 'nothingEligible' : 'notDrawn');
    if (msOf(at) < msOf(facts.meetingAt!)) return refusal('tooEarly', `the meeting is at ${facts.meetingAt}`);
    return isOwnCheck(facts, facts.chair) ? ownRefusal(facts.chair) : undefined;
  },
  change: (_state, { at }) => ({ to: 'inSession', facts: { openedAt: at } }),
};

const drawnRefusal = (state: SpotCheckState, packageId: string): Refusal | undefined =>
  caseOf(state, packageId) ? undefined : refusal('notDrawn', packageId);

type Report = SpotCheckInput<'report'>;

/** The three fields of S3: work done, why it is not resolved, next steps. */
function fieldsRefusal({ input, today }: Ask<Report>): Refusal | undefined {
  const { workDone, whyUnresolved, nextSteps = [] } = input;
  if (!workDone) return refusal('fieldMissing', 'workDone');
  if (!whyUnresolved) return refusal('fieldMissing', 'whyUnresolved');
  if (nextSteps.length === 0) return refusal('fieldMissing', 'nextSteps');
  return nextSteps.map(({ by }) => aheadRefusal('nextSteps/by', by, today)).find((no) => no);
}

/** The leader reports in person; who comes late after all is absent no longer. */
const report: Does<'report'> = {
  refuse: (state, ask) => {
    const { packageId } = ask.input;
    const drawn = caseOf(state, packageId);
    if (!drawn) return refusal('notDrawn', packageId);
    if (drawn.leaderId !== ask.actor.id) return refusal('notYourUnit', 'its own leader reports on a package');
    if (drawn.reported) return refusal('noRequest', 'reported already');
    return fieldsRefusal(ask);
  },
  change: (state, { input: { packageId, nextSteps = [] }, today }) => {
    const { absent: _absent, ...drawn } = caseOf(state, packageId)!;
    const cases = withCase(state, { ...drawn, reported: { on: today, nextSteps: nextSteps.length } });
    return { facts: { cases } };
  },
};

const recordAbsence: Does<'recordAbsence'> = {
  refuse: (state, { input: { packageId } }) => {
    const drawn = caseOf(state, packageId);
    if (!drawn) return refusal('notDrawn', packageId);
    if (drawn.reported || drawn.absent) return refusal('noRequest', drawn.reported ? 'reported' : 'recorded already');
  },
  change: (state, { input: { packageId }, actor, today }) => ({
    facts: { cases: withCase(state, { ...caseOf(state, packageId)!, absent: { by: actor.id, on: today } }) },
    notices: [{ topic: 'absenceRecorded', to: [`leaderOf:${packageId}`, 'chair'] }],
  }),
};

const isHeard = ({ reported, absent }: Case) => reported !== undefined || absent !== undefined;

/** The bureau, and the heads of the units concerned, after the leader has spoken. */
const comment: Does<'comment'> = {
  refuse: (state, { input: { packageId }, actor }) => {
    const no = drawnRefusal(state, packageId);
    if (no) return no;
    const drawn = caseOf(state, packageId)!;
    if (actor.role === 'unitHead' && !drawn.units.includes(actor.unit ?? ''))
      return refusal('notYourUnit', 'the heads of the units concerned comment');
    return isHeard(drawn) ? undefined : refusal('reportMissing', drawn.number);
  },
  change: (state, { input: { packageId } }) => {
    const drawn = caseOf(state, packageId)!;
    return { facts: { cases: withCase(state, { ...drawn, comments: (drawn.comments ?? 0) + 1 }) } };
  },
};

/** The chair closes, once every drawn package was reported on or its leader's absence is on record. */
const chairComment: Does<'chairComment'> = {
  refuse: ({ facts }, { actor }) => {
    if (facts.chair !== actor.id) return refusal('notYourUnit', 'the chair closes the meeting');
    if (isOwnCheck(facts, actor.id)) return ownRefusal(actor.id);
    const unheard = facts.cases?.find((one) => !isHeard(one));
    if (unheard) return refusal('reportMissing', unheard.number);
  },
  change: () => ({ to: 'commented', notices: [{ topic: 'chairCommented', to: ['supervisor@bureau'] }] }),
};

/** The meeting itself. */
export const session = { open, report, recordAbsence, comment, chairComment };
