import type { Block, Draft } from '../../domain/papers/blocks';
import { PaperRefusal } from '../../domain/papers/given';
import type { GivenHearing } from '../../domain/papers/hearing';
import type { PaperKind } from '../../domain/papers/kinds';
import { draftOf } from '../../domain/papers/templates';
import { aHearing, hearingInputs } from '../support/a-hearing-paper';
import { content, given } from '../support/a-paper';

const labelsOf = (block: Block) => {
  if (block.is === 'link') return [];
  if (block.is === 'fields') return block.rows.flat();
  return block.is === 'table' ? [...block.head, ...block.rows.flat()] : [block.text];
};
const words = ({ title, addressee, blocks }: Draft, tongue: 'zh' | 'en' = 'zh') =>
  [title, ...(addressee ? [addressee] : []), ...blocks.flatMap(labelsOf)].map((label) => label[tongue]).join('\n');

const draft = (kind: keyof typeof hearingInputs, more: object = {}, hearing: Partial<GivenHearing> = {}) =>
  draftOf(kind, given({ hearing: aHearing(hearing), issuedOn: '2026-06-04' }), { ...hearingInputs[kind], ...more });

function codeOf(...asked: Parameters<typeof draft>): string | undefined {
  try {
    draft(...asked);
  } catch (error) {
    if (error instanceof PaperRefusal) return error.refusal.code;
    throw error;
  }
  return undefined;
}

test('the notice says time, place, chair, who may sit, what to bring, and until when one may object', () => {
  const notice = words(draft('hearingNotice'));
  expect(notice).toContain('2026年6月25日（星期四）09:00');
  for (const part of [
    '二楼听证室',
    '宁远（副县长）',
    '种子评议员己',
    '候补1',
    '征地补偿协议',
    '请求公开补偿款的计算方法',
  ])
    expect(notice).toContain(part);
  // Ten working days before Thu 06-25, over the Dragon Boat Festival (06-19): Wed 06-10. Three from Thu 06-04: Tue 06-09.
  expect(notice).toContain('最迟应于2026年6月10日（星期三）送达');
  expect(notice).toContain('收到的，最后一日为2026年6月9日（星期二）');
  expect(notice).toContain('种子姓名甲、种子姓名乙等5人：');
  const ofUnit = words(draft('hearingNotice', { to: 'unit' }));
  expect(ofUnit).toContain('应溪县自然资源和规划局：');
  expect(ofUnit).not.toContain('种子姓名甲');
});

test('the list and the letters name who is drawn; the letter goes to alternates, too', () => {
  const list = words(draft('candidateList'));
  for (const part of ['评议员5', '候补1', '人民调解员', 'a1'.repeat(32), 'b2'.repeat(32), '120'])
    expect(list).toContain(part);
  expect(words(draft('memberLetter', { seat: 6 }), 'en')).toContain('as Alternate 1');
});

test('the minutes hold every step and note who refused to sign, and why', () => {
  const minutes = words(draft('hearingMinutes'));
  for (const part of ['9．最后陈述', '第9项的笔录', '拒绝签名，理由：要求补充一处记录', '不支持责任单位意见'])
    expect(minutes).toContain(part);
  expect(minutes.match(/签名：/g)).toHaveLength(8);
  expect(minutes.match(/TZ-2026-000003/g)).toHaveLength(1);
});

test('the opinion names the members, the public copy names nobody and has the checked text only', () => {
  expect(words(draft('hearingOpinion'))).toContain('评议员4\n种子评议员丁\n拒绝签名，理由：不同意第二项');
  const copy = words(content('publicOpinion'));
  expect(copy).toContain('评议员1、评议员2、评议员3、评议员4、评议员5；其中1人未签名。');
  const all = { ...aHearing().opinion!, signatures: [{ seat: 1, signed: true }] };
  expect(words(draft('publicOpinion', {}, { opinion: all }))).toContain('评议员5；均已签名。');
  for (const hidden of ['种子', '宁远', '听证室', '一万二千元', '计算方法\n', 'yingxi-bureau-2026-000117'])
    expect(copy).not.toContain(hidden);
});

test('a preventive hearing has no petitioner on any paper', () => {
  const minutes = {
    ...hearingInputs.hearingMinutes,
    parties: ['unit', 'chair', 'recorder'].map((who) => ({ who, signed: true })),
  };
  const papers: [keyof typeof hearingInputs, object][] = [
    ['hearingNotice', { to: 'unit' }],
    ['hearingMinutes', minutes],
    ['hearingOpinion', {}],
  ];
  for (const [kind, input] of papers) {
    const text = words(draft(kind, input, { preventive: true, opinion: { ...aHearing().opinion!, text: '意见' } }));
    expect(text).not.toMatch(/种子姓名|信访事项编号/);
  }
});

test.each<[string, PaperKind & keyof typeof hearingInputs, object?, Partial<GivenHearing>?]>([
  ['wrongStage', 'hearingNotice', {}, { session: undefined }],
  ['wrongStage', 'hearingNotice', {}, { places: [] }],
  ['seatsOpen', 'candidateList', {}, { openSeats: [3] }],
  ['noticeTooShort', 'hearingNotice', {}, { session: { ...aHearing().session!, on: '2026-06-17' } }],
  ['partyUnknown', 'hearingNotice', {}, { preventive: true }],
  ['notSeated', 'memberLetter', { seat: 7 }],
  ['signatureMissing', 'hearingMinutes', { seats: [] }],
  ['signatureMissing', 'hearingMinutes', { parties: [{ who: 'unit', signed: true }] }],
  ['signatureMissing', 'hearingMinutes', {}, { preventive: true }],
  ['wrongStage', 'hearingOpinion', {}, { opinion: undefined }],
  ['redactionUnchecked', 'publicOpinion', {}, { redacted: undefined }],
])('%s: %s is not printed', (...[code, kind, input, hearing]) => {
  expect(codeOf(kind, input, hearing)).toBe(code);
});
