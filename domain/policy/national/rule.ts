import type { ClockKind, LengthUnit, Rule, RuleCode } from '../types';

type Words = readonly [code: RuleCode, clock: string, zh: string, en: string];
type Length = readonly [length: number | null, unit: LengthUnit, startFact: string];
type Rest = Pick<Rule, 'ladder' | 'source'> & Partial<Rule>;

/** Duties, targets and rights roll (acts.md rule 14); pauses and extensions are the exception and are written out. */
export function rule(
  kind: ClockKind,
  [code, clock, zh, en]: Words,
  [length, unit, startFact]: Length,
  rest: Rest,
): Rule {
  const usual = { rolls: true, pausable: false, maxExtension: 0 };
  return { code, clock, label: { zh, en }, kind, length, unit, startFact, ...usual, ...rest };
}

export const days = (length: number | null, startFact: string): Length => [length, 'calendarDays', startFact];
export const hours = (length: number, startFact: string): Length => [length, 'hours', startFact];
export const workingDays = (length: number, startFact: string): Length => [length, 'workingDays', startFact];
