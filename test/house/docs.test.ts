import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { commandNames } from '../../cli/names';
import { type Acts, roles } from '../../domain/acts';
import { hearingActs } from '../../domain/hearing/acts';
import { hearingInputs } from '../../domain/hearing/inputs';
import { hearingStages } from '../../domain/hearing/stages';
import { kinds } from '../../domain/kinds';
import { orderActs } from '../../domain/order/acts';
import { orderInputs } from '../../domain/order/inputs';
import { orderStages } from '../../domain/order/stages';
import { packageActs } from '../../domain/package/acts';
import { packageInputs } from '../../domain/package/inputs';
import { packageStages } from '../../domain/package/stages';
import { petitionActs } from '../../domain/petition/acts';
import { petitionInputs } from '../../domain/petition/inputs';
import { petitionStages } from '../../domain/petition/stages';
import { levels } from '../../domain/policy/types';
import { reviewActs } from '../../domain/review/acts';
import { reviewInputs } from '../../domain/review/inputs';
import { reviewStages } from '../../domain/review/stages';
import { spotCheckActs } from '../../domain/spot-check/acts';
import { spotCheckInputs } from '../../domain/spot-check/inputs';
import { spotCheckStages } from '../../domain/spot-check/stages';
import { type StoryKindName, slugOf } from '../../domain/story';
import { linesOnPage } from '../support/pages';
import { waysOf } from '../support/ways';

const root = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
}).toString();
const files = listed.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
const pages = files.filter((file) => /^(README|docs\/.*)\.md$/.test(file));
const topFolders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));

/** A page's words, without its code blocks. */
const prose = (page: string): string => read(page).replace(/^```[\s\S]*?^```$/gm, '');

/** What GitHub makes of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (page: string): string[] => [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, text]) => anchor(text!));

describe.each(pages)('%s', (page) => {
  test('links to what is there', () => {
    const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
    const dead = links.filter((link) => !/^https?:/.test(link)).filter((link) => !isThere(page, link));
    expect(dead).toEqual([]);
  });

  test('names files that exist', () => {
    const named = [...prose(page).matchAll(/`([\w./-]+)`/g)].map(([, name]) => name!);
    expect(named.filter((name) => looksLikeOurs(name) && !existsInHouse(name))).toEqual([]);
  });

  test('names commands that exist', () => {
    expect(commandsOn(page).filter((command) => !known.has(command))).toEqual([]);
  });
});

function isThere(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, file))) return false;
  return heading === undefined || anchorsOf(file).includes(heading);
}

/** A path below one of our folders, or the bare name of a source file; `data/` and `/docs` (an address) are neither. */
const looksLikeOurs = (name: string): boolean =>
  name.includes('/') ? topFolders.has(name.split('/')[0]) : /^[\w-][\w.-]*\.(ts|js|json|ya?ml|md|svg)$/.test(name);
const existsInHouse = (name: string): boolean =>
  existsSync(join(root, name)) ||
  (!name.includes('/') && files.some((file) => basename(file) === name)) ||
  isMade(name);
/** Made at run time, not kept. */
const isMade = (name: string): boolean => ['keys.json'].includes(name);

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const known = new Set([
  ...['npm ci', 'npm install'],
  ...Object.keys(scripts).map((name) => (['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`)),
  ...commandNames.map((name) => `huiyin ${name}`),
]);

/** Every command a page tells the reader to type. */
function commandsOn(page: string): string[] {
  const npm = [...read(page).matchAll(/(?:^ *|[`(] ?|&& )npm (run )?(?:--silent )?([a-z][\w-]*)/gm)];
  const ours = [...read(page).matchAll(/(?:`huiyin|\bhuiyin --) ([a-z][\w-]*)/g)];
  return [...npm.map(([, run = '', name]) => `npm ${run}${name}`), ...ours.map(([, name]) => `huiyin ${name}`)];
}

/** What .dependency-cruiser.js allows: a fence names every folder that must not be imported. */
function importTable(): Record<string, string[]> {
  interface Fence {
    readonly name: string;
    readonly from: { readonly path?: string };
    readonly to: { readonly path?: string };
  }
  const { forbidden } = require(join(root, '.dependency-cruiser.js')) as { forbidden: Fence[] };
  const foldersIn = (pattern = ''): string[] => pattern.replace(/^\^\(?|\)?\/$/g, '').split('|');
  const fences = forbidden.filter(({ name }) => /^\w+-imports-/.test(name));
  const fenced = fences.map(({ from }) => foldersIn(from.path)[0]!);
  const typesToo = forbidden.find(({ name }) => name === 'workflows-see-activities-as-types-only');
  const rows = fences.map(({ to }, n) => {
    const closed = foldersIn(to.path);
    const open = fenced.filter((folder) => folder !== fenced[n] && !closed.includes(folder));
    const onlyTypes = closed.filter(
      (folder) => fenced.includes(folder) && !foldersIn(typesToo?.to.path).includes(folder),
    );
    return [fenced[n], [...open, ...(fenced[n] === 'workflows' ? onlyTypes.map((one) => `${one} (types)`) : [])]];
  });
  return Object.fromEntries(rows) as Record<string, string[]>;
}

describe('the import table of README', () => {
  const table = importTable();
  const drawn = read('docs/house.svg');

  test('is that of .dependency-cruiser.js', () => {
    const rows = read('README.md')
      .split('\n')
      .flatMap((line) => {
        const [, folder, may] = /^\| `(\w+)` \| ([^|]*?) \|/.exec(line) ?? [];
        return folder !== undefined && folder in table ? [[folder, may === 'nothing' ? [] : may?.split(', ')]] : [];
      });
    expect(Object.fromEntries(rows)).toEqual(table);
  });

  test('is what the picture of the house shows, arrow by arrow', () => {
    for (const folder of Object.keys(table)) expect(drawn).toContain(`>${folder}<`);
    const arrows = [...drawn.matchAll(/data-imports="(\w+ \w+)"/g)].map(([, arrow]) => arrow);
    const wanted = Object.entries(table).flatMap(([from, to]) =>
      to.map((one) => `${from} ${one.replace(' (types)', '')}`),
    );
    expect(arrows.sort()).toEqual(wanted.sort());
  });
});

const tables = [
  { name: 'petition', acts: petitionActs as Acts<string>, inputs: petitionInputs as Inputs, stages: petitionStages },
  { name: 'order', acts: orderActs as Acts<string>, inputs: orderInputs as Inputs, stages: orderStages },
  { name: 'review', acts: reviewActs as Acts<string>, inputs: reviewInputs as Inputs, stages: reviewStages },
  { name: 'package', acts: packageActs as Acts<string>, inputs: packageInputs as Inputs, stages: packageStages },
  { name: 'hearing', acts: hearingActs as Acts<string>, inputs: hearingInputs as Inputs, stages: hearingStages },
  {
    name: 'spotCheck',
    acts: spotCheckActs as Acts<string>,
    inputs: spotCheckInputs as Inputs,
    stages: spotCheckStages,
  },
] as const;
const headingOf = (kind: StoryKindName) => slugOf(kind).replaceAll('-', ' ');
type Inputs = Readonly<Record<string, z.ZodType>>;

describe.each(tables)('docs/reference/acts.md: $name', ({ name, acts, inputs }) => {
  const page = 'docs/reference/acts.md';

  test('has the rows of the act table, and no others', () => {
    const wanted = Object.entries(acts).map(([act, row]) => rowOf(act, row, inputs[act]!));
    expect(linesOnPage(page, headingOf(name), /^\| `/, wanted)).toEqual(wanted);
  });

  test('draws the ways from stage to stage that the acts go, and no others', () => {
    const ways = waysOf(kinds[name]).map(([from, to, act]) => [`${from} --> ${to}`, act] as const);
    const arrows = [...new Set(ways.map(([arrow]) => arrow))];
    const by = (arrow: string) => ways.flatMap(([one, act]) => (one === arrow ? [act] : []));
    const wanted = arrows.map((arrow) => `    ${arrow}: ${by(arrow).join(', ')}`);
    expect(linesOnPage(page, headingOf(name), /^ +\S+ --> \w+: .+$/, wanted)).toEqual(wanted);
  });
});

function rowOf(act: string, { by, onBehalf = [], from, basis, label }: Acts<string>[string], input: z.ZodType): string {
  const schema = z.toJSONSchema(input, { io: 'input' }) as { properties?: object; required?: string[] };
  const fields = Object.keys(schema.properties ?? {});
  const asked = fields.map((field) => (schema.required?.includes(field) ? field : `${field}?`));
  const who = [...by, ...onBehalf.map((role) => `(${role})`)];
  const cells = [
    `\`${act}\``,
    `${label.zh} ${label.en}`,
    who.join(', '),
    from.join(', '),
    basis,
    asked.join(', ') || '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

test('the glossary explains every stage, role and level', () => {
  const words = read('docs/reference/words.md');
  const used = [
    ...petitionStages,
    ...orderStages,
    ...reviewStages,
    ...packageStages,
    ...hearingStages,
    ...spotCheckStages,
    ...roles,
    ...levels,
  ];
  expect(used.filter((word) => !new RegExp(`^\\|.*\`${word}\``, 'm').test(words))).toEqual([]);
});

test('nothing of the builders’ own is quoted', () => {
  const strays = pages.filter((page) => /\/work\b|\bshared\/|\bissue \d/i.test(read(page)));
  expect(strays).toEqual([]);
});
