import type { Express, Request, RequestHandler } from 'express';
import { publishedAs, publishedNow } from '../db/published-opinions';
import type { Deps } from './deps';
import type { Language } from './guide-words';
import { opinionList, opinionPage } from './opinion-page';
import { answerInTime } from './patience';
import { Problem } from './problem';

const listed = 200;

/** What review panels said, for anybody and without a login: only what was checked by a second person and is not withdrawn. */
export function addOpinions(app: Express, deps: Deps): void {
  app.get('/opinions', list(deps));
  app.get('/opinions/:number', one(deps));
}

const list =
  (deps: Deps): RequestHandler =>
  async (req, res) => {
    res.locals.route = '/opinions';
    answerInTime(req, res, deps.requestDeadlineMs);
    const page = opinionList(await publishedNow(deps.db, listed), tongueOf(req));
    if (!res.headersSent) res.set('Cache-Control', 'no-store').type('text/html').send(page);
  };

const numberForm = /^[A-Za-z0-9-]{1,80}$/;

const one =
  (deps: Deps): RequestHandler =>
  async (req, res) => {
    res.locals.route = '/opinions/:number';
    answerInTime(req, res, deps.requestDeadlineMs);
    const number = String(req.params.number);
    const found = numberForm.test(number) ? await publishedAs(deps.db, number) : undefined;
    // Never published, withdrawn and unknown are one answer.
    if (!found) throw new Problem('notFound');
    if (!res.headersSent)
      res
        .set('Cache-Control', 'no-store')
        .type('text/html')
        .send(opinionPage(found, tongueOf(req)));
  };

const tongueOf = ({ query }: Request): Language => (String(query.lang ?? '').startsWith('en') ? 'en' : 'zh');
