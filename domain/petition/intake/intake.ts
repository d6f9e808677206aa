import type { intakeActs } from './acts';
import { dispatching } from './dispatching';
import { registering } from './registering';
import { routing } from './routing';
import { sorting } from './sorting';

/** What each act of this part means. */
export const intake = { ...registering, ...sorting, ...dispatching, ...routing } satisfies Record<
  keyof typeof intakeActs,
  unknown
>;
