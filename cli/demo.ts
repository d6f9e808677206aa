import { randomUUID } from 'node:crypto';
import { Option } from 'commander';
import { embeddedAuth } from '../api/tokens';
import { keysOf } from '../runtime/keys';
import { openDoor } from '../runtime/seed/door';
import { claimsOf } from '../runtime/seed/registers';
import { apiOf, command, configOf, dataOption, type Io, work } from './command';
import { liveDemo } from './demo/live';
import { type Language, languages } from './demo/words';
import { processIo } from './main';

interface Options {
  readonly url?: string;
  readonly data?: string;
  readonly lang: Language;
}

/** `npm run demo`: one matter from registration to an interview, in a running office. */
export function demoCommand(io: Io) {
  return command('demo', io)
    .description('live one matter from registration to an interview in a running office, by moved time')
    .option('--url <url>', 'the API (default: the office that runs on the data folder)')
    .option(...dataOption)
    .addOption(new Option('--lang <language>', 'language of the lines').choices(languages).default('en'))
    .action(work(io, (options: Options) => demo(io, options)));
}

async function demo(io: Io, options: Options): Promise<void> {
  const config = configOf(options);
  const auth = embeddedAuth(keysOf(config).master, config);
  const tokenFor = (person: string) => auth.sign(claimsOf(person));
  const door = openDoor({ url: apiOf(config, options.url), tokenFor });
  await liveDemo({ door, run: randomUUID(), language: options.lang, say: (line) => io.stdout(`${line}\n`) });
}

if (require.main === module) void demoCommand(processIo).parseAsync(process.argv);
