import type { Command } from 'commander';
import { advanceCommand } from './advance';
import { apiCommand } from './api';
import { command, type Io } from './command';
import { deadlineCommand } from './deadline';
import { intakeCommand } from './intake';
import { loadCalendarCommand } from './load-calendar';
import { measureCommand } from './measure';
import { migrateCommand } from './migrate';
import { outboxCommand } from './outbox';
import { panelCommand } from './panel';
import { seedCommand } from './seed';
import { startCommand } from './start';
import { tokenCommand } from './token';
import { verifyDrawCommand } from './verify-draw';
import { verifyRecordCommand } from './verify-record';
import { workerCommand } from './worker';

const makers = [
  startCommand,
  workerCommand,
  apiCommand,
  migrateCommand,
  seedCommand,
  tokenCommand,
  advanceCommand,
  loadCalendarCommand,
  intakeCommand,
  panelCommand,
  deadlineCommand,
  verifyRecordCommand,
  verifyDrawCommand,
  measureCommand,
  outboxCommand,
];

/** `huiyin` with all its commands. */
export function program(io: Io): Command {
  const huiyin = command('huiyin', io).description('Huiyin 回音: a petition office at work');
  for (const make of makers) huiyin.addCommand(make(io));
  const names = huiyin.commands.map((one) => one.name()).join(', ');
  huiyin.allowExcessArguments(true).action(() => {
    const [unknown] = huiyin.args;
    huiyin.error(unknown ? `error: unknown command '${unknown}'` : `error: which command? ${names}; --help says more`);
  });
  return huiyin;
}

/** The terminal. */
export const processIo: Io = {
  stdin: process.stdin,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  exit: (code) => process.exit(code),
  setExitCode: (code) => {
    process.exitCode = code;
  },
};

/** What cli/bin.js calls.
 * @public */
export function main(): void {
  // A reader that went away (| head, a closed terminal) must not take a running office down half stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  void program(processIo).parseAsync(process.argv);
}
