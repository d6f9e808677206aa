import { cpus, loadavg, release, totalmem, type } from 'node:os';
import temporalWorker from '@temporalio/worker/package.json';
import { childEnvironment } from '../runtime/config';
import { judge } from '../runtime/temporal/version';
import type { Stand } from './stand';

/** What the figures depend on besides the code. */
export type Machine = Readonly<Record<string, string>>;

const settings = [
  ...['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'shared_buffers', 'max_connections'],
];

export async function machineOf({ sql, binary }: Stand): Promise<Machine> {
  const [version] = await sql`select current_setting('server_version') as version`;
  const chosen = await sql`
    select name, current_setting(name) as value from pg_settings where name in ${sql(settings)} order by name`;
  const server = await judge(binary, childEnvironment());
  const processors = cpus();
  return {
    processor: `${processors[0]?.model ?? 'unknown'}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${type()} ${release()}; load average ${loadavg()[0]!.toFixed(1)} before the rounds`,
    node: process.version,
    temporal: `server ${'server' in server ? server.server : 'unknown'} (dev server, SQLite file), SDK ${temporalWorker.version}`,
    postgres: `${version?.version}, ${chosen.map(({ name, value }) => `${name} ${value}`).join(', ')}`,
    process: 'client, worker and activities share one Node process; one worker at a time',
  };
}
