import { colours, worstColour } from '../../domain/colour';
import type { PackageState } from '../../domain/package/facts';
import { packageRowOf } from '../../domain/package/row';
import { type CampaignLine, campaignFigures, ranking } from '../../domain/statistics/campaign';
import { dayOf } from '../../domain/time';
import { active, at, leader, on, packaged, struckOff } from '../support/packaging';
import type { Sim } from '../support/sim';
import { x } from '../support/sim';

/**
 * The campaign's figures from lives that acts made. Taizhou cleared 1,134 cases one by one by the end of May 2022 (S3).
 * Equal lives are lived once; each package has its own id.
 */
const lineOf = (sim: Sim, more: Partial<CampaignLine> = {}): CampaignLine => {
  const state = sim.state('k') as PackageState;
  const now = new Date(sim.now).toISOString();
  const { facts, stage } = state;
  return {
    ...packageRowOf(state),
    ...{ region: facts.regionPath![0]!, unit: facts.unitId ?? null, stage: stage as CampaignLine['stage'] },
    ...{ colour: worstColour(state.clocks, now), today: dayOf(now), ...more },
  };
};

const cleared = struckOff(active());
const many = (count: number, sim: Sim, more: Partial<CampaignLine> = {}) =>
  Array.from({ length: count }, (_, n) => lineOf(sim, { id: `${n}`, ...more }));

test('1,134 listed, 1,134 struck off, none left', () => {
  expect(campaignFigures(many(1_134, cleared))).toEqual({
    ...{ listed: 1_134, active: 0, yellow: 0, red: 0, struckOff: 1_134, relapsed: 0, net: 0, medianAge: null },
    struckOffShare: { numerator: 1_134, denominator: 1_134, value: 1 },
    redShare: { numerator: 0, denominator: 0, value: null },
    resolutionRate: { numerator: 1_134, denominator: 1_134, value: 1 },
  });
});

test('one of them comes back: it is left again, and was never cleared for good', () => {
  const sim = cleared.fork();
  at(sim, '2026-02-02T10:00:00');
  const card = { id: 'p2', kind: 'petition', stage: 'screened', facts: { receivedOn: '2026-02-02' } };
  expect(
    on(
      sim,
      'relapse',
      { id: 'chen', role: 'coordinator', region: '330421' },
      { petitionId: 'p2' },
      { stories: { p2: card } },
    ),
  ).toBeUndefined();
  const figures = campaignFigures([...many(1_133, cleared), lineOf(sim)]);
  expect(figures).toMatchObject({ listed: 1_134, struckOff: 1_133, relapsed: 1, net: 1, active: 1 });
  // Listed on Mon 01-05.
  expect(figures.medianAge).toBe(28);
});

test('colours and ages are of those that are left; what was delisted was never the campaign’s', () => {
  const late = active('2026-03-02T09:00:00', '2026-12-31');
  at(late, '2026-03-20T10:00:00');
  const red = late.fork();
  at(red, '2026-04-10T10:00:00');
  const gone = packaged();
  on(gone, 'delist', { id: 'su', role: 'supervisor', region: '330421' }, { reason: x });
  const figures = campaignFigures([lineOf(late), lineOf(red), lineOf(gone), lineOf(packaged()), lineOf(cleared)]);
  expect(figures).toMatchObject({ listed: 4, active: 2, yellow: 1, red: 1, struckOff: 1, net: 3 });
  // 74 days to Fri 03-20, 95 to Fri 04-10, 0 for the one just listed.
  expect(figures.medianAge).toBe(74);
});

test('resolution counts what was resolved or settled, not what was concluded or sent elsewhere', () => {
  const lines = (['resolved', 'settled', 'concludedByLaw', 'rerouted'] as const).map((closeOutKind) =>
    lineOf(cleared, { closeOutKind }),
  );
  expect(campaignFigures(lines).resolutionRate).toEqual({ numerator: 2, denominator: 4, value: 0.5 });
});

test('groups are compared by shares, those that are level share a place', () => {
  const open = active();
  const lines = [
    ...many(1, cleared, { region: 'a' }),
    ...many(9, cleared, { region: 'b' }),
    ...many(1, open, { region: 'b' }),
    ...many(1, open, { region: 'c' }),
    ...many(3, open, { region: 'd', colour: 'red' }),
    ...many(100, cleared, { region: 'e' }),
  ];
  expect(ranking(lines, 'region').map(({ key, rank, listed }) => [key, rank, listed])).toEqual([
    ['a', 1, 1],
    ['e', 1, 100],
    ['b', 3, 10],
    ['c', 4, 1],
    ['d', 5, 3],
  ]);
});

test('no number of petitions, visits or persons is compared (domain.md 8.4)', () => {
  const names = Object.keys(lineOf(active()));
  expect(names.filter((name) => /visit|person|petitioner|headcount/i.test(name))).toEqual([]);
  expect(colours).toContain(lineOf(active()).colour);
  expect(leader.id).toBe('zhang');
});
