import { accept, aMatter, deliver, forward, type Matter, signReply } from './matter';
import type { Office } from './office';

export interface Link {
  readonly no: number;
  readonly url: string;
  readonly token: string;
  readonly pin: string;
  readonly qrSvg: string;
  readonly receipt: string;
}

export async function linkTo(matter: Matter, body: object = {}): Promise<Link> {
  return (await matter.do('chen', 'issueLink', body)).link;
}

/** Accepted Mon 2026-03-02, the opinion delivered Wed 04-01. */
export async function answeredMatter(office: Office): Promise<Matter> {
  const matter = await aMatter(office, 'chen', '2026-02-27T09:00:00+08:00');
  await forward(matter, 'chen', 'labour');
  await matter.to('2026-03-02T09:30');
  await accept(matter, 'han', '2026-03-02');
  await matter.do('han', 'recordContact', { on: '2026-03-02', how: 'phone', summary: '已联系' });
  await matter.to('2026-04-01T09:30');
  const opinion = await signReply(matter, 'han', 'tou');
  await deliver(matter, 'han', opinion, '2026-04-01');
  return matter;
}

/** What a browser would send. */
export const form = (values: Record<string, string>) => ({
  method: 'POST',
  redirect: 'manual' as const,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(values).toString(),
});

export const keyIn = (html: string): string => /name="key" value="([^"]+)"/.exec(html)![1]!;
