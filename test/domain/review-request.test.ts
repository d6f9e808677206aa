import type { UnitCard } from '../../domain/acts';
import type { Clock } from '../../domain/clock';
import { organRefusal } from '../../domain/petition/review/organs';
import { papersOf } from '../support/a-petition';
import { actorOf, theContext } from '../support/registers';
import { answered, ask, askAgain, city, closed, county, decide, onReview, reviewOf } from '../support/reviewing';
import { inHand, papers, type Sim, verify, who, x } from '../support/sim';

/** Answered Thu 2026-02-26: the review window ends with Mon 2026-03-30 (Sat 03-28 rolls). */
const clock = (state: { clocks: readonly Clock[] }, rule: string) =>
  state.clocks.filter((one) => one.rule === rule).at(-1);
const head = actorOf('zhang', 'unitHead');
/** The bureau's own head, who has no post in the small office. */
const bureauHead = { id: 'ju', role: 'unitHead' as const, unit: 'county-bureau', region: '330421' };

test('asked on the last day, Mon 03-30, it is under review: due Wed 04-29 from the day it came in', () => {
  const sim = answered();
  sim.to('2026-03-30T23:59:00+08:00');
  expect(ask(sim)).toBeUndefined();
  expect(sim.state().stage).toBe('underReview');
  expect(clock(sim.state(), 'T_REVIEW_WINDOW')).toMatchObject({ state: 'stopped', metOn: '2026-03-30', lateDays: 0 });
  expect(reviewOf(sim)).toMatchObject({ stage: 'requested', facts: { unitId: county, bureauId: 'county-bureau' } });
  expect(clock(reviewOf(sim), 'T_REVIEW')).toMatchObject({ startOn: '2026-03-30', dueOn: '2026-04-29' });
});

test('at 00:00 on Tue 03-31 the window is over', () => {
  const sim = answered();
  sim.to('2026-03-31T00:00:00+08:00');
  expect(clock(sim.state(), 'T_REVIEW_WINDOW')).toMatchObject({ state: 'lapsed' });
  expect(ask(sim)).toBe('windowOver');
});

test('received in time and entered later: the bureau’s head enters it, nobody else', () => {
  const sim = answered();
  sim.to('2026-04-02T10:00:00+08:00');
  const late = { receivedOn: '2026-03-30' };
  expect(ask(sim, late)).toBe('lateEntryByHead');
  expect(ask(sim, late, head)).toBe('notYourUnit');
  expect(ask(sim, { receivedOn: '2026-03-31' }, bureauHead)).toBe('windowOver');
  expect(ask(sim, late, bureauHead)).toBeUndefined();
  expect(clock(sim.state(), 'T_REVIEW_WINDOW')).toMatchObject({ state: 'lapsed', metOn: '2026-03-30' });
});

test('a closed matter waits fifteen days for what came in on the last day, Mon 03-30: to Tue 04-14', () => {
  const late = { receivedOn: '2026-03-30' };
  const sim = closed();
  sim.to('2026-03-31T00:00:00+08:00');
  expect(clock(sim.state(), 'T_LATE_ENTRY')).toMatchObject({ startOn: '2026-03-30', dueOn: '2026-04-14' });
  sim.to('2026-04-14T23:59:00+08:00');
  const over = sim.fork();
  expect(ask(sim, late)).toBe('lateEntryByHead');
  expect(ask(sim, late, bureauHead)).toBeUndefined();
  expect(clock(sim.state(), 'T_LATE_ENTRY')).toMatchObject({ state: 'stopped' });
  expect(clock(reviewOf(sim), 'T_REVIEW')).toMatchObject({ startOn: '2026-03-30', dueOn: '2026-04-29' });

  over.to('2026-04-15T00:00:00+08:00');
  expect(ask(over, late, bureauHead)).toBe('storyEnded');
});

test('a second window leaves the same days', () => {
  const sim = closed();
  expect(ask(sim)).toBeUndefined();
  decide(sim, 'uphold'); // second window: Mon 03-30
  sim.to('2026-04-02T10:00:00+08:00');
  expect([sim.state().stage, clock(sim.state(), 'T_LATE_ENTRY')?.dueOn]).toEqual(['closed', '2026-04-14']);
  expect(askAgain(sim, { receivedOn: '2026-03-30' }, bureauHead)).toBeUndefined();
});

test('a matter that is reopened meanwhile waits for nothing', () => {
  const sim = closed();
  sim.to('2026-04-02T10:00:00+08:00');
  const reopening = { cause: 'newFacts', evidence: 'evidence' };
  expect(sim.act('reopen', who('cao'), reopening, papersOf('p'))).toBeUndefined();
  expect(clock(sim.state(), 'T_LATE_ENTRY')).toMatchObject({ state: 'stopped' });
});

describe('sent to the wrong organ in time', () => {
  const misdirected = (on: string, ground = 'wrongOrgan') => {
    const sim = closed();
    sim.to('2026-03-30T10:00:00+08:00');
    expect(ask(sim)).toBeUndefined();
    sim.to(`${on}T10:00:00+08:00`);
    const refused = { ground, rightOrgan: 'labour', reason: x, notice: 'refusal' };
    expect(onReview(sim, 'refuse', head, refused)).toBeUndefined();
    return sim;
  };

  test('it stays in time: the bureau’s head has fifteen days to send it to the right one', () => {
    const sim = misdirected('2026-04-10'); // Fri; 15 days: Sat 04-25, rolled to Mon 04-27
    expect(clock(sim.state(), 'T_LATE_ENTRY')).toMatchObject({ state: 'running', dueOn: '2026-04-27' });
    expect(sim.state().facts.reviewOrgans).toEqual([]);
    sim.to('2026-04-27T10:00:00+08:00');
    expect(ask(sim, { receivedOn: '2026-03-31' }, bureauHead)).toBe('windowOver');
    expect(ask(sim, { receivedOn: '2026-03-30' })).toBe('lateEntryByHead');
    expect(ask(sim, { receivedOn: '2026-03-30' }, bureauHead)).toBeUndefined();
    expect(sim.reviews()).toHaveLength(2);
  });

  test('once decided, the right is used all the same', () => {
    const sim = misdirected('2026-04-10');
    ask(sim, { receivedOn: '2026-03-30' }, bureauHead);
    decide(sim, 'uphold');
    expect(ask(sim, { receivedOn: '2026-03-30' }, bureauHead)).toBe('wrongStage');
  });

  test('what was refused on another ground after the last day is used', () => {
    const sim = misdirected('2026-04-10', 'notReviewable');
    expect(sim.over()).toBe(true);
  });
});

test('the bureau’s head enters nothing that is in time: that is the coordinator’s', () => {
  expect(ask(answered(), {}, bureauHead)).toBe('notYourUnit');
  expect(ask(answered(), {}, who('tou'))).toBe('notYourUnit');
  expect(ask(answered(), {}, who('han'))).toBe('notYourRole');
});

test('the day it came in lies neither ahead nor before the delivery', () => {
  expect(ask(answered(), { receivedOn: '2026-02-27' })).toBe('dateInFuture');
  expect(ask(answered(), { receivedOn: '2026-02-25' })).toBe('dateOutOfOrder');
});

test('staff need the written request, filed to the petition; an agent may have signed it', () => {
  expect(ask(answered(), { onBehalfOf: undefined })).toBe('paperMissing');
  expect(ask(answered(), { onBehalfOf: { paper: 'evidence' } })).toBe('wrongPaper');
  expect(ask(answered(), {}, who('chen'), papersOf('another'))).toBe('documentMissing');
  expect(ask(answered(), { onBehalfOf: { paper: 'request', signedBy: 'agent' } })).toBeUndefined();
  const petitioner = { id: 'link', role: 'petitioner' as const };
  expect(ask(answered(), { onBehalfOf: undefined }, petitioner)).toBeUndefined();
});

test('one review at a time', () => {
  const sim = answered();
  expect(ask(sim)).toBeUndefined();
  expect(ask(sim)).toBe('reviewOpen');
  expect(sim.reviews()).toHaveLength(1);
});

test.each<[string, (sim: Sim) => unknown]>([
  ['a matter at work', () => undefined],
  [
    'an opinion that is signed and not delivered',
    (sim) => [submit(sim), sim.act('approveReply', who('tou'), {}, papers)],
  ],
])('%s has no window: issuing is not delivery', (_what, go) => {
  const sim = inHand();
  go(sim);
  expect(ask(sim)).toBe('wrongStage');
});
const submit = (sim: Sim) => {
  const items = [{ no: 1, outcome: 'explained', facts: x, basis: x }];
  const onceChecks = ['understood', 'knotFound', 'policyApplied', 'solutionFair', 'requestMet'];
  const checked = onceChecks.map((code) => ({ code, ok: true }));
  return sim.act('submitReply', who('han'), { opinion: 'opinion', items, onceChecks: checked, remedy: x }, papers);
};

test('a second review needs a first one that left an opinion standing', () => {
  expect(askAgain(answered())).toBe('wrongStage');
  expect(askAgain(closed())).toBe('windowOver');
});

test('rating runs on meanwhile, the follow-up does not; the organ holds the matter', () => {
  const sim = answered();
  expect(ask(sim)).toBeUndefined();
  const running = sim.state().clocks.filter((one: Clock) => one.state === 'running');
  expect(running.map((one: Clock) => one.rule)).toEqual(['T_RATING']);
  expect(verify(sim)).toBe('wrongStage');
  const rating = { bureau: 'satisfied', unit: 'notSatisfied', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
  expect(sim.act('rate', who('chen'), rating, papers)).toBeUndefined();
});

describe('which organ', () => {
  const units = theContext().units!;
  const line = (id: string, region: string): UnitCard => ({
    ...units.labour!,
    id,
    region,
    path: [id],
    kind: 'department',
  });
  const province: UnitCard = { ...units['city-gov']!, id: 'province', region: '330000', regionPath: ['330000'] };
  const deep = (card: UnitCard): UnitCard => ({ ...card, regionPath: [...card.regionPath, '330000'] });

  test.each<[string, UnitCard, UnitCard, string | undefined]>([
    ['the same unit', units.labour!, units.labour!, 'organNotAbove'],
    ['a unit beside it', units.housing!, units.labour!, 'organNotAbove'],
    ['a part of it', units['labour-team']!, units.labour!, 'organNotAbove'],
    ['the bureau, which reviews nothing', units['county-bureau']!, units.labour!, 'organNotAbove'],
    ['a department of another county', units['zhe-labour']!, units.labour!, 'organNotAbove'],
    ['the unit it belongs to', units.labour!, units['labour-team']!, undefined],
    ['the government of its county', units['county-gov']!, units.labour!, undefined],
    [
      'the government of its county, for a part of a department',
      units['county-gov']!,
      units['labour-team']!,
      undefined,
    ],
    ['the department above', line('city-labour', '330400'), units.labour!, undefined],
    ['the government above, for a department', units['city-gov']!, units.labour!, 'wrongOrgan'],
    ['the government above, for a government', units['city-gov']!, units['county-gov']!, undefined],
    ['the department above, for a government', line('city-labour', '330400'), units['county-gov']!, 'wrongOrgan'],
    ['two levels above', province, deep(units['county-gov']!), 'wrongOrgan'],
    ['a government below', units['county-gov']!, units['city-gov']!, 'organNotAbove'],
    ['a merged one', { ...units['county-gov']!, mergedInto: 'new-gov' }, units.labour!, 'unitMerged'],
  ])('%s', (_what, organ, below, code) => expect(organRefusal(organ, below)?.code).toBe(code));

  test('the act asks it: not the handling unit, not the bureau above, not the wrong level', () => {
    expect(ask(answered(), { organ: 'labour' })).toBe('organNotAbove');
    expect(ask(answered(), { organ: city })).toBe('wrongOrgan');
  });

  test('never an accused one', () => {
    const sim = answered();
    const state = sim.state();
    const accused = { units: [county], officers: [] };
    sim.stories.set('p', { ...state, facts: { ...state.facts, accused } });
    expect(ask(sim)).toBe('accusedUnit');
  });
});

test('who enters the petitioner’s word has no part in the handling by it', () => {
  const sim = answered();
  const before = sim.state().facts.chain;
  expect(ask(sim, {}, who('cao'))).toBeUndefined();
  expect(sim.state().facts.chain).toEqual(before);
  expect(onReview(sim, 'request', { id: 'clock', role: 'clock' })).toBe('wrongStage');
});
