import { linked } from '../../domain/statistics/conditions';
import { figureOf, linesOf } from '../../domain/statistics/figures';
import { measureOf } from '../../domain/statistics/measured';
import { ratesOf } from '../../domain/statistics/rates';
import { usualSettings } from '../../domain/statistics/settings';
import { aLife, petitionOf } from '../support/lives';
import { bureau, inHand, papers, replied, type Sim, verify, who } from '../support/sim';

/** Settled at the first try (domain.md 8.2): a matter that was reopened was not, however it was closed later. */
const close = (sim: Sim) => expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBeUndefined();
const reopen = (sim: Sim) =>
  expect(sim.act('reopen', who('cao'), { cause: 'notCarriedOut', evidence: 'evidence' }, papers)).toBeUndefined();

/** Answered and twice verified on the day it is at. */
function answered(sim = inHand()): Sim {
  replied(sim);
  verify(sim);
  bureau(sim);
  return sim;
}
/** Closed on Thu 02-26, reopened on Tue 03-10. */
function reopened(): Sim {
  const sim = answered();
  close(sim);
  sim.to('2026-03-10T10:00:00+08:00');
  reopen(sim);
  return sim;
}
function closedAgain(): Sim {
  const sim = reopened();
  sim.to('2026-03-20T10:00:00+08:00');
  close(answered(sim));
  sim.to('2026-03-20T11:00:00+08:00');
  return sim;
}
function reopenedBeforeItWasClosed(): Sim {
  const sim = answered();
  reopen(sim);
  close(answered(sim));
  return sim;
}

const lives = {
  once: aLife({ days: 0 }),
  closedAgain: closedAgain(),
  stillOpen: reopened(),
  early: reopenedBeforeItWasClosed(),
};
const lines = linked(Object.entries(lives).map(([id, sim]) => measureOf({ ...petitionOf(sim), id })));
const rate = ratesOf(usualSettings.value).find(({ code }) => code === 'firstResolutionRate')!;

test('of four first matters closed on Thu 02-26 one was settled at the first try', () => {
  // Wed 05-27 is 90 days after Thu 02-26. By the last closing alone it would have been three of three.
  const at = { period: { from: '2026-02-01', to: '2026-02-28' }, today: '2026-05-27' };
  expect(figureOf(rate, lines, at)).toEqual({ numerator: 1, denominator: 4, value: 0.25 });
  expect(linesOf(rate, lines, at, 'rest').map(({ id }) => id)).toEqual(['closedAgain', 'stillOpen', 'early']);
});

test('it counts from its first closing, never a second time in the month of the second', () => {
  const march = { period: { from: '2026-03-01', to: '2026-03-31' }, today: '2026-12-31' };
  expect(figureOf(rate, lines, march)).toEqual({ numerator: 0, denominator: 0, value: null });
  const early = { period: { from: '2026-02-01', to: '2026-02-28' }, today: '2026-05-26' };
  expect(figureOf(rate, lines, early).denominator).toBe(0);
});

test('the line knows the first closing and the first reopening, whatever came after', () => {
  const days = ({ firstClosedOn, reopenedOn, closedOn }: ReturnType<typeof measureOf>) => [
    firstClosedOn,
    reopenedOn,
    closedOn,
  ];
  expect(lines.map(days)).toEqual([
    ['2026-02-26', null, '2026-02-26'],
    ['2026-02-26', '2026-03-10', '2026-03-20'],
    ['2026-02-26', '2026-03-10', null],
    ['2026-02-26', '2026-02-26', '2026-02-26'],
  ]);
});

test('what a matter of before remembers is read as far as it goes', () => {
  const { facts, ...state } = petitionOf(lives.closedAgain);
  const { firstClosedOn: _first, reopened: now, ...older } = facts;
  const before = { ...state, facts: { ...older, reopened: { on: now!.on, cause: now!.cause } } };
  expect(measureOf(before)).toMatchObject({ firstClosedOn: '2026-03-20', reopenedOn: '2026-03-10' });
});
