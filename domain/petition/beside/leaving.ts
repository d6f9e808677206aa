import type { Ask } from '../../acts';
import type { ClockOp } from '../../clock';
import type { Behaviour } from '../../kind';
import type { PetitionChange, PetitionFacts, PetitionState } from '../facts';
import { beforeOpinion, open } from '../stages';
import { correctable } from './correctable';
import { isWaiting } from './instructing';

type Change = Behaviour<PetitionState, never>;

/**
 * Whatever act leads out of the stages in which something asked for can be done ends it; no act needs to think of it.
 * What is only suspended by a detour, a recusal, waits for the matter's return.
 */
export function endingBeside<T extends Readonly<Record<string, Change>>>(behaviours: T): T {
  const ending = Object.entries(behaviours).map(([act, does]) => {
    const change = (state: PetitionState, ask: Ask<never>): PetitionChange => {
      const made = does.change(state, ask) as PetitionChange;
      return endedBeside(state, made, ask.today);
    };
    return [act, { ...does, change }];
  });
  return Object.fromEntries(ending);
}

const isIn = (stages: readonly string[], stage: string) => stages.includes(stage);

/** The change with the end of what it leaves behind; for what no act brings about, too. */
export function endedBeside(state: PetitionState, made: PetitionChange, today: string): PetitionChange {
  const to = made.to ?? state.stage;
  const leaves = isIn(open, state.stage) && !isIn(open, to);
  const { facts } = state;
  const waiting = leaves ? (facts.instructions?.filter(isWaiting) ?? []) : [];
  const more: Partial<PetitionFacts> = {
    ...(isOvertaken(state, made, leaves) ? { correction: undefined } : {}),
    // The wish itself stays with what it ended.
    ...(facts.withdrawal && !isIn(beforeOpinion, to) && to !== 'withdrawn' ? { withdrawal: undefined } : {}),
    ...(waiting.length > 0
      ? {
          instructions: facts.instructions!.map((one) =>
            waiting.includes(one) ? { ...one, overtakenOn: today } : one,
          ),
        }
      : {}),
    ...(leaves ? careEnded(facts, to, today) : {}),
  };
  if (Object.keys(more).length === 0) return made;
  const stops = waiting.length > 0 ? [{ op: 'stop', rule: 'T_INSTRUCTION' } satisfies ClockOp] : [];
  const told = waiting.map(({ no }) => ({ topic: 'instructionOvertaken', to: [`instructor:${no}`] }));
  return {
    ...made,
    facts: { ...made.facts, ...more },
    clocks: [...(made.clocks ?? []), ...stops],
    notices: [...(made.notices ?? []), ...told],
  };
}

/** A correction is of one reported day: where that day is gone or another, nothing is left to correct. */
function isOvertaken({ facts }: PetitionState, made: PetitionChange, leaves: boolean): boolean {
  if (!facts.correction) return false;
  const { dayOf } = correctable[facts.correction.fact];
  return leaves || dayOf({ ...facts, ...made.facts } as PetitionFacts) !== dayOf(facts);
}

/** Help outlives the conclusion, nothing else. */
function careEnded({ care }: PetitionFacts, to: string, today: string): Partial<PetitionFacts> {
  if (to === 'concluded' || !care?.some((item) => item.result === undefined)) return {};
  return {
    care: care.map((item) =>
      item.result === undefined ? { ...item, result: 'overtaken' as const, endedOn: today } : item,
    ),
  };
}
