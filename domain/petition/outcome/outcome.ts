import type { outcomeActs } from './acts';
import { caring } from './caring';
import { completion } from './completion';
import { concluding } from './concluding';
import { delivery } from './delivery';
import { ending } from './ending';
import { performance } from './performance';
import { rating } from './rating';
import { reopening } from './reopening';
import { verification } from './verification';

/** What each act of this part means. */
export const outcome = {
  ...{ ...delivery, ...verification, ...performance, ...completion, ...rating },
  ...{ ...ending, ...concluding, ...caring, ...reopening },
} satisfies Record<keyof typeof outcomeActs, unknown>;
