import type { Request, Response } from 'express';
import { Problem, sendProblem } from './problem';

type Stop = () => void;

/** Whatever happens behind it, the caller hears from the door within the deadline. What it returns ends the wait. */
export function answerInTime(req: Request, res: Response, ms: number | undefined): Stop {
  const late = () => new Problem('unavailable', undefined, { headers: { 'Retry-After': '2' } });
  return ms === undefined ? () => undefined : after(ms, res, () => sendProblem(late(), req, res));
}

/** A body that does not arrive is waited for no longer, and its connection is closed. */
export function bodyInTime(req: Request, res: Response, ms = 60_000): Stop {
  return after(ms, res, () => {
    res.once('finish', () => req.socket.destroySoon());
    sendProblem(new Problem('bodyTooSlow', undefined, { headers: { Connection: 'close' } }), req, res);
  });
}

/** Answers by itself if nobody has within `ms`; what it returns ends the wait. */
export function after(ms: number, res: Response, answer: () => void): Stop {
  const timer = setTimeout(() => {
    if (!res.headersSent) answer();
  }, ms);
  const stop = () => clearTimeout(timer);
  res.once('close', stop);
  return stop;
}
