import { panelPool } from '../db/panel';
import type { Pools } from './learning';

/** From where candidates are drawn. */
export const pools: Partial<Pools> = { panel: panelPool };
