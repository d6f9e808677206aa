import type { Block } from '../../domain/papers/blocks';
import { type LinkOnReceipt, type Received, receiptBlocks } from '../../domain/papers/receipt';

/** What a receipt says, in every state of the link. */

const received = (more: Partial<Received> = {}): Received => ({
  ...{ number: 'county-bureau-2026-000017', receivedOn: '2026-02-27', registeredOn: '2026-03-02', link: 'here' },
  clocks: [
    { rule: 'T_FORWARD', state: 'running', dueOn: '2026-03-16' },
    { rule: 'T_LEVEL_COUNTY', state: 'running', dueOn: '2026-03-16' },
    { rule: 'T_NOTIFY', state: 'stopped', dueOn: '2026-03-17' },
  ],
  contact: { unit: '安县信访局', phone: '0999-5550100' },
  ...more,
});
const textOf = (blocks: readonly Block[]) => JSON.stringify(blocks);
const links = (blocks: readonly Block[]) => blocks.filter(({ is }) => is === 'link').length;

test('the day of registration, the number, whom to ask; of the clocks that run only what is promised to the petitioner', () => {
  const blocks = receiptBlocks(received());
  const table = blocks.find(({ is }) => is === 'table') as Extract<Block, { is: 'table' }>;
  expect(table.rows.map((row) => row.map(({ zh }) => zh))).toEqual([['转到责任单位', '2026年3月16日（星期一）']]);
  for (const part of ['已于2026年3月2日登记', 'county-bureau-2026-000017', '2026年2月27日', '0999-5550100'])
    expect(textOf(blocks)).toContain(part);
});

test('where nothing runs, nothing is promised', () => {
  expect(textOf(receiptBlocks(received({ clocks: [] })))).not.toContain('接下来');
});

test.each<[LinkOnReceipt, number, string]>([
  ['here', 1, '只交付这一次'],
  ['shownBefore', 0, '已经显示过一次'],
  ['linkLost', 0, '暂时没有生成'],
  ['none', 0, '为了保护检举控告人'],
])('link %s', (link, places, words) => {
  const blocks = receiptBlocks(received({ link }));
  expect([links(blocks), textOf(blocks).includes(words)]).toEqual([places, true]);
});

test('who hands it out may say more of the matter, and then the number is not said twice', () => {
  const more: Block = {
    is: 'fields',
    rows: [
      [
        { zh: '人数', en: 'Persons' },
        { zh: '5', en: '5' },
      ],
    ],
  };
  const text = textOf(receiptBlocks(received(), [more]));
  expect([text.includes('人数'), text.includes('登记编号"')]).toEqual([true, false]);
});
