import { bundledCalendar } from '../domain/calendar/bundled';
import { DeadlineRefusal, type ExplainedDeadline, explainDeadline, type Pause } from '../domain/deadline';
import { bundledPolicies, defaultPolicyId } from '../domain/policy/bundled';
import { resolvePolicies } from '../domain/policy/resolve';
import type { Rule } from '../domain/policy/types';
import { dayOf, instantIn } from '../domain/time';

/**
 * One question, as a batch line has it. Days are `YYYY-MM-DD` at +08:00, `pause` is `A..B` with both ends included; a
 * rule that counts hours takes `from` as an instant, `2026-02-13T22:00`.
 */
export interface DeadlineAsk {
  /** A code or a clock's name: `T_HANDLE` or `handle`. */
  readonly rule: string;
  readonly from: string;
  readonly policy?: string;
  readonly extend?: number;
  readonly pause?: string | readonly string[];
  readonly due?: string;
}

/** What was asked makes no sense or is not allowed; `code` is stable. */
export class AskError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const calendar = bundledCalendar();
const policies = new Map(resolvePolicies(bundledPolicies).map((policy) => [policy.id, policy]));

/** Answers from the bundled policies and calendar. Throws an AskError. */
export function answerDeadline(ask: DeadlineAsk): { rule: Rule; explained: ExplainedDeadline } {
  const policyId = ask.policy ?? defaultPolicyId;
  const policy = policies.get(policyId);
  if (!policy) throw new AskError('unknownPolicy', `policy: ${policyId}; there are ${[...policies.keys()].join(', ')}`);
  const rule = policy.rules.find(({ code, clock }) => code === ask.rule || clock === ask.rule);
  if (!rule) throw new AskError('unknownRule', `rule: ${ask.rule} is not a rule of ${policyId}`);
  if (rule.enabled === false) throw new AskError('ruleOff', `rule: ${rule.code} is switched off in ${policyId}`);
  const pauses = [ask.pause ?? []].flat().map(pauseOf);
  const question = { rule, ...startOf(rule, ask.from), dueOn: ask.due, extension: ask.extend, pauses };
  try {
    return { rule, explained: explainDeadline(question, calendar, policy.policyVersion) };
  } catch (error) {
    if (error instanceof DeadlineRefusal) throw new AskError(error.code, error.message);
    if (error instanceof RangeError) throw new AskError('invalidValue', inAskedWords(error.message));
    throw error;
  }
}

/** A day, or the instant from which hours count. Throws an AskError for a day where an instant is needed. */
function startOf(rule: Rule, from: string): { startOn: string; startAt?: string } {
  if (rule.unit !== 'hours') return { startOn: from };
  const startAt = instantIn(from);
  if (!startAt) throw new AskError('invalidValue', `from: ${from}; ${rule.code} counts hours, write 2026-02-13T22:00`);
  return { startOn: dayOf(startAt), startAt };
}

function pauseOf(text: string): Pause {
  const [from, to, ...more] = text.split('..');
  if (!from || !to || more.length > 0)
    throw new AskError('invalidValue', `pause: ${text}; write 2026-03-10..2026-03-20`);
  return { from, to };
}

/** The names of the values as the command line has them. */
function inAskedWords(message: string): string {
  return message
    .replace(/^startOn:/, 'from:')
    .replace(/^dueOn:/, 'due:')
    .replace(/^extension:/, 'extend:');
}

/** One batch line's answer: an explained deadline or `{ error: { code, message } }`. Never throws for a bad line. */
export function answerLine(line: string): ExplainedDeadline | { error: { code: string; message: string } } {
  try {
    return answerDeadline(askOf(line)).explained;
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

const isText = (value: unknown) => typeof value === 'string';
const fields: Readonly<Record<keyof DeadlineAsk, (value: unknown) => boolean>> = {
  rule: isText,
  from: isText,
  policy: isText,
  extend: Number.isInteger,
  pause: (value) => [value].flat().every(isText),
  due: isText,
};

function askOf(line: string): DeadlineAsk {
  const ask = parsed(line);
  if (typeof ask !== 'object' || ask === null || Array.isArray(ask))
    throw new AskError('invalidJson', `not a JSON object: ${line}`);
  for (const [field, value] of Object.entries(ask)) {
    if (!Object.hasOwn(fields, field)) throw new AskError('unknownField', `unknown field: ${field}`);
    if (!fields[field as keyof DeadlineAsk](value))
      throw new AskError('invalidValue', `${field}: ${JSON.stringify(value)}`);
  }
  for (const field of ['rule', 'from']) if (!(field in ask)) throw new AskError('missingField', `${field}: missing`);
  return ask as DeadlineAsk;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new AskError('invalidJson', `not JSON: ${line}`);
  }
}
