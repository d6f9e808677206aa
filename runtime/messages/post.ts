import { once } from 'node:events';
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Guard } from './guard';
import { SendFailure } from './sending';

export interface Answered {
  readonly status: number;
  readonly retryAfter?: string;
}

/** One POST. Redirects are not followed; of the answer only its head is read. Rejects with a SendFailure. */
export async function post(
  url: URL,
  {
    headers,
    body,
    guard,
    timeoutMs,
  }: { headers: Record<string, string>; body: string; guard: Guard; timeoutMs: number },
): Promise<Answered> {
  guard.check(url.hostname);
  const open = url.protocol === 'https:' ? overHttps : overHttp;
  const signal = AbortSignal.timeout(timeoutMs);
  const request = open(url, { method: 'POST', headers, lookup: guard.lookup, signal });
  try {
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const { statusCode = 0, headers: answered } = response;
    response.destroy();
    return { status: statusCode, retryAfter: answered['retry-after'] };
  } catch (error) {
    if (error instanceof SendFailure) throw error;
    throw new SendFailure(signal.aborted ? 'timeout' : ((error as NodeJS.ErrnoException).code ?? 'connection'));
  } finally {
    // What is destroyed may still say so; nobody waits for it.
    request.on('error', () => undefined).destroy();
  }
}
