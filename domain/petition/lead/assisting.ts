import { capRefusal } from '../../caps';
import { aheadRefusal } from '../../dates';
import { refusal } from '../../refusals';
import type { IsoDate } from '../../time';
import type { Does, PetitionFacts } from '../facts';
import { isAccused, unitsRefusal } from '../intake/dispatching';
import { filedRefusal } from '../papers';
import type { Assistance } from './facts';

/** The parts that were asked for and neither came nor were given up. */
export const openParts = ({ assistance = [] }: PetitionFacts): readonly Assistance[] =>
  assistance.filter(({ state }) => state === 'asked');

const isOpen = (facts: PetitionFacts, unitId: string | undefined): boolean =>
  openParts(facts).some((part) => part.unitId === unitId);

/** The unit's open part, changed; what is over stays as it was. */
function withPart({ assistance = [] }: PetitionFacts, unitId: string | undefined, end: Partial<Assistance>) {
  return assistance.map((part) => (part.unitId === unitId && part.state === 'asked' ? { ...part, ...end } : part));
}

const askAssistants: Does<'askAssistants'> = {
  needs: (input) => ({ units: input.units, caps: true }),
  refuse: (state, { input, context, today }) => {
    const full = capRefusal(context, 'assistance', state.facts.assistance?.length ?? 0, input.units.length);
    if (full) return full;
    const all = [state.facts.unitId, ...input.units];
    const open = input.units.find((unit) => isOpen(state.facts, unit));
    if (new Set(all).size < all.length || open) return refusal('sameUnitTwice', open && `${open} is asked already`);
    return unitsRefusal(state, input.units, context) ?? aheadRefusal('dueOn', input.dueOn, today);
  },
  change: ({ facts }, { input, actor, today }) => {
    const { units, dueOn } = input;
    const asked = { state: 'asked' as const, askedOn: today, askedBy: actor.id, dueOn };
    return {
      facts: {
        assistants: [...new Set([...(facts.assistants ?? []), ...units])],
        assistance: [...(facts.assistance ?? []), ...units.map((unitId) => ({ unitId, ...asked }))],
      },
      clocks: units.map((unitId) => ({ op: 'start', rule: 'T_ASSIST', startOn: today, dueOn, unitId })),
      notices: [{ topic: 'assistanceAsked', to: units.map((unitId) => `handler@${unitId}`) }],
    };
  },
};

const contribute: Does<'contribute'> = {
  needs: (input, _state, { unit }) => ({ units: unit ? [unit] : [], documents: input.doc ? [input.doc] : [] }),
  refuse: (state, { input, actor, context }) => {
    const unit = actor.unit ?? '';
    if (!state.facts.assistants?.includes(unit)) return refusal('notAssistant');
    if (isAccused(state, unit, context)) return refusal('accusedUnit');
    if (!isOpen(state.facts, unit)) return refusal('noRequest', `nothing is asked of ${unit}`);
    return input.doc ? filedRefusal(state, context, input.doc) : undefined;
  },
  change: ({ facts }, { input, actor, today }) => ({
    facts: { assistance: withPart(facts, actor.unit, { state: 'contributed', endedOn: today, doc: input.doc }) },
    clocks: [{ op: 'stop', rule: 'T_ASSIST', unitId: actor.unit, on: today }],
    notices: [{ topic: 'contributed', to: ['officer'] }],
  }),
};

/** The reply need not wait for ever: the lead, or the bureau that guides it, gives the part up and says why. */
const releaseAssistant: Does<'releaseAssistant'> = {
  refuse: ({ facts }, { input }) => {
    if (!facts.assistants?.includes(input.unitId)) return refusal('notAssistant');
    if (!isOpen(facts, input.unitId)) return refusal('noRequest', `nothing is asked of ${input.unitId}`);
  },
  change: ({ facts }, { input, today }) => ({
    facts: { assistance: withPart(facts, input.unitId, { state: 'released', endedOn: today }) },
    clocks: [{ op: 'stop', rule: 'T_ASSIST', unitId: input.unitId }],
    notices: [{ topic: 'assistantReleased', to: [`handler@${input.unitId}`, 'officer', 'coordinator@bureau'] }],
  }),
};

/** Who leads anew asks anew: nobody owes a part to a unit that leads no more. Undefined: nothing was ever asked. */
export const releasedAll = ({ assistance }: PetitionFacts, on: IsoDate): readonly Assistance[] | undefined =>
  assistance?.map((part) => (part.state === 'asked' ? { ...part, state: 'released', endedOn: on } : part));

/** Others do their part, each by its date; the lead answers for the whole (S2). */
export const assisting = { askAssistants, contribute, releaseAssistant };
