import type { UnitCard } from '../../acts';
import { type Refusal, refusal } from '../../refusals';

/**
 * Why this unit is not the organ that reviews what the other one decided; undefined: it is one level above it
 * (R22-35, 36). Of a department that is the unit it belongs to, the government of its region, or a department of the
 * region directly above (which one, the coordinator knows); of a government the government above.
 */
export function organRefusal(organ: UnitCard, below: UnitCard): Refusal | undefined {
  if (organ.mergedInto) return refusal('unitMerged', `${organ.id} is now ${organ.mergedInto}`);
  if (organ.path.includes(below.id)) return refusal('organNotAbove', `${organ.id} is not above ${below.id}`);
  if (isNextAbove(organ, below)) return undefined;
  return isFarAbove(organ, below)
    ? refusal('wrongOrgan', `${organ.id} is more than one level above ${below.id}`)
    : refusal('organNotAbove', `${organ.id} is not above ${below.id}`);
}

function isNextAbove(organ: UnitCard, below: UnitCard): boolean {
  if (below.path[1] === organ.id) return true;
  if (organ.region === below.region) return organ.kind === 'government' && below.kind !== 'government';
  return organ.region === below.regionPath[1] && organ.kind === below.kind;
}

/** The organs among the units that may review what the other one decided: first the unit it belongs to, then a government. */
export function organsAmong<U extends UnitCard>(units: readonly U[], below: UnitCard): U[] {
  const distance = (unit: U) => (below.path[1] === unit.id ? 0 : unit.kind === 'government' ? 1 : 2);
  return units
    .filter((unit) => !organRefusal(unit, below))
    .sort((one, other) => distance(one) - distance(other) || (one.id < other.id ? -1 : 1));
}

const isFarAbove = (organ: UnitCard, below: UnitCard): boolean =>
  below.path.slice(2).includes(organ.id) || below.regionPath.slice(1).includes(organ.region);
