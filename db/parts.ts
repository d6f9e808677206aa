import { type SQL, sql } from 'drizzle-orm';
import { stories } from './schema';
import { isAssisted, isDeeper, regionAt, regionLevels } from './schema/order';

/* Conditions on stories as parts that an index finds each: what any of them holds of is what the condition holds of. */

/** Of a region and below: whose own region it is, whose second, and so on up. */
export const partsOfRegion = (region: string): SQL[] => [
  ...regionLevels.map((level) => sql`${regionAt(level)} = ${region}`),
  sql`(${isDeeper} and ${stories.regionPath} @> array[${region}]::text[])`,
];

/** With a unit that leads it or assists. */
export const partsOfUnit = (unit: string): SQL[] => [sql`${stories.unitId} = ${unit}`, assists(unit)];

export const assists = (unit: string): SQL => sql`(${isAssisted} and ${stories.assistants} @> array[${unit}]::text[])`;
