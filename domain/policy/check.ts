import { capFaults } from '../caps';
import { hearingFaults } from '../hearing/settings';
import { settingFaults } from '../statistics/settings';
import { levels, type Policy, type Rule, type Rung, ruleCodes } from './types';

/** An article (`R22-34`, `R22-22(3)`, `ZJ16-26(4)`), an instrument read without its articles, a seed, or the office's own. */
const sourceForm =
  /^((R22|R05|ZJ16|SD15|SH18|BJ|SAT14|SAT22|ONLINE15|ONLINE22|SIMPLE22|CIV|ARL23|PIPL|HOL24)-\d+(\(\d+\))?|SIMPLE16|S[0-4]|office setting)$/;

const recipientForm =
  /^(officer|petitioner|nextLeader|firstReceiver|packageLeader|followUpLeader|coordinatorOfDomain|(officer|unitHead|leader|supervisor|coordinator)@(unit|bureau|superior)|(handler|unitHead)@assistant)$/;

/** What is wrong with a policy, one line each naming the place; empty if nothing is. No value may be without a source. */
export function policyFaults(policy: Policy): string[] {
  const codes = policy.rules.map(({ code }) => code);
  const clocks = policy.rules.map(({ clock }) => clock);
  return [
    ...twice(codes).map((code) => `${code}: stated twice`),
    ...twice(clocks).map((clock) => `clock ${clock}: stated twice`),
    ...policy.rules.flatMap(ruleFaults),
    ...Object.entries(policy.settings).flatMap(([name, { source }]) => sourceFaults(`settings.${name}`, source)),
    ...settingFaults(policy.settings.statistics?.value ?? {}),
    ...capFaults(policy.settings.caps?.value ?? {}),
    ...hearingFaults(policy.settings.hearings?.value),
  ];
}

function ruleFaults(rule: Rule): string[] {
  const faults = sourceFaults(rule.code, rule.source);
  if (!ruleCodes.includes(rule.code)) faults.push(`${rule.code}: not a rule`);
  if (rule.length !== null && (!Number.isInteger(rule.length) || rule.length < 1))
    faults.push(`${rule.code}: length ${rule.length}`);
  if (rule.length === null && rule.unit !== 'calendarDays')
    faults.push(`${rule.code}: a given date counts calendarDays, not ${rule.unit}`);
  if (rule.unit === 'hours') faults.push(...hourFaults(rule));
  if (!Number.isInteger(rule.maxExtension) || rule.maxExtension < 0)
    faults.push(`${rule.code}: maxExtension ${rule.maxExtension}`);
  if (!rule.label.zh || !rule.label.en) faults.push(`${rule.code}: label missing`);
  rule.ladder.forEach((rung, index) => {
    const before = rule.ladder[index - 1];
    faults.push(...rungFaults(`${rule.code}.${rung.level}`, rung));
    if (before && levels.indexOf(before.level) >= levels.indexOf(rung.level))
      faults.push(`${rule.code}.${rung.level}: does not rise above ${before.level}`);
  });
  return faults;
}

/** Hours neither roll nor pause nor grow (they may count backwards), and know no 09:00 of a working day: their rungs fire at the due instant. */
function hourFaults({ code, rolls, pausable, maxExtension, ladder }: Rule): string[] {
  const isPlain = !(rolls || pausable) && maxExtension === 0;
  const others = ladder.filter(({ at }) => !('atEnd' in at));
  return [
    ...(isPlain ? [] : [`${code}: hours neither roll, pause nor extend`]),
    ...others.map(({ level }) => `${code}.${level}: a rung of hours fires at the end`),
  ];
}

function rungFaults(place: string, rung: Rung): string[] {
  const faults = sourceFaults(place, rung.source);
  for (const to of rung.to) if (!recipientForm.test(to)) faults.push(`${place}: recipient "${to}"`);
  if (rung.to.length === 0 && rung.level !== 'lapse') faults.push(`${place}: tells nobody`);
  return faults;
}

function sourceFaults(place: string, source: string): string[] {
  return sourceForm.test(source ?? '') ? [] : [`${place}: source "${source ?? ''}"`];
}

function twice(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
