import type { PetitionState } from '../../domain/petition/facts';
import { addDays } from '../../domain/time';
import { bureau, inHand, papers, replied, type Sim, verify, who } from './sim';

/** One life as the acts make it, in moved time; every matter is received and accepted on Thu 2026-02-26. */
export interface Life {
  /** Days from acceptance to the delivery of the opinion. */
  readonly days: number;
  readonly rating?: 'satisfied' | 'basicallySatisfied' | 'notSatisfied';
  readonly resolved?: boolean;
  readonly itemClass?: 'first' | 'repeat';
}

const acceptedOn = '2026-02-26';
const on = (day: string) => `${day}T10:00:00+08:00`;

/** Lived to the day after its last right has run out. */
export function aLife({ days, rating, resolved = true, itemClass = 'first' }: Life): Sim {
  const sim = inHand({ itemClass });
  sim.to(on(addDays(acceptedOn, days)));
  replied(sim);
  verify(sim);
  bureau(sim);
  if (rating) rate(sim, rating);
  expect(sim.act('close', who('chen'), { resolved }, papers)).toBeUndefined();
  sim.to(on(addDays(acceptedOn, days + 120)));
  return sim;
}

export const rate = (sim: Sim, unit: string, theBureau = unit) => {
  const input = { bureau: theBureau, unit, onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
  return sim.act('rate', who('chen'), input, papers);
};

export const petitionOf = (sim: Sim): PetitionState => sim.state() as PetitionState;
