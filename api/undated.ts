import { DeadlineRefusal } from '../domain/deadline';
import { RuleMissing } from '../domain/policy/resolve';
import { Problem } from './problem';

/** What the caller hears when no date comes out of a rule; any other error as it is. */
export function undated(error: unknown): unknown {
  if (error instanceof RuleMissing) return new Problem('ruleMissing', error.message);
  return error instanceof RangeError || error instanceof DeadlineRefusal ? new Problem('impossibleDate') : error;
}
