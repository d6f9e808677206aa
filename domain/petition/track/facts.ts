import type { SimpleGround } from '../lists';

/** What made a matter leave the simple track. */
export type SimpleEnd = 'switched' | 'T_SIMPLE_ACCEPT' | 'T_SIMPLE_REPLY' | 'severalUnits' | 'dispute' | 'newRound';

/** On which track a matter is, and why; the track itself is part of its classification. */
export interface TrackFacts {
  /** Which case of SIMPLE22-4 it is. */
  readonly simpleGround?: SimpleGround;
  readonly maybeNotSupported?: boolean;
  readonly simpleEnded?: SimpleEnd;
  /** A difficult matter: from its forwarding on the bureau's supervisor watches it. */
  readonly supervisedFromStart?: boolean;
}
