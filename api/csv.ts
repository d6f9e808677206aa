import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type Page, type Place, placeOf } from '../db/pages';
import type { PetitionItem } from '../db/petitions';
import type { Answer } from './route';

/** Heads in both languages, values as the API writes them; nothing that is sealed is in a list. */
const heads = {
  number: '编号 Number',
  receivedOn: '收到日 Received on',
  channel: '渠道 Channel',
  matterType: '类型 Matter type',
  itemClass: '初次或重复 First or repeat',
  class: '内容分类 Class',
  domain: '领域 Domain',
  track: '办理方式 Track',
  severity: '程度 Severity',
  threeCross: '三跨三分离 Three-cross',
  receivedByLeader: '领导接访 Received by a leader',
  place: '问题属地 Place',
  headcount: '人数 Headcount',
  region: '区划 Region',
  unit: '责任单位 Unit',
  officer: '经办人 Officer',
  holder: '当前承办 Held by',
  stage: '环节 Stage',
  colour: '颜色 Colour',
  nextDueOn: '下一期限 Next due on',
  route: '法定途径 Route',
  handedOverOn: '移交日 Handed over on',
  receiptOn: '回执日 Receipt on',
  resolved: '已化解 Resolved',
  id: 'ID',
} as const satisfies Partial<Record<keyof PetitionItem, string>>;

type ReadPage = (page: { limit: number; from?: Place }) => Promise<Page<PetitionItem>>;
const pageSize = 500;

async function* rowsOf(first: Page<PetitionItem>, read: ReadPage): AsyncGenerator<PetitionItem> {
  for (let page = first; ; ) {
    yield* page.items;
    const from = page.next === undefined ? undefined : placeOf(page.next);
    if (!from) return;
    page = await read({ limit: pageSize, from });
  }
}

/**
 * A whole list as a table that office spreadsheets open (UTF-8 with a byte order mark), page by page, so that neither
 * memory nor a connection is held for it. A cell that a spreadsheet would take for a formula is written as text.
 */
export async function csvOf(name: string, read: ReadPage): Promise<Answer> {
  // The first page is read before anything is sent: what fails then is still a problem with its status.
  const first = await read({ limit: pageSize });
  const table = stringify({
    ...{ header: true, columns: heads, bom: true, escape_formulas: true, record_delimiter: 'windows' },
    cast: { boolean: String, object: (value) => (Array.isArray(value) ? value.join(' ') : '') },
  });
  const headers = { 'Content-Disposition': `attachment; filename="${name}.csv"` };
  return { headers, stream: { type: 'text/csv; charset=utf-8', parts: [Readable.from(rowsOf(first, read)), table] } };
}
