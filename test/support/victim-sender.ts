import { openDatabase } from '../../db/connection';
import { sending, type Ways } from './sending';

/** A sender in a process of its own, which a test kills: `victim-sender.ts <orders as JSON>`. */
interface Orders extends Ways {
  readonly database: string;
  readonly masterKey: string;
}

const { database, masterKey, ...ways } = JSON.parse(process.argv[2]!) as Orders;
// Stays until it is killed, or until the test that started it is gone.
process.stdin.resume().once('end', () => process.exit());
const { db } = openDatabase(database, { max: 4 });
sending({ db, keys: { master: Buffer.from(masterKey, 'base64') } }, ways);
