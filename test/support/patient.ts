import { setTimeout as wait } from 'node:timers/promises';
import { grpcCodeOf } from '../../api/unavailable';

const FAILED_PRECONDITION = 9;

/** What the server drops while a run rests, or its worker is slow, is asked again as the door asks (api/temporal). */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await ask();
    } catch (error) {
      if (grpcCodeOf(error) !== FAILED_PRECONDITION) throw error;
      await wait(50);
    }
}
