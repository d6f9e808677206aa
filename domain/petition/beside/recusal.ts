import type { Ask, OfficerCard } from '../../acts';
import { capRefusal } from '../../caps';
import { officerRefusal } from '../../officers';
import { refusal } from '../../refusals';
import { withChain } from '../chain';
import type { Does, PetitionChange, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { toOpenStories } from '../orders';
import { behalfRefusal } from './voice';

const postsHere = ({ facts }: PetitionState, card: OfficerCard | undefined) => {
  const here = [facts.unitId, facts.bureauId, facts.review?.organ, ...(facts.assistants ?? [])];
  return card?.posts.filter(({ unit }) => here.includes(unit)) ?? [];
};

/** Staff speak for themselves without a paper; for the petitioner with one. */
const askRecusal: Does<'askRecusal'> = {
  needs: ({ officer, onBehalfOf }) => ({
    officers: [officer],
    documents: onBehalfOf ? [onBehalfOf.paper] : [],
    caps: true,
  }),
  refuse: (state, ask) => {
    const { input, actor, context } = ask;
    if (postsHere(state, context.officers?.[input.officer]).length === 0)
      return refusal('unknownOfficer', `${input.officer} has no part in this matter`);
    if (state.facts.recused?.includes(input.officer)) return refusal('recused', `${input.officer} is recused already`);
    if (askedFor(state, input.officer)) return refusal('requestOpen');
    const full = capRefusal(context, 'recusals', state.facts.recusals?.length ?? 0);
    if (full) return full;
    const forOneself = actor.role !== 'coordinator' && actor.id === input.officer && !input.onBehalfOf;
    return forOneself ? undefined : behalfRefusal(state, ask);
  },
  change: (state, { input, actor, context, today }) => {
    const { officer } = input;
    const { unitId, recusals = [] } = state.facts;
    const ofUnit = postsHere(state, context.officers?.[officer]).filter(({ unit }) => unit === unitId);
    const byBureau = ofUnit.length === 0 || ofUnit.some(({ roles }) => roles.includes('unitHead'));
    const asked = { officer, state: 'asked' as const, enteredBy: actor.id, on: today, byBureau };
    return {
      facts: { recusals: [...recusals, asked] },
      notices: [{ topic: 'recusalAsked', to: [byBureau ? 'coordinator@bureau' : 'unitHead@unit'] }],
    };
  },
};

const askedFor = ({ facts }: PetitionState, officer: string) =>
  facts.recusals?.find((one) => one.officer === officer && one.state === 'asked');

type Decision = Ask<PetitionInput<'decideRecusal'>>;

/** The head decides; of the head, and of the bureau's own people, the bureau. Nobody decides about themselves. */
const decideRecusal: Does<'decideRecusal'> = {
  needs: ({ newOfficer }) => ({ officers: newOfficer ? [newOfficer] : [] }),
  refuse: (state, { input, actor, context }: Decision) => {
    const asked = askedFor(state, input.officer);
    if (!asked) return refusal('noRequest');
    if (actor.id === input.officer) return refusal('decidedBySelf');
    if (asked.enteredBy === actor.id) return refusal('selfApproval');
    if (asked.byBureau !== (actor.role === 'coordinator')) return refusal('notYourRole');
    if (input.newOfficer === undefined || input.decision === 'refused') return undefined;
    if (input.newOfficer === input.officer) return refusal('recused', 'another officer must go on');
    return officerRefusal(state, context, input.newOfficer);
  },
  change: (state, { input, actor }) => {
    const decided = { state: input.decision, decidedBy: actor.id };
    const recusals = state.facts.recusals!.map((one) =>
      one.officer === input.officer && one.state === 'asked' ? { ...one, ...decided } : one,
    );
    const made = input.decision === 'granted' ? granted(state, input) : {};
    return {
      ...made,
      facts: { ...made.facts, recusals },
      notices: [{ topic: `recusal.${input.decision}`, to: ['officer', 'unitHead@unit'] }],
    };
  },
};

/** Its open orders and its review hear of it; whoever was in charge gives the matter up. Without a successor it is the unit's again. */
function granted(state: PetitionState, { officer, newOfficer }: PetitionInput<'decideRecusal'>): PetitionChange {
  const recused = [...(state.facts.recused ?? []), officer];
  const tells = toOpenStories(state, 'recused', { recused });
  const wasInCharge = state.facts.officerId === officer;
  const successor = newOfficer ? { chain: withChain(state, newOfficer) } : {};
  return { facts: { recused, ...(wasInCharge ? { officerId: newOfficer, ...successor } : {}) }, tells };
}

/** Who has a stake in the matter takes no part in it (R22-28). The clocks run on. */
export const recusal = { askRecusal, decideRecusal };
