import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Label } from '../../domain/acts';
import type { Block, PaperContent } from '../../domain/papers/blocks';
import { dayOnPaper } from '../../domain/papers/words';
import type { PrintedLink } from './link';
import { type Copy, pieces } from './pieces';
import { codeImage } from './qr-image';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Twentieths of a point, and half points, as the format counts. */
const mm = (length: number) => Math.round((length / 25.4) * 1440);
const pt = (size: number) => size * 2;
const red = 'B3120B';
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun', cs: 'Times New Roman' };
const margin = { top: mm(25), right: mm(22), bottom: mm(22), left: mm(22) };

/** What no XML may hold, not even escaped: one such character pasted into a name, and no word processor opens the paper. */
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const writable = (content: PaperContent): PaperContent =>
  JSON.parse(JSON.stringify(content), (_name, value) =>
    typeof value === 'string' ? value.replace(unwritable, '') : value,
  );

/** The paper as a docx, from the same blocks as the page. */
export async function paperDocx(issued: PaperContent, copy: Copy): Promise<Buffer> {
  const content = writable(issued);
  const words = (label: Label) => label[copy.tongue];
  const document = new Document({
    creator: content.issuer,
    title: `${words(content.title)} ${content.serial}`,
    styles: {
      default: { document: { run: { font, size: pt(12) }, paragraph: { spacing: { line: 400 } } } },
      // The library's own styles are based on it and it leaves it out; a strict reader refuses what hangs in the air.
      characterStyles: [{ id: 'DefaultParagraphFont', name: 'Default Paragraph Font' }],
    },
    sections: [
      {
        properties: { page: { size: { width: mm(210), height: mm(297) }, margin } },
        children: [
          ...head(content, copy),
          ...(content.addressee ? [line(words(content.addressee))] : []),
          ...content.blocks.flatMap((block) => blockDocx(block, copy)),
          ...foot(content, copy),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

type Look = Omit<IParagraphOptions, 'children' | 'text'> & { bold?: boolean; size?: number; color?: string };

/** Line breaks that somebody typed stay line breaks. */
function line(text: string, { bold, size, color, ...paragraph }: Look = {}): Paragraph {
  const runs = text
    .split('\n')
    .map((part, n) => new TextRun({ text: part, bold, size, color, ...(n > 0 ? { break: 1 } : {}) }));
  return new Paragraph({ ...paragraph, children: runs });
}

function head({ issuer, title, serial }: PaperContent, { tongue, isVoid }: Copy): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  const rule = { border: { bottom: { style: BorderStyle.SINGLE, size: 14, color: red, space: 6 } } };
  const mark = { ...centred, bold: true, size: pt(32), color: red };
  return [
    ...(isVoid ? [line(pieces.void[tongue], mark)] : []),
    line(issuer, { ...centred, ...rule, bold: true, size: pt(22), color: red }),
    line(title[tongue], {
      ...centred,
      heading: HeadingLevel.TITLE,
      bold: true,
      size: pt(18),
      color: '111111',
      spacing: { before: 360 },
    }),
    line(serial, { ...centred, spacing: { after: 360 } }),
  ];
}

function foot({ issuer, issuedOn }: PaperContent, { tongue }: Copy): Paragraph[] {
  const right = { alignment: AlignmentType.RIGHT };
  return [
    line(`${issuer} ${pieces.seal[tongue]}`, { ...right, spacing: { before: 720 } }),
    line(dayOnPaper(issuedOn)[tongue], right),
  ];
}

function blockDocx(block: Block, copy: Copy): (Paragraph | Table)[] {
  const words = (label: Label) => label[copy.tongue];
  const indent = copy.tongue === 'zh' ? { indent: { firstLine: pt(24) * 10 } } : {};
  const side = { style: BorderStyle.SINGLE, size: 6, color: '111111', space: 4 };
  switch (block.is) {
    case 'heading':
      return [line(words(block.text), { bold: true, keepNext: true, spacing: { before: 240 } })];
    case 'paragraph':
      return [line(words(block.text), indent)];
    case 'remedy':
      return [
        line(words(block.text), {
          ...indent,
          keepLines: true,
          border: { top: side, bottom: side, left: side, right: side },
        }),
      ];
    case 'fields':
      return block.rows.map(([name, value]) => field(words(name), words(value)));
    case 'table':
      return [
        tableOf(
          block.head.map(words),
          block.rows.map((row) => row.map(words)),
        ),
      ];
    case 'link':
      return linkDocx(copy);
  }
}

const field = (name: string, value: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: `${name}：`, bold: true }), new TextRun(value)] });

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): Table {
  const cells = (row: readonly string[], bold: boolean) =>
    row.map((text) => new TableCell({ children: [line(text, { bold })], margins: { left: 100, right: 100 } }));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: cells(headings, true) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
}

function linkDocx({ link, tongue }: Copy): Paragraph[] {
  if (!link) return [line(pieces.later[tongue])];
  return [
    drawing(link),
    line(pieces.scan[tongue]),
    field(pieces.address[tongue], link.url),
    field(pieces.pin[tongue], link.pin),
  ];
}

const drawing = ({ qrSvg }: PrintedLink): Paragraph => new Paragraph({ children: [codeImage(qrSvg)] });
