import type { handlingActs } from './acts';
import { extension } from './extension';
import { mediation } from './mediation';
import { replying } from './replying';

/** What each act of this part means. */
export const handling = { ...extension, ...replying, ...mediation } satisfies Record<
  keyof typeof handlingActs,
  unknown
>;
