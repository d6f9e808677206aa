import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { clocksOf } from '../../db/clocks';
import { documentSeen, documentsOf } from '../../db/documents';
import { headOf, linesUpTo, storiesOfMatter } from '../../db/dossier';
import { papersOf } from '../../db/papers';
import { unitNames } from '../../db/registers';
import type { Story } from '../../db/stories';
import { openMarked } from '../../sealing/marked';
import { isMemberOf } from '../member-sight';
import { openDocument } from '../papers/content';
import { docxType, paperDocx } from '../papers/docx';
import { paperPage } from '../papers/html';
import { paperMediaType } from '../papers/issue';
import { paperStyle } from '../papers/style';
import type { Matter } from '../road';
import type { Call } from '../route';
import { dossierPage } from './page';

export interface Taking {
  readonly call: Call;
  readonly story: Story;
  readonly matter: Matter;
  /** The matter's key under the master key. */
  readonly wrapped: string | null;
}

type Part = Awaited<ReturnType<typeof partsOf>>[number];

/** The stories of the matter, without a hearing in whose panel the caller sits: its record is not for its members. */
async function partsOf({ deps, viewer }: Call, matter: string) {
  const found = await storiesOfMatter(deps.db, viewer, matter);
  return found.flatMap(({ state, ...part }) => (isMemberOf(viewer, state) ? [] : [part]));
}

/** The zip as it is written. Of each file only the name is known before its turn comes. */
export async function dossierStream(taking: Taking): Promise<Readable> {
  const { call, story } = taking;
  const { db } = call.deps;
  const parts = await partsOf(call, story.matter);
  const shelves = await Promise.all(parts.map((part) => shelfOf(taking, part)));
  const zip = new ZipFile();
  const clocks = await Promise.all(parts.map(async (part) => ({ ...part, clocks: await clocksOf(db, part.id) })));
  const names = await unitNames(db);
  const page = dossierPage({ story, parts: shelves, clocks, nameOf: (id) => names.get(id)?.name ?? id });
  zip.addBuffer(Buffer.from(page), 'index.html');
  zip.addBuffer(Buffer.from(paperStyle), 'paper.css');
  zip.addBuffer(Buffer.from(JSON.stringify(clocks, null, 2)), 'clocks.json');
  const listed = shelves.flatMap(({ files }) => files.map(({ read: _read, ...file }) => file));
  zip.addBuffer(Buffer.from(JSON.stringify(listed, null, 2)), 'documents.json');
  add(zip, 'record.jsonl', async () => Readable.from(recordLines(taking, parts)));
  add(zip, 'record-opened.jsonl', async () => Readable.from(openedLines(taking, parts)));
  for (const file of shelves.flatMap(({ files }) => files))
    add(zip, file.path, async () => Readable.from([await file.read()]));
  zip.end();
  const out = zip.outputStream as Readable;
  zip.on('error', (error) => out.destroy(error as Error));
  return out;
}

/** A file that is read when its turn comes; what fails ends the zip, which is then visibly cut off. */
function add(zip: ZipFile, path: string, read: () => Promise<Readable>): void {
  zip.addReadStreamLazy(path, (take) => {
    read().then(
      (stream) =>
        take(
          null,
          stream.on('error', (error) => zip.emit('error', error)),
        ),
      (error) => zip.emit('error', error),
    );
  });
}

/** The record as it was hashed, and after each story its signed head: `huiyin verify-record --record` checks it. */
async function* recordLines({ call }: Taking, parts: readonly Part[]): AsyncGenerator<string> {
  for (const { id } of parts) {
    const head = await headOf(call.deps.db, id);
    for await (const line of linesUpTo(call.deps.db, id, head?.seq ?? 0)) yield `${JSON.stringify(line)}\n`;
    if (head) yield `${JSON.stringify({ head })}\n`;
  }
}

/** The same lines with what is sealed in them opened; these no longer agree with their hashes. */
async function* openedLines({ call, matter }: Taking, parts: readonly Part[]): AsyncGenerator<string> {
  for (const { id } of parts) {
    const head = await headOf(call.deps.db, id);
    for await (const line of linesUpTo(call.deps.db, id, head?.seq ?? 0))
      yield `${JSON.stringify(openMarked(line, matter.key, matter.id))}\n`;
  }
}

/** A story with its papers, each under the name it has in the zip. */
async function shelfOf(taking: Taking, part: Part) {
  const { db } = taking.call.deps;
  const [documents, issued] = await Promise.all([documentsOf(db, part.id), papersOf(db, part.id)]);
  const files = documents.flatMap((document, n) => {
    const name = `documents/${part.number}/${String(n + 1).padStart(3, '0')}-${document.type}`;
    const paper = issued.find(({ id }) => id === document.id);
    if (document.mediaType !== paperMediaType)
      return [
        { ...document, path: `${name}${endingOf(document.mediaType)}`, read: () => bytesOf(taking, document.id) },
      ];
    const copy = { tongue: 'zh', isVoid: Boolean(paper?.voidedAt), style: '../../paper.css' } as const;
    const content = async () => JSON.parse((await bytesOf(taking, document.id)).toString('utf8'));
    return [
      { ...document, path: `${name}.html`, read: async () => Buffer.from(paperPage(await content(), copy)) },
      { ...document, path: `${name}.docx`, read: async () => paperDocx(await content(), copy) },
    ];
  });
  return { ...part, files, issued };
}
export type Shelf = Awaited<ReturnType<typeof shelfOf>>;

async function bytesOf({ call, wrapped }: Taking, id: string): Promise<Buffer> {
  const document = await documentSeen(call.deps.db, call.viewer, id);
  if (!document) throw new Error(`document ${id} can no longer be seen`);
  return openDocument(call, document, wrapped);
}

const endings: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'audio/mpeg': '.mp3',
  'video/mp4': '.mp4',
  [docxType]: '.docx',
};

/** Nothing that a browser would run on being opened: what we do not know has no ending. */
const endingOf = (mediaType: string): string => endings[mediaType] ?? '';
