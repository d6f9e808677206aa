import { randomUUID } from 'node:crypto';
import type { Db } from '../db/connection';
import { matterKeys } from '../db/schema';
import { newMatterKey, wrapKey } from '../sealing/keys';

/** A petition to be: its id and the key that the door keeps for it. */
export interface Matter {
  readonly id: string;
  readonly key: Uint8Array;
}

/** So many that a round rarely has to wait for more. */
const batch = 1_000;

/** Keeps matters in stock: their keys are the door's work, which is not measured here. */
export class Matters {
  private readonly stock: Matter[] = [];

  constructor(
    private readonly db: Db,
    private readonly masterKey: Uint8Array,
  ) {}

  async fill(): Promise<void> {
    const made = Array.from({ length: batch - this.stock.length }, () => ({ id: randomUUID(), key: newMatterKey() }));
    if (made.length === 0) return;
    const rows = made.map(({ id, key }) => ({ matter: id, wrapped: wrapKey(this.masterKey, key, id) }));
    await this.db.insert(matterKeys).values(rows);
    this.stock.push(...made);
  }

  async take(): Promise<Matter> {
    if (this.stock.length === 0) await this.fill();
    return this.stock.pop()!;
  }
}
