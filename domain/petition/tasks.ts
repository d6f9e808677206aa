import { running } from '../clock';
import type { RuleCode } from '../policy/types';
import type { Task } from '../story';
import type { PetitionState } from './facts';

type Row = { act: string; at: 'bureau' | 'unit'; role: string; rule?: RuleCode; toOfficer?: boolean };

/** What waits for somebody, by stage: the inbox lines of a petition. */
const byStage: Partial<Record<PetitionState['stage'], Row>> = {
  registered: { act: 'screen', at: 'bureau', role: 'coordinator', rule: 'T_FORWARD' },
  screened: { act: 'classify', at: 'bureau', role: 'coordinator', rule: 'T_FORWARD' },
  classified: { act: 'forward', at: 'bureau', role: 'coordinator', rule: 'T_FORWARD' },
  forwarded: { act: 'accept', at: 'unit', role: 'handler', rule: 'T_NOTIFY' },
  objected: { act: 'decideObjection', at: 'bureau', role: 'coordinator', rule: 'T_NOTIFY' },
  accepted: { act: 'startHandling', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  handling: { act: 'submitReply', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  issued: { act: 'recordDelivery', at: 'unit', role: 'handler', rule: 'T_HANDLE', toOfficer: true },
  replied: { act: 'verifyByUnit', at: 'unit', role: 'handler', rule: 'T_FOLLOW_UP' },
  followUp: { act: 'verifyByBureau', at: 'bureau', role: 'coordinator', rule: 'T_FOLLOW_UP' },
  evaluating: { act: 'close', at: 'bureau', role: 'coordinator' },
};

export function petitionTasks(state: PetitionState): Task[] {
  const { facts, stage } = state;
  const rows: (Row & { key: string })[] = [];
  const main = byStage[stage];
  if (main && !(stage === 'handling' && facts.reply?.state === 'submitted')) rows.push({ ...main, key: main.act });
  if (facts.reply?.state === 'submitted')
    rows.push({ key: 'approveReply', act: 'approveReply', at: 'unit', role: 'unitHead', rule: 'T_HANDLE' });
  if (facts.extension?.state === 'asked' && stage === 'handling')
    rows.push({ key: 'extend', act: 'extend', at: 'unit', role: 'unitHead', rule: 'T_HANDLE' });
  for (const [name, paper] of [
    ['notice', facts.notice],
    ['extensionNotice', facts.extension?.notice],
  ] as const)
    if (paper && !paper.deliveredOn && stage !== 'withdrawn')
      rows.push({
        key: `deliver:${name}`,
        act: 'recordDelivery',
        at: facts.unitId ? 'unit' : 'bureau',
        role: facts.unitId ? 'handler' : 'coordinator',
        rule: 'T_NOTIFY',
        toOfficer: true,
      });
  if (facts.withdrawal)
    rows.push({ key: 'confirmWithdrawal', act: 'confirmWithdrawal', at: 'bureau', role: 'coordinator' });
  if (running(state.clocks, 'T_EXECUTE'))
    rows.push({
      key: 'recordPerformance',
      act: 'recordPerformance',
      at: 'unit',
      role: 'handler',
      rule: 'T_EXECUTE',
      toOfficer: true,
    });
  return rows.flatMap((row) => taskOf(state, row));
}

function taskOf(state: PetitionState, row: Row & { key: string }): Task[] {
  const unitId = row.at === 'unit' ? state.facts.unitId : state.facts.bureauId;
  if (!unitId) return [];
  const officerId = row.toOfficer ? state.facts.officerId : undefined;
  const dueOn = row.rule && running(state.clocks, row.rule)?.dueOn;
  return [{ key: row.key, act: row.act, unitId, role: row.role, officerId, dueOn }];
}
