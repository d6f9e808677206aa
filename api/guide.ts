import type { Express, Request, RequestHandler } from 'express';
import { catalogueOn } from '../db/catalogue';
import { isStorable } from '../domain/inputs';
import { dayOf } from '../domain/time';
import type { Deps } from './deps';
import { type Asked, guidePage, guideStyle } from './guide-page';
import { answerInTime } from './patience';

/**
 * The guide 导访 (S1): where a matter goes, told to anybody who asks, without a login. It advises and decides nothing:
 * a registration does not even know of it.
 */
export function addGuide(app: Express, deps: Deps): void {
  app.get('/guide', show(deps));
  app.get('/guide.css', (_req, res) => void res.set('Cache-Control', 'max-age=3600').type('text/css').send(guideStyle));
}

const show =
  (deps: Deps): RequestHandler =>
  async (req, res) => {
    res.locals.route = '/guide';
    answerInTime(req, res, deps.requestDeadlineMs);
    const catalogue = await catalogueOn(deps.db, dayOf(deps.clock()));
    const page = guidePage(catalogue, askedOf(req));
    if (!res.headersSent) res.set('Cache-Control', 'no-store').type('text/html').send(page);
  };

/** Whatever stands in the address: what cannot be meant is left out, since nobody is told off by this page. */
function askedOf({ query }: Request): Asked {
  const typed = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' && isStorable(value) ? value.trim().slice(0, 100) : '';
  };
  return { language: typed('lang').startsWith('en') ? 'en' : 'zh', words: typed('q'), problemClass: typed('class') };
}
