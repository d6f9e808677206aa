import type { Ask } from '../acts';
import type { Behaviour } from '../kind';
import type { RuleCode } from '../policy/types';
import { refusal } from '../refusals';
import type { CommonFacts, NoticeAsk } from '../story';
import type { IsoDate } from '../time';
import type { OrderFacts, OrderState } from './facts';
import type { OrderInput } from './inputs';
import { partiesOf, supervises } from './parties';

/** How a petition's clock asks for an order: by itself, once per breach. */
export interface BreachOrder {
  readonly petitionId: string;
  readonly cause: 'breach';
  readonly breachId: string;
  readonly rule: RuleCode;
  readonly breachDueOn: IsoDate;
  /** The breach ended as the order was opened: only the answer is due. */
  readonly breachEndedOn?: IsoDate;
}
type Issue = OrderInput<'issue'> | BreachOrder;

const breachIn = ({ breachId, rule, breachDueOn, breachEndedOn }: BreachOrder) => ({
  ...{ breachId, rule, breachDueOn },
  ...(breachEndedOn ? { breachEndedOn } : {}),
});

function factsFor({ input, context, today }: Ask<Issue>): OrderFacts | undefined {
  const petition = context.stories?.[input.petitionId];
  if (petition?.kind !== 'petition') return undefined;
  const common = petition.facts as CommonFacts;
  const { number: petitionNumber, regionPath, policyId, accused } = common;
  const { petitionId, cause } = input;
  const breach = input.cause === 'breach' ? breachIn(input) : {};
  return {
    ...{ ...partiesOf(common), regionPath, policyId, accused },
    ...{ petitionId, petitionNumber, cause, ...breach, issuedOn: today },
  };
}

/** The clock's order needs no message of its own: the petition's alert of the same instant is the slip. */
function slip(input: Issue): NoticeAsk[] {
  if (input.cause === 'breach') return [];
  const copied = input.copyTo.map((copy) => (copy === 'leader' ? 'leader@unit' : 'coordinator@bureau'));
  return [{ topic: 'orderIssued', to: ['unitHead@unit', ...copied] }];
}

/**
 * Opens the order and tells the petition. It cannot be a second one for the same breach: the petition's clock fires
 * each level once, and the order's id derives from the breach.
 */
export const issue: Behaviour<OrderState, Issue> = {
  needs: ({ petitionId }) => ({ stories: [petitionId] }),
  refuse: (_state, ask) => {
    const facts = factsFor(ask);
    if (!facts) return refusal('wrongStage', 'only a petition can be supervised');
    if (ask.actor.role === 'supervisor' && !supervises(facts, ask.actor)) return refusal('notYourUnit');
    if (facts.accused?.units.includes(facts.unitId ?? '')) return refusal('accusedUnit');
  },
  change: (state, ask) => {
    const facts = factsFor(ask);
    if (!facts) throw new Error('the door must look up the petition');
    const { input, today } = ask;
    const key = facts.breachId ?? state.id;
    return {
      to: 'issued',
      facts,
      clocks: [
        { op: 'start', rule: 'T_ORDER_ACK', startOn: today },
        { op: 'start', rule: 'T_ORDER_ANSWER', startOn: today },
      ],
      notices: slip(input),
      tells: [{ kind: 'petition', id: input.petitionId, fact: 'orderOpened', data: { orderId: state.id, key } }],
    };
  },
};
