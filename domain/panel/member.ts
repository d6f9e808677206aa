import type { IsoDate } from '../time';
import type { PanelKind, Selection } from './kinds';

/** Days at +08:00, both ends included; without an end the member serves until further notice. */
export interface Period {
  readonly from: IsoDate;
  readonly to?: IsoDate;
}

/** One member of a bureau's review panel as the register has it. The list of names and kinds is published. */
export interface PanelMember {
  /** The subject of the member's token. */
  readonly person: string;
  /** The bureau whose panel it is. */
  readonly bureau: string;
  readonly name: string;
  readonly kinds: readonly PanelKind[];
  /** One of its kinds: the stratum in which it is drawn. */
  readonly mainKind: PanelKind;
  /** Units that it belongs to or works for: it never judges what concerns them. */
  readonly units: readonly string[];
  readonly periods: readonly Period[];
  readonly selected: { readonly how: Selection; readonly by?: string };
}

export const isActive = ({ periods }: Pick<PanelMember, 'periods'>, on: IsoDate): boolean =>
  periods.some(({ from, to }) => from <= on && (to === undefined || on <= to));

/** Each ends before the next begins. */
export const inOrder = (periods: readonly Period[]): boolean =>
  periods.every(({ from, to }, n) => {
    const next = periods[n + 1];
    return (to === undefined || from <= to) && (next === undefined || (to !== undefined && to < next.from));
  });

/** The periods with one more; one that begins on the same day takes the place of the old one. */
export const withPeriod = (periods: readonly Period[], one: Period): readonly Period[] =>
  [...periods.filter(({ from }) => from !== one.from), one].sort((a, b) => (a.from < b.from ? -1 : 1));
