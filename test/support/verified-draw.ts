import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { program } from '../../cli/main';

/** What `huiyin verify-draw` says to an export, and the code with which it ends. */
export async function verified(content: string): Promise<[code: number, said: string]> {
  const file = join(mkdtempSync(join(tmpdir(), 'huiyin-draw-')), 'draw.json');
  writeFileSync(file, content);
  let said = '';
  let code = 0;
  const io = {
    stdin: Readable.from([]),
    stdout: (text: string) => {
      said += text;
    },
    stderr: () => undefined,
    exit: (): never => {
      throw new Error('ended');
    },
    setExitCode: (given: number) => {
      code = given;
    },
  };
  await program(io).parseAsync(['node', 'huiyin', 'verify-draw', file]);
  return [code, said];
}
