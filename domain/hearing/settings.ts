import type { DecisionRule } from './lists';

/** What an office sets for its hearings; the lengths of their clocks are rules. A region's own policy may differ. */
export interface HearingSettings {
  /** Seats, always odd; and the fewest that may be asked for (five or more: Shandong's rules of 2006). */
  readonly size: number;
  readonly floor: number;
  readonly alternates: number;
  /** How many members each side may strike without a cause. */
  readonly strikes: number;
  readonly decides: DecisionRule;
  /** Whether one that the petitioner did not apply for takes the petitioner's consent. */
  readonly consent: boolean;
}

/**
 * Haining's "hundred-person panel" names no seats, draw or majority: nine seats are reported from Chongchuan, two thirds
 * from Qingyang, the consent from Suzhou in Anhui.
 */
export const usualHearings: HearingSettings = {
  size: 9,
  floor: 5,
  alternates: 2,
  strikes: 1,
  decides: 'twoThirdsUphold',
  consent: true,
};

/** What is wrong with an office's own settings, one line each. */
export function hearingFaults(settings: HearingSettings | undefined): string[] {
  if (!settings) return [];
  const { size, floor, alternates, strikes } = settings;
  const wrong = (name: string, value: number, isRight: boolean) =>
    isRight ? [] : [`settings.hearings.${name}: ${value}`];
  const count = (value: number, least: number) => Number.isInteger(value) && value >= least;
  return [
    ...wrong('floor', floor, count(floor, 3)),
    ...wrong('size', size, isPanelSize(size, settings)),
    ...wrong('alternates', alternates, count(alternates, 0)),
    ...wrong('strikes', strikes, count(strikes, 0)),
  ];
}

/** Odd, so that no vote of all ends even, and no fewer than the floor. */
export const isPanelSize = (size: number, { floor }: Pick<HearingSettings, 'floor'>): boolean =>
  Number.isInteger(size) && size % 2 === 1 && size >= floor;
