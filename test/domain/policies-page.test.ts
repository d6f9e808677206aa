import { bundledPolicies } from '../../domain/policy/bundled';
import type { Rule, Rung } from '../../domain/policy/types';
import { linesOnPage } from '../support/pages';

function whenInWords({ at }: Rung): string {
  if ('half' in at) return 'half';
  if ('lastDay' in at) return 'last day';
  if ('atEnd' in at) return 'end';
  if ('afterDue' in at) return `due + ${at.afterDue}`;
  return `strict − ${at.beforeStrict} ${at.unit === 'workingDays' ? 'wd' : 'd'}`;
}

function lengthInWords({ length, unit, backwards }: Rule): string {
  const units = { calendarDays: 'd', workingDays: 'wd', hours: 'h' };
  const text = length === null ? 'given date' : `${length} ${units[unit]}`;
  return backwards ? `${text} before` : text;
}

function row(rule: Rule): string {
  const allows = [rule.maxExtension > 0 ? `extension ≤ ${rule.maxExtension}` : '', rule.pausable ? 'pause' : ''];
  const ladder = rule.ladder.map((rung) => `${rung.level} ${whenInWords(rung)}`).join(', ');
  const cells = [
    `\`${rule.code}\` \`${rule.clock}\``,
    rule.label.zh,
    rule.kind + (rule.enabled === false ? ', off' : ''),
    lengthInWords(rule),
    rule.startFact,
    allows.filter(Boolean).join(', ') || '–',
    ladder,
    rule.source,
  ];
  return `| ${cells.join(' | ')} |`;
}

test.each(bundledPolicies)('the page shows the rules of $id as they are, and no others', ({ id, rules }) => {
  const wanted = rules.map(row);
  expect(linesOnPage('docs/reference/policies.md', id, /^\| `T_/, wanted)).toEqual(wanted);
});
