import type { Message } from '../../db/messages';

/** How a try went when nothing failed. `wait`: not now, and it was no try. */
export type Sent =
  | { readonly sent: 'mail' | 'sms' | 'webhook' }
  | { readonly skipped: string }
  | { readonly wait: string; readonly channel: 'sms' };

/** One try. Rejects with a SendFailure, or with whatever else went wrong. */
export type Sender = (message: Message) => Promise<Sent>;

/** A try that failed. `why` is a code for the outbox's list; nothing that the receiver said. */
export class SendFailure extends Error {
  override readonly name = 'SendFailure';
  constructor(
    readonly why: string,
    readonly more: { readonly permanent?: boolean; readonly retryAfterMs?: number } = {},
  ) {
    super(why);
  }
}
