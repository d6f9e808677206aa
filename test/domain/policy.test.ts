import { createHash } from 'node:crypto';
import { bundledPolicies } from '../../domain/policy/bundled';
import { policyFaults } from '../../domain/policy/check';
import { national2022 } from '../../domain/policy/national-2022';
import { resolvePolicies, resolvePolicy, resolvePolicyVersion, ruleOf } from '../../domain/policy/resolve';
import { type Policy, type Rule, ruleCodes } from '../../domain/policy/types';
import { zhejiang2016 } from '../../domain/policy/zhejiang-2016';
import { canonicalForm } from '../../sealing/canonical';
import { theRule } from './rules';

const resolved = resolvePolicies(bundledPolicies);
const allRules = resolved.flatMap((policy) => policy.rules.map((rule) => ({ policy: policy.id, rule })));

describe('every bundled policy', () => {
  test.each(resolved)('$id knows every rule once', ({ rules }) => {
    expect(rules.map(({ code }) => code).sort()).toEqual([...ruleCodes].sort());
  });

  test.each(bundledPolicies)('$id has no fault: every rule, rung and setting has a source', (policy) => {
    expect(policyFaults(policy)).toEqual([]);
  });

  // Of what only watches, the planned day of an appointment alone is a day to come to the office (acts.md 14).
  test.each(allRules)('$policy $rule.code rolls unless it watches, counts backwards or by the hour', ({ rule }) => {
    const watches = rule.kind === 'watch' && rule.code !== 'T_APPOINTMENT_DAY';
    expect(rule.rolls).toBe(!rule.backwards && !watches && rule.unit !== 'hours');
  });

  test.each(allRules)('$policy $rule.code climbs no higher than its kind may', ({ rule }) => {
    const reached = rule.ladder.map(({ level }) => level);
    if (rule.kind === 'right') expect(reached.at(-1)).toBe('lapse');
    else if (rule.kind !== 'watch') expect(reached).not.toContain('lapse');
    // Besides duties only what turns red is ordered (domain.md 6.4).
    if (rule.kind !== 'duty') expect(reached.includes('order')).toBe(rule.turns?.red === true);
  });

  test('is JSON: it reads back from the register as it was', () => {
    expect(JSON.parse(JSON.stringify(bundledPolicies))).toEqual(bundledPolicies);
  });
});

describe('the check of a policy', () => {
  const withRule = (changes: Partial<Rule>): Policy => ({
    ...national2022,
    rules: [{ ...theRule('T_HANDLE'), ...changes }],
    settings: {},
  });
  const rung = theRule('T_HANDLE').ladder[0]!;

  test.each<{ fault: string; policy: Policy; says: string }>([
    { fault: 'a rule without a source', policy: withRule({ source: '' }), says: 'T_HANDLE: source ""' },
    { fault: 'a vague source', policy: withRule({ source: 'the law' }), says: 'T_HANDLE: source "the law"' },
    {
      fault: 'a rung without a source',
      policy: withRule({ ladder: [{ ...rung, source: '' }] }),
      says: 'T_HANDLE.reminder: source ""',
    },
    {
      fault: 'a setting without a source',
      policy: { ...national2022, rules: [], settings: { concludesBy: { value: [], source: '' } } },
      says: 'settings.concludesBy: source ""',
    },
    {
      fault: 'a source left out of the JSON',
      policy: withRule({ source: undefined as unknown as string }),
      says: 'T_HANDLE: source ""',
    },
    {
      fault: 'an unknown recipient',
      policy: withRule({ ladder: [{ ...rung, to: ['mayor'] }] }),
      says: 'T_HANDLE.reminder: recipient "mayor"',
    },
    {
      fault: 'a rung for nobody',
      policy: withRule({ ladder: [{ ...rung, to: [] }] }),
      says: 'T_HANDLE.reminder: tells nobody',
    },
    {
      fault: 'a ladder that does not rise',
      policy: withRule({ ladder: [rung, rung] }),
      says: 'T_HANDLE.reminder: does not rise above reminder',
    },
    { fault: 'a length of zero', policy: withRule({ length: 0 }), says: 'T_HANDLE: length 0' },
    { fault: 'an odd extension', policy: withRule({ maxExtension: 0.5 }), says: 'T_HANDLE: maxExtension 0.5' },
    {
      fault: 'a given date in working days',
      policy: withRule({ length: null, unit: 'workingDays' }),
      says: 'T_HANDLE: a given date counts calendarDays, not workingDays',
    },
    { fault: 'a missing label', policy: withRule({ label: { zh: '', en: 'x' } }), says: 'T_HANDLE: label missing' },
  ])('finds $fault', ({ policy, says }) => {
    expect(policyFaults(policy)).toEqual([says]);
  });

  test('finds a rule stated twice', () => {
    const twice = { ...national2022, rules: [theRule('T_HANDLE'), theRule('T_HANDLE')] };

    expect(policyFaults(twice)).toEqual(['T_HANDLE: stated twice', 'clock handle: stated twice']);
  });
});

describe('what the policies say', () => {
  test('only the second review can be paused, and only handling extended', () => {
    expect(national2022.rules.filter(({ pausable }) => pausable).map(({ code }) => code)).toEqual(['T_REREVIEW']);
    expect(national2022.rules.filter((rule) => rule.maxExtension > 0).map(({ code }) => code)).toEqual(['T_HANDLE']);
  });

  test('national and Zhejiang both reach 90 days of handling', () => {
    expect([theRule('T_HANDLE'), theRule('T_HANDLE', 'zhejiang-2016')].map((r) => [r.length, r.maxExtension])).toEqual([
      [60, 30],
      [30, 60],
    ]);
  });

  test('Beijing gives a review thirty days more, Shandong three working days to admit it (BJ-50, SD15-43)', () => {
    const more = theRule('T_REVIEW', 'beijing');
    expect([more.maxExtension, theRule('T_REREVIEW', 'beijing').maxExtension, more.source]).toEqual([30, 30, 'BJ-50']);
    expect(theRule('T_ADMIT', 'shandong-2015')).toMatchObject({ enabled: true, length: 3, unit: 'workingDays' });
    expect(theRule('T_ADMIT')).toMatchObject({ enabled: false, source: 'SD15-43' });
    expect(theRule('T_REREVIEW', 'beijing').pausable).toBe(true);
  });

  test('the four levels together have the 15 days of forwarding', () => {
    const levels = national2022.rules.filter(({ code }) => code.startsWith('T_LEVEL_'));

    expect(levels.reduce((sum, { length }) => sum + length!, 0)).toBe(theRule('T_FORWARD').length);
  });

  test('the ten-day target is known to all and on in Pujiang only', () => {
    expect(resolved.map((policy) => [policy.id, ruleOf(policy, 'T_TARGET_10').enabled])).toEqual([
      ['national-2022', false],
      ['zhejiang-2016', false],
      ['shandong-2015', false],
      ['beijing', false],
      ['pujiang', true],
    ]);
  });

  test('Zhejiang takes three representatives for ten people or fewer', () => {
    expect(zhejiang2016.settings.representatives?.value).toEqual([
      { upToHeadcount: 10, max: 3 },
      { upToHeadcount: null, max: 5 },
    ]);
  });
});

describe('a released version', () => {
  const released: Readonly<Record<string, string>> = {
    'zhejiang-2016@2': '9a4fd90fd73e9a7bb12d1c26e1603eed54786d13f720a7415e8a8f623d8d6490',
    'pujiang@1': 'cfc54d12e4099b7c3629a0b184415e822fd3bb16e720a9f8b46ddee1e321e108',
  };
  const hashOf = (data: unknown) =>
    createHash('sha256')
      .update(canonicalForm(JSON.parse(JSON.stringify(data))))
      .digest('hex');

  test('never changes: what is new gets the next number', () => {
    const now = bundledPolicies.map(({ id, version, ...data }) => [`${id}@${version}`, hashOf(data)] as const);
    expect(Object.fromEntries(now.filter(([name]) => name in released))).toEqual(released);
    expect(national2022.version).toBeGreaterThan(2);
  });
});

describe('inheritance', () => {
  test('takes every rule and setting that the heir does not state', () => {
    const pujiang = resolvePolicy('pujiang', bundledPolicies);

    expect(ruleOf(pujiang, 'T_HANDLE')).toEqual(theRule('T_HANDLE'));
    expect(pujiang.settings).toEqual(national2022.settings);
    expect(pujiang.policyVersion).toBe('pujiang@1+national-2022@4');
  });

  const nextNational: Policy = {
    ...national2022,
    version: national2022.version + 1,
    validFrom: '2030-01-01',
    rules: national2022.rules.map((rule) => (rule.code === 'T_HANDLE' ? { ...rule, length: 45 } : rule)),
  };
  const withNext = [...bundledPolicies, nextNational];

  test('follows the newest version, or the one in force on a day', () => {
    const lengthOn = (on?: string) => ruleOf(resolvePolicy('pujiang', withNext, on), 'T_HANDLE').length;

    expect([lengthOn(), lengthOn('2029-12-31'), lengthOn('2030-01-01')]).toEqual([45, 60, 45]);
  });

  test('a clock of an office that began with the first version finds it in its own register', () => {
    const register = [
      ...bundledPolicies,
      { ...national2022, version: 1, rules: [{ ...theRule('T_HANDLE'), length: 50 }] },
    ];
    const kept = resolvePolicyVersion('pujiang@1+national-2022@1', register);

    expect(ruleOf(kept, 'T_HANDLE').length).toBe(50);
    expect(resolvePolicy('pujiang', register).policyVersion).toBe('pujiang@1+national-2022@4');
  });

  test('a clock keeps the versions it began with', () => {
    const kept = resolvePolicyVersion('pujiang@1+national-2022@4', withNext);

    expect(ruleOf(kept, 'T_HANDLE').length).toBe(60);
    expect(kept.policyVersion).toBe('pujiang@1+national-2022@4');
  });

  test.each([
    { ask: () => resolvePolicy('anhui', bundledPolicies), says: 'there is no policy anhui' },
    { ask: () => resolvePolicy('pujiang', bundledPolicies, '2020-06-30'), says: 'there is no policy pujiang' },
    {
      ask: () => resolvePolicyVersion('pujiang@7+national-2022@1', bundledPolicies),
      says: 'there is no policy pujiang',
    },
    { ask: () => resolvePolicy('a', [{ ...national2022, id: 'a', inherits: 'a' }]), says: 'in a circle: a > a' },
    { ask: () => ruleOf({ id: 'empty', rules: [] }, 'T_HANDLE'), says: 'policy empty has no rule T_HANDLE' },
  ])('$says', ({ ask, says }) => {
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(says);
  });
});
