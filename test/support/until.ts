import { setTimeout as wait } from 'node:timers/promises';

/** Asks again until the answer is yes; the test's own timeout is the limit. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(20);
}
