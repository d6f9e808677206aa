import type { Snapshot } from '../draw';
import type { PanelPool } from '../learning';
import type { IsoDate } from '../time';
import { type PanelKind, panelKindCodes } from './kinds';
import { isActive, type PanelMember } from './member';
import type { PanelSettings } from './settings';

/** Why a member is not drawn for a matter (acts.md 1.23). */
export type Exclusion = 'unitTie' | 'officerOfUnit' | 'hadAPart' | 'earlierHearing';

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
  readonly size: number;
  /** Every main kind of the panel, with how many active members have it. */
  readonly kinds: readonly { readonly kind: PanelKind; readonly members: number }[];
  /** What is missing before anything may be drawn. */
  readonly missing: readonly { readonly what: 'members' | 'kinds'; readonly by: number }[];
}

/** Whether a bureau's panel is large and mixed enough on a day, before anybody is left out for a matter. */
export function poolState(members: readonly PanelMember[], on: IsoDate, least: PanelSettings): PoolState {
  const active = members.filter((one) => isActive(one, on));
  const kinds = panelKindCodes
    .map((kind) => ({ kind, members: active.filter(({ mainKind }) => mainKind === kind).length }))
    .filter((one) => one.members > 0);
  const lacking = { members: least.poolAtLeast - active.length, kinds: least.kindsAtLeast - kinds.length };
  const missing = (['members', 'kinds'] as const).filter((what) => lacking[what] > 0);
  return { size: active.length, kinds, missing: missing.map((what) => ({ what, by: lacking[what] })) };
}
