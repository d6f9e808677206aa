import type { Ask, Context } from '../acts';
import { openCheck } from '../checks';
import type { DocumentType } from '../documents';
import { isAwaited } from '../hearing/calling';
import { type Refusal, refusal } from '../refusals';
import { handedIn, leadersClocks } from './clocks';
import { openGuarantees } from './duties';
import type { Does, PackageState } from './facts';
import type { PackageInput } from './inputs';
import { type CloseOutKind, type PackPart, packParts, sides } from './lists';
import { independenceRefusal } from './parties';
import { measuresResumed } from './steering';

type Application = Ask<PackageInput<'applyCloseOut'>>;

const opinions: readonly DocumentType[] = ['handlingOpinion', 'reviewOpinion', 'reReviewOpinion'];
const agreements: readonly DocumentType[] = ['mediationAgreement', 'settlementAgreement'];

/** Which papers may stand for a part (domain.md 6.2); what shows the outcome differs by the kind of close-out. */
const partTypes: Readonly<Record<PackPart, (kind: CloseOutKind) => readonly DocumentType[]>> = {
  opinion: (kind) => (kind === 'settled' ? agreements : [...opinions, ...agreements]),
  deliveryProof: () => ['deliveryProof'],
  outcomeProof: (kind) =>
    ({
      ...{ resolved: ['performanceProof'], settled: ['performanceProof'] },
      ...{ concludedByLaw: ['reReviewOpinion', 'evidence'], rerouted: ['handOverReceipt'] },
    })[kind] as readonly DocumentType[],
  contactRecord: () => ['contactRecord', 'appointmentRecord'],
  statement: () => ['leaderStatement'],
};

/** A paper of the package itself or of one of its matters. */
function packRefusal({ id, facts }: PackageState, { kind, pack }: Application['input'], context: Context) {
  const stories = [id, ...(facts.petitionIds ?? [])];
  for (const part of packParts) {
    const doc = pack[part];
    if (!doc) return refusal('packIncomplete', part);
    const card = context.documents?.[doc];
    if (!card || !stories.includes(card.story)) return refusal('documentMissing', `${part}: ${doc} is filed elsewhere`);
    const types: readonly string[] = partTypes[part](kind);
    if (!types.includes(card.type))
      return refusal('wrongPaper', `${part}: ${card.type} is not one of ${types.join(', ')}`);
  }
}

/** Each kind needs what leads to it: a ground of resolution, or the conclusion or route that was begun. */
function isSupported({ stage, facts }: PackageState, kind: CloseOutKind): boolean {
  if (kind === 'resolved') return stage === 'resolving';
  if (kind === 'settled') return stage === 'resolving' && facts.resolving?.ground === 'agreement';
  return stage === 'concluding' && facts.concluding?.how === (kind === 'rerouted' ? 'rerouted' : 'law');
}

function closeOutRefusal(state: PackageState, { input, context }: Application): Refusal | undefined {
  const open = sides.find((side) => !state.facts.sides?.[side]?.reportedOn);
  if (open) return refusal('assignmentOpen', `${open} has not reported`);
  const unsigned = openGuarantees(state.facts);
  if (unsigned.length > 0) return refusal('fourGuaranteesOpen', unsigned.join(', '));
  if (state.facts.mediation) return refusal('childOpen', 'a mediation is open');
  // An order for the target itself ends with the strike-off: it cannot wait for it.
  const child = state.children.find((one) => isAwaited(state, one) && !one.key.startsWith('T_PACKAGE_TARGET#'));
  if (child) return refusal('childOpen', `${child.kind} ${child.id}`);
  if (!isSupported(state, input.kind)) return refusal('kindUnsupported', `${input.kind} from ${state.stage}`);
  return packRefusal(state, input, context);
}

const applyCloseOut: Does<'applyCloseOut'> = {
  needs: ({ pack }) => ({ documents: Object.values(pack) }),
  refuse: closeOutRefusal,
  change: (_state, { input: { kind, pack }, actor, today }) => ({
    to: 'pendingVerification',
    facts: { closeOut: { kind, pack, appliedBy: actor.id, appliedOn: today } },
    clocks: handedIn,
    notices: [{ topic: 'closeOutAsked', to: ['coordinator@bureau', 'supervisor@bureau'] }],
  }),
};

const verify: Does<'verify'> = {
  needs: () => ({ checklists: ['closeOutChecks'] }),
  refuse: (state, ask) => {
    const open = openCheck(ask.context, 'closeOutChecks', ask.input.checks);
    return independenceRefusal(state, ask) ?? (open ? refusal('checksOpen', open) : undefined);
  },
  change: (_state, { actor, today }) => ({
    to: 'verified',
    facts: { verified: { by: actor.id, on: today } },
    notices: [{ topic: 'closeOutVerified', to: ['packageLeader', 'supervisor@bureau'] }],
  }),
};

const sendBack: Does<'sendBack'> = {
  refuse: independenceRefusal,
  change: (state, { today }) => {
    const measures = measuresResumed(state);
    return {
      to: 'returned',
      facts: { ...measures.facts, closeOut: undefined, returnedOn: today },
      clocks: [...leadersClocks(state, today), ...(measures.clocks ?? [])],
      notices: [{ topic: 'closeOutReturned', to: ['packageLeader', 'officer'] }],
    };
  },
};

/** The second pair of eyes: neither who verified it nor anybody with a part in it. */
const strikeOff: Does<'strikeOff'> = {
  refuse: (state, ask) =>
    state.facts.verified?.by === ask.actor.id ? refusal('sameAsVerifier') : independenceRefusal(state, ask),
  change: (_state, { actor, today }) => ({
    to: 'struckOff',
    facts: { struckOff: { by: actor.id, on: today }, leaderChange: undefined },
    clocks: [
      { op: 'stop', rule: 'T_PACKAGE_TARGET', on: today },
      { op: 'stopAll' },
      { op: 'start', rule: 'T_STRIKE_OFF_WATCH', startOn: today },
    ],
    notices: [{ topic: 'struckOff', to: ['packageLeader', 'unitHead@unit', 'coordinator@bureau'] }],
  }),
};

/** Handed in, verified by others, struck off (S3 办结销号). */
export const closing = { applyCloseOut, verify, sendBack, strikeOff };
