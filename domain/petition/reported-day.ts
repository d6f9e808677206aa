import type { Clock } from '../clock';
import type { RuleCode } from '../policy/types';
import type { Telling } from '../story';
import type { IsoDate } from '../time';
import type { PetitionFacts, PetitionState } from './facts';

/** One reported day: where it stands, between which days it must lie, which clocks began with it or were met by it. */
export interface ReportedDay {
  readonly dayOf: (facts: PetitionFacts) => IsoDate | undefined;
  readonly with: (facts: PetitionFacts, on: IsoDate) => Partial<PetitionFacts>;
  readonly notBefore: (facts: PetitionFacts) => IsoDate | undefined;
  /** Nothing is reported before it has happened, so it lies no later than the day it was entered, where that is known. */
  readonly notAfter?: (state: PetitionState) => IsoDate | undefined;
  readonly begins: readonly RuleCode[];
  readonly meets: readonly RuleCode[];
  /** Which clocks of those that it begins did begin with it; absent: those that count from the wrong day. */
  readonly hasBegun?: (clock: Clock, facts: PetitionFacts) => boolean;
  /** The later rounds count from the same day. */
  readonly everyRound?: boolean;
  /** It is the bureau's or an organ's above: the bureau may ask, too, and a supervisor decides. */
  readonly ofBureau?: boolean;
  /** Other stories that count from the same day. */
  readonly tells?: (state: PetitionState, on: IsoDate) => Telling[];
}

/** A given day that lies before the day on which it was set begins its clock itself. */
export const startFor = ({ givenDueOn }: Pick<Clock, 'givenDueOn'>, on: IsoDate): IsoDate =>
  givenDueOn && givenDueOn < on ? givenDueOn : on;
