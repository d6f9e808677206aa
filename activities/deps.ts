import type { KeyObject } from 'node:crypto';
import type { Db } from '../db/connection';

/** What the hands need: the database, the key that opens petitions' keys, the key that signs heads of the record. */
export interface ActivityDeps {
  readonly db: Db;
  readonly masterKey: Uint8Array;
  readonly signingKey: KeyObject;
}
