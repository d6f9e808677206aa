import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import express, { type Express, type Request } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { addCalendarFeed } from './calendar-links';
import type { Code } from './codes';
import type { Deps } from './deps';
import { addPetitionForm } from './form/form';
import { addFrontPage } from './front-page';
import { addGuide } from './guide';
import { alive, ready } from './health';
import { faultOf, requestLog, wordsOf } from './logging';
import { type Meters, makeMeters } from './metrics';
import { openApi } from './openapi';
import { addOpinions } from './opinions';
import { addPage } from './page/page';
import { pageHeaders } from './page-headers';
import { addPanelPage } from './panel/page';
import { paperStyle } from './papers/style';
import { nothingHere, problemHandler } from './problem';
import { mount, type Route } from './route';
import { allRoutes } from './routes';
import { mayScrape } from './scrape';
import { storiesOf } from './temporal';

const base = '/api/v1';

/** The door: every route of the API on one express application. */
export function createApp(deps: Deps): Express {
  const meters = makeMeters(deps.db, deps.clock);
  const stories = storiesOf(deps.temporal, { taskQueue: deps.taskQueue, deadlineMs: deps.requestDeadlineMs });
  const routes = allRoutes({ stories, meters });
  const app = express();
  // A page of somebody else's matter must not be told from a missing one by its ETag.
  app
    .set('etag', false)
    .set('query parser', 'simple')
    .set('trust proxy', deps.trustedProxies ?? 0);
  app.use(
    helmet(pageHeaders),
    pinoHttp({
      ...requestLog(wordsOf(routes.map(({ path }) => path))),
      logger: deps.log,
      genReqId: () => randomUUID(),
    }),
    meters.requests,
  );
  addDocs(app, routes);
  addFrontPage(app, deps);
  addGuide(app, deps);
  addPanelPage(app, deps);
  addOpinions(app, deps);
  app.get('/paper.css', (_req, res) => void res.set('Cache-Control', 'max-age=3600').type('text/css').send(paperStyle));
  addPage(app, { deps, stories, meters });
  addCalendarFeed(app, deps);
  addPetitionForm(app, deps, stories);
  app.get('/healthz', alive).get('/readyz', ready(deps)).get('/metrics', metrics(meters, deps));
  app.use(base, apiRouter(routes, deps));
  app.use(nothingHere);
  app.use(
    problemHandler((error: unknown, req: Request, code: Code) =>
      req.log.error({ code, fault: faultOf(error) }, 'fault'),
    ),
  );
  return app;
}

function apiRouter(routes: readonly Route[], deps: Deps) {
  const router = express.Router({ caseSensitive: true, strict: true });
  mount(router, routes, deps);
  return router;
}

const metrics = (meters: Meters, deps: Deps) => async (req: Request, res: express.Response) => {
  mayScrape(req, deps.metricsToken);
  res.type('text/plain; version=0.0.4').send(await meters.text());
};

/** The document and a page to read it; both are open, since they hold no matter. It is made when first asked for. */
function addDocs(app: Express, routes: readonly Route[]): void {
  let document: object | undefined;
  app.get(`${base}/openapi.json`, (_req, res) => {
    document ??= openApi(routes);
    res.json(document);
  });
  const pages = dirname(require.resolve('swagger-ui-dist/package.json'));
  const start = `window.onload = () => SwaggerUIBundle({ url: '${base}/openapi.json', dom_id: '#swagger-ui' });`;
  app.get('/docs/swagger-initializer.js', (_req, res) => void res.type('text/javascript').send(start));
  app.use('/docs', express.static(pages, { index: 'index.html' }));
}
