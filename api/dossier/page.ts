import type { Story } from '../../db/stories';
import type { Clock } from '../../domain/clock';
import type { ExplainedDeadline } from '../../domain/deadline';
import { explainInWords } from '../../domain/deadline/words';
import { allPapers, type PaperKind } from '../../domain/papers/kinds';
import { serialOf } from '../../domain/papers/serial';
import { dayOf } from '../../domain/time';
import { escaped } from '../html';
import type { Shelf } from './zip';

interface Told {
  readonly story: Story;
  readonly parts: readonly Shelf[];
  readonly clocks: readonly {
    readonly id: string;
    readonly number: string;
    readonly clocks: readonly { readonly clock: Clock; readonly explanation: ExplainedDeadline }[];
  }[];
  readonly nameOf: (unitId: string) => string;
}

const both = (zh: string, en: string) => `${zh} <span lang="en">${en}</span>`;

/** The first page of a dossier: which matter, its clocks day by day, and a link to everything that lies in it. */
export function dossierPage({ story, parts, clocks, nameOf }: Told): string {
  const { facts, stage } = story.state;
  const rows = [
    [both('编号', 'Number'), escaped(story.number)],
    [both('阶段', 'Stage'), escaped(stage)],
    [both('登记机构', 'Bureau'), escaped(nameOf(facts.bureauId ?? ''))],
    [both('责任单位', 'Unit'), escaped(facts.unitId ? nameOf(facts.unitId) : '–')],
    [both('收到日期', 'Received on'), escaped(facts.receivedOn ?? '–')],
  ];
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>卷宗 ${escaped(story.number)}</title><link rel="stylesheet" href="paper.css"></head>
<body><main class="paper">
<h1>${both('卷宗', 'Dossier')}</h1>
<dl>${rows.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>
<h2>${both('记录', 'Record')}</h2>
<ul><li><a href="record.jsonl">record.jsonl</a>：${both('原始记录，可用', 'as it was written; check it with')} <code>huiyin verify-record --record record.jsonl</code></li>
<li><a href="record-opened.jsonl">record-opened.jsonl</a>：${both('已解封', 'opened')}</li><li><a href="clocks.json">clocks.json</a></li>
<li><a href="documents.json">documents.json</a>：${both('文书目录与完整校验值', 'the papers with their whole hashes')}</li></ul>
<h2>${both('文书', 'Papers')}</h2>
${parts.map(shelf).join('\n')}
<h2>${both('时限', 'Clocks')}</h2>
${clocks.map(({ number, clocks: of }) => `<h3>${escaped(number)}</h3>${of.map(clockHtml).join('\n')}`).join('\n')}
</main></body>
</html>
`;
}

function shelf({ number, files, issued }: Shelf): string {
  const rows = files.map(({ id, path, type, filedAt, sha256 }) => {
    const paper = issued.find((one) => one.id === id);
    const label = type in allPapers ? allPapers[type as PaperKind].label.zh : type;
    const serial = paper ? `${serialOf(paper)}${paper.voidedAt ? '（作废 VOID）' : ''}` : '';
    const link = `<a href="${escaped(path.split('/').map(encodeURIComponent).join('/'))}">${escaped(path.split('/').at(-1)!)}</a>`;
    return `<tr><td>${link}</td><td>${escaped(label)}</td><td>${escaped(serial)}</td><td>${escaped(dayOf(filedAt))}</td><td>${escaped(sha256.slice(0, 16))}</td></tr>`;
  });
  const head = [both('文件', 'File'), both('种类', 'Kind'), both('文号', 'Serial'), both('归档', 'Filed'), 'SHA-256'];
  return `<h3>${escaped(number)}</h3><table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function clockHtml({ clock, explanation }: Told['clocks'][number]['clocks'][number]): string {
  const lines = explainInWords(explanation, 'zh').map((line) => `<li>${escaped(line)}</li>`);
  const met = clock.metOn ? `，${clock.metOn}` : '';
  return `<p><strong>${escaped(`${clock.rule}#${clock.instance}`)}</strong> ${escaped(`${clock.state}${met}（${explanation.basis}）`)}</p><ol>${lines.join('')}</ol>`;
}
