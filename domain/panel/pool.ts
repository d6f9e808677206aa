import type { Snapshot } from '../draw';
import { type PanelPool, type Shortage, shortagesOf } from '../learning';
import type { IsoDate } from '../time';
import { type PanelKind, panelKindCodes } from './kinds';
import { isActive, type PanelMember } from './member';
import type { PanelSettings } from './settings';

/** Why a member is not drawn for a matter (acts.md 1.23). */
export const exclusions = ['unitTie', 'officerOfUnit', 'hadAPart', 'earlierHearing'] as const;
export type Exclusion = (typeof exclusions)[number];

/** What the registers and earlier hearings say about the matter of a draw. */
export interface Surroundings {
  /** The units concerned, with those above and below each: a member tied to one of them is no outsider. */
  readonly units: readonly string[];
  /** Persons who serve, or served, at one of them. */
  readonly officers: readonly string[];
  /** Who sat in an earlier hearing of the matter, or stepped aside from it. */
  readonly earlier: readonly string[];
}

/**
 * Who may be drawn for a hearing: the members who are active on its day, without those who have to do with the matter,
 * each of whom is named with the first reason.
 */
export function panelSnapshot(
  members: readonly PanelMember[],
  { on, persons }: Pick<PanelPool, 'on' | 'persons'>,
  near: Surroundings,
): Omit<Snapshot, 'subject'> {
  const [units, officers, earlier, parties] = [near.units, near.officers, near.earlier, persons].map(
    (list) => new Set(list),
  ) as [Set<string>, Set<string>, Set<string>, Set<string>];
  const whyNot = ({ person, units: ties }: PanelMember): Exclusion | undefined => {
    if (ties.some((unit) => units.has(unit))) return 'unitTie';
    if (officers.has(person)) return 'officerOfUnit';
    if (parties.has(person)) return 'hadAPart';
    return earlier.has(person) ? 'earlierHearing' : undefined;
  };
  const judged = members.filter((one) => isActive(one, on)).map((one) => ({ one, reason: whyNot(one) }));
  return {
    candidates: judged.flatMap(({ one, reason }) => (reason ? [] : [{ id: one.person, stratum: one.mainKind }])),
    excluded: judged.flatMap(({ one, reason }) => (reason ? [{ id: one.person, reason }] : [])),
  };
}

export interface PoolState {
  /** Who serves on the day, whoever is left out. */
  readonly size: number;
  /** Of those, who may be drawn. */
  readonly candidates: number;
  /** Every main kind of the candidates, with how many have it. */
  readonly kinds: readonly { readonly kind: PanelKind; readonly members: number }[];
  /** What is missing before anybody may be drawn. */
  readonly missing: readonly Shortage[];
}

type Counted = Pick<Snapshot, 'candidates' | 'excluded'>;

/** A panel on a day, with nobody left out for a matter. */
export const wholePanel = (members: readonly PanelMember[], on: IsoDate): Counted =>
  panelSnapshot(members, { on, persons: [] }, { units: [], officers: [], earlier: [] });

/** Whether a panel is large and mixed enough: the whole of it, or what is left of it for a hearing. */
export function poolState(pool: Counted, least: PanelSettings, places: number): PoolState {
  const { candidates, excluded } = pool;
  const kinds = panelKindCodes
    .map((kind) => ({ kind, members: candidates.filter(({ stratum }) => stratum === kind).length }))
    .filter((one) => one.members > 0);
  const { poolAtLeast, kindsAtLeast: leastStrata } = least;
  return {
    ...{ size: candidates.length + excluded.length, candidates: candidates.length, kinds },
    missing: shortagesOf(pool, { poolAtLeast, least: places, leastStrata }),
  };
}
