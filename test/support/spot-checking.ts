import type { Actor } from '../../domain/acts';
import type { DrawnCase } from '../../domain/learning';
import type { SpotCheckState } from '../../domain/spot-check/facts';
import { leader } from './packaging';
import { theContext } from './registers';
import { Sim, who, x } from './sim';

/** Spot checks in moved time: `c` is the check, Gao of the city chairs, and Zhang leads whatever is drawn. */

export const song = who('song');
export const gao = who('gao', 'leader');
export const zhang = leader;

export const aCase = (packageId: string, more: Partial<DrawnCase> = {}): DrawnCase => ({
  ...{ packageId, number: `BA-${packageId}`, matter: `m-${packageId}`, leaderId: 'zhang', unitId: 'labour' },
  ...{ units: ['labour', 'housing'], ...more },
});

/** As many packages as can be drawn: k1, k2, … */
export function aSim(packages: number, at = '2026-03-02T09:00:00+08:00'): Sim {
  const sim = new Sim(at);
  sim.pools = poolOf(Array.from({ length: packages }, (_, n) => `k${n + 1}`));
  return sim;
}
export const poolOf = (ids: readonly string[]): Sim['pools'] => ({
  packages: () => ({ candidates: ids.map((id) => ({ id, stratum: '330421' })), excluded: [] }),
  cases: (order) => order.map((id) => aCase(id)),
});

export const on = (sim: Sim, act: string, by: Actor, input: unknown = {}) =>
  sim.act(act, by, input, theContext(), 'c', 'spotCheck');
export const state = (sim: Sim) => sim.state('c') as SpotCheckState;

export const aPlan = (more: object = {}) => ({
  ...{ meetingAt: '2026-03-05T15:00:00+08:00', chair: 'gao', n: 2, regions: ['330421'], ...more },
});
export function planned(packages = 5, more: object = {}): Sim {
  const sim = aSim(packages);
  expect(on(sim, 'plan', song, aPlan(more))).toBeUndefined();
  return sim;
}
/** The draw's own instant has passed. */
export function drawn(packages = 5, more: object = {}): Sim {
  const sim = planned(packages, more);
  sim.to('2026-03-05T11:00:00+08:00');
  return sim;
}
export function inSession(packages = 5, more: object = {}): Sim {
  const sim = drawn(packages, more);
  sim.to('2026-03-05T15:00:00+08:00');
  expect(on(sim, 'open', song, { attendance: [x] })).toBeUndefined();
  return sim;
}
export const drawnIds = (sim: Sim): string[] => (state(sim).facts.cases ?? []).map(({ packageId }) => packageId);

export const aReport = (packageId: string, more: object = {}) => ({
  ...{ packageId, workDone: x, whyUnresolved: x, nextSteps: [{ what: x, by: '2026-03-31' }], ...more },
});
export function commented(packages = 5, more: object = {}): Sim {
  const sim = inSession(packages, more);
  for (const id of drawnIds(sim)) expect(on(sim, 'report', zhang, aReport(id))).toBeUndefined();
  expect(on(sim, 'chairComment', gao, { text: x })).toBeUndefined();
  return sim;
}
export function followingUp(by = '2026-03-20'): Sim {
  const sim = commented();
  const items = drawnIds(sim).map((packageId) => ({ packageId, what: x, by }));
  expect(on(sim, 'setFollowUps', song, { items })).toBeUndefined();
  return sim;
}
