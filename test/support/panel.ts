import { pools } from '../../activities/pools';

/** The review panel of the small office: 120 members of six kinds. */
export const panel = Array.from({ length: 120 }, (_, n) => ({ id: `member-${n + 1}`, stratum: `kind-${n % 6}` }));

/** Who may be drawn, without the register: whoever is named is left out. */
export function fillPool(candidates = panel): void {
  Object.assign(pools, {
    panel: async (_tx: unknown, { persons }: { persons: readonly string[] }) => ({
      candidates: candidates.filter(({ id }) => !persons.includes(id)),
      excluded: candidates.filter(({ id }) => persons.includes(id)).map(({ id }) => ({ id, reason: 'person' })),
    }),
  });
}
