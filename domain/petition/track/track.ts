import type { trackActs } from './acts';
import { switching } from './switching';

/** What each act of this part means. */
export const track = { ...switching } satisfies Record<keyof typeof trackActs, unknown>;
