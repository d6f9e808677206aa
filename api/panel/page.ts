import type { Express, Request, RequestHandler } from 'express';
import { bureausWithPanel, panelOf } from '../../db/panel-members';
import { isStorable } from '../../domain/inputs';
import { type PanelKind, panelKindCodes, panelKinds } from '../../domain/panel/kinds';
import { isActive, type PanelMember } from '../../domain/panel/member';
import { dayOf } from '../../domain/time';
import type { Deps } from '../deps';
import { escaped } from '../html';
import { answerInTime } from '../patience';
import { type Language, panelWords } from './words';

/** What everybody may know of a member: the list is published (domain.md 5.3). Neither ties nor a way to reach anybody. */
const publicly = ({ name, kinds, mainKind, periods }: PanelMember, on: string) => ({
  ...{ name, kinds, mainKind },
  since: periods.findLast(({ from }) => from <= on)!.from,
});

interface Published {
  readonly on: string;
  readonly bureaus: readonly { readonly id: string; readonly name: string }[];
  readonly bureau?: { readonly id: string; readonly name: string };
  readonly members: readonly ReturnType<typeof publicly>[];
}

/** The published list of panel members, without a login: a page without scripts, and the same as JSON. */
export function addPanelPage(app: Express, deps: Deps): void {
  app.get(
    '/panel',
    show(deps, '/panel', (res, of, language) => void res.type('text/html').send(panelPage(of, language))),
  );
  app.get(
    '/panel.json',
    show(deps, '/panel.json', (res, of) => void res.json({ ...of, labels: panelKinds })),
  );
}

type Send = (res: Parameters<RequestHandler>[1], of: Published, language: Language) => void;

const show =
  (deps: Deps, route: string, send: Send): RequestHandler =>
  async (req, res) => {
    res.locals.route = route;
    answerInTime(req, res, deps.requestDeadlineMs);
    const of = await published(deps, typed(req, 'bureau'));
    if (!res.headersSent)
      send(res.set('Cache-Control', 'no-store'), of, typed(req, 'lang').startsWith('en') ? 'en' : 'zh');
  };

/** What cannot be meant is left out: nobody is told off by this page. */
const typed = ({ query }: Request, name: string): string => {
  const value = query[name];
  return typeof value === 'string' && isStorable(value) ? value.trim().slice(0, 100) : '';
};

async function published({ db, clock }: Deps, asked: string): Promise<Published> {
  const on = dayOf(clock());
  const bureaus = await bureausWithPanel(db);
  const bureau = bureaus.find(({ id }) => id === asked) ?? (bureaus.length === 1 ? bureaus[0] : undefined);
  const active = bureau ? (await panelOf(db, bureau.id)).filter((one) => isActive(one, on)) : [];
  return { on, bureaus, bureau, members: active.map((one) => publicly(one, on)) };
}

/** The whole page: HTML without scripts, in the guide's style. */
function panelPage({ on, bureaus, bureau, members }: Published, language: Language): string {
  const say = panelWords[language];
  const other = new URLSearchParams({ lang: say.other.lang, ...(bureau ? { bureau: bureau.id } : {}) });
  return `<!doctype html>
<html lang="${say.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say.title}</title>
<link rel="stylesheet" href="/guide.css">
</head>
<body>
<header>
<p><a href="${escaped(`/panel?${other}`)}" hreflang="${say.other.lang}" lang="${say.other.lang}">${say.other.name}</a></p>
<h1>${say.title}</h1>
<p>${say.intro}</p>
</header>
<main>
${bureau ? ofBureau(bureau.name, on, members, language) : choice(bureaus, language)}
</main>
</body>
</html>
`;
}

function choice(bureaus: Published['bureaus'], language: Language): string {
  const say = panelWords[language];
  if (bureaus.length === 0) return `<p>${say.none}</p>`;
  const links = bureaus.map(({ id, name }) => {
    const query = new URLSearchParams({ lang: language, bureau: id });
    return `<li><a href="${escaped(`/panel?${query}`)}">${escaped(name)}</a></li>`;
  });
  return `<p>${say.choose}</p>\n<ul>${links.join('')}</ul>`;
}

function ofBureau(name: string, on: string, members: Published['members'], language: Language): string {
  const say = panelWords[language];
  const groups = panelKindCodes.flatMap((kind) => {
    const here = members.filter(({ mainKind }) => mainKind === kind);
    return here.length === 0 ? [] : [section(kind, here, language)];
  });
  return `<p role="status">${escaped(name)}: ${say.count(members.length, on)}</p>\n${groups.join('\n')}`;
}

function section(kind: PanelKind, members: Published['members'], language: Language): string {
  const say = panelWords[language];
  const rows = members.map(({ name, kinds, since }) => {
    const more = kinds.filter((one) => one !== kind).map((one) => panelKinds[one][language]);
    return `<li>${escaped(name)}${more.length > 0 ? ` (${more.join(say.comma)})` : ''}, ${say.since(since)}</li>`;
  });
  return `<article aria-labelledby="kind-${kind}">
<h2 id="kind-${kind}">${panelKinds[kind][language]}</h2>
<ul>${rows.join('')}</ul>
</article>`;
}
