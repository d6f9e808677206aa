import { promisify } from 'node:util';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

const opened = promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer as never);

/** Every file of a zip by its path. */
export async function unzip(zip: Buffer): Promise<Map<string, Buffer>> {
  const file = await opened(zip, { lazyEntries: true });
  const found = new Map<string, Buffer>();
  return new Promise((done, fail) => {
    file.on('error', fail).on('end', () => done(found));
    file.on('entry', (entry: Entry) => {
      file.openReadStream(entry, async (error, stream) => {
        if (error) return fail(error);
        const parts: Buffer[] = [];
        for await (const part of stream) parts.push(part as Buffer);
        found.set(entry.fileName, Buffer.concat(parts));
        file.readEntry();
      });
    });
    file.readEntry();
  });
}
