import type { besideActs } from './acts';
import { correcting } from './correcting';
import { instructing } from './instructing';
import { pageLinks } from './page-link';
import { recusal } from './recusal';
import { urgent } from './urgent';
import { voice } from './voice';

/** What each act of this part means. */
export const beside = { ...urgent, ...instructing, ...voice, ...pageLinks, ...recusal, ...correcting } satisfies Record<
  keyof typeof besideActs,
  unknown
>;
