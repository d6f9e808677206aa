import type { Ask } from '../acts';
import type { Behaviour } from '../kind';
import type { SendBackAct } from '../order/lists';
import type { RefusalCode } from '../refusals';
import type { Telling } from '../story';
import { dayOf, type Instant } from '../time';
import { petitionActs } from './acts';
import type { PetitionState } from './facts';
import type { ReopenCause } from './lists';

/** What an order demands of the petition itself, as the order tells it. */
interface Demand {
  readonly orderId: string;
  readonly number: string;
  readonly act: SendBackAct;
  readonly cause?: ReopenCause;
}

/** Why a petition in this stage cannot be sent back by an order, or undefined. The issuer and the petition ask the same. */
export function sendBackRefusal(
  act: SendBackAct,
  { stage, over }: { stage: string; over?: boolean },
): RefusalCode | undefined {
  if (stage === 'concluded' && act === 'reopen') return 'concludedFinal';
  if (over) return 'storyEnded';
  return (petitionActs[act].from as readonly string[]).includes(stage) ? undefined : 'wrongStage';
}

type Does = Behaviour<PetitionState, never>;

/**
 * The act that an order demands (acts.md 2.1 `~order`), done by the petition itself on the order's authority (R22-40).
 * The order is the evidence: its number stands in the event. What cannot be done (any more) is told to the order.
 */
export const onSendBackFact =
  (behaviours: Readonly<Record<SendBackAct, Does>>) =>
  (state: PetitionState, fact: string, data: Readonly<Record<string, unknown>>, at: Instant) => {
    if (fact !== 'sendBackDemanded') return undefined;
    const { orderId, number, act, cause } = data as unknown as Demand;
    const code = sendBackRefusal(act, state);
    const answer = (what: string, said: object): Telling => ({
      ...{ kind: 'order', id: orderId, fact: what, data: { on: dayOf(at), ...said } },
    });
    if (code) return { act: 'sendBackRefused', change: { note: code, tells: [answer('sendBackRefused', { code })] } };
    const actor = { id: orderId, role: 'story' } as const;
    const input = { order: orderId, orderNumber: number, cause };
    const ask: Ask<object> = { actor, input, context: {}, at, today: dayOf(at) };
    const made = behaviours[act].change(state, ask as Ask<never>);
    const notices = [...(made.notices ?? []), { topic: `ordered.${act}`, to: ['coordinator@bureau'] }];
    const change = { ...made, notices, tells: [...(made.tells ?? []), answer('sentBack', {})] };
    return { act, change, by: { actor, basis: 'R22-40', input } };
  };
