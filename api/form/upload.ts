import busboy from 'busboy';
import type { Request } from 'express';
import { isStorable } from '../../domain/inputs';
import { Problem } from '../problem';

export const papersMax = 3;
const paperBytesMax = 5 * 1024 * 1024;
const fieldBytesMax = 64 * 1024;

export interface Paper {
  readonly mediaType: string;
  readonly content: Buffer;
}
export interface Sent {
  readonly typed: Record<string, string>;
  readonly papers: readonly Paper[];
  readonly fault?: 'tooLarge' | 'wrongType';
}

/** By their first bytes: what a browser says of a file may be anything. */
const signs: readonly (readonly [string, Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
];
const typeOf = (content: Buffer) => signs.find(([, sign]) => content.subarray(0, sign.length).equals(sign))?.[0];

const limits = {
  parts: 40,
  fields: 30,
  fieldSize: fieldBytesMax,
  files: papersMax,
  fileSize: paperBytesMax,
  headerPairs: 50,
};

/** What a form sent, within bounds. Throws a Problem if it is no form. */
export async function readForm(req: Request): Promise<Sent> {
  if (!req.is('multipart/form-data')) throw new Problem('unsupportedMediaType', 'multipart/form-data');
  const typed: Record<string, string> = {};
  const papers: Paper[] = [];
  let fault: Sent['fault'];
  const form = parserOf(req);
  form.on('field', (name, value) => {
    if (isStorable(value)) typed[name] = value;
  });
  form.on('filesLimit', () => {
    fault = 'tooLarge';
  });
  form.on('file', (_field, stream) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('limit', () => {
      fault = 'tooLarge';
    });
    stream.on('end', () => {
      const content = Buffer.concat(parts);
      const mediaType = typeOf(content);
      if (mediaType) papers.push({ mediaType, content });
      else if (content.length > 0) fault ??= 'wrongType';
    });
  });
  await new Promise<void>((done, fail) => {
    const broken = () => fail(new Problem('invalidInput', 'the form is broken off'));
    form.on('finish', done).on('error', broken);
    req.on('aborted', broken).pipe(form);
  });
  return { typed, papers, fault };
}

function parserOf(req: Request) {
  try {
    return busboy({ headers: req.headers, limits });
  } catch {
    throw new Problem('unsupportedMediaType', 'multipart/form-data');
  }
}
