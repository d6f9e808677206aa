import type { Express } from 'express';
import { bureausWithPanel, panelOf } from '../../db/panel-members';
import type { Language } from '../../domain/deadline/words';
import { type PanelKind, panelKindCodes, panelKinds } from '../../domain/panel/kinds';
import { isActive, type PanelMember } from '../../domain/panel/member';
import { dayOf } from '../../domain/time';
import type { Deps } from '../deps';
import { escaped } from '../html';
import { languageOf, publicly, publicPage, typed } from '../public-page';
import { panelWords } from './words';

/** What everybody may know of a member: the list is published (domain.md 5.3). Neither ties nor a way to reach anybody. */
const publicOf = ({ name, kinds, mainKind, periods }: PanelMember, on: string) => ({
  ...{ name, kinds, mainKind },
  since: periods.findLast(({ from }) => from <= on)!.from,
});

interface Published {
  readonly on: string;
  readonly bureaus: readonly { readonly id: string; readonly name: string }[];
  readonly bureau?: { readonly id: string; readonly name: string };
  readonly members: readonly ReturnType<typeof publicOf>[];
}

/** The published list of panel members, without a login: a page without scripts, and the same as JSON. */
export function addPanelPage(app: Express, deps: Deps): void {
  const page = publicly(deps, '/panel', async (req) =>
    panelPage(await published(deps, typed(req, 'bureau')), languageOf(req)),
  );
  const json = publicly(deps, '/panel.json', async (req) => ({
    ...(await published(deps, typed(req, 'bureau'))),
    labels: panelKinds,
  }));
  app.get('/panel', page).get('/panel.json', json);
}

async function published({ db, clock }: Deps, asked: string): Promise<Published> {
  const on = dayOf(clock());
  const bureaus = await bureausWithPanel(db);
  const bureau = bureaus.find(({ id }) => id === asked) ?? (bureaus.length === 1 ? bureaus[0] : undefined);
  const active = bureau ? (await panelOf(db, bureau.id)).filter((one) => isActive(one, on)) : [];
  return { on, bureaus, bureau, members: active.map((one) => publicOf(one, on)) };
}

export function panelPage({ on, bureaus, bureau, members }: Published, language: Language): string {
  const say = panelWords[language];
  const hrefIn = (lang: Language) =>
    `/panel?${new URLSearchParams({ lang, ...(bureau ? { bureau: bureau.id } : {}) })}`;
  const main = bureau ? ofBureau(bureau.name, on, members, language) : choice(bureaus, language);
  return publicPage({ language, title: say.title, hrefIn, intro: `<p>${say.intro}</p>`, main });
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
