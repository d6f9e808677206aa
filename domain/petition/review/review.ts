import type { reviewActs } from './acts';
import { requesting } from './requesting';

/** What each act of this part means. */
export const review = requesting satisfies Record<keyof typeof reviewActs, unknown>;
