import { randomUUID } from 'node:crypto';
import type { Express, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { catalogueOn } from '../../db/catalogue';
import { allRegions, allUnits } from '../../db/registers';
import { dayOf } from '../../domain/time';
import { codes } from '../codes';
import type { Deps } from '../deps';
import { answerInTime, bodyInTime } from '../patience';
import { Problem } from '../problem';
import type { Stories } from '../temporal';
import { type Faults, registrationOf } from './fields';
import { type Choices, type Form, formPage, formStyle, type Language } from './page';
import { receiptPage, waitPage } from './receipt';
import { register } from './registering';
import { secondsToWait } from './throttle';
import { readForm } from './upload';
import { formWords } from './words';

/** The public registers online 网上信访 (R22-17, 21): a form without scripts, and its receipt. */
export function addPetitionForm(app: Express, deps: Deps, stories: Stories): void {
  app.get('/petition', show(deps)).post('/petition', take(deps, stories));
  app.get(
    '/petition.css',
    (_req, res) => void res.set('Cache-Control', 'max-age=3600').type('text/css').send(formStyle),
  );
}

const languageOf = (typed: unknown): Language => (typed === 'en' ? 'en' : 'zh');

function send(res: Response, status: number, page: string): void {
  if (!res.headersSent) res.status(status).set('Cache-Control', 'no-store').type('text/html').send(page);
}

const show =
  (deps: Deps): RequestHandler =>
  async (req, res) => {
    res.locals.route = '/petition';
    answerInTime(req, res, deps.requestDeadlineMs);
    const language = languageOf(req.query.lang);
    const choices = await choicesOf(deps, language);
    send(res, 200, formPage({ language, choices, typed: {}, faults: {}, once: randomUUID() }));
  };

const take =
  (deps: Deps, stories: Stories): RequestHandler =>
  async (req, res) => {
    res.locals.route = '/petition';
    const wait = await secondsToWait(deps, req.ip ?? '');
    // The body is still on its way; nobody waits for it.
    if (wait > 0) return refuseToRead(req, res, wait);
    const arrived = bodyInTime(req, res, deps.bodyDeadlineMs);
    const sent = await readForm(req);
    arrived();
    answerInTime(req, res, deps.requestDeadlineMs);
    const { typed, papers } = sent;
    const language = languageOf(typed.lang);
    const once = z.uuid().safeParse(typed.once).data ?? randomUUID();
    const { input, faults } = registrationOf({ typed, receivedOn: dayOf(deps.clock()), once });
    if (sent.fault) faults.papers = sent.fault;
    const isSuspect = Boolean(typed.website);
    const again = async (more: Partial<Form>) =>
      send(res, 422, formPage({ language, choices: await choicesOf(deps, language), typed, faults, once, ...more }));
    if (isSuspect || !input || Object.keys(faults).length > 0) return again({ isSuspect });
    try {
      send(res, 201, receiptPage({ language, ...(await register({ deps, stories, input, papers })) }));
    } catch (error) {
      const refused = refusedIn(error, language);
      if (!refused) throw error;
      await again(refused);
    }
  };

function refuseToRead(req: Request, res: Response, seconds: number): void {
  res.once('finish', () => req.socket.destroySoon());
  res.set({ 'Retry-After': String(seconds), Connection: 'close' });
  send(res, 429, waitPage(languageOf(req.query.lang ?? (req.acceptsLanguages('en', 'zh') === 'en' ? 'en' : 'zh'))));
}

/** What the visitor can put right; anything else is ours. */
function refusedIn(
  error: unknown,
  language: Language,
): { trouble?: string; faults?: Faults; once?: string } | undefined {
  if (!(error instanceof Problem) || codes[error.code].status >= 500) return undefined;
  if (error.code === 'accusedMissing') return { faults: { accusedUnit: 'missing' } };
  if (error.code === 'sourceReused') return { trouble: formWords[language].once };
  return { trouble: codes[error.code].title[language] };
}

/** Bureaus by region, kinds of problem as the published list has them, and every unit that may be reported. */
async function choicesOf({ db, clock }: Deps, language: Language): Promise<Choices> {
  const [regions, units, catalogue] = await Promise.all([
    allRegions(db),
    allUnits(db),
    catalogueOn(db, dayOf(clock())),
  ]);
  const standing = units.filter(({ mergedInto }) => mergedInto === null);
  const named = regions.flatMap(({ code, name }) =>
    standing.filter(({ region }) => region === code).map((unit) => ({ unit, region: name })),
  );
  const bureaus = named.filter(({ unit }) => unit.kind === 'bureau');
  const { other } = formWords[language];
  return {
    bureauId: bureaus.map(({ unit, region }) => ({ value: unit.id, label: `${region} · ${unit.name}` })),
    accusedUnit: named.map(({ unit, region }) => ({ value: unit.id, label: unit.name, group: region })),
    class: [
      ...(catalogue?.entries ?? []).map(({ problemClass, label }) => ({ value: problemClass, label: label[language] })),
      { value: 'other', label: other },
    ],
  };
}
