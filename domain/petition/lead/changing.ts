import type { Ask, Context } from '../../acts';
import { capRefusal } from '../../caps';
import type { ClockOp } from '../../clock';
import { refusal } from '../../refusals';
import type { Does, PetitionChange, PetitionFacts, PetitionState } from '../facts';
import { noticeAnew, unitsRefusal } from '../intake/dispatching';
import { isSimple, toOrdinary } from '../track/simple';
import { releasedAll } from './assisting';
import { handledUntilNow, leadsOf, withLead } from './leads';

function leadRefusal(state: PetitionState, unitId: string, context: Context) {
  if (unitId === state.facts.unitId) return refusal('sameUnitTwice', `${unitId} leads already`);
  return unitsRefusal(state, [unitId], context);
}

const requestLeadChange: Does<'requestLeadChange'> = {
  needs: (input) => ({ units: [input.unitId], caps: true }),
  refuse: (state, { input, context }) => {
    if (state.facts.leadChange) return refusal('requestOpen');
    const changes = leadsOf(state.facts).filter(({ how }) => how === 'leadChange').length;
    const full = capRefusal(context, 'leadChanges', changes);
    if (full) return full;
    return leadRefusal(state, input.unitId, context);
  },
  change: (_state, { input, actor, today }) => ({
    facts: { leadChange: { unitId: input.unitId, askedBy: actor.id, askedOn: today } },
    notices: [{ topic: 'leadChangeAsked', to: ['supervisor@bureau'] }],
  }),
};

const changeLead: Does<'changeLead'> = {
  needs: (_input, { facts }) => ({
    units: [facts.unitId, facts.leadChange?.unitId].filter((one) => one !== undefined),
  }),
  refuse: (state, { actor, context }) => {
    const asked = state.facts.leadChange;
    if (!asked) return refusal('approvalMissing', 'a change of lead must be asked for first');
    if (asked.askedBy === actor.id) return refusal('selfApproval');
    return leadRefusal(state, asked.unitId, context);
  },
  change: (state, ask) => {
    const { unitId } = state.facts.leadChange!;
    const isKept = isSameTree(ask.context, state.facts.unitId ?? '', unitId);
    const made = isKept ? sameDuty(state.facts) : freshDuty(state, ask);
    const released = releasedAll(state.facts, ask.today);
    return {
      to: 'forwarded',
      facts: {
        ...{ unitId, officerId: undefined, forwardedOn: ask.today, leadChange: undefined, reply: undefined },
        assistants: state.facts.assistants?.filter((one) => one !== unitId),
        leads: withLead(state, unitId, 'leadChange', ask.today),
        ...(released ? { assistance: released } : {}),
        ...made.facts,
      },
      clocks: [{ op: 'stop', rule: 'T_ASSIST' }, ...made.clocks],
      notices: [{ topic: 'leadChanged', to: [`unitHead@${state.facts.unitId}`, 'handler@unit', 'unitHead@unit'] }],
    };
  },
};

/** One is part of the other: the duty stays with the same organ. */
function isSameTree({ units }: Context, from: string, to: string): boolean {
  return Boolean(units?.[from]?.path.includes(to) || units?.[to]?.path.includes(from));
}

type Made = { readonly facts: PetitionChange['facts']; readonly clocks: readonly ClockOp[] };

/** Within one organ the days already gone count: the clock, its extension and the notice stay. */
const sameDuty = ({ extension }: PetitionFacts): Made => ({
  facts: extension?.state === 'asked' ? { extension: undefined } : {},
  clocks: [],
});

/** It was the wrong unit: the limit runs anew from the right one's acceptance, which may also object (R22-23,34). */
const freshDuty = (state: PetitionState, { today }: Pick<Ask, 'today'>): Made => {
  // What needs a second unit is not simple (SIMPLE22-5).
  const track = isSimple(state) ? toOrdinary('severalUnits') : { facts: {}, clocks: [] };
  return {
    facts: {
      handledUnder: handledUntilNow(state),
      acceptedOn: undefined,
      extension: undefined,
      notice: undefined,
      ...track.facts,
    },
    clocks: [
      ...track.clocks,
      { op: 'stop', rule: 'T_HANDLE' },
      { op: 'stop', rule: 'T_TARGET_10' },
      ...noticeAnew(state.facts, today),
      { op: 'start', rule: 'T_OBJECT', startOn: today },
    ],
  };
};

const refuseLeadChange: Does<'refuseLeadChange'> = {
  refuse: (state) => (state.facts.leadChange ? undefined : refusal('noRequest')),
  change: () => ({
    facts: { leadChange: undefined },
    notices: [{ topic: 'leadChangeRefused', to: ['coordinator@bureau'] }],
  }),
};

/** Another unit leads: asked by the bureau, approved by the supervisor. */
export const changing = { requestLeadChange, changeLead, refuseLeadChange };
