import type { Office } from './office';

const head = '编号,姓名,类别,主要类别,关联单位,任期起,任期止,产生方式,推荐单位';
const kinds = ['人大代表', '政协委员', '律师', '人民调解员', '专家学者', '群众代表'];
const nameOf = (n: number) => `成员${n}`;
const line = (person: string, n: number, units: string, to: string) =>
  `${person},${nameOf(n)},${kinds[n % kinds.length]},,${units},2026-01-01,${to},单位推荐,安县司法局`;

/** Who has to do with a matter of the labour bureau that chen has registered, and why. */
export const concerned = [
  { id: 'chen', reason: 'hadAPart' },
  { id: 'hu', reason: 'officerOfUnit' },
  { id: 'tied-above', reason: 'unitTie' },
  { id: 'tied-below', reason: 'unitTie' },
] as const;

/** Nothing bars them: one of them is tied to another unit of the county. */
export const free = Array.from({ length: 120 }, (_, n) => `member-${n + 1}`);

const members: (readonly [person: string, units?: string, to?: string])[] = [
  ...free.map((person, n) => [person, n === 0 ? 'housing' : ''] as const),
  ...[
    ['chen'] as const,
    ['hu'] as const,
    ['tied-above', 'county-gov'] as const,
    ['tied-below', 'labour-team'] as const,
  ],
  ['gone', '', '2026-05-31'],
];

/** Whoever the list calls by this name, which no other member has. */
export const panelMember = (name: string) => members.find((_, n) => nameOf(n) === name)?.[0];

/** A bureau's panel as a list that its coordinator loads: 120 members of six kinds who are free, and a few who are not. */
export async function loadPanel(office: Office, bureau = 'county-bureau', by = 'chen'): Promise<void> {
  const lines = members.map(([person, units = '', to = ''], n) => line(person, n, units, to));
  const answer = await office.as(by).ask('POST', `/panel-members/import?bureau=${bureau}&reason=首届评议团`, {
    body: [head, ...lines].join('\r\n'),
    headers: { 'content-type': 'text/csv', 'idempotency-key': 'the-panel' },
  });
  if (answer.body.added !== lines.length) throw new Error(answer.text);
}
