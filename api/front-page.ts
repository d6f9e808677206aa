import type { Express } from 'express';
import type { Label } from '../domain/acts';
import type { Language } from '../domain/deadline/words';
import type { Deps } from './deps';
import { languageOf, publicly, publicPage } from './public-page';

const words = {
  title: { zh: '回音', en: 'Huiyin' },
  intro: {
    zh: '件件有着落，事事有回音。',
    en: 'Every matter has a result, every voice gets a reply: the service of a petition office.',
  },
} as const satisfies Record<string, Label>;

/** Where everybody may go without a login, and where programs begin. */
const ways: readonly (readonly [string, Label])[] = [
  ['/petition', { zh: '提交信访事项', en: 'Hand in a matter' }],
  ['/guide', { zh: '导访：您的事情该走哪条路', en: 'Guide: which way your matter goes' }],
  ['/panel', { zh: '信访评议团成员名单', en: 'Members of the review panel' }],
  ['/opinions', { zh: '评议意见公开', en: 'Published opinions of the review panel' }],
  ['/docs', { zh: '接口说明（英文），供工作人员和其他系统使用', en: 'The API, for officers and other systems' }],
];

function frontPage(language: Language): string {
  const links = ways.map(([path, label]) => {
    const query = path === '/docs' ? '' : `?lang=${language}`;
    return `<li><a href="${path}${query}">${label[language]}</a></li>`;
  });
  return publicPage({
    language,
    title: words.title[language],
    hrefIn: (other) => `/?lang=${other}`,
    intro: `<p>${words.intro[language]}</p>`,
    main: `<ul>\n${links.join('\n')}\n</ul>`,
  });
}

/** The address that the start prints leads somewhere. */
export function addFrontPage(app: Express, deps: Deps): void {
  app.get(
    '/',
    publicly(deps, '/', async (req) => frontPage(languageOf(req))),
  );
}
