import type { IsoDate } from '../time';
import type { Policy, Rule, RuleCode } from './types';

/** A policy with everything it inherits. */
export interface ResolvedPolicy extends Omit<Policy, 'inherits'> {
  /**
   * Names its own version and those it inherits from, e.g. `pujiang@1+national-2022@1`, so that a clock keeps exactly the
   * rules it began with, also after the parent changed.
   */
  readonly policyVersion: string;
}

type PickPolicy = (id: string) => Policy | undefined;

/**
 * The policy in force on the day `on` (absent: the newest): of each id, the highest version valid by then.
 * Throws a RangeError naming an id that the list lacks, or a circle of inheritance.
 */
export function resolvePolicy(id: string, policies: readonly Policy[], on?: IsoDate): ResolvedPolicy {
  return resolve(id, (wanted) =>
    policies
      .filter((policy) => policy.id === wanted && (on === undefined || policy.validFrom <= on))
      .reduce<Policy | undefined>((best, one) => (best && best.version >= one.version ? best : one), undefined),
  );
}

/** Every policy of the list in its newest version. */
export function resolvePolicies(policies: readonly Policy[], on?: IsoDate): readonly ResolvedPolicy[] {
  return [...new Set(policies.map(({ id }) => id))].map((id) => resolvePolicy(id, policies, on));
}

/** The very versions that a clock's `policyVersion` names. Throws a RangeError naming one that the list lacks. */
export function resolvePolicyVersion(policyVersion: string, policies: readonly Policy[]): ResolvedPolicy {
  const versions = new Map(policyVersion.split('+').map((part) => part.split('@') as [string, string]));
  const [id] = [...versions.keys()] as [string];
  return resolve(id, (wanted) =>
    policies.find((policy) => policy.id === wanted && String(policy.version) === versions.get(wanted)),
  );
}

/** The code knows a rule that the policy in force does not: the register lacks the version that came with the code. */
export class RuleMissing extends RangeError {}

/** The policy's rule of that code. Throws RuleMissing if it has none. */
export function ruleOf(policy: Pick<Policy, 'id' | 'rules'>, code: RuleCode): Rule {
  const rule = policy.rules.find((one) => one.code === code);
  if (!rule) throw new RuleMissing(`policy ${policy.id} has no rule ${code}`);
  return rule;
}

function resolve(id: string, pick: PickPolicy, heirs: readonly string[] = []): ResolvedPolicy {
  if (heirs.includes(id)) throw new RangeError(`policies inherit in a circle: ${[...heirs, id].join(' > ')}`);
  const policy = pick(id);
  if (!policy) throw new RangeError(`there is no policy ${id}`);
  const { inherits, ...own } = policy;
  const version = `${policy.id}@${policy.version}`;
  if (inherits === undefined) return { ...own, policyVersion: version };
  const parent = resolve(inherits, pick, [...heirs, id]);
  const stated = new Map(policy.rules.map((rule) => [rule.code, rule]));
  const kept = parent.rules.map((rule) => stated.get(rule.code) ?? rule);
  const known = new Set(parent.rules.map(({ code }) => code));
  return {
    ...own,
    rules: [...kept, ...policy.rules.filter(({ code }) => !known.has(code))],
    settings: { ...parent.settings, ...policy.settings },
    policyVersion: `${version}+${parent.policyVersion}`,
  };
}
