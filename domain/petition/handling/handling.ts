import type { handlingActs } from './acts';
import { extension } from './extension';
import { replying } from './replying';

/** What each act of this part means. */
export const handling = { ...extension, ...replying } satisfies Record<keyof typeof handlingActs, unknown>;
