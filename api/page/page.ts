import { randomUUID } from 'node:crypto';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { OpenLink } from '../../db/page-links';
import { type Story, storySeen } from '../../db/stories';
import type { Viewer } from '../../db/visible';
import type { PetitionState } from '../../domain/petition/facts';
import { dayOf } from '../../domain/time';
import type { ActServices } from '../acts';
import { storyNow } from '../begin';
import { codes } from '../codes';
import type { Deps } from '../deps';
import { storyDoors } from '../doors';
import { faultOf } from '../logging';
import { after, bodyInTime } from '../patience';
import { asProblem } from '../problem';
import { actByForm, admitted, NothingHere, NotYet } from './acting';
import { formMain } from './form-page';
import { type Around, type Form, forms } from './forms';
import { linkOf, Throttled } from './gate';
import { hrefOf, type Reading, readingOf } from './languages';
import { sendSheet, sheet } from './layout';
import { matterMain } from './matter-page';
import { offersTo } from './offers';
import { viewOf } from './view';
import { pageWords } from './words';

interface Parts extends ActServices {
  readonly deps: Deps;
}

/** The petitioner's page and its forms: plain HTML, opened by the link, acted on with its PIN. */
export function addPage(app: Express, parts: Parts): void {
  const at = (path: string, handle: Handler): RequestHandler => guarded(parts.deps, path, handle);
  app.get('/t/:token', at('/t/:token', showMatter(parts)));
  app.get('/t/:token/acts/:act', at('/t/:token/acts/:act', showForm(parts)));
  app.post('/t/:token/acts/:act', at('/t/:token/acts/:act', takeForm(parts)));
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

interface Opened {
  readonly viewer: Viewer;
  readonly story: Story;
  readonly around: Around;
  readonly view: Awaited<ReturnType<typeof viewOf>>;
  readonly path: string;
}

/** The matter behind a live link, as its party sees it. */
async function open(deps: Deps, { story: id, party }: OpenLink, req: Request): Promise<Opened> {
  const viewer: Viewer = { id: party, roles: ['petitioner'], unitPath: [], story: id };
  const story = await storySeen(deps.db, viewer, id, 'petition');
  if (!story) throw new NothingHere();
  const view = await viewOf(deps, story);
  const today = dayOf(storyNow(story, deps.clock()));
  const around = { state: story.state as PetitionState, organs: view.organs, post: view.contact?.post, today };
  return { viewer, story, around, view, path: `/t/${req.params.token}` };
}

const liveLink = async (deps: Deps, req: Request): Promise<OpenLink> => {
  const link = await linkOf(deps, req);
  if (!link) throw new NothingHere();
  return link;
};

const labelOf = (act: string) => storyDoors.petition.kind.acts[act]?.label;

const showMatter =
  ({ deps }: Parts): Handler =>
  async (req, res, reading) => {
    const { viewer, story, around, view, path } = await open(deps, await liveLink(deps, req), req);
    const offers = story.over ? [] : await offersTo(deps, viewer, around, deps.clock() + story.offsetMs);
    const { done } = req.query;
    const justDone = typeof done === 'string' && done in forms ? labelOf(done)?.[reading.language] : undefined;
    const title = `${pageWords[reading.language].title} ${view.number}`;
    sendSheet(res, 200, sheet({ title, path, main: matterMain({ path, view, offers, justDone }, reading) }, reading));
  };

/** The form of an act that this party may do now. */
function formOf(act: string): Form {
  const form = forms[act];
  if (!form || !storyDoors.petition.acts[act]) throw new NothingHere();
  return form;
}

const showForm =
  ({ deps }: Parts): Handler =>
  async (req, res, reading) => {
    const act = String(req.params.act);
    const opened = await open(deps, await liveLink(deps, req), req);
    const { viewer, around, story } = opened;
    formOf(act);
    const offers = await offersTo(deps, viewer, around, deps.clock() + story.offsetMs);
    if (!offers.some((one) => one.act === act && one.refused === undefined)) throw new NothingHere();
    sendForm(res, opened, act, reading, { status: 200 });
  };

function sendForm(
  res: Response,
  { around, path }: Opened,
  act: string,
  reading: Reading,
  back: { readonly status: number } & Partial<Pick<NotYet, 'values' | 'what'>>,
): void {
  const form = formOf(act);
  const label = labelOf(act)!;
  const { values = {}, what = {} } = back;
  const shown = { path, act, label, form, fields: form.fields(around), key: values.key ?? randomUUID(), values };
  const main = formMain({ ...shown, wrong: what.wrong ?? {}, refused: what.refused }, reading);
  const title = `${back.status === 200 ? '' : `${pageWords[reading.language].problem}: `}${label[reading.language]}`;
  sendSheet(res, back.status, sheet({ title, main, path: `${path}/acts/${act}` }, reading));
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
      const { viewer, story, around, path } = opened;
      await actByForm({ deps, services: parts, viewer, story, around, act, form: formOf(act), filled, reading });
      res.set('Cache-Control', 'no-store').redirect(303, hrefOf(path, reading, { done: act }));
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      opened ??= await open(deps, await liveLink(deps, req), req);
      sendForm(res, opened, act, reading, error);
    }
  };
