import { Readable } from 'node:stream';
import { program } from '../../cli/main';

class Ended extends Error {}

/** Runs `huiyin` in this process; where it ends at once, nothing happens after it, as with the real exit. */
export async function huiyin(...words: string[]): Promise<{ out: string; err: string; code: number }> {
  const said = { out: '', err: '', code: 0 };
  const io = {
    stdin: Readable.from([]),
    stdout: (text: string) => {
      said.out += text;
    },
    stderr: (text: string) => {
      said.err += text;
    },
    exit: (code: number): never => {
      said.code = code;
      throw new Ended();
    },
    setExitCode: (code: number) => {
      said.code = code;
    },
  };
  try {
    await program(io).parseAsync(['node', 'huiyin', ...words]);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
  }
  return said;
}
