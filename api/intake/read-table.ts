import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { turnsOf } from '../turns';
import { type Kind, type Table, TableFault } from './table';

const heapMb = 512;
const patienceMs = 60_000;
const outputMax = 200 * 1024 * 1024;
/** A file of half a megabyte can take all that memory and time: whoever sends forty of them waits, and the machine goes on. */
const inTurn = turnsOf(2);

/**
 * Reads a table in a process of its own, with bounded memory and time and none of our environment: what somebody
 * uploads can neither hold up the API nor see its keys. Throws TableFault.
 */
export const readTable = (bytes: Uint8Array, kind: Kind): Promise<Table> => inTurn('reader', () => read(bytes, kind));

async function read(bytes: Uint8Array, kind: Kind): Promise<Table> {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const limits = [`--max-old-space-size=${heapMb}`, '--import', loader];
  const child = spawn(process.execPath, [...limits, join(__dirname, 'reader.ts'), kind], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  });
  // A reader that died does not take what is still to be written; its exit code says all.
  child.stdin.on('error', () => undefined).end(bytes);
  const parts: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (part: Buffer) => {
    size += part.length;
    if (size > outputMax) child.kill('SIGKILL');
    else parts.push(part);
  });
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw new TableFault('tableUnreadable', 'reading it took more time or memory than any table takes');
  const { table, fault } = JSON.parse(Buffer.concat(parts).toString()) as { table: Table; fault?: TableFault };
  if (fault) throw new TableFault(fault.code, fault.detail);
  return table;
}
