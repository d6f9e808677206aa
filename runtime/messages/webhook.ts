import { Webhook } from 'standardwebhooks';
import type { Db } from '../../db/connection';
import { subjectOf } from '../../db/message-contents';
import { holdSubscription, type Subscription, subscriptionBy } from '../../db/subscriptions';
import { cloudEventOf } from '../../domain/messages/cloud-event';
import { retryAfterOf } from '../../domain/messages/retry';
import { toInstant } from '../../domain/time';
import { unwrapKey } from '../../sealing/keys';
import type { Guard } from './guard';
import { post } from './post';
import { type Sender, SendFailure } from './sending';

interface Parts {
  readonly db: Db;
  readonly masterKey: Uint8Array;
  readonly guard: Guard;
  readonly clock: () => number;
}

const timeoutMs = 10_000;
/** What asks us to wait, not only for this message. */
const busy = [429, 503];

/** Events to another system, signed as standardwebhooks.com says: CloudEvents 1.0 in structured mode. */
export function webhookSender({ db, masterKey, guard, clock }: Parts): Sender {
  return async (message) => {
    const subscription = await subscriptionBy(db, message.lane);
    if (!subscription || subscription.endedAt) return { skipped: 'ended' };
    const subject = await subjectOf(db, message);
    const body = JSON.stringify(cloudEventOf(subject.event, subject));
    const now = new Date(clock());
    const sign = (kept: string) =>
      new Webhook(unwrapKey(masterKey, kept, subscription.id), { format: 'raw' }).sign(message.id, now, body);
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      // Several signatures stand side by side: a receiver takes the message if one of them holds.
      'webhook-signature': secretsOf(subscription, clock()).map(sign).join(' '),
      'user-agent': 'huiyin',
    };
    const { status, retryAfter } = await post(new URL(subscription.url), { headers, body, guard, timeoutMs });
    if (status >= 200 && status < 300) return { sent: 'webhook' };
    const retryAfterMs = busy.includes(status) ? retryAfterOf(retryAfter, clock()) : undefined;
    if (retryAfterMs) await holdSubscription(db, subscription.id, toInstant(clock() + retryAfterMs));
    throw new SendFailure(`http ${status}`, { retryAfterMs });
  };
}

/** The secret, and for a time after a rotation the one of before. */
const secretsOf = ({ secret, oldSecret, oldUntil }: Subscription, nowMs: number): string[] =>
  oldSecret && oldUntil && Date.parse(oldUntil) > nowMs ? [secret, oldSecret] : [secret];
