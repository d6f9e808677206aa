import { Client, Connection } from '@temporalio/client';
import pino from 'pino';
import { startBatches } from '../../api/intake/runner';
import { openDatabase } from '../../db/connection';

/** A process that works off batches until a test kills it. `victim-batches.ts <what it needs as JSON>` */
const { databaseUrl, address, taskQueue, master, search } = JSON.parse(process.argv[2]!) as Record<string, string>;
process.stdin.resume().once('end', () => process.exit());

void Connection.connect({ address: address! }).then((connection) =>
  startBatches({
    db: openDatabase(databaseUrl!, { max: 10 }).db,
    temporal: new Client({ connection }),
    taskQueue: taskQueue!,
    keys: { master: Buffer.from(master!, 'hex'), search: Buffer.from(search!, 'hex') },
    ...{ log: pino({ level: 'silent' }), requestDeadlineMs: 10_000, training: false, clock: Date.now },
    publicUrl: () => '',
    auth: { verify: () => Promise.reject(new Error('nobody comes in here')) },
  }),
);
