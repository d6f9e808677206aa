import type { Does } from '../facts';

const classify: Does<'classify'> = {
  change: (_state, { input }) => ({ to: 'classified', facts: { ...input } }),
};

/** What kind of matter it is. */
export const sorting = { classify };
