import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { awaitsOrder, toOrdinary } from './simple';

/**
 * An exclusion showed later, or it is not so simple after all. A limit that is missed already is not escaped by it: that
 * one falls back by itself when its order goes out.
 */
const switchTrack: Does<'switchTrack'> = {
  refuse: ({ facts, clocks }, { today }) => {
    if (facts.track !== 'simple') return refusal('alreadyOrdinary', `the track is ${facts.track ?? 'ordinary'}`);
    const simple = clocks.filter(({ rule, state }) => rule.startsWith('T_SIMPLE_') && state === 'running');
    const missed = simple.find((clock) => today > clock.dueOn && awaitsOrder(clock));
    if (missed) return refusal('clockExpired', `${missed.rule} was due on ${missed.dueOn}: its order is on the way`);
  },
  change: () => ({
    ...toOrdinary('switched'),
    notices: [{ topic: 'trackSwitched', to: ['officer', 'unitHead@unit', 'coordinator@bureau'] }],
  }),
};

/** From the simple to the ordinary track, by a person. */
export const switching = { switchTrack };
