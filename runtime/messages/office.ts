import type { Logger } from 'pino';
import type { Db } from '../../db/connection';
import { usualPatience } from '../../domain/messages/retry';
import type { Config } from '../config';
import type { Keys } from '../keys';
import { type Dispatcher, type DispatcherParts, startDispatcher } from './dispatcher';
import { addressGuard } from './guard';
import { smtpMailer } from './mail';
import { petitionerSender } from './petitioner';
import { fileSms } from './sms';
import { staffSender } from './staff';
import { webhookSender } from './webhook';

export interface MessageParts {
  readonly config: Pick<Config, 'messages'>;
  readonly db: Db;
  readonly keys: Pick<Keys, 'master'>;
  readonly log: Logger;
}

const dayMs = 86_400_000;
const usual = { patience: usualPatience, clock: Date.now, pollMs: 1_000, leaseMs: 60_000 };

/** Sends the office's messages by the ways that the configuration names. */
export function startMessages(
  { config, db, keys, log }: MessageParts,
  other: Partial<Pick<DispatcherParts, 'patience' | 'clock' | 'pollMs' | 'leaseMs'>> = {},
): Dispatcher {
  const { smtp, smsFile, quietHours, webhookAllow, keepDays } = config.messages;
  const timing = { ...usual, ...other };
  const mailer = smtp && smtpMailer(smtp);
  const common = { db, masterKey: keys.master, clock: timing.clock };
  const dispatcher = startDispatcher({
    ...{ db, log, ...timing, keepMs: keepDays * dayMs },
    senders: {
      staff: staffSender({ db, mailer }),
      petitioner: petitionerSender({ ...common, mailer, quietHours, sms: smsFile ? fileSms(smsFile) : undefined }),
      webhook: webhookSender({ ...common, guard: addressGuard(webhookAllow) }),
    },
  });
  return {
    stop: async () => {
      await dispatcher.stop();
      mailer?.close();
    },
  };
}
