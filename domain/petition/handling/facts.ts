import type { Extension } from '../../extending';
import type { IsoDate } from '../../time';
import type { InPlace, MediationKind, Outcome } from '../lists';

/** What the unit's work has come to. */
export interface HandlingFacts {
  readonly extension?: Extension;
  readonly reply?: Reply;
  readonly contacts: number;
  readonly mediation?: Mediation;
}

/** Mediation with the consent of both sides (R22-33); no result yet: it goes on. */
export interface Mediation {
  readonly kind: MediationKind;
  readonly openedOn: IsoDate;
  readonly endedOn?: IsoDate;
  readonly result?: 'failed' | 'withdrawn' | 'agreed';
}

/** The handling opinion, or the agreement that stands in its place. */
export interface Reply {
  readonly state: 'submitted' | 'returned' | 'signed';
  readonly author: string;
  readonly opinion: string;
  /** `hash`: keyed, of facts and basis, so that the same answer can be told. */
  readonly items: readonly { readonly no: number; readonly outcome: Outcome; readonly hash?: string }[];
  /** What came of it in the words of R22-27: problem solved, explanation given, hardship helped. */
  readonly threeInPlace?: readonly InPlace[];
  readonly agreement?: boolean;
  readonly promiseBy?: IsoDate;
  readonly issuedOn?: IsoDate;
}
