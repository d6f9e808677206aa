import { onOrderFact } from '../../domain/petition/orders';

/** Orders of one matter that the clock opened at the same instant tell of themselves once both are there. */
const order = (id: string, key: string) => ({ kind: 'order' as const, id, key, open: true });
const both = [order('a', 'T_INSTRUCTION#1/2026-04-13'), order('b', 'T_INSTRUCTION#2/2026-04-13')];
const told = (id: string, more: object = {}, children = both) =>
  onOrderFact({ children, clocks: [] }, 'orderOpened', { orderId: id, key: 'k', ...more });
const second = (id: string) => ({ tells: [{ kind: 'order', id, fact: 'secondOrder', data: { earlier: 1 } }] });

test('only the later one is a second order, whichever tells first', () => {
  const byPlace = { byPlace: true };
  expect(told('a', byPlace)).toBeUndefined();
  expect(told('b', byPlace)).toMatchObject({ act: 'orderOpened', change: second('b') });
});

test('a review counts as no order', () => {
  const children = [{ kind: 'review' as const, id: 'r', key: 'first-1', open: false }, both[0]!];
  expect(told('a', { byPlace: true }, children as never)).toBeUndefined();
});

test('one issued by hand joins behind those that are there', () => {
  const change = { ...second('c'), joins: { kind: 'order', id: 'c', key: 'k' } };
  expect(told('c', { byPlace: true }, [both[0]!])).toMatchObject({ change });
});

test('told as orders of before told it, both had another one beside them', () => {
  expect([told('a'), told('b')]).toMatchObject([{ change: second('a') }, { change: second('b') }]);
});
