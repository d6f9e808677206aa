import type { IsoDate } from '../../time';
import type { Grade } from '../lists';

/** What has come of the opinion since it was signed. */
export interface OutcomeFacts {
  readonly deliveredOn?: IsoDate;
  readonly deliveredLate?: boolean;
  readonly verification?: { readonly unitBy?: string; readonly bureauBy?: string };
  readonly rating?: Rating;
  readonly performedOn?: IsoDate;
  readonly closed?: { readonly on: IsoDate; readonly resolved: boolean };
  /** Who entered the wish to withdraw; another person confirms it. */
  readonly withdrawal?: { readonly askedOn: IsoDate; readonly enteredBy: string };
}

export interface Rating {
  readonly bureau: Grade;
  readonly unit: Grade;
  readonly times: number;
  /** Contacts with the petitioner up to the first rating, and from there to its change. */
  readonly contactsBefore?: number;
  readonly contactsBeforeChange?: number;
}
