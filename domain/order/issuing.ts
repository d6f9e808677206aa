import type { Ask } from '../acts';
import { barsUnit } from '../barrier';
import { capRefusal } from '../caps';
import type { Behaviour } from '../kind';
import { sendBackRefusal } from '../petition/sending-back';
import type { RuleCode } from '../policy/types';
import { refusal } from '../refusals';
import type { CommonFacts, NoticeAsk } from '../story';
import type { IsoDate } from '../time';
import type { OrderFacts, OrderState } from './facts';
import type { OrderInput } from './inputs';
import { openerOf, partiesOf, supervises } from './parties';

/** How a clock asks for an order: by itself, once per breach. */
export interface BreachOrder {
  readonly petitionId: string;
  /** It is a clock of this review of the petition: the review organ must answer. */
  readonly reviewId?: string;
  /** It is a clock of this leader package: its responsible unit or a side must answer. */
  readonly packageId?: string;
  /** It is a clock of this hearing, or a session of it that the unit missed. */
  readonly hearingId?: string;
  readonly cause: 'breach';
  readonly breachId: string;
  readonly rule: RuleCode;
  readonly breachDueOn: IsoDate;
  /** The breach ended as the order was opened: only the answer is due. */
  readonly breachEndedOn?: IsoDate;
}
type Issue = OrderInput<'issue'> | BreachOrder;

const breachIn = ({ breachId, rule, breachDueOn, breachEndedOn, reviewId, packageId, hearingId }: BreachOrder) => ({
  ...{ breachId, rule, breachDueOn },
  ...(reviewId ? { reviewId } : {}),
  ...(packageId ? { packageId } : {}),
  ...(hearingId ? { hearingId } : {}),
  ...(breachEndedOn ? { breachEndedOn } : {}),
});

/** The story whose clock or unit it is about: a petition's, its review's, its leader package's or its hearing's. */
function subjectOf({ input, context }: Pick<Ask<Issue>, 'input' | 'context'>): CommonFacts | undefined {
  const { kind, id } = openerOf(input)!;
  const card = context.stories?.[id];
  return card?.kind === kind ? card.facts : undefined;
}

function factsFor(ask: Ask<Issue>): OrderFacts | undefined {
  const { input, actor, today } = ask;
  const common = subjectOf(ask);
  if (!common) return undefined;
  const { number: petitionNumber, regionPath, policyId, accused, recused } = common;
  const { petitionId, cause } = input;
  const breach = input.cause === 'breach' ? breachIn(input) : {};
  return {
    ...{ ...partiesOf(common), regionPath, policyId, accused },
    ...{ petitionId, petitionNumber, cause, ...breach, issuedOn: today },
    ...(input.cause === 'breach'
      ? {}
      : { issuedBy: actor.id, ...(input.sendBack ? { sendBack: input.sendBack } : {}) }),
    ...(recused ? { recused } : {}),
    ...(jointUnits(input).length > 0 ? { assistants: jointUnits(input) } : {}),
  };
}

const jointUnits = (input: Issue): readonly string[] => (input.cause === 'breach' ? [] : (input.jointWith ?? []));

/** Joint supervision is by others than the unit and the bureau, who answer for the region, never by who is accused. */
function jointRefusal(facts: OrderFacts, { input, context }: Ask<Issue>) {
  const units = jointUnits(input);
  const taken = [facts.unitId, facts.bureauId];
  if (new Set(units).size < units.length) return refusal('sameUnitTwice');
  for (const unit of units) {
    const { path = [unit], region = '', mergedInto } = context.units?.[unit] ?? {};
    if (barsUnit(facts.accused, path)) return refusal('accusedUnit');
    if (taken.includes(unit) || path.includes(facts.unitId ?? '')) return refusal('sameUnitTwice', unit);
    if (mergedInto) return refusal('unitMerged', `${unit} is now ${mergedInto}`);
    if (!facts.regionPath?.includes(region)) return refusal('unitElsewhere', unit);
  }
}

/** A demand that the petition could not meet is refused to its issuer at once. */
function demandRefusal({ input, context }: Ask<Issue>) {
  const card = context.stories?.[input.petitionId];
  if (input.cause === 'breach' || !input.sendBack || !card) return undefined;
  const code = sendBackRefusal(input.sendBack.act, card);
  return code && refusal(code, `sendBack: the petition's stage is ${card.stage}`);
}

/** The clock's order needs no message of its own: the petition's alert of the same instant is the slip. */
function slip(input: Issue): NoticeAsk[] {
  if (input.cause === 'breach') return [];
  const copied = input.copyTo.map((copy) => (copy === 'leader' ? 'leader@unit' : 'coordinator@bureau'));
  const jointly = jointUnits(input).map((unit) => `supervisor@${unit}`);
  return [{ topic: 'orderIssued', to: ['unitHead@unit', ...copied, ...jointly] }];
}

/**
 * Opens the order and tells the petition. It cannot be a second one for the same breach: the petition's clock fires
 * each level once, and the order's id derives from the breach.
 */
export const issue: Behaviour<OrderState, Issue> = {
  needs: (input) => ({ stories: [input.petitionId], units: jointUnits(input), caps: true }),
  refuse: (_state, ask) => {
    const facts = factsFor(ask);
    if (!facts) return refusal('wrongStage', 'only a petition can be supervised');
    if (ask.actor.role === 'supervisor' && !supervises(facts, ask.actor)) return refusal('notYourUnit');
    if (facts.accused?.units.includes(facts.unitId ?? '')) return refusal('accusedUnit');
    const { ordersByHand = 0 } = ask.context.stories?.[ask.input.petitionId] ?? {};
    return capRefusal(ask.context, 'orders', ordersByHand) ?? jointRefusal(facts, ask) ?? demandRefusal(ask);
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
      tells: [{ ...openerOf(facts)!, fact: 'orderOpened', data: { orderId: state.id, key, byPlace: true } }],
    };
  },
};
