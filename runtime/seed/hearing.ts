import type { Choice } from '../../domain/hearing/lists';
import { agenda } from '../../domain/hearing/lists';
import type { Doing } from './desk';
import { daysAgo, type InstantAgo, instantAgo, issued, type Move, ofHearing, paper, type Recipe } from './recipe';
import { holdersOf } from './staff';

/** The head of the bureau leads it, its second coordinator records it: neither had a part in the matter. */
const chairOf = (bureau: string) => holdersOf(bureau, 'unitHead')[0]!.person;

const drawnAt = 14;
const servedAt = 15;
const sessionAt = 9;
/** Ten are the notice; that many more are the time to prepare it. */
const workingDaysToSession = 13;

const agoOf = ({ moves }: Recipe, wanted: Move) => moves.find(([move]) => move === wanted)?.[1];

/** The session: when it was held, or will be. `scheduled`: days before the seeding on which that was decided. */
export function sessionOf(recipe: Recipe, scheduled: number): InstantAgo {
  const held = agoOf(recipe, 'hearingHeld');
  if (held !== undefined) return instantAgo(held, { hour: sessionAt });
  return instantAgo(scheduled, { workingDaysOn: workingDaysToSession, hour: sessionAt });
}

/** What was said at each step of the agenda, in its order. */
const said: Readonly<Record<(typeof agenda)[number], string>> = {
  identities: '双方证件核对无误，评议员九人全部到场。',
  announcement: '主持人宣布评议事项、程序和纪律。',
  rights: '告知申请回避、陈述、质证和最后陈述的权利，双方均表示清楚。',
  petitionerStates: '信访人陈述诉求和理由，出示收据和照片。',
  unitStates: '责任单位说明调查经过、依据和拟作出的答复。',
  petitionerAnswers: '信访人回应：对账目有异议，对程序无异议。',
  unitAnswers: '责任单位回应：账目已在现场公开，愿意逐笔核对。',
  panelAsks: '评议员就资金去向和公示时间提问，双方作答。',
  lastStatements: '双方作最后陈述，无新的意见。',
};

/** By seat, on the first request and the second: seven of nine uphold the one, four the other. */
const votes: readonly (readonly [Choice, Choice])[] = [
  ...Array.from({ length: 4 }, () => ['uphold', 'uphold'] as const),
  ...Array.from({ length: 3 }, () => ['uphold', 'notUphold'] as const),
  ...[['notUphold', 'notUphold'] as const, ['abstain', 'abstain'] as const],
];
const reasons: Readonly<Record<Choice, string>> = {
  uphold: '事实清楚，依据充分。',
  notUphold: '账目说明不够清楚，应当重新答复。',
  abstain: '现有材料不足以判断。',
};
const ballots = votes.map((choices) => ({
  items: choices.map((choice, n) => ({ no: n + 1, choice, reason: reasons[choice] })),
}));

const opinion = '评议团经合议认为：第一项的处理依据充分，予以支持；第二项账目说明不清，责任单位应当重新答复。';

const proofs = (copy: number) => ({
  petitioner: paper('deliveryProof', copy),
  unit: paper('deliveryProof', copy + 1),
});

const notice = (to: 'petitioner' | 'unit', copy: number) => ({
  ...issued('hearingNotice', { to, bring: to === 'unit' ? ['调查材料', '拟答复意见'] : ['身份证'] }),
  copy,
});

/** From the call for a hearing to its published opinion: the acts that these moves take. */
export const fromHearing: Partial<Record<Move, Doing>> = {
  hearingCalled: ({ coordinator: as }, { requests }) => [
    {
      ...{ as, act: 'callHearing' },
      input: {
        ...{ applicant: 'petitioner', open: true, ground: 'manyPeople' },
        items: requests.map((_text, n) => ({ no: n + 1 })),
      },
    },
  ],
  hearingServed: ({ coordinator: as, checker, bureau }, recipe, ago) => [
    {
      ...{ as, act: 'schedule', onHearing: true },
      input: {
        ...{
          sessionAt: sessionOf(recipe, ago),
          drawAt: instantAgo(ago, { hour: drawnAt }),
          place: '县信访局三楼听证室',
        },
        ...{ chair: chairOf(bureau), recorder: checker() },
      },
    },
    {
      ...{ as, act: 'serve', onHearing: true, hour: servedAt },
      prints: [notice('petitioner', 1), notice('unit', 2), issued('candidateList', {})],
      input: { servedOn: daysAgo(ago), proofs: proofs(11) },
    },
  ],
  panelSettled: ({ coordinator: as }) => [{ as, act: 'letter', input: {}, onHearing: true }],
  hearingHeld: ({ bureau, checker }) => [
    {
      ...{ as: chairOf(bureau), act: 'convene', onHearing: true },
      input: {
        present: { seats: ofHearing('seats'), petitioner: true, unit: true },
        identities: '信访人本人，责任单位分管负责人，证件核对无误。',
      },
    },
    ...agenda.map((step, n) => ({
      ...{ as: checker(), act: 'recordStep', onHearing: true },
      input: { step: n + 1, text: said[step] },
    })),
    { as: chairOf(bureau), act: 'deliberate', input: {}, onHearing: true },
    { as: chairOf(bureau), act: 'castBallot', input: ballots, onHearing: true, byEachSeat: true },
    { as: chairOf(bureau), act: 'tally', input: {}, onHearing: true },
  ],
  panelOpined: ({ bureau }) => [
    {
      ...{ as: chairOf(bureau), act: 'issueOpinion', onHearing: true },
      input: { text: opinion, items: ofHearing('verdicts'), signatures: ofHearing('signatures') },
    },
  ],
  panelOpinionDelivered: ({ coordinator: as }, _recipe, ago) => [
    {
      ...{ as, act: 'recordDelivery', onHearing: true },
      prints: [issued('hearingOpinion', {})],
      input: { deliveredOn: daysAgo(ago), proofs: proofs(13) },
    },
  ],
  panelOpinionPublished: ({ coordinator: as, checker }) => [
    { as, act: 'submitRedaction', input: { text: opinion }, onHearing: true },
    { as: checker(), act: 'publishOpinion', input: { redaction: 1 }, onHearing: true },
  ],
};
