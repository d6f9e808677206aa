import type { Draft } from '../../domain/papers/blocks';
import { type Match, PaperRefusal } from '../../domain/papers/given';
import type { PaperKind } from '../../domain/papers/kinds';
import { draftOf } from '../../domain/papers/templates';
import { bornPetition } from '../../domain/petition/facts';
import { clock, content, given, inputs, match } from '../support/a-paper';

/** What a petitioner is told whose matter is here already. */

const textOf = ({ blocks }: Pick<Draft, 'blocks'>) => JSON.stringify(blocks);
const codeOf = (kind: PaperKind, of?: Match) => {
  try {
    draftOf(kind, given({ match: of }), inputs[kind]);
  } catch (error) {
    if (error instanceof PaperRefusal) return error.refusal.code;
    throw error;
  }
};

test('linked: with which matter, who handles it and until when', () => {
  const text = textOf(content('linkNotice'));
  for (const part of ['yingxi-bureau-2026-000042', '应溪县自然资源和规划局', '2026年5月6日（星期三）', '正在办理'])
    expect(text).toContain(part);
  const undone = textOf(draftOf('linkNotice', given({ match: match({ clocks: [] }) }), { because: 'notCarriedOut' }));
  expect(undone).toContain('没有落实');
  expect(undone).not.toContain('最后一日');
});

test('in the window: which organ, and the last day of the window that runs', () => {
  // Delivered Fri 05-15: 30 days end on Sun 06-14, rolled to Mon 06-15.
  const first = textOf(content('reviewAdvice'));
  expect(first).toContain('请在2026年6月15日（星期一）前（含当日）向应溪县人民政府书面申请复查');
  expect(first).toContain('《信访工作条例》第三十五条');
  const reviews = [{ kind: 'first', round: 1, result: 'delivered', organ: 'yingxi-gov' }] as never;
  const facts = { ...bornPetition, unitId: 'yingxi-land', reviews };
  const window = match({ facts, clocks: [clock('T_REREVIEW_WINDOW', '2026-05-15')] });
  expect(codeOf('reviewAdvice', window)).toBe('reviewOrganMissing');
  const asked = { organ: '和城市人民政府' };
  const second = textOf(draftOf('reviewAdvice', given({ match: window }), asked));
  expect(second).toContain('向和城市人民政府书面申请复核（《信访工作条例》第三十六条）');
});

test('concluded: when and by what, and that new facts are another matter', () => {
  const text = textOf(content('noLongerAcceptedNotice'));
  for (const part of ['2026年4月20日', '复核终结', '第三十六条', '新的事实和理由']) expect(text).toContain(part);
});

test.each<[PaperKind, string]>([
  ['linkNotice', 'matchMissing'],
  ['reviewAdvice', 'matchMissing'],
  ['noLongerAcceptedNotice', 'matchMissing'],
])('%s without a matter is refused: %s', (kind, code) => expect(codeOf(kind)).toBe(code));

test('what the other matter does not bear out is not told', () => {
  expect(codeOf('reviewAdvice', match())).toBe('windowOver');
  expect(codeOf('noLongerAcceptedNotice', match())).toBe('matchNotConcluded');
});
