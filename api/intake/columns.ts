import type { Label } from '../../domain/acts';
import { channels } from '../../domain/petition/channels';
import { asTyped, choice, day, list, type Read, requests, whole, yesOrNo } from './cells';
import { matterTypeLabels } from './labels';

/** A column of a table, e.g. of matters. */
export interface Column {
  readonly code: string;
  readonly label: Label;
  /** The field of the input that it fills; a column that the door does not read has none. */
  readonly at?: readonly (string | number)[];
  readonly read: Read;
  readonly isNeeded?: true;
}

const itemClasses = { first: { zh: '初次', en: 'First' }, repeat: { zh: '重复', en: 'Repeat' } };
const channelLabels = Object.fromEntries(Object.entries(channels).map(([code, { label }]) => [code, label]));

export type Line = readonly [code: string, zh: string, en: string, at: Column['at'], read?: Read, isNeeded?: true];

export const columnsFrom = (lines: readonly Line[]): readonly Column[] =>
  lines.map(([code, zh, en, at, read = asTyped, isNeeded]) => ({
    ...{ code, label: { zh, en }, at, read, isNeeded },
  }));

const table: readonly Line[] = [
  ['receivedOn', '收到日期', 'Received on', ['receivedOn'], day, true],
  ['channel', '信访渠道', 'Channel', ['channel'], choice(channelLabels), true],
  ['matterType', '信访目的', 'Matter type', ['matterType'], choice(matterTypeLabels), true],
  ['itemClass', '初重件', 'First or repeat', ['itemClass'], choice(itemClasses)],
  ['class', '内容分类', 'Content class', ['class'], asTyped, true],
  ['place', '问题属地', 'Place of the problem', ['place'], asTyped, true],
  ['name', '姓名', 'Name', ['persons', 0, 'name'], asTyped, true],
  ['phone', '电话', 'Phone', ['persons', 0, 'phone']],
  ['idNumber', '证件号码', 'Identity number', ['persons', 0, 'idNumber']],
  ['address', '住址', 'Address', ['persons', 0, 'address']],
  ['headcount', '人数', 'Headcount', ['headcount'], whole],
  ['requests', '主要诉求', 'Requests', ['requests'], requests, true],
  ['facts', '事实与理由', 'Facts and reasons', ['facts'], asTyped, true],
  ['accusedUnits', '被检举单位', 'Accused units', ['accused', 'units'], list],
  ['accusedOfficers', '被检举人员', 'Accused officers', ['accused', 'officers'], list],
  ['firstReceiver', '首问负责人', 'First receiver', ['firstReceiver']],
  ['assignedLevel', '交办层级', 'Assigned from level', ['assignedFrom', 'level']],
  ['assignedNumber', '交办编号', 'Assigned under number', ['assignedFrom', 'number']],
  ['assignedDueOn', '交办期限', 'Assigned with due day', ['assignedFrom', 'dueOn'], day],
  ['addressUnclear', '地址不详', 'Address unclear', ['addressUnclear'], yesOrNo],
  ['sourceSystem', '来源系统', 'Source system', ['source', 'system']],
  ['sourceNumber', '来源编号', 'Source number', ['source', 'number']],
  ['bureauId', '登记机构', 'Registering bureau', ['bureauId']],
  ['scans', '扫描件', 'Scans', undefined, list],
];

/** The columns in the order of the template; docs/reference/intake.md explains each. */
export const columns = columnsFrom(table);

/** A table with nothing but headers, as Excel opens it: UTF-8 with its mark, lines that end as RFC 4180 says. */
export const templateOf = (language: keyof Label, of: readonly Column[] = columns): string =>
  `\ufeff${of.map(({ label }) => label[language]).join(',')}\r\n`;
