import type { Express } from 'express';
import { catalogueOn } from '../db/catalogue';
import { dayOf } from '../domain/time';
import type { Deps } from './deps';
import { guidePage } from './guide-page';
import { languageOf, publicly, publicStyle, typed } from './public-page';

/**
 * The guide 导访 (S1): where a matter goes, told to anybody who asks, without a login. It advises and decides nothing:
 * a registration does not even know of it.
 */
export function addGuide(app: Express, deps: Deps): void {
  const page = publicly(deps, '/guide', async (req) => {
    const asked = { language: languageOf(req), words: typed(req, 'q'), problemClass: typed(req, 'class') };
    return guidePage(await catalogueOn(deps.db, dayOf(deps.clock())), asked);
  });
  app.get('/guide', page);
  app.get(
    '/guide.css',
    (_req, res) => void res.set('Cache-Control', 'max-age=3600').type('text/css').send(publicStyle),
  );
}
