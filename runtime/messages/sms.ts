import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Sms {
  /** Stable: a provider that is given it twice sends once. */
  readonly id: string;
  /** Eleven digits. */
  readonly to: string;
  readonly text: string;
}

/** How an office sends SMS: its provider's adapter implements this, and `messages/office.ts` chooses it. */
export interface SmsAdapter {
  /** Resolves when the provider has taken it. Rejects with a SendFailure. */
  send(sms: Sms): Promise<void>;
}

/** Writes one JSON line each to a file that only its owner reads; for trials, and for programs that fetch them there. */
export function fileSms(file: string): SmsAdapter {
  return {
    send: async (sms) => {
      await mkdir(dirname(file), { recursive: true });
      await appendFile(file, `${JSON.stringify(sms)}\n`, { mode: 0o600 });
    },
  };
}
