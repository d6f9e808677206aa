import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { openDatabase } from '../../db/connection';
import { loadSigningKey } from '../../sealing/record';

/** A worker that dies at one commit, before or after it reached Postgres: `kill -9`, nothing gets a chance to tidy up. */
interface Orders {
  readonly database: string;
  readonly address: string;
  readonly taskQueue: string;
  readonly bundle: string;
  readonly masterKey: string;
  readonly signingKey: string;
  readonly act: string;
  readonly when: 'before' | 'after';
}

async function main(): Promise<void> {
  const orders = JSON.parse(process.argv[2]!) as Orders;
  const { db } = openDatabase(orders.database, { max: 2 });
  const keys = { masterKey: Buffer.from(orders.masterKey, 'base64'), signingKey: loadSigningKey(orders.signingKey) };
  const activities = createActivities({ db, ...keys });
  const die = () => process.kill(process.pid, 'SIGKILL');
  const commit: typeof activities.commit = async (request) => {
    const isIt = request.entry.act === orders.act;
    if (isIt && orders.when === 'before') die();
    const done = await activities.commit(request);
    if (isIt) die();
    return done;
  };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: orders.address }),
    taskQueue: orders.taskQueue,
    workflowBundle: { codePath: orders.bundle },
    activities: { ...activities, commit },
  });
  process.stdout.write('{"ready":true}\n');
  await worker.run();
}

void main();
