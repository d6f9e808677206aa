import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Workbook } from 'exceljs';
import { columns, templateOf } from '../../api/intake/columns';
import { readCsv } from '../../api/intake/csv';
import { HeaderFault, headed } from '../../api/intake/headers';
import { type Understood, understand } from '../../api/intake/lines';
import { readTable } from '../../api/intake/read-table';
import { linesMax, type Table, TableFault } from '../../api/intake/table';
import { readXlsx } from '../../api/intake/xlsx';
import { aLine, csvOf, headers } from '../support/a-batch';

/** How tables of matters are read: files as clerks have them. */

/** Processes that this one has started and that still run. */
const readersNow = () =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean).length;

const bytes = (text: string) => Buffer.from(text);
/** The file as Excel in China writes it; the bytes were made with iconv. */
const gb18030 = Buffer.from('cad5b5bdc8d5c6da2cd0d5c3fb0d0a323032362d30332d30322cd5c5c8fd', 'hex');
const faultOf = (read: () => unknown): string => {
  try {
    read();
    return 'no fault';
  } catch (error) {
    if (error instanceof HeaderFault) return error.detail;
    return error instanceof TableFault ? error.code : String(error);
  }
};
const first = (table: Table) => understand(headed(table), headed(table).lines[0]!);

describe('a CSV file', () => {
  test.each([
    ['UTF-8', bytes('收到日期,姓名\n2026-03-02,张三'), 'utf-8'],
    ['UTF-8 with its mark', bytes('\ufeff收到日期,姓名\n2026-03-02,张三'), 'utf-8'],
    ['UTF-16 with its mark and tabs', Buffer.from('\ufeff收到日期\t姓名\r\n2026-03-02\t张三', 'utf16le'), 'utf-16le'],
    ['GB18030', gb18030, 'gb18030'],
    ['UTF-8 with semicolons', bytes('收到日期;姓名\n2026-03-02;张三'), 'utf-8'],
  ])('in %s', (_what, file, encoding) => {
    const { rows, encoding: read } = readCsv(file);
    expect([read, rows.map(({ cells }) => cells)]).toEqual([
      encoding,
      [
        ['收到日期', '姓名'],
        ['2026-03-02', '张三'],
      ],
    ]);
  });

  test('counts rows as a spreadsheet does: breaks inside a cell are none, empty rows are', () => {
    const { rows } = readCsv(bytes('a,b\n"x\ny",1\n\n,\nz,2\n'));
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'x\ny'],
      [5, 'z'],
    ]);
  });

  test('longer than allowed is refused', () => {
    expect(faultOf(() => readCsv(bytes('a\n'.repeat(linesMax + 2))))).toBe('tableTooLong');
    expect(readCsv(bytes('a\n'.repeat(linesMax + 1))).rows).toHaveLength(linesMax + 1);
  });
});

describe('headers', () => {
  test.each(['zh', 'en'] as const)('of the template in %s are understood', (language) => {
    const { rows } = readCsv(bytes(`${templateOf(language)}x`));
    expect(headed({ rows, encoding: '' }).columns).toEqual(columns);
  });

  test('may be codes, and may carry stars, blanks and full-width letters', () => {
    const names = ['receivedOn*', ' 信访 渠道 ', 'Ｍａｔｔｅｒ type', ...headers.slice(3)];
    const table = readCsv(bytes(csvOf([aLine(1)], names)));
    expect(
      headed(table)
        .columns.slice(0, 3)
        .map((one) => one?.code),
    ).toEqual(['receivedOn', 'channel', 'matterType']);
  });

  test('that are missing, stand twice or are unknown are all told', () => {
    const names = ['收到日期', '收到日期', '分数', ...headers.slice(3)];
    expect(faultOf(() => headed(readCsv(bytes(csvOf([aLine(1)], names)))))).toBe(
      'missing: channel, matterType; twice: receivedOn; unknown: column 3',
    );
  });
});

describe('a line', () => {
  const all = columns.map(({ code }) => code);
  const line = (cells: Record<string, string>) => {
    const plain = Object.fromEntries(headers.map((name, n) => [codeOf(name), aLine(1)[n]!]));
    return first(readCsv(bytes(csvOf([all.map((code) => cells[code] ?? plain[code] ?? '')], all))));
  };
  const codeOf = (label: string) => columns.find(({ label: { zh } }) => zh === label)!.code;

  test('with every column becomes the registration it says', () => {
    const understood = line({
      ...{ receivedOn: '2026年3月2日', channel: 'Hotline 12345', matterType: '检举控告', itemClass: '重复' },
      ...{ idNumber: '330421199001011234', address: '安县一号', headcount: '7', requests: '一|二\n三' },
      ...{ accusedUnits: 'labour；housing', firstReceiver: 'chen', addressUnclear: '否', bureauId: 'county-bureau' },
      ...{ assignedLevel: '市', assignedNumber: 'A-1', assignedDueOn: '20260401' },
      ...{ sourceSystem: '12345', sourceNumber: 'R-1', phone: '+86 139-0000-1111', scans: '一.pdf' },
    });
    expect(understood).toMatchObject({
      line: 2,
      input: {
        ...{ receivedOn: '2026-03-02', channel: 'hotline12345', matterType: 'accusation', itemClass: 'repeat' },
        persons: [
          { name: '种子姓名1', phone: '+86 139-0000-1111', idNumber: '330421199001011234', address: '安县一号' },
        ],
        ...{ headcount: 7, requests: [{ text: '一' }, { text: '二' }, { text: '三' }], addressUnclear: false },
        ...{ accused: { units: ['labour', 'housing'], officers: [] }, firstReceiver: 'chen' },
        ...{ assignedFrom: { level: '市', number: 'A-1', dueOn: '2026-04-01' }, bureauId: 'county-bureau' },
        source: { system: '12345', number: 'R-1' },
      },
    });
  });

  test.each([
    ['a day that is none', { receivedOn: '2026/2/30' }, 'invalidInput', ['receivedOn']],
    ['a channel nobody has', { channel: '飞鸽' }, 'invalidInput', ['channel']],
    ['a headcount in words', { headcount: '三人' }, 'invalidInput', ['headcount']],
    ['a source without its number', { sourceSystem: '12345' }, 'invalidInput', ['sourceNumber']],
    ['a name of nothing that is seen', { name: '\u200b' }, 'invalidInput', ['name']],
    ['two faults', { name: '长'.repeat(61), phone: '1'.repeat(31) }, 'invalidInput', ['name', 'phone']],
    ['a formula', { facts: '=1+1' }, 'formulaCell', ['facts']],
    ['a formula that begins with a sign', { facts: '+cmd|x' }, 'formulaCell', ['facts']],
    ['a formula that begins with an at', { place: '@SUM(A1)' }, 'formulaCell', ['place']],
    ['a number whose end is lost', { idNumber: '3.30421E+17' }, 'numberLost', ['idNumber']],
  ])('with %s is refused by column', (_what, cells, code, named) => {
    const refused = line(cells) as Extract<Understood, { code: unknown }>;
    expect([refused.code, refused.errors.map(({ column }) => column)]).toEqual([code, named]);
  });

  test('may begin with a dash, or hold a phone with its sign', () => {
    for (const facts of ['- 第一，没有发工资', '-没有发工资', '—— 说明', '+86 139'])
      expect(line({ facts })).toHaveProperty('input');
  });
});

describe('an XLSX workbook', () => {
  const workbook = async (fill: (cells: unknown[]) => void, sheets = 1): Promise<Buffer> => {
    const book = new Workbook();
    for (let n = 0; n < sheets; n += 1) {
      const sheet = book.addWorksheet(`${n}`);
      const cells: unknown[] = aLine(1);
      fill(cells);
      sheet.addRow([...headers]);
      sheet.addRow([]);
      sheet.addRow(cells);
    }
    return Buffer.from(await book.xlsx.writeBuffer());
  };

  test('with dates, numbers, formatted text and links is read as it looks', async () => {
    const file = await workbook((cells) => {
      cells[0] = new Date('2026-03-02T00:00:00Z');
      cells[5] = { richText: [{ text: '种子' }, { font: { bold: true }, text: '姓名' }] };
      cells[6] = 13912345678;
      cells[4] = { text: '安县', hyperlink: 'http://x' };
    });
    const read = first(await readXlsx(file));
    expect(read).toMatchObject({
      line: 3,
      input: { receivedOn: '2026-03-02', place: '安县', persons: [{ name: '种子姓名', phone: '13912345678' }] },
    });
  });

  test('with formulas, errors and long numbers names the cell', async () => {
    const codeOf = async (cell: unknown) =>
      (first(await readXlsx(await workbook((cells) => void cells.splice(6, 1, cell)))) as { code: string }).code;
    expect(await codeOf({ formula: '1+1', result: 2 })).toBe('formulaCell');
    expect(await codeOf({ error: '#N/A' })).toBe('brokenCell');
    expect(await codeOf(Number('330421199001011234'))).toBe('numberLost');
  });

  test('with two filled sheets, or that is none, is refused; a process of its own reads it', async () => {
    const fine = await workbook(() => undefined);
    expect((await readTable(fine, 'xlsx')).rows).toHaveLength(2);
    const codeOf = (asked: Promise<unknown>) => asked.then(String, (error: TableFault) => error.code);
    expect(await codeOf(readTable(await workbook(() => undefined, 2), 'xlsx'))).toBe('tableUnreadable');
    expect(await codeOf(readTable(bytes('PK no zip'), 'xlsx'))).toBe('tableUnreadable');
  });

  test('with three others is read two at a time: each may take half a gigabyte', async () => {
    const fine = await workbook(() => undefined);
    let done = false;
    const all = Promise.all(Array.from({ length: 4 }, () => readTable(fine, 'xlsx'))).finally(() => {
      done = true;
    });
    let most = 0;
    for (; !done; await pause(20)) most = Math.max(most, readersNow());
    expect([(await all).length, most]).toEqual([4, 2]);
  });
});
