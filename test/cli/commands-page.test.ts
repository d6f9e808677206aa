import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { program } from '../../cli/main';
import { commandNames } from '../../cli/names';

const page = readFileSync(resolve(__dirname, '../../docs/reference/commands.md'), 'utf8');
const io = {
  stdin: Readable.from([]),
  stdout: () => undefined,
  stderr: () => undefined,
  exit: (code: number): never => {
    throw new Error(`ended with ${code}`);
  },
  setExitCode: () => undefined,
};
const { commands } = program(io);
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [/^huiyin (\S+)/.exec(section)?.[1] ?? section.split('\n')[0], section]),
);

test('docs/reference/commands.md lists the commands there are, in their order, and no others', () => {
  const documented = [...sections.keys()].filter((name) => commands.some((one) => one.name() === name));

  expect(documented).toEqual(commands.map((one) => one.name()));
  expect([...page.matchAll(/^## huiyin (\S+)/gm)].map((match) => match[1])).toEqual(documented);
});

test.each(commands.map((one) => [one.name(), one] as const))('%s is explained with every option', (name, one) => {
  const section = sections.get(name) ?? '';

  for (const option of one.options) expect(section).toContain(`\`${option.long}`);
  const documented = [...section.matchAll(/^\| `(--[a-z]+)/gm)].map((match) => match[1]);
  expect(documented.sort()).toEqual(one.options.map((option) => option.long).sort());
});

test('names.ts knows every command', () => {
  expect(commandNames).toEqual(expect.arrayContaining(commands.map((one) => one.name())));
});
