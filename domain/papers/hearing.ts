import type { Label } from '../acts';
import type { DecisionRule } from '../hearing/lists';
import type { Counts, Verdict } from '../hearing/verdict';
import type { Instant, IsoDate } from '../time';

/** A place of the list as it is drawn: the seats first, then the alternates. */
export interface GivenPlace {
  readonly no: number;
  readonly name: string;
  /** What kind of member it is, as the register of members says. */
  readonly kind: Label;
}

interface Signing {
  readonly signed: boolean;
  readonly reason?: string;
}
export type SeatSigning = Signing & { readonly seat: number };

/** What the templates of a hearing are filled from besides its matter, opened. */
export interface GivenHearing {
  readonly number: string;
  readonly preventive: boolean;
  readonly open: boolean;
  readonly unit: string;
  readonly items: readonly { readonly no: number; readonly text: string }[];
  readonly session?: {
    readonly at: Instant;
    readonly on: IsoDate;
    readonly place: string;
    readonly chair: string;
    readonly recorder: string;
  };
  /** How many of the list sit, and how many each side may strike without a cause. */
  readonly size: number;
  readonly strikes: number;
  readonly decides: DecisionRule;
  readonly places: readonly GivenPlace[];
  /** Seats for which nobody stands on the list now. */
  readonly openSeats: readonly number[];
  readonly draw?: { readonly commitment: string; readonly poolHash: string; readonly candidates: number };
  readonly identities?: string;
  /** What was said at each step of the session that was held. */
  readonly steps: readonly { readonly step: number; readonly text: string }[];
  readonly votes: readonly (Counts & Verdict)[];
  readonly opinion?: { readonly text: string; readonly issuedOn: IsoDate; readonly signatures: readonly SeatSigning[] };
  /** Once a second person has checked it. */
  readonly redacted?: { readonly text: string; readonly publishedOn: IsoDate };
}
