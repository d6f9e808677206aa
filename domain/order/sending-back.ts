import type { Meant } from '../kind';
import type { RefusalCode } from '../refusals';
import type { Change } from '../story';
import type { OrderState } from './facts';

/** Once it is issued and has its number, the order tells the petition what it demands of it; once only. */
export function demanding({ id, facts }: OrderState): { act: string; change: Change } | undefined {
  const { sendBack, petitionId = '', number } = facts;
  if (!sendBack || sendBack.told) return undefined;
  const { act, cause } = sendBack;
  const data = { orderId: id, number, act, ...(cause ? { cause } : {}) };
  const told = { sendBack: { ...sendBack, told: true } } as Change['facts'];
  return {
    act: 'demandSendingBack',
    change: { facts: told, tells: [{ kind: 'petition', id: petitionId, fact: 'sendBackDemanded', data }] },
  };
}

/** The petition has done it, or could not: then the issuer hears of it, and the order stays open until it is answered. */
export function onSendBackAnswer(
  { facts }: OrderState,
  fact: string,
  data: Readonly<Record<string, unknown>>,
): Meant | undefined {
  const { sendBack } = facts;
  if (!sendBack || sendBack.doneOn || sendBack.refused) return undefined;
  const on = String(data.on);
  if (fact === 'sentBack')
    return { act: fact, change: { facts: { sendBack: { ...sendBack, doneOn: on } } as Change['facts'] } };
  if (fact !== 'sendBackRefused') return undefined;
  const refused = { on, code: data.code as RefusalCode };
  return {
    act: fact,
    change: {
      facts: { sendBack: { ...sendBack, refused } } as Change['facts'],
      notices: [{ topic: fact, to: ['issuer', 'supervisor@bureau'] }],
    },
  };
}
