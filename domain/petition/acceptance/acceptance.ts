import { accepting } from './accepting';
import type { acceptanceActs } from './acts';
import { objecting } from './objecting';

/** What each act of this part means. */
export const acceptance = { ...objecting, ...accepting } satisfies Record<keyof typeof acceptanceActs, unknown>;
