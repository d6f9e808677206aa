import { rights, tellings } from '../../domain/messages/petitioner';
import { linesOnPage } from '../support/pages';

test('the page shows what the petitioner hears of, and nothing else', () => {
  const acts = tellings.map(({ kind, act, to, date, words: { zh, en } }) => {
    const [dayZh, dayEn] = date ? ['，日期…', ' (day)'] : ['', ''];
    const whose = kind === 'hearing' ? 'hearing: ' : '';
    return `| ${whose}\`${act}\`${to ? ` → ${to}` : ''} | ${zh}${dayZh} | ${en}${dayEn} |`;
  });
  const ends = Object.entries(rights).map(
    ([rule, { zh, en }]) => `| reminder of \`${rule}\` | ${zh}，日期… | ${en} (day) |`,
  );
  const wanted = [...acts, ...ends];

  expect(
    linesOnPage('docs/reference/messages.md', 'What the petitioner hears of', /^\| (`|hearing|reminder)/, wanted),
  ).toEqual(wanted);
});
