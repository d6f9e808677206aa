import type { Pools } from './learning';

/** From where candidates are drawn. */
export const pools: Partial<Pools> = {};
