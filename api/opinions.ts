import type { Express } from 'express';
import { publishedAs, publishedNow } from '../db/published-opinions';
import type { Deps } from './deps';
import { opinionList, opinionPage } from './opinion-page';
import { Problem } from './problem';
import { languageOf, publicly, typed } from './public-page';

const listed = 50;
const numberForm = /^[A-Za-z0-9-]{1,80}$/;

/** What review panels said, for anybody and without a login: only what was checked by a second person and is not withdrawn. */
export function addOpinions(app: Express, deps: Deps): void {
  const list = publicly(deps, '/opinions', async (req) => {
    const after = typed(req, 'after') || undefined;
    return opinionList(await publishedNow(deps.db, listed, after), languageOf(req));
  });
  const one = publicly(deps, '/opinions/:number', async (req) => {
    const number = String(req.params.number);
    const found = numberForm.test(number) ? await publishedAs(deps.db, number) : undefined;
    // Never published, withdrawn and unknown are one answer.
    if (!found) throw new Problem('notFound');
    return opinionPage(found, languageOf(req));
  });
  app.get('/opinions', list).get('/opinions/:number', one);
}
