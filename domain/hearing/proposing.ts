import type { Ask, UnitCard } from '../acts';
import { dateRefusal } from '../dates';
import { paperRefusal } from '../papers';
import { type Refusal, refusal } from '../refusals';
import type { CommonFacts } from '../story';
import type { Does, HearingFacts, HearingState } from './facts';
import type { HearingInput } from './inputs';
import { keepsPanel } from './panel';
import { ended, toldOf } from './telling';

type Proposal = Ask<HearingInput<'propose'>>;

/** What the matter that calls a hearing hands on of itself. */
interface Handed extends CommonFacts {
  readonly petitionId?: string;
  readonly petitionNumber?: string;
  readonly reviewId?: string;
  readonly packageId?: string;
  readonly chain?: readonly string[];
  readonly units?: readonly string[];
}

const handedIn = ({ context }: Proposal): Handed | undefined =>
  Object.values(context.stories ?? {})[0]?.facts as Handed | undefined;

const unitIn = ({ input, context }: Proposal): UnitCard | undefined => context.units?.[input.unitId ?? ''];

function factsOfMatter(handed: Handed): Partial<HearingFacts> {
  const { number, petitionId, petitionNumber = number, reviewId, packageId, chain = [], units = [] } = handed;
  const { bureauId, superiorId, regionPath, policyId, unitId, officerId, assistants, accused, recused } = handed;
  return {
    ...{ petitionId, petitionNumber, reviewId, packageId, chain, units },
    ...{ bureauId, superiorId, regionPath, policyId, unitId, officerId, assistants, accused },
    ...(recused ? { recused } : {}),
  };
}

function factsOfUnit({ id, bureauId, superiorId, regionPath, policyId }: UnitCard): Partial<HearingFacts> {
  return { unitId: id, bureauId, superiorId, regionPath, policyId };
}

/** Before there is a petition: which plan of which unit, and about what the panel is asked. */
function preventiveRefusal(ask: Proposal): Refusal | undefined {
  const { input, actor, today } = ask;
  if (input.stage !== 'preventive') return refusal('notEligible', 'a matter calls its own hearing: callHearing');
  if (!input.subject || !input.unitId || input.items.some(({ about }) => !about))
    return refusal('subjectMissing', 'subject, unitId and what each item is about');
  const unit = unitIn(ask);
  if (!unit?.regionPath.includes(actor.region ?? '')) return refusal('notYourUnit', `unit ${input.unitId}`);
  if (unit.mergedInto) return refusal('unitMerged', `${unit.id} is now ${unit.mergedInto}`);
  return dateRefusal('proposedOn', input.proposedOn, today);
}

function proposeRefusal(ask: Proposal): Refusal | undefined {
  const numbers = new Set(ask.input.items.map(({ no }) => no));
  if (numbers.size < ask.input.items.length) return refusal('itemMissing', 'an item stands twice');
  return ask.actor.role === 'clock' ? undefined : preventiveRefusal(ask);
}

const propose: Does<'propose'> = {
  needs: ({ unitId }) => ({ units: unitId ? [unitId] : [] }),
  refuse: (_state, ask) => proposeRefusal(ask),
  change: (_state, ask) => {
    const { input, actor } = ask;
    const handed = handedIn(ask);
    const unit = unitIn(ask);
    if (!handed && !unit) throw new Error('the matter that calls a hearing must hand on its card');
    const { stage: step, applicant, open, ground, proposedOn } = input;
    const facts = handed ? factsOfMatter(handed) : factsOfUnit(unit!);
    const chain = actor.role === 'clock' ? (facts.chain ?? []) : [actor.id];
    return {
      to: 'proposed',
      facts: { ...facts, chain, step, applicant, open, ground, proposedOn, items: input.items.map(({ no }) => no) },
      clocks: [{ op: 'start', rule: 'T_HEARING_DECIDE', startOn: proposedOn }],
      notices: [{ topic: 'hearingProposed', to: ['coordinator@bureau'] }],
    };
  },
};

/** The bureau does not hold it, and says why. */
const refuse: Does<'refuse'> = { change: (state, { today }) => ended(state, 'refused', today) };

/**
 * No matter remembers a preventive hearing: whoever proposed it could give up its panel and have another drawn for the
 * same subject. Once it is drawn the supervisor gives it up, who did not propose it; the coordinator puts it off.
 */
function cancelRefusal({ facts }: HearingState, { actor: { id, role } }: Ask<HearingInput<'cancel'>>) {
  const isKept = facts.keeps && keepsPanel(facts);
  if (role === 'coordinator')
    return isKept ? refusal('alreadyDrawn', 'the supervisor gives it up; you may put it off') : undefined;
  if (!isKept) return refusal('notYourUnit', 'the bureau’s coordinator gives it up');
  if (facts.chain.includes(id)) return refusal('selfApproval', 'who proposed it does not give up its panel');
}

/** Once a panel is drawn, calling the matter again would draw another: only if nobody was left to draw is that no choice. */
const cancel: Does<'cancel'> = {
  refuse: cancelRefusal,
  change: (state, { today }) => ended(state, 'cancelled', today, keepsPanel(state.facts) ? { drawn: true } : {}),
};

/** Who did not apply is asked first (published rules); a preventive hearing has no petitioner to ask. */
export const needsConsent = ({ applicant, step }: Pick<HearingFacts, 'applicant' | 'step'>): boolean =>
  applicant !== 'petitioner' && step !== 'preventive';

const askConsent: Does<'askConsent'> = {
  refuse: ({ facts }) =>
    needsConsent(facts) ? undefined : refusal('noRequest', 'nobody has to be asked whether it is held'),
  change: (_state, { today }) => ({
    to: 'consentPending',
    clocks: [
      { op: 'stop', rule: 'T_HEARING_DECIDE', on: today },
      { op: 'start', rule: 'T_HEARING_CONSENT', startOn: today },
    ],
    notices: [{ topic: 'hearingConsentAsked', to: ['petitioner'] }],
  }),
};

type OnBehalf = Pick<Ask<HearingInput<'consent'>>, 'input' | 'actor' | 'context'>;

/** Staff enter what the petitioner, or the agent, has signed. */
export function signedRefusal(state: HearingState, { input, actor, context }: OnBehalf): Refusal | undefined {
  if (actor.role === 'petitioner') return undefined;
  if (!input.onBehalfOf) return refusal('paperMissing', 'the signed paper');
  return paperRefusal(state, context, input.onBehalfOf.paper, ['signedStatement']);
}

export const signedNeeds = ({ onBehalfOf }: Pick<HearingInput<'consent'>, 'onBehalfOf'>) => ({
  documents: onBehalfOf ? [onBehalfOf.paper] : [],
});

const consent: Does<'consent'> = {
  needs: signedNeeds,
  refuse: signedRefusal,
  change: ({ facts }, { today }) => {
    // Said twice, by form and by paper: the bureau's days count from the first time.
    if (facts.consentOn) return {};
    return {
      facts: { consentOn: today },
      clocks: [
        { op: 'stop', rule: 'T_HEARING_CONSENT', on: today },
        { op: 'start', rule: 'T_HEARING_DECIDE', startOn: today },
      ],
      notices: [{ topic: 'hearingConsented', to: ['coordinator@bureau'] }],
    };
  },
};

const decline: Does<'decline'> = {
  needs: signedNeeds,
  refuse: (state, ask) =>
    state.facts.consentOn ? refusal('noRequest', 'the petitioner has consented') : signedRefusal(state, ask),
  change: (state, { today }) => ({
    ...ended(state, 'refused', today),
    notices: [{ topic: 'hearingDeclined', to: toldOf(state) }],
  }),
};

/** Whether it is held at all. */
export const proposing = { propose, refuse, cancel, askConsent, consent, decline };
