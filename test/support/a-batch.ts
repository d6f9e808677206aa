import { randomUUID } from 'node:crypto';
import type { Speaker } from './office';
import { until } from './until';

export const headers = [
  '收到日期',
  '信访渠道',
  '信访目的',
  '内容分类',
  '问题属地',
  '姓名',
  '电话',
  '主要诉求',
  '事实与理由',
];

/** A line as a clerk types it; the number makes it another matter. */
export const aLine = (n: number, more: Readonly<Record<string, string>> = {}): string[] => {
  const line: Record<string, string> = {
    ...{ 收到日期: '2026-11-20', 信访渠道: '书信', 信访目的: '申诉求决', 内容分类: 'wages', 问题属地: '安县' },
    ...{ 姓名: `种子姓名${n}`, 电话: `139${String(10_000_000 + n)}`, 主要诉求: '请求支付工资' },
    ...{ 事实与理由: `被拖欠工资，第${n}件` },
    ...more,
  };
  return Object.values(line);
};

const quoted = (cell: string) => (/[",\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The lines as a CSV file below their headers. */
export const csvOf = (lines: readonly (readonly string[])[], first: readonly string[] = headers): string =>
  [first, ...lines].map((cells) => cells.map(quoted).join(',')).join('\r\n');

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Brings a file and answers as the door does. */
export const bring = (who: Speaker, file: string | Uint8Array, type = 'text/csv') =>
  who.ask('POST', '/intake/batches', {
    body: file,
    headers: { 'content-type': type, 'idempotency-key': randomUUID() },
  });

/** Waits until a batch is worked off and answers with it and its lines. */
export async function worked(who: Speaker, id: string) {
  await until(async () => (await who.get(`/intake/batches/${id}`)).body.doneAt !== null);
  const { body } = await who.get(`/intake/batches/${id}`);
  const { body: refused } = await who.get(`/intake/batches/${id}/lines?result=refused&limit=1000`);
  return { ...body, refusals: refused.items };
}
