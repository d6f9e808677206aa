import type { Block, Draft } from '../../domain/papers/blocks';
import { PaperRefusal } from '../../domain/papers/given';
import { isInUse } from '../../domain/papers/in-use';
import { paperInputs } from '../../domain/papers/inputs';
import { type PaperKind, paperKinds } from '../../domain/papers/kinds';
import { serialOf } from '../../domain/papers/serial';
import { draftOf } from '../../domain/papers/templates';
import { dayWithWeekday } from '../../domain/papers/words';
import { content, given, inputs } from '../support/a-paper';

const labelsOf = (block: Block) => {
  if (block.is === 'link') return [];
  if (block.is === 'fields') return block.rows.flat();
  return block.is === 'table' ? [...block.head, ...block.rows.flat()] : [block.text];
};
const wordsOf = ({ title, addressee, blocks }: Draft, tongue: 'zh' | 'en') =>
  [title, ...(addressee ? [addressee] : []), ...blocks.flatMap(labelsOf)].map((label) => label[tongue]).join('\n');

test.each(paperKinds)('%s: its schema takes the sample, and every word stands in both languages', (kind) => {
  expect(paperInputs[kind].safeParse(inputs[kind]).error).toBeUndefined();
  const made = content(kind);
  for (const { zh, en } of [
    made.title,
    ...(made.addressee ? [made.addressee] : []),
    ...made.blocks.flatMap(labelsOf),
  ]) {
    expect([zh, en]).not.toContain('');
    expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|\[object/);
  }
  // Own words are translated: what is alike in both is the matter's.
  const own = made.blocks.flatMap((block) => (block.is === 'heading' || block.is === 'remedy' ? [block.text] : []));
  expect([made.title, ...own].filter(({ zh, en }) => zh === en)).toEqual([]);
});

test('the serial number is written as official papers write it', () => {
  expect(serialOf({ word: '溪信转', year: 2026, no: 17 })).toBe('溪信转〔2026〕17号');
});

test('the opinion answers each request under its number with outcome and basis, and names organ and last day', () => {
  const opinion = content('handlingOpinion');
  const table = opinion.blocks.find(({ is }) => is === 'table') as Extract<Block, { is: 'table' }>;
  expect(table.rows.map((row) => row.map(({ zh }) => zh))).toEqual([
    ['1', given().requests[0], expect.stringContaining('账户信息'), '支持', '《土地管理法》第四十八条'],
    ['2', given().requests[1], expect.stringContaining('复印件'), '解释说明', '《政府信息公开条例》第二十条'],
  ]);
  expect(wordsOf(opinion, 'zh')).toContain('种子姓名甲、种子姓名乙等5人：');
  expect(wordsOf(opinion, 'zh')).toContain('联系人\n田晓（科员）');
  // Fri 05-29 + 30 days is Sun 06-28, rolled to Mon 06-29 (acts.md 6 B).
  const zh = wordsOf(opinion, 'zh');
  expect(zh).toContain('自收到之日起30日内，向应溪县人民政府书面申请复查');
  expect(zh).toContain('2026年5月29日收到的，最后一日为2026年6月29日（星期一）（2026年6月28日为休息日，顺延1日）');
  expect(wordsOf(opinion, 'en')).toContain(
    'received on 29 May 2026, the last day is Monday 29 June 2026 (Sunday 28 June 2026 is a rest day',
  );
});

test('meant to be delivered later, the last day is later; before the issue it is refused', () => {
  const more = { ...inputs.handlingOpinion, deliverOn: '2026-06-01', organ: '和城市自然资源和规划局' };
  const zh = wordsOf(draftOf('handlingOpinion', given(), more), 'zh');
  expect(zh).toContain('向和城市自然资源和规划局书面申请复查');
  expect(zh).toContain('2026年6月1日收到的，最后一日为2026年7月1日（星期三）。');
  expect(codeOf('handlingOpinion', { ...more, deliverOn: '2026-05-28' })).toBe('dateOutOfOrder');
});

test('the first review opens the second; the second closes the matter and opens nothing', () => {
  expect(wordsOf(content('reviewOpinion'), 'zh')).toMatch(/向应溪县人民政府书面申请复核（《信访工作条例》第三十六条）/);
  const last = content('reReviewOpinion');
  expect(last.blocks.filter(({ is }) => is === 'remedy')).toEqual([]);
  expect(wordsOf(last, 'zh')).toContain('不再受理');
});

test('the extension counts on from day 0 and names old and new last day', () => {
  const zh = wordsOf(content('extensionNotice', { issuedOn: '2026-04-29' }), 'zh');
  expect(zh).toContain('原定最后一日为2026年5月6日（星期三）');
  expect(zh).toContain('延长30日，最后一日改为2026年6月1日（星期一）');
});

test('a slip tells the unit until when it may object and must tell the petitioner', () => {
  // Fri 04-03: five working days to Mon 04-13 (04-06 is a holiday), fifteen days to Sat 04-18, rolled to Mon (acts.md 6 A).
  const zh = wordsOf(content('transferSlip', { issuedOn: '2026-04-03' }), 'zh');
  expect(zh).toContain('2026年4月13日（星期一）');
  expect(zh).toContain('2026年4月20日（星期一）');
  expect(zh).toContain('协办单位：应溪县农业农村局。');
});

test('a slip about a clock says how it stands', () => {
  expect(wordsOf(content('warningSlip'), 'zh')).toContain('已逾期23日');
  expect(wordsOf(content('warningSlip', { issuedOn: '2026-04-28' }), 'en')).toContain('8 days left');
});

test.each<[PaperKind, string, object, object?]>([
  ['handlingOpinion', 'itemMissing', { items: [{ no: 1, outcome: 'explained', facts: '…', basis: '…' }] }],
  ['handlingOpinion', 'promiseMissing', { ...inputs.handlingOpinion, promise: undefined }],
  ['handlingOpinion', 'dateOutOfOrder', { ...inputs.handlingOpinion, promise: { what: '…', by: '2026-05-28' } }],
  [
    'handlingOpinion',
    'reviewOrganMissing',
    inputs.handlingOpinion,
    { issuer: { id: 'yingxi-gov', name: '应溪县人民政府' } },
  ],
  ['extensionNotice', 'noRequest', inputs.extensionNotice],
  ['acceptanceNotice', 'dateInFuture', { acceptedOn: '2026-05-30' }],
  ['assignmentSlip', 'dateOutOfOrder', { ...inputs.assignmentSlip, feedbackOn: '2026-05-28' }],
  ['warningSlip', 'clockNotRunning', { rule: 'T_NOTIFY' }],
])('%s is refused: %s', (kind, code, input, more = {}) => {
  expect(codeOf(kind, input, more)).toBe(code);
});

function codeOf(kind: PaperKind, input: object, more: object = {}): string | undefined {
  try {
    draftOf(kind, given(more), input);
  } catch (error) {
    if (error instanceof PaperRefusal) return error.refusal.code;
    throw error;
  }
  return undefined;
}

test('a paper is in use while a fact names it, an opinion only until it is sent back', () => {
  const facts = (state: string) => ({ facts: { notice: { doc: 'n' }, reply: { state, opinion: 'o' } } });
  expect(['n', 'o', 'x'].map((doc) => isInUse(facts('submitted'), doc))).toEqual([true, true, false]);
  expect(isInUse(facts('returned'), 'o')).toBe(false);
  expect(dayWithWeekday('2026-09-20')).toEqual({ zh: '2026年9月20日（星期日）', en: 'Sunday 20 September 2026' });
});
