import { z } from 'zod';
import type { Actor, Command, Role } from '../../domain/acts';
import type { Clock } from '../../domain/clock';
import { entryOf, newState, refuse } from '../../domain/life';
import { type OrderAct, orderActs } from '../../domain/order/acts';
import type { OrderFacts, OrderState } from '../../domain/order/facts';
import { orderInputs } from '../../domain/order/inputs';
import { order } from '../../domain/order/order';
import { partiesOf, supervises } from '../../domain/order/parties';
import { type OrderStage, orderStages } from '../../domain/order/stages';

const now = Date.parse('2026-05-14T09:00:00+08:00'); // Thu
const at = new Date(now).toISOString();

const ofUnit: OrderFacts = {
  ...{ unitId: 'labour', bureauId: 'county-bureau', superiorId: 'city-bureau', toBureau: false },
  ...{ regionPath: ['330421', '330400'], petitionId: 'p', breachId: 'T_HANDLE#1/2026-05-06' },
};
const anOrder = (stage: OrderStage, facts: OrderFacts = {}): OrderState => ({
  ...newState(order, 'o', 0, true),
  ...{ seq: 1, stage, facts: { ...ofUnit, ...facts } },
});
const actor = (role: Role, unit: string, region: string, id = role): Actor => ({ id, role, unit, region });
const county = actor('supervisor', 'county-bureau', '330421');
const city = actor('supervisor', 'city-bureau', '330400');
const clerk = actor('coordinator', 'county-bureau', '330421');
const head = actor('unitHead', 'labour', '330421');

const command = (act: OrderAct, by: Actor, input: unknown = {}): Command => ({ id: 'c', act, actor: by, input });
const proposal = { kind: 'interview', because: 'unanswered', on: '2026-05-14' } as const;

describe('who supervises', () => {
  const toBureau = partiesOf({ bureauId: 'county-bureau', superiorId: 'city-bureau' });
  const atTheTop = partiesOf({ bureauId: 'city-bureau', superiorId: 'city-bureau' });
  const regionPath = ['330421', '330400'];
  test.each<[string, OrderFacts, Actor, boolean]>([
    ['the county for a unit of the county', ofUnit, county, true],
    ['the city for a unit of the county', ofUnit, city, true],
    ['another county', ofUnit, { ...county, region: '330424' }, false],
    ['somebody of the unit itself', ofUnit, { ...county, unit: 'labour' }, false],
    ['the county bureau for itself', { ...toBureau, regionPath }, county, false],
    ['somebody else of the county for its bureau', { ...toBureau, regionPath }, { ...county, unit: 'labour' }, false],
    ['the city for the county bureau', { ...toBureau, regionPath }, city, true],
    ['the top bureau for itself, there being nobody above', { ...atTheTop, regionPath: ['330400'] }, city, true],
  ])('%s', (_who, facts, by, may) => expect(supervises(facts, by)).toBe(may));

  test('a bureau that handles a matter itself answers to its superior', () => {
    const parties = partiesOf({ unitId: 'county-bureau', bureauId: 'county-bureau', superiorId: 'city-bureau' });
    expect(parties).toMatchObject({ unitId: 'county-bureau', bureauId: 'city-bureau', toBureau: true });
  });

  test('who is accused, or serves in the accused unit, may not act', () => {
    const accused = { units: ['labour'], officers: ['supervisor'] };
    expect(order.mayAct(anOrder('issued', { accused }), county, 'cancel')).toBe(false);
    expect(order.mayAct(anOrder('issued', { accused }), head, 'answer')).toBe(false);
    expect(order.mayAct(anOrder('issued'), { ...head, unit: 'housing' }, 'answer')).toBe(false);
  });
});

test('every act is refused in every stage its row does not name', () => {
  for (const [act, row] of Object.entries(orderActs) as [OrderAct, (typeof order.acts)[string]][])
    for (const stage of orderStages) {
      const by = row.by.includes('supervisor') ? county : row.by.includes('coordinator') ? clerk : head;
      const code = refuse(order, anOrder(stage), command(act, by), now)?.code;
      const isOver = stage === 'settled' || stage === 'cancelled';
      const isWrong = code === (isOver ? 'storyEnded' : 'wrongStage');
      expect([act, stage, isWrong]).toEqual([act, stage, isOver || !row.from.includes(stage)]);
    }
});

test('nobody checks the own answer through another post', () => {
  const facts = { answer: { by: 'zhao', on: '2026-05-13' }, breachEndedOn: '2026-05-12' };
  const zhao = { ...county, id: 'zhao' };
  for (const act of ['settle', 'returnOrder'] as const)
    expect(refuse(order, anOrder('answered', facts), command(act, zhao), now)).toEqual({ code: 'selfApproval' });
});

test('an accused officer is not invited to an interview about the accusation', () => {
  const accused = { units: [], officers: ['tou'] };
  const context = { officers: { tou: { id: 'tou', posts: [{ unit: 'labour', roles: ['unitHead' as const] }] } } };
  const ask = { ...command('confirmInterview', county, { names: ['tou'], date: '2026-05-18' }), context };

  expect(refuse(order, anOrder('issued', { proposal }), ask, now)).toBeUndefined();
  expect(refuse(order, anOrder('issued', { proposal, accused }), ask, now)?.code).toBe('unknownOfficer');
});

test('an interview is not fixed for a day that is over', () => {
  const ask = command('confirmInterview', county, { names: ['tou'], date: '2026-05-13' });
  expect(refuse(order, anOrder('issued', { proposal }), ask, now)?.code).toBe('dateOutOfOrder');
});

describe('what the clock does', () => {
  const clock = { rule: 'T_ORDER_ANSWER', instance: 1, alerts: [] } as unknown as Clock;
  const progress = { ...clock, rule: 'T_ORDER_PROGRESS' } as Clock;
  test.each<[string, OrderStage, OrderFacts, Clock, string]>([
    ['an unanswered order', 'issued', {}, clock, 'proposeInterview'],
    ['one that was returned', 'returned', {}, clock, 'proposeInterview'],
    ['one whose interview is proposed already', 'issued', { proposal }, clock, 'notify'],
    ['one whose interview is decided', 'escalated', {}, clock, 'notify'],
    ['one whose breach has ended', 'issued', { breachEndedOn: '2026-05-12' }, clock, 'notify'],
    ['no progress after the interview', 'escalated', {}, progress, 'proposeListing'],
    ['progress due, but the breach has ended', 'escalated', { breachEndedOn: '2026-05-12' }, progress, 'notify'],
  ])('%s', (_which, stage, facts, which, act) => {
    expect(order.onAlert(anOrder(stage, facts), which, 'proposal', at).act).toBe(act);
  });
});

describe('what the petition tells', () => {
  const ended = { on: '2026-05-14', baseless: false };
  test('the end of the breach withdraws the proposal and stops the watch on progress', () => {
    const { act, change } = order.onFact(anOrder('issued', { proposal }), 'breachEnded', ended, at)!;
    expect(act).toBe('breachEnded');
    expect(change.facts).toEqual({ breachEndedOn: '2026-05-14', proposal: undefined });
    expect(change.clocks).toEqual([{ op: 'stop', rule: 'T_ORDER_PROGRESS', on: '2026-05-14' }]);
  });

  test.each(['issued', 'answered', 'escalated'] as const)('a baseless order is cancelled from %s', (stage) => {
    const { act, change } = order.onFact(anOrder(stage), 'breachEnded', { ...ended, baseless: true }, at)!;
    expect([act, change.to]).toEqual(['cancel', 'cancelled']);
    expect(change.tells).toMatchObject([{ kind: 'petition', id: 'p', fact: 'orderEnded' }]);
  });

  test.each(['settled', 'cancelled'] as const)('a %s order hears nothing more', (stage) => {
    expect(order.onFact(anOrder(stage), 'breachEnded', ended, at)).toBeUndefined();
  });
});

test('a fact that ends is written as null, since the record keeps no undefined', () => {
  const entry = entryOf(order, anOrder('issued', { proposal }), command('dismissProposal', county), now);
  expect(entry.change.facts).toEqual({ proposal: null });
});

describe('tasks', () => {
  const keys = (stage: OrderStage, facts: OrderFacts = {}) =>
    order.tasksOf(anOrder(stage, facts)).map((one) => one.key);
  test.each<[OrderStage, OrderFacts, string[]]>([
    ['issued', {}, ['acknowledge', 'answer']],
    ['issued', { proposal }, ['acknowledge', 'answer', 'confirmInterview']],
    ['acknowledged', {}, ['answer']],
    ['escalated', {}, ['answer', 'holdInterview']],
    ['answered', {}, ['settle']],
    ['settled', {}, []],
  ])('%s %j', (stage, facts, expected) => expect(keys(stage, facts)).toEqual(expected));
});

test('the unit holds the order until it has answered, then the bureau', () => {
  expect(orderStages.map((stage) => order.holderOf(anOrder(stage))?.unitId)).toEqual([
    ...['labour', 'labour', 'county-bureau', undefined, 'labour', 'labour', undefined],
  ]);
});

test('every act has an input that forms can show, and persons name no cause that only a clock sees', () => {
  for (const schema of Object.values(orderInputs)) expect(() => z.toJSONSchema(schema, { io: 'input' })).not.toThrow();
  const input = { petitionId: '0d5e2c50-5c43-4d8f-9a55-1e2c1d7b0c11', demand: '请说明情况' };
  expect(orderInputs.issue.safeParse({ ...input, cause: 'delay' }).success).toBe(true);
  expect(orderInputs.issue.safeParse({ ...input, cause: 'breach' }).success).toBe(false);
});
