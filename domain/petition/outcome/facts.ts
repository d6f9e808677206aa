import type { IsoDate } from '../../time';
import type { Grade, ReopenCause } from '../lists';

/** What has come of the opinion since it was signed. */
export interface OutcomeFacts {
  readonly deliveredOn?: IsoDate;
  readonly deliveredLate?: boolean;
  readonly verification?: { readonly unitBy?: string; readonly bureauBy?: string };
  readonly rating?: { readonly bureau: Grade; readonly unit: Grade; readonly times: number };
  readonly performedOn?: IsoDate;
  readonly closed?: { readonly on: IsoDate; readonly resolved: boolean };
  /** A linked petition says that what was promised or done has not been carried out. */
  readonly reopenAsked?: { readonly by: string; readonly on: IsoDate };
  readonly reopened?: { readonly on: IsoDate; readonly cause: ReopenCause };
  /** Who entered the wish to withdraw; another person confirms it. */
  readonly withdrawal?: { readonly askedOn: IsoDate; readonly enteredBy: string };
}
