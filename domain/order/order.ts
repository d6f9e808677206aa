import { type Alert, type Clock, clockKey } from '../clock';
import type { StoryKind } from '../kind';
import type { Change } from '../story';
import { dayOf, type Instant } from '../time';
import { type OrderAct, orderActs } from './acts';
import { answering, cancelled } from './answering';
import { escalation, proposed } from './escalation';
import { bornOrder, isOver, type OrderState } from './facts';
import { improving } from './improving';
import { issue } from './issuing';
import { holderOf, mayAct, partyOf, personOf } from './parties';
import { demanding, onSendBackAnswer } from './sending-back';
import { orderTasks } from './tasks';

type Meant = { act: string; change: Change };

/** A rung that would propose where nothing is left to decide only says that the answer or the progress is overdue. */
function onAlert(state: OrderState, clock: Clock, level: Alert['level'], at: Instant): Meant {
  const clocks = [{ op: 'fire' as const, clock: clockKey(clock), level }];
  if (level !== 'proposal') return { act: level === 'warning' ? 'warn' : 'notify', change: { clocks } };
  // A proposal of improvement that nobody answered is the supervisor's to follow; it proposes nothing more.
  if (clock.rule === 'T_PROPOSAL_REPLY') return { act: 'notify', change: { clocks } };
  const proposal =
    clock.rule === 'T_ORDER_PROGRESS'
      ? proposed(state, 'listing', 'noProgress', dayOf(at))
      : proposed(state, 'interview', 'unanswered', dayOf(at));
  if (!proposal) return { act: 'notify', change: { clocks, note: 'nothingProposed' } };
  return { act: proposal.act, change: { clocks, facts: proposal.facts } };
}

/** The petition tells when the breach has ended, and that this is not its first order. */
function onFact(state: OrderState, fact: string, data: Readonly<Record<string, unknown>>, at: Instant) {
  if (isOver(state)) return undefined;
  if (fact === 'breachEnded' && !state.facts.breachEndedOn) return breachEnded(state, data, at);
  // It ended long ago, and now turns out not to have been one.
  if (fact === 'breachBaseless') return { act: 'cancel', change: cancelled(state, dayOf(at), true) };
  if (fact === 'recused') return { act: 'recuse', change: { facts: { recused: data.recused as readonly string[] } } };
  if (fact === 'secondOrder') return secondOrder(state, at);
  if (fact === 'unitSucceeded') return unitSucceeded(state, data);
  return onSendBackAnswer(state, fact, data);
}

/** Escalation stops, the answer is still due; an order without a breach is cancelled (acts.md 1.16). */
function breachEnded(state: OrderState, data: Readonly<Record<string, unknown>>, at: Instant): Meant {
  if (data.baseless) return { act: 'cancel', change: cancelled(state, dayOf(at), true) };
  const on = String(data.on);
  const facts: OrderState['facts'] = { breachEndedOn: on, proposal: undefined };
  return { act: 'breachEnded', change: { facts, clocks: [{ op: 'stop', rule: 'T_ORDER_PROGRESS', on }] } };
}

function secondOrder(state: OrderState, at: Instant): Meant | undefined {
  const proposal = proposed(state, 'interview', 'secondOrder', dayOf(at));
  const notices = [{ topic: 'interviewProposed', to: ['supervisor@bureau'] }];
  return proposal && { act: proposal.act, change: { facts: proposal.facts, notices } };
}

/** The unit was merged or abolished: its successor answers the order. */
function unitSucceeded({ facts }: OrderState, { unitId, successor }: Readonly<Record<string, unknown>>) {
  if (facts.unitId !== unitId) return undefined;
  // Nobody supervises the own unit: who did so jointly and takes it over answers now.
  const others = facts.assistants?.filter((one) => one !== successor);
  const assistants = others && others.length > 0 ? others : undefined;
  const followed: OrderState['facts'] = { unitId: String(successor), officerId: undefined, assistants };
  const notices = [{ topic: 'successorOf', to: ['unitHead@unit'] }];
  return { act: 'unitSucceeded', change: { facts: followed, notices } };
}

/** A supervision order from its issue to its settlement (R22-40). */
export const order: StoryKind<OrderState> = {
  name: 'order',
  acts: orderActs,
  behaviours: { issue, ...answering, ...escalation, ...improving } satisfies Record<OrderAct, unknown>,
  born: bornOrder,
  mayAct,
  holderOf,
  tasksOf: orderTasks,
  partyOf,
  personOf,
  onAlert,
  onFact,
  settles: demanding,
  isOver,
};
