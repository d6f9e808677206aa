import type { GivenHearing } from '../../domain/papers/hearing';
import type { PaperKind } from '../../domain/papers/kinds';

const kinds = ['人民调解员', '律师', '村居民代表'];
const kindsInEnglish = ['Mediator', 'Lawyer', 'Resident'];

/** A hearing on both requests of the sample matter: five seats and an alternate, not upheld by 3 of 5 on the second. */
export const aHearing = (more: Partial<GivenHearing> = {}): GivenHearing => ({
  ...{ number: 'yingxi-bureau-TZ-2026-000003', preventive: false, open: true, unit: 'yingxi-land' },
  items: [
    { no: 1, text: '请求支付2025年度征地青苗补偿款，共计人民币一万二千元' },
    { no: 2, text: '请求公开补偿款的计算方法' },
  ],
  session: {
    ...{ at: '2026-06-25T01:00:00.000Z', on: '2026-06-25', place: '应溪县信访局二楼听证室' },
    ...{ chair: '宁远（副县长）', recorder: '耿直（科员）' },
  },
  ...{ size: 5, strikes: 1, decides: 'twoThirdsUphold', openSeats: [] },
  places: Array.from({ length: 6 }, (_, n) => ({
    no: n + 1,
    name: `种子评议员${'甲乙丙丁戊己'[n]}`,
    kind: { zh: kinds[n % 3]!, en: kindsInEnglish[n % 3]! },
  })),
  draw: { commitment: 'a1'.repeat(32), poolHash: 'b2'.repeat(32), candidates: 120 },
  identities: '信访人一方二人到场；责任单位副局长到场。',
  steps: Array.from({ length: 9 }, (_, n) => ({ step: n + 1, text: `第${n + 1}项的笔录` })),
  votes: [
    { no: 1, uphold: 5, notUphold: 0, abstain: 0, upheld: true },
    { no: 2, uphold: 2, notUphold: 2, abstain: 1, upheld: false },
  ],
  opinion: {
    text: '种子姓名甲的青苗补偿款应当由责任单位更正账户后支付；计算方法应当书面公开。',
    issuedOn: '2026-06-25',
    signatures: [1, 2, 3, 4, 5].map((seat) => ({
      seat,
      signed: seat !== 4,
      ...(seat === 4 ? { reason: '不同意第二项' } : {}),
    })),
  },
  redacted: { text: '青苗补偿款应当由责任单位更正账户后支付；计算方法应当书面公开。', publishedOn: '2026-07-10' },
  ...more,
});

type OfHearing = Extract<
  PaperKind,
  'hearingNotice' | 'candidateList' | 'memberLetter' | 'hearingMinutes' | 'hearingOpinion' | 'publicOpinion'
>;

export const hearingInputs: Readonly<Record<OfHearing, object>> = {
  hearingNotice: { to: 'petitioner', bring: ['身份证原件', '征地补偿协议'] },
  candidateList: {},
  memberLetter: { seat: 2 },
  hearingMinutes: {
    parties: [
      { who: 'petitioner', signed: false, reason: '要求补充一处记录' },
      ...['unit', 'chair', 'recorder'].map((who) => ({ who, signed: true })),
    ],
    seats: [1, 2, 3, 4, 5].map((seat) => ({ seat, signed: true })),
  },
  hearingOpinion: {},
  publicOpinion: {},
};
