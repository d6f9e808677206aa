import { createTransport } from 'nodemailer';
import { SendFailure } from './sending';

export interface Mail {
  /** Stable: it becomes the Message-ID, by which a double is known. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Resolves when the server has taken it. Rejects with a SendFailure. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 20_000 };

/** Mail over SMTP; `url` as nodemailer takes it (`smtp://user:password@host:587`, `smtps://…`). */
export function smtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const withPool = new URL(url);
  const settings = { pool: true, maxConnections: 2, ...patience };
  for (const [name, value] of Object.entries(settings)) withPool.searchParams.set(name, String(value));
  const transport = createTransport(withPool.href, { from, disableFileAccess: true, disableUrlAccess: true });
  return {
    send: async ({ id, to, subject, text }) => {
      const headers = { 'Auto-Submitted': 'auto-generated' };
      // A string would be parsed for several addresses.
      const recipient = { name: '', address: to };
      try {
        await transport.sendMail({ to: recipient, subject, text, headers, messageId: `<${id}@huiyin>` });
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Of the server's words only its number is kept: it may quote the address. */
function failureOf(error: unknown): SendFailure {
  const { code = 'smtp', responseCode } = error as { code?: string; responseCode?: number };
  // The server knows no such recipient: it never will. A refused login is ours to put right, and then all goes on.
  const permanent = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
  return new SendFailure(responseCode ? `smtp ${responseCode}` : code, { permanent });
}
