import type { Express, Request, RequestHandler } from 'express';
import { z } from 'zod';
import { keepLink, linksOf, personBehind, revokeLink } from '../db/calendar-links';
import { sessionsFor, sitsAnywhere } from '../db/hearings';
import { packagesLedBy } from '../db/packages';
import { postsOf } from '../db/registers';
import type { Viewer } from '../db/visible';
import { sessionItemOf } from '../domain/hearing/agenda';
import { agendaOf } from '../domain/package/agenda';
import { toInstant } from '../domain/time';
import { derivedId } from '../sealing/hashes';
import { linkToken, tokenHash } from '../sealing/tokens';
import type { Deps } from './deps';
import { type CalendarItems, calendarOf } from './ical';
import { answerInTime } from './patience';
import { Problem } from './problem';
import { type Call, type Route, route } from './route';

/** An officer's calendar as a feed: a calendar program cannot log in, so the address itself is the key. */
export const calendarLinkRoutes: readonly Route[] = [
  route({
    ...{ method: 'post', path: '/calendar-links', tag: 'calendar', keyed: 'own', success: 201 },
    says: "Makes a link to the caller's appointments and hearings as an iCalendar feed; it is shown to whoever repeats the request only",
    body: z.strictObject({}),
    handle: makeLink,
  }),
  route({
    ...{ method: 'get', path: '/calendar-links', tag: 'calendar', says: "The caller's links, without their addresses" },
    handle: async ({ deps, viewer }) => ({ body: { items: await linksOf(deps.db, viewer.id) } }),
  }),
  route({
    ...{ method: 'post', path: '/calendar-links/:id/revocation', tag: 'calendar', keyed: true },
    says: 'Revokes a link: its address then is as unknown as any other',
    body: z.strictObject({}),
    handle: async ({ deps, viewer, id, nowMs }) => {
      if (!(await revokeLink(deps.db, id, viewer.id, toInstant(nowMs)))) throw new Problem('notFound');
      return { body: { id } };
    },
  }),
];

/** The token follows from the link's id under the office's key: a repeat shows it again, and only its hash is kept. */
async function makeLink({ deps, viewer, key, nowMs }: Call) {
  const id = derivedId('calendar-link', viewer.id, key);
  const token = linkToken(deps.keys.search, id);
  const link = { id, person: viewer.id, tokenHash: tokenHash(token), madeAt: toInstant(nowMs) };
  const { madeAt, revokedAt } = await keepLink(deps.db, link);
  return { body: { id, madeAt, revokedAt, path: `/calendar/${token}.ics` } };
}

/** Outside the API: without a login. Revoked, unknown and of somebody who has left are one answer. */
export function addCalendarFeed(app: Express, deps: Deps): void {
  app.get('/calendar/:file', feed(deps));
}

const feed =
  (deps: Deps): RequestHandler =>
  async (req, res) => {
    res.locals.route = '/calendar/:file';
    answerInTime(req, res, deps.requestDeadlineMs);
    const viewer = await viewerBehind(deps, req);
    const items = await itemsOf(deps, viewer);
    if (res.headersSent) return;
    res.set('Cache-Control', 'private, no-store').type('text/calendar').send(calendarOf(items));
  };

async function itemsOf({ db }: Deps, viewer: Viewer): Promise<CalendarItems> {
  const [led, heard] = await Promise.all([packagesLedBy(db, viewer), sessionsFor(db, viewer)]);
  const dated = <Item extends object>(item: Item | undefined, changedAt: string) =>
    item ? [{ ...item, changedAt: toInstant(Date.parse(changedAt)) }] : [];
  return {
    appointments: led.flatMap(({ state, changedAt }) => dated(agendaOf(state), changedAt)),
    sessions: heard.flatMap(({ state, changedAt }) => dated(sessionItemOf(state, viewer.id), changedAt)),
  };
}

const fileForm = /^([A-Za-z0-9_-]{43})\.ics$/;

async function viewerBehind({ db }: Deps, req: Request): Promise<Viewer> {
  const token = fileForm.exec(String(req.params.file))?.[1];
  const person = token && (await personBehind(db, tokenHash(token)));
  const posts = person ? (await postsOf(db, person)).filter(({ active }) => active) : [];
  const isThere = posts.length > 0 || (person !== undefined && person !== '' && (await sitsAnywhere(db, person)));
  if (!person || !isThere) throw new Problem('notFound');
  // Barred as the person is; a leader without a region sees what is the leader's own and nothing else.
  return { id: person, roles: ['leader'], unitPath: [...new Set(posts.flatMap(({ unitPath }) => unitPath))] };
}
