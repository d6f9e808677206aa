import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { z } from 'zod';
import { type Page, type Place, placeOf } from '../../db/pages';
import type { PetitionItem } from '../../db/petitions';
import { unitNames } from '../../db/registers';
import type { Label } from '../../domain/acts';
import { logExport } from '../access';
import { type Tongue, tongues } from '../papers/pieces';
import type { Answer, Call } from '../route';
import { columnWords } from './words';

/** Heads in both languages; nothing that is sealed is in a list. */
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
} as const satisfies Partial<Record<keyof PetitionItem, string>>;

/** The language of the words in a table. */
export const tongue = z.enum(tongues).default('zh').meta({ description: 'Language of the words in its cells' });

const coded = [...(Object.keys(columnWords) as (keyof typeof columnWords)[]), 'unit', 'holder'] as const;
type Coded = (typeof coded)[number];

/** Behind the words the same columns with what the API writes, and the matter's id, for programs that read the table. */
const columns = [
  ...Object.entries(heads).map(([key, header]) => ({ key, header })),
  ...coded.map((key) => {
    const [zh, ...en] = heads[key].split(' ');
    return { key: `${key}.code`, header: `${zh}代码 ${en.join(' ')} (code)` };
  }),
  { key: 'id', header: 'ID' },
];

type Words = Readonly<Record<string, Readonly<Record<string, Label>>>>;
type Units = Awaited<ReturnType<typeof unitNames>>;
type Cell = PetitionItem[keyof PetitionItem];

const codeOf = (value: Cell): string => (Array.isArray(value) ? value.join(' ') : String(value ?? ''));

/** A value of an older release or an office's own, of which no words are known, is shown as it is. */
function said(key: Coded, value: Cell, tongue: Tongue, units: Units): string {
  if (value === null) return '';
  if (key === 'unit' || key === 'holder') return units.get(String(value))?.name ?? String(value);
  const words = (columnWords as Words)[key]!;
  const one = (code: unknown) => words[String(code)]?.[tongue] ?? String(code);
  return Array.isArray(value) ? value.map(one).join(tongue === 'zh' ? '、' : ', ') : one(value);
}

const rowOf = (item: PetitionItem, tongue: Tongue, units: Units) => ({
  ...item,
  ...Object.fromEntries(
    coded.flatMap((key) => [
      [key, said(key, item[key], tongue, units)],
      [`${key}.code`, codeOf(item[key])],
    ]),
  ),
});

export type ReadPage = (page: { limit: number; from?: Place }) => Promise<Page<PetitionItem>>;
const pageSize = 500;

async function* itemsOf(first: Page<PetitionItem>, read: ReadPage): AsyncGenerator<PetitionItem> {
  for (let page = first; ; ) {
    yield* page.items;
    const from = page.next === undefined ? undefined : placeOf(page.next);
    if (!from) return;
    page = await read({ limit: pageSize, from });
  }
}

interface Table {
  readonly name: string;
  readonly tongue: Tongue;
  /** What was asked for, for the access log. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly read: ReadPage;
}

/**
 * A whole list as a table that office spreadsheets open (UTF-8 with a byte order mark), page by page, so that neither
 * memory nor a connection is held for it. A cell that a spreadsheet would take for a formula is written as text. Who took
 * it is on the access log before the first byte leaves; how many rows it had, once the last one is read.
 */
export async function csvOf(call: Call, { name, tongue, filter, read }: Table): Promise<Answer> {
  // The first page is read before anything is sent: what fails then is still a problem with its status.
  const first = await read({ limit: pageSize });
  const units = await unitNames(call.deps.db);
  const whole = await logExport(call, `${name}.csv`, filter);
  async function* rows() {
    let count = 0;
    for await (const item of itemsOf(first, read)) {
      count += 1;
      yield rowOf(item, tongue, units);
    }
    await whole(count);
  }
  const table = stringify({
    ...{ header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' },
  });
  const headers = { 'Content-Disposition': `attachment; filename="${name}.csv"` };
  return { headers, stream: { type: 'text/csv; charset=utf-8', parts: [Readable.from(rows()), table] } };
}
