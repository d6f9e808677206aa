import { z } from 'zod';
import { readMeasures } from '../db/yardsticks';
import { DeadlineRefusal, explainDeadline, type Question } from '../domain/deadline';
import { isoDate } from '../domain/inputs';
import { type ResolvedPolicy, resolvePolicy, ruleOf } from '../domain/policy/resolve';
import { type RuleCode, ruleCodes } from '../domain/policy/types';
import { dayOf, instantIn, isIsoDate } from '../domain/time';
import { Problem } from './problem';
import { word } from './queries';
import { type Route, route } from './route';

const pause = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}$/)
  .transform((text) => ({ from: text.slice(0, 10), to: text.slice(12) }))
  .pipe(z.strictObject({ from: isoDate, to: isoDate }));

/** At +08:00 unless it names another offset. */
const instant = z
  .string()
  .refine((text) => instantIn(text) !== undefined, { error: 'not an instant (2026-02-13T22:00)', abort: true })
  .transform((text) => instantIn(text)!);

const question = z.strictObject({
  from: z
    .union([isoDate, instant])
    .meta({ description: 'Day 0; for a rule that counts hours an instant, 2026-02-13T22:00' }),
  policy: word.default('national-2022'),
  due: isoDate.optional().meta({ description: 'For rules whose length is a given date' }),
  extend: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .optional(),
  pause: z
    .union([pause.transform((one) => [one]), z.array(pause)])
    .optional()
    .meta({ description: 'First to last paused day: 2026-03-10..2026-03-20; may be repeated' }),
});

export const deadlineRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/deadlines/:rule', tag: 'registers', says: 'Explains a date that belongs to no matter' },
    query: question,
    handle: async ({ deps, params, query }) => {
      const { calendar, policies } = await readMeasures(deps.db);
      const policy = orUnknown(() => resolvePolicy(query.policy, policies));
      const { from, due: dueOn, extend: extension, pause: pauses } = query;
      const start = isIsoDate(from) ? { startOn: from } : { startOn: dayOf(from), startAt: from };
      const rule = ruleNamed(policy, params.rule!);
      return {
        body: explained(() =>
          explainDeadline({ rule, ...start, dueOn, extension, pauses }, calendar, policy.policyVersion),
        ),
      };
    },
  }),
];

function orUnknown<T>(look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('unknownPolicy', error.message);
    throw error;
  }
}

/** A rule by its code or by its short name. */
function ruleNamed(policy: ResolvedPolicy, name: string): Question['rule'] {
  const code = ruleCodes.find((one) => one === name) ?? policy.rules.find(({ clock }) => clock === name)?.code;
  if (!code) throw new Problem('unknownPolicy', `there is no rule ${name.slice(0, 40)}`);
  return orUnknown(() => ruleOf(policy, code as RuleCode));
}

function explained<T>(explain: () => T): T {
  try {
    return explain();
  } catch (error) {
    if (error instanceof DeadlineRefusal) throw new Problem(error.code, error.message);
    if (error instanceof RangeError) throw new Problem('invalidInput', error.message);
    throw error;
  }
}
