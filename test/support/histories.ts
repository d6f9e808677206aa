import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

const folder = resolve(__dirname, '../histories');

/** Proto JSON, as the replayer reads it. */
export async function writeHistory(handle: WorkflowHandle, name: string): Promise<void> {
  const file = join(folder, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${historyToJSON(await handle.fetchHistory())}\n`);
}

/** Every committed history with its name, e.g. `petition/withdrawn`. */
export function committedHistories(): { name: string; history: unknown }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(folder, file))
    .map((path) => ({
      name: relative(folder, path).replace('.json', ''),
      history: JSON.parse(readFileSync(path, 'utf8')),
    }));
}

interface Line {
  readonly kind: string;
  readonly act: string;
  readonly to: string;
}

/** The lines of the record that a history's commits answered with. */
export function committedLines(history: unknown): Line[] {
  const { events } = history as { events: { markerRecordedEventAttributes?: { details?: { result?: Payloads } } }[] };
  const answers = events.flatMap((event) => event.markerRecordedEventAttributes?.details?.result?.payloads ?? []);
  return answers.flatMap(({ data }) => {
    const answer = data ? JSON.parse(Buffer.from(data, 'base64').toString()) : undefined;
    return (answer?.events as Line[] | undefined) ?? [];
  });
}

interface Payloads {
  readonly payloads: readonly { readonly data?: string }[];
}
