import type { IsoDate } from '../../time';
import type { Outcome } from '../lists';
import type { Paper } from '../papers';

/** What the unit's work has come to. */
export interface HandlingFacts {
  readonly extension?: Extension;
  readonly reply?: Reply;
  readonly contacts: number;
}

export interface Extension {
  readonly state: 'asked' | 'granted' | 'refused';
  readonly days: number;
  readonly askedBy: string;
  readonly notice?: Paper;
}

export interface Reply {
  readonly state: 'submitted' | 'returned' | 'signed';
  readonly author: string;
  readonly opinion: string;
  readonly items: readonly { readonly no: number; readonly outcome: Outcome }[];
  readonly promiseBy?: IsoDate;
  readonly issuedOn?: IsoDate;
}
