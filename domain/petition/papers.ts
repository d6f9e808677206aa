import type { IsoDate } from '../time';

export { filedRefusal, paperRefusal } from '../papers';

/** A paper that must reach the petitioner. */
export interface Paper {
  readonly doc: string;
  readonly issuedOn: IsoDate;
  readonly deliveredOn?: IsoDate;
}
