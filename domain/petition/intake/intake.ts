import type { intakeActs } from './acts';
import { dispatching } from './dispatching';
import { linking } from './linking';
import { registering } from './registering';
import { routing } from './routing';
import { screening } from './screening';
import { sorting } from './sorting';

/** What each act of this part means. */
export const intake = {
  ...registering,
  ...screening,
  ...linking,
  ...sorting,
  ...dispatching,
  ...routing,
} satisfies Record<keyof typeof intakeActs, unknown>;
