import type { IsoDate } from '../../time';
import type { Paper } from '../papers';

/** What the unit has decided about the matter being its own. */
export interface AcceptanceFacts {
  readonly acceptedOn?: IsoDate;
  readonly declinedOn?: IsoDate;
  /** The notice of acceptance, or of declining it, that must reach the petitioner. */
  readonly notice?: Paper;
}
