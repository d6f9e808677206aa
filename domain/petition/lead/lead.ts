import type { leadActs } from './acts';
import { assisting } from './assisting';
import { changing } from './changing';
import { designating } from './designating';
import { succession } from './succession';

/** What each act of this part means. */
export const lead = { ...designating, ...changing, ...succession, ...assisting } satisfies Record<
  keyof typeof leadActs,
  unknown
>;
