import type { Alert } from '../clock';
import { type Instant, msOf } from '../time';

/** What becomes of a rung of the new ladder, given the rung of that level before and the instant of the change. */
export type Rearm = (alert: Alert, before: Alert | undefined, at: Instant) => Alert;

const isBehind = ({ at }: Alert, now: Instant) => msOf(at) < msOf(now);
const skipped = (alert: Alert): Alert => ({ ...alert, state: 'skipped' });

/** An approved extension re-arms what lies ahead; what lies behind its approval is sent or skipped for good. */
export const extended: Rearm = (alert, before, at) => {
  if (before?.state === 'suppressed') return { ...alert, state: 'suppressed' };
  if (!isBehind(alert, at)) return alert;
  return before && before.state !== 'pending' ? before : skipped(alert);
};

/** Another calendar re-dates what lies ahead; what was due and not yet sent stays due. */
export const redated: Rearm = (alert, before, at) => {
  if (before?.state === 'suppressed') return { ...alert, state: 'suppressed' };
  return isBehind(alert, at) && before && before.state !== 'pending' ? before : alert;
};

/** A round under an old date needs no reminder of what is behind it; a breach that goes on is ordered again. */
export const resumed: Rearm = (alert, _before, at) =>
  isBehind(alert, at) && alert.level !== 'order' ? skipped(alert) : alert;
