import busboy from 'busboy';
import type { Request } from 'express';
import { Problem } from '../problem';

export interface Upload {
  readonly mediaType: string;
  readonly content: Buffer;
}

export interface Filled {
  readonly values: Readonly<Record<string, string>>;
  readonly uploads: readonly Upload[];
}

export const uploadsMax = 5;
export const uploadBytesMax = 5 * 1024 * 1024;
const limits = { fields: 20, fieldNameSize: 50, fieldSize: 32 * 1024, files: uploadsMax, fileSize: uploadBytesMax };

/**
 * A form as a browser sends it. Of an upload nothing is taken in before `admit` has looked at the fields before it and
 * said yes: the bytes wait in the connection. Throws a Problem; whatever `admit` throws comes through.
 */
export function readForm(req: Request, admit: (values: Filled['values']) => Promise<void>): Promise<Filled> {
  return new Promise((done, fail) => {
    const values: Record<string, string> = {};
    const uploads: Promise<Upload | undefined>[] = [];
    let admitted: Promise<void> | undefined;
    const parser = parserOf(req);
    const stop = (error: unknown) => {
      req.unpipe(parser);
      req.resume();
      fail(error);
    };
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) stop(new Problem('bodyTooLarge'));
      else if (!(name in values)) values[name] = value;
    });
    parser.on('file', (_field, stream, { mimeType }) => {
      admitted ??= admit(values);
      const taking = admitted.then(() => collected(stream, mimeType));
      taking.catch(stop);
      uploads.push(taking);
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
      parser.on(limit, () => stop(new Problem('bodyTooLarge')));
    parser.on('error', () => stop(new Problem('invalidInput', 'the body is no form')));
    parser.on('close', () => {
      (admitted ?? admit(values))
        .then(() => Promise.all(uploads))
        .then((all) => done({ values, uploads: all.filter((one) => one !== undefined) }))
        .catch(fail);
    });
    req.once('aborted', () => fail(new Problem('bodyTooSlow')));
    req.pipe(parser);
  });
}

function parserOf(req: Request) {
  try {
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' });
  } catch {
    throw new Problem('unsupportedMediaType');
  }
}

/** The whole file; nothing for a field left empty. Throws bodyTooLarge past the limit. */
async function collected(
  stream: NodeJS.ReadableStream & { truncated?: boolean },
  mediaType: string,
): Promise<Upload | undefined> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  if (stream.truncated) throw new Problem('bodyTooLarge');
  const content = Buffer.concat(parts);
  return content.length === 0 ? undefined : { mediaType, content };
}
