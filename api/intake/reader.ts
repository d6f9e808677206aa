import { readArchive } from './archive';
import { readCsv } from './csv';
import { type Kind, type Table, TableFault } from './table';
import { readXlsx } from './xlsx';

const readers: Readonly<Record<Kind, (bytes: Buffer) => Table | Promise<Table>>> = {
  csv: readCsv,
  xlsx: readXlsx,
  zip: readArchive,
};

/** A process of its own: the file comes on standard input, the table or what is wrong with it goes out as JSON. */
async function answer(): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  try {
    return { table: await readers[process.argv[2] as Kind](bytes) };
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { fault: { code: error.code, detail: error.detail } };
  }
}

void answer().then((said) => process.stdout.write(JSON.stringify(said)));
