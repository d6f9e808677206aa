import { randomUUID } from 'node:crypto';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { ActServices } from '../acts';
import { codes } from '../codes';
import type { Deps } from '../deps';
import { faultOf } from '../logging';
import { after, bodyInTime } from '../patience';
import { asProblem } from '../problem';
import { actByForm, admitted, NotYet } from './acting';
import { type Desk, deskAt, formOf, labelOf, liveLink, NothingHere, type Opened, open } from './desk';
import { formMain } from './form-page';
import { Throttled } from './gate';
import { hrefOf, type Reading, readingOf } from './languages';
import { sendSheet, sheet } from './layout';
import { matterMain } from './matter-page';
import { offersAt } from './offers';
import { pageWords } from './words';

interface Parts extends ActServices {
  readonly deps: Deps;
}

/** The petitioner's page and its forms: plain HTML, opened by the link, acted on with its PIN. */
export function addPage(app: Express, parts: Parts): void {
  const at = (path: string, handle: Handler): RequestHandler => guarded(parts.deps, path, handle);
  app.get('/t/:token', at('/t/:token', showMatter(parts)));
  for (const path of ['/t/:token/acts/:act', '/t/:token/hearings/:hearing/acts/:act']) {
    app.get(path, at(path, showForm(parts)));
    app.post(path, at(path, takeForm(parts)));
  }
}

type Handler = (req: Request, res: Response, reading: Reading) => Promise<void>;

/** Whatever goes wrong comes out as a page, the same one for everything that opens nothing. */
function guarded(deps: Deps, path: string, handle: Handler): RequestHandler {
  return async (req, res) => {
    res.locals.route = path;
    const reading = readingOf(req);
    // A form's body has its own time.
    if (req.method !== 'POST') inTime(deps, res, reading);
    try {
      await handle(req, res, reading);
    } catch (error) {
      answerWith(error, req, res, reading);
    }
  };
}

const inTime = (deps: Deps, res: Response, reading: Reading) =>
  after(deps.requestDeadlineMs, res, () => sendFailure(res, reading, 503, { 'Retry-After': '2' }));

function answerWith(error: unknown, req: Request, res: Response, reading: Reading): void {
  const say = pageWords[reading.language];
  const plain = (title: string, text: string) => sheet({ title, main: `<h1>${title}</h1>\n<p>${text}</p>` }, reading);
  if (error instanceof NothingHere) sendSheet(res, 404, plain(say.nothing, say.nothingText));
  else if (error instanceof Throttled) {
    const minutes = Math.ceil(error.seconds / 60);
    sendSheet(res, 429, plain(say.tooMany, say.tooManyText(minutes)), { 'Retry-After': String(error.seconds) });
  } else sendFault(error, req, res, reading);
}

function sendFault(error: unknown, req: Request, res: Response, reading: Reading): void {
  const { code } = asProblem(error);
  const { status } = codes[code];
  if (status >= 500) req.log.error({ code, fault: faultOf(error) }, 'fault');
  // What is left of a body that nobody wants is not waited for.
  sendFailure(res, reading, status, req.complete ? {} : { Connection: 'close' });
}

function sendFailure(res: Response, reading: Reading, status: number, headers: Record<string, string>): void {
  const say = pageWords[reading.language];
  sendSheet(
    res,
    status,
    sheet({ title: say.failed, main: `<h1>${say.failed}</h1>\n<p>${say.failedText}</p>` }, reading),
    headers,
  );
}

const showMatter =
  ({ deps }: Parts): Handler =>
  async (req, res, reading) => {
    const { path, view, matter, hearings } = await open(deps, await liveLink(deps, req), req);
    const sections = hearings.map(async ({ desk, shown }) => ({
      ...{ path: desk.path, view: shown.view },
      offers: await offersAt(deps, desk),
    }));
    const { done } = req.query;
    const justDone = typeof done === 'string' ? labelOf(done)?.[reading.language] : undefined;
    const title = `${pageWords[reading.language].title} ${view.number}`;
    const offers = await offersAt(deps, matter);
    const main = matterMain({ path, view, offers, hearings: await Promise.all(sections), justDone }, reading);
    sendSheet(res, 200, sheet({ title, path, main }, reading));
  };

const showForm =
  ({ deps }: Parts): Handler =>
  async (req, res, reading) => {
    const act = String(req.params.act);
    const opened = await open(deps, await liveLink(deps, req), req);
    const desk = deskAt(opened, req.params.hearing);
    const offers = await offersAt(deps, desk);
    if (!offers.some((one) => one.act === act && one.refused === undefined)) throw new NothingHere();
    sendForm(res, { back: opened.path, desk, act }, reading, { status: 200 });
  };

interface Asked {
  /** The matter's page. */
  readonly back: string;
  readonly desk: Desk;
  readonly act: string;
}

function sendForm(
  res: Response,
  { back, desk, act }: Asked,
  reading: Reading,
  answer: { readonly status: number } & Partial<Pick<NotYet, 'values' | 'what'>>,
): void {
  const [form, label] = [formOf(desk, act), labelOf(act)!];
  const { values = {}, what = {} } = answer;
  const shown = { back, path: desk.path, act, label, form, key: values.key ?? randomUUID(), values };
  const main = formMain({ ...shown, wrong: what.wrong ?? {}, refused: what.refused }, reading);
  const title = `${answer.status === 200 ? '' : `${pageWords[reading.language].problem}: `}${label[reading.language]}`;
  sendSheet(res, answer.status, sheet({ title, main, path: `${desk.path}/acts/${act}` }, reading));
}

const takeForm =
  (parts: Parts): Handler =>
  async (req, res, reading) => {
    const { deps } = parts;
    const act = String(req.params.act);
    const arrived = bodyInTime(req, res, deps.bodyDeadlineMs);
    let opened: Opened | undefined;
    try {
      const { link, filled } = await admitted(deps, req, reading);
      arrived();
      inTime(deps, res, reading);
      opened = await open(deps, link, req);
      const desk = deskAt(opened, req.params.hearing);
      formOf(desk, act);
      await actByForm({ deps, services: parts, desk, act, filled, reading });
      res.set('Cache-Control', 'no-store').redirect(303, hrefOf(opened.path, reading, { done: act }));
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      opened ??= await open(deps, await liveLink(deps, req), req);
      sendForm(res, { back: opened.path, desk: deskAt(opened, req.params.hearing), act }, reading, error);
    }
  };
