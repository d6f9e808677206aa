import { placesEver, type SeatFacts } from '../hearing/panel';

/** Who sat in a hearing, stood by for it or stepped aside from it: not drawn for the same matter again. */
export const panelPersons = (facts: SeatFacts): string[] => placesEver(facts);
