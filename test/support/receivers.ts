import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';

export interface ReceivedMail {
  readonly to: string;
  readonly headers: string;
  readonly text: string;
}

interface Refusing {
  /** The answer to a recipient, e.g. 550; undefined takes the mail. */
  recipient?: (to: string) => number | undefined;
}

/** A real SMTP server on a free port, and what it was handed. */
export async function aMailServer() {
  const mails: ReceivedMail[] = [];
  const refusing: Refusing = {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = refusing.recipient?.(address);
      done(responseCode ? Object.assign(new Error('refused'), { responseCode }) : undefined);
    },
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address).join(), ...partsOf(raw) });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    ...{ mails, refusing, url: `smtp://127.0.0.1:${port}` },
    close: () => new Promise<void>((done) => server.close(done)),
  };
}

/** Headers and text as a reader sees them: nodemailer writes Chinese in base64 or quoted-printable. */
function partsOf(raw: string): Omit<ReceivedMail, 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replace(/\r\n[ \t]/g, ' ');
  const body = rest.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64$/im.test(headers))
    return { headers, text: Buffer.from(body, 'base64').toString() };
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(parseInt(hex, 16)));
  return { headers, text: Buffer.from(bytes, 'latin1').toString() };
}

export interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it was sent
  readonly event: any;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

/** Another system that takes webhooks on a free port; `answers` may be changed while it runs. */
export async function aReceiver(answer: (call: Call) => Reply | Promise<Reply> = () => ({ status: 204 })) {
  const calls: Call[] = [];
  const receiver = { answer };
  const server = createServer((req, res) => {
    void (async () => {
      const body = await text(req);
      const call = { headers: req.headers, body, event: JSON.parse(body) };
      calls.push(call);
      const { status, headers } = await receiver.answer(call);
      res.writeHead(status, headers).end();
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(receiver, {
    ...{ calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  });
}
export type Receiver = Awaited<ReturnType<typeof aReceiver>>;

/** Verifies as a receiver does, with the library; throws for a wrong or missing signature. */
export const verified = (secret: string, { body, headers }: Call): unknown =>
  new Webhook(secret).verify(body, headers as Record<string, string>);
