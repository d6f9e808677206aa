import { readCsv } from './csv';
import { type Kind, TableFault } from './table';
import { readXlsx } from './xlsx';

/** A process of its own: the file comes on standard input, the table or what is wrong with it goes out as JSON. */
async function answer(): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  try {
    return { table: (process.argv[2] as Kind) === 'xlsx' ? await readXlsx(bytes) : readCsv(bytes) };
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { fault: { code: error.code, detail: error.detail } };
  }
}

void answer().then((said) => process.stdout.write(JSON.stringify(said)));
