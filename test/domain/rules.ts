import { buildCalendar, type WorkCalendar } from '../../domain/calendar';
import { bundledCalendar, lunarDays, publishedYears } from '../../domain/calendar/bundled';
import { type ExplainedDeadline, explainDeadline, type Question } from '../../domain/deadline';
import { bundledPolicies } from '../../domain/policy/bundled';
import { resolvePolicy, ruleOf } from '../../domain/policy/resolve';
import { type Rule, type RuleCode, ruleCodes } from '../../domain/policy/types';

export const calendar = bundledCalendar();

/** The bundled calendar without the notices of these years. */
export function calendarWithout(...years: number[]): WorkCalendar {
  return buildCalendar(
    publishedYears.filter(({ year }) => !years.includes(year)),
    1,
    lunarDays,
  );
}

export function theRule(code: RuleCode, policyId = 'national-2022'): Rule {
  return ruleOf(resolvePolicy(policyId, bundledPolicies), code);
}

/** The rules that count days; hours have a test file of their own. */
export const dayRules = ruleCodes.filter((code) => theRule(code).unit !== 'hours');

/** A rule for limits that have no code yet, or that no policy has. */
export function aRule(changes: Partial<Rule>): Rule {
  return { ...theRule('T_REVIEW'), ...changes };
}

export function explain(rule: Rule, startOn: string, more: Partial<Question> = {}, by = calendar): ExplainedDeadline {
  return explainDeadline({ rule, startOn, ...more }, by, 'test@1');
}
