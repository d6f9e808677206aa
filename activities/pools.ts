import { panelPool } from '../db/panel';
import { packagePool } from '../db/spot-checks';
import type { Pools } from './learning';

/** From where candidates are drawn. */
export const pools: Pools = { panel: panelPool, packages: packagePool };
