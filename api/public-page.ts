import type { Request, RequestHandler, Response } from 'express';
import type { Language } from '../domain/deadline/words';
import { isStorable } from '../domain/inputs';
import type { Deps } from './deps';
import { escaped } from './html';
import { answerInTime } from './patience';

const tongues: Readonly<Record<Language, { readonly lang: string; readonly other: Language }>> = {
  zh: { lang: 'zh-CN', other: 'en' },
  en: { lang: 'en', other: 'zh' },
};
const names: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

/** A page that anybody may open, without a login. */
export interface PublicPage {
  readonly language: Language;
  /** As text. */
  readonly title: string;
  /** The same page in that language. */
  readonly hrefIn: (language: Language) => string;
  /** HTML below the title, and of the page itself. */
  readonly intro?: string;
  readonly main: string;
  /** Besides the style that all of them share. */
  readonly styles?: readonly string[];
}

/** The one frame of all of them: HTML without scripts and without a style of its own, so that helmet's policy holds. */
export function publicPage({ language, title, hrefIn, intro, main, styles = [] }: PublicPage): string {
  const { lang, other } = tongues[language];
  const links = ['/guide.css', ...styles].map((href) => `<link rel="stylesheet" href="${href}">`);
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
${links.join('\n')}
</head>
<body>
<header>
<p class="switch"><a href="${escaped(hrefIn(other))}" hreflang="${tongues[other].lang}" lang="${tongues[other].lang}">${names[other]}</a></p>
<h1>${escaped(title)}</h1>${intro === undefined ? '' : `\n${intro}`}
</header>
<main>
${main}
</main>
</body>
</html>
`;
}

/** What stands in the address under that name: what cannot be meant is left out, since nobody is told off by a public page. */
export function typed({ query }: Request, name: string): string {
  const value = query[name];
  return typeof value === 'string' && isStorable(value) ? value.trim().slice(0, 100) : '';
}

export const languageOf = (req: Request): Language => (typed(req, 'lang').startsWith('en') ? 'en' : 'zh');

type Answer = (req: Request, res: Response) => Promise<string | object>;

/** Answers a public read in time, kept nowhere: text as a page, anything else as JSON. `route` is its name in the figures. */
export const publicly =
  (deps: Deps, route: string, answer: Answer): RequestHandler =>
  async (req, res) => {
    res.locals.route = route;
    answerInTime(req, res, deps.requestDeadlineMs);
    const body = await answer(req, res);
    if (res.headersSent) return;
    res.set('Cache-Control', 'no-store');
    if (typeof body === 'string') res.type('text/html').send(body);
    else res.json(body);
  };

/** One column that a phone can show; text at least 7:1 against its ground; nothing said by colour alone. */
export const publicStyle = `:root { color-scheme: light; }
body { margin: 0 auto; padding: 1rem; max-width: 44rem; font: 1.0625rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1.2rem; margin: 1.6rem 0 0.5rem; }
a { color: #0b3d91; }
.advice { border-left: 0.3rem solid #0b3d91; padding-left: 0.8rem; }
form { display: grid; gap: 0.5rem; margin: 1.5rem 0; }
label { font-weight: 600; }
input, select, button { font: inherit; padding: 0.6rem; min-height: 2.75rem; width: 100%; box-sizing: border-box; border: 1px solid #595959; border-radius: 0.3rem; background: #fff; color: inherit; }
button { background: #0b3d91; color: #fff; border-color: #0b3d91; font-weight: 600; }
:focus-visible { outline: 0.2rem solid #b35900; outline-offset: 0.15rem; }
article { border: 1px solid #8c8c8c; border-radius: 0.3rem; padding: 1rem; margin: 1rem 0; }
article h2 { margin: 0; }
dt { font-weight: 600; margin-top: 0.6rem; }
dd { margin: 0; }
ul { margin: 0; padding-left: 1.3rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8c8c8c; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
`;
