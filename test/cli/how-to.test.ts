import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { embeddedAuth } from '../../api/tokens';
import { toInstant } from '../../domain/time';
import { embeddedKeys } from '../../runtime/keys';
import { enterPanel, panelMembers } from '../../runtime/seed/panel';
import { claimsOf } from '../../runtime/seed/registers';
import { posts } from '../../runtime/seed/staff';
import { aDataFolder, ctrlC, doorOf, type OfficeProcess, startOffice } from './office-process';

/** The pages that walk through the API are run as they stand: every line, in bash, against an office. */

const root = resolve(__dirname, '../..');
const { data, remove } = aDataFolder();
const tokens = join(data, 'tokens');
let office: OfficeProcess;

beforeAll(async () => {
  office = await startOffice(data, '--empty');
  await enterPanel(doorOf(office, data), toInstant(Date.now()));
  await signTokens();
}, 120_000);

afterAll(async () => {
  await ctrlC(office);
  remove();
}, 60_000);

/** Where the pages' helper keeps those it has asked for: each would take a process that starts. README asks for its own. */
async function signTokens(): Promise<void> {
  const auth = embeddedAuth(embeddedKeys(data).master, { production: false });
  const persons = [...posts.filter(({ active }) => active), ...panelMembers].map(({ person }) => person);
  mkdirSync(tokens);
  for (const person of persons) writeFileSync(join(tokens, person), await auth.sign(claimsOf(person)));
}

/** The shell blocks of a page, from one heading up to another if it has more than the walk. */
function blocksOf(page: string, from = '', to = '\u0000'): string {
  const whole = readFileSync(join(root, page), 'utf8');
  const part = whole.slice(whole.indexOf(from)).split(to)[0]!;
  return [...part.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block).join('');
}

async function bash(script: string): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, HUIYIN_DATA: data };
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: root, env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

/** What stands behind `#` where a line prints something, up to a colon: each must be printed, in this order. */
const promised = (script: string): string[] =>
  [...script.matchAll(/^.*(?:\| field|field |-- verify-|grep -c).* # (.+)$/gm)].map(
    ([, words]) => words!.split(': ')[0]!,
  );

function missingFrom(out: string, wanted: readonly string[]): string | undefined {
  const lines = out.split('\n');
  let at = 0;
  return wanted.find((words) => {
    const found = lines.findIndex((line, n) => n >= at && line.startsWith(words));
    at = found + 1;
    return found < 0;
  });
}

const helpers = blocksOf('docs/how-to/first-matter.md', '## Five helpers', '\n## ');
const readme = blocksOf('README.md', '## One matter, by hand', '\n## Command line');

test.each([
  ['README.md', readme, 3],
  ['docs/how-to/first-matter.md', blocksOf('docs/how-to/first-matter.md'), 15],
  ['docs/how-to/hearing.md', helpers + blocksOf('docs/how-to/hearing.md'), 20],
  ['docs/how-to/package.md', helpers + blocksOf('docs/how-to/package.md'), 25],
])(
  '%s does what it says',
  async (_page, script, least) => {
    const wanted = promised(script);
    expect(wanted.length).toBeGreaterThanOrEqual(least);
    const { code, out, err } = await bash(
      script.replace(/^office=\S+/m, `office=${office.url}/api/v1`).replace('$(mktemp -d)', tokens),
    );
    expect({ code, err, missing: missingFrom(out, wanted), out: code === 0 ? '' : out }).toEqual({
      ...{ code: 0, err: '', out: '', missing: undefined },
    });
  },
  300_000,
);
