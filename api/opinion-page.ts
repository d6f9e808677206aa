import type { PublishedOpinion, PublishedPage } from '../db/published-opinions';
import type { Label } from '../domain/acts';
import type { Language } from '../domain/deadline/words';
import { ruleWords, seatLabel, verdictWords } from '../domain/papers/hearing-parts';
import { dayOnPaper } from '../domain/papers/words';
import { escaped } from './html';
import { publicPage } from './public-page';

/** What the pages of published opinions say besides the opinions. */
const words = {
  title: { zh: '评议意见公开', en: 'Published opinions of the review panel' },
  intro: {
    zh: '信访评议团公开评议后的意见。公开本不含个人信息，由起草人以外的另一人核对；评议员以席位编号代替姓名。',
    en: "What review panels said after public hearings. Nobody is named: a second person has checked the text, and members stand by their seats' numbers.",
  },
  none: { zh: '目前没有公开的评议意见。', en: 'No opinion is published at present.' },
  all: { zh: '全部公开的评议意见', en: 'All published opinions' },
  bureau: { zh: '组织单位', en: 'Organised by' },
  unit: { zh: '责任单位', en: 'Unit whose opinion was heard' },
  session: { zh: '评议日期', en: 'Heard on' },
  issued: { zh: '作出日期', en: 'Given on' },
  published: { zh: '公开日期', en: 'Published on' },
  opinion: { zh: '评议意见', en: 'Opinion' },
  vote: { zh: '表决', en: 'The vote' },
  no: { zh: '事项', en: 'Request' },
  uphold: { zh: '支持', en: 'Uphold' },
  notUphold: { zh: '不支持', en: 'Not uphold' },
  abstain: { zh: '弃权', en: 'Abstain' },
  result: { zh: '结果', en: 'Result' },
  older: { zh: '更早的评议意见', en: 'Older opinions' },
  panel: { zh: '评议员', en: 'The panel' },
} as const satisfies Record<string, Label>;

/** Where anybody may read the opinion of that number. */
export const opinionHref = (number: string, tongue: Language) =>
  `/opinions/${encodeURIComponent(number)}?lang=${tongue}`;

type Row = readonly [Label, string];
const fields = (rows: readonly Row[], tongue: Language) =>
  `<dl>${rows.map(([name, value]) => `<dt>${name[tongue]}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;

const daysOf = ({ sessionOn, issuedOn, publishedOn }: PublishedOpinion, tongue: Language): Row[] => [
  [words.session, dayOnPaper(sessionOn)[tongue]],
  [words.issued, dayOnPaper(issuedOn)[tongue]],
  [words.published, dayOnPaper(publishedOn)[tongue]],
];

const olderHref = (after: string, tongue: Language) => `/opinions?after=${encodeURIComponent(after)}&lang=${tongue}`;

export function opinionList({ items, after }: PublishedPage, tongue: Language): string {
  const cards = items.map(
    (one) => `<article>
<h2><a href="${escaped(opinionHref(one.number, tongue))}">${escaped(one.number)}</a></h2>
${fields([[words.bureau, one.bureau], [words.unit, one.unit ?? '–'], ...daysOf(one, tongue)], tongue)}
</article>`,
  );
  const older =
    after === undefined ? [] : [`<p><a href="${escaped(olderHref(after, tongue))}">${words.older[tongue]}</a></p>`];
  const main = cards.length > 0 ? [...cards, ...older].join('\n') : `<p role="status">${words.none[tongue]}</p>`;
  return publicPage({
    ...{ language: tongue, title: words.title[tongue], hrefIn: (other) => `/opinions?lang=${other}` },
    ...{ intro: `<p>${words.intro[tongue]}</p>`, main },
  });
}

export function opinionPage(one: PublishedOpinion, tongue: Language): string {
  const { number, bureau, unit, text } = one;
  const main = `<p><a href="/opinions?lang=${tongue}">${words.all[tongue]}</a></p>
${fields([[words.bureau, bureau], [words.unit, unit ?? '–'], ...daysOf(one, tongue)], tongue)}
<h2>${words.opinion[tongue]}</h2>
${text
  .split('\n')
  .map((line) => `<p lang="zh-CN">${escaped(line)}</p>`)
  .join('\n')}
<h2>${words.vote[tongue]}</h2>
<p>${escaped(ruleWords[one.decides][tongue])}</p>
${voteTable(one, tongue)}
<h2>${words.panel[tongue]}</h2>
<p>${seatsOf(one, tongue)}</p>`;
  const title = `${words.opinion[tongue]} ${number}`;
  return publicPage({ language: tongue, title, hrefIn: (other) => opinionHref(number, other), main });
}

function voteTable({ votes }: PublishedOpinion, tongue: Language): string {
  const head = [words.no, words.uphold, words.notUphold, words.abstain, words.result];
  const rows = votes.map(({ no, uphold, notUphold, abstain, upheld }) => {
    const cells = [uphold, notUphold, abstain, verdictWords(upheld)[tongue]];
    return `<tr><th scope="row">${no}</th>${cells.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>`;
  });
  return `<table><thead><tr>${head.map((cell) => `<th scope="col">${cell[tongue]}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function seatsOf({ votes }: PublishedOpinion, tongue: Language): string {
  const [first] = votes;
  const size = first ? first.uphold + first.notUphold + first.abstain : 0;
  return Array.from({ length: size }, (_, n) => escaped(seatLabel(n + 1, size)[tongue])).join(
    tongue === 'zh' ? '、' : ', ',
  );
}
