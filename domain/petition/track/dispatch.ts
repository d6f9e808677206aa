import type { Context } from '../../acts';
import type { ClockOp } from '../../clock';
import type { IsoDate } from '../../time';
import type { PetitionChange, PetitionState } from '../facts';
import { isJointAndMajor } from './entry';
import { isSimple, toOrdinary } from './simple';

interface Dispatch {
  readonly input: { readonly unitId: string; readonly assistants: readonly string[] };
  readonly context: Context;
  readonly today: IsoDate;
}

/**
 * What the track adds to a dispatch. Simple: three working days for the unit, or one for a bureau that only passes it
 * on (SIMPLE16). Several units for a major matter are an exclusion that shows only now. Difficult: the bureau's
 * supervisor watches from the start (domain.md 3.2).
 */
export function byTrack(state: PetitionState, { input, context, today }: Dispatch): PetitionChange {
  if (state.facts.track === 'difficult')
    return { facts: { supervisedFromStart: true }, notices: [told('difficultForwarded')] };
  if (!isSimple(state)) return notWatched(state);
  if (isJointAndMajor({ ...state.facts, assistants: input.assistants })) return toOrdinary('severalUnits');
  const passesOn = context.units?.[input.unitId]?.kind === 'bureau' && input.unitId !== state.facts.bureauId;
  const clocks: ClockOp[] = [
    { op: 'stop', rule: 'T_SIMPLE_HOP', on: today },
    { op: 'stop', rule: 'T_SIMPLE_ACCEPT' },
    { op: 'start', rule: passesOn ? 'T_SIMPLE_HOP' : 'T_SIMPLE_ACCEPT', startOn: today },
  ];
  return { ...notWatched(state), clocks };
}

/** Sorted anew as an ordinary matter, it needs no watcher any more. */
const notWatched = ({ facts }: PetitionState): PetitionChange =>
  facts.supervisedFromStart ? { facts: { supervisedFromStart: undefined } } : {};

const told = (topic: string) => ({ topic, to: ['supervisor@bureau'] });
