import type { Doing } from './desk';
import { daysAgo, issued, type Move, paper } from './recipe';
import { holdersOf } from './staff';

/** The organ one level above a department of that place. */
const organOf = (unit: string) => `${unit.split('-')[0]}-gov`;
const reviewer = (unit: string) => holdersOf(organOf(unit), 'handler')[0]!.person;
const head = (unit: string) => holdersOf(organOf(unit), 'unitHead')[0]!.person;

const upheld = (requests: readonly string[]) =>
  requests.map((_text, n) => ({ no: n + 1, decision: 'uphold', reasons: '事实清楚，依据正确。' }));

/** From the request for a review to its delivered decision: the acts that these moves take. */
export const fromReview: Partial<Record<Move, Doing>> = {
  reviewAsked: ({ coordinator: as }, { unit }, ago) => [
    {
      as,
      act: 'requestReview',
      input: {
        ...{ organ: organOf(unit), receivedOn: daysAgo(ago), grounds: '对处理意见认定的事实不服。' },
        onBehalfOf: { paper: paper('reviewRequest') },
      },
    },
  ],
  reviewAdmitted: (_desk, { unit }) => [
    { as: reviewer(unit), act: 'admit', input: { officer: reviewer(unit) }, onReview: true },
  ],
  fileCalled: (_desk, { unit: unitId }, ago) => [
    {
      ...{ as: reviewer(unitId), act: 'callFile', onReview: true },
      input: { unitId, dueOn: daysAgo(ago - 14), what: '请提供调查笔录和考勤资料。' },
    },
  ],
  reviewDecided: (_desk, { unit, requests }) => [
    {
      ...{ as: reviewer(unit), act: 'draftDecision', onReview: true },
      input: {
        opinion: issued('reviewOpinion', { items: upheld(requests), basis: '《信访工作条例》第三十五条' }),
        items: upheld(requests),
        remedy: '如不服本意见，可自收到之日起三十日内向上一级人民政府申请复核。',
      },
    },
    { as: head(unit), act: 'approveDecision', input: {}, onReview: true },
  ],
  reviewDelivered: (_desk, { unit }, ago) => [
    {
      ...{ as: reviewer(unit), act: 'recordDelivery', onReview: true },
      input: {
        ...{ docId: paper('reviewOpinion'), deliveredOn: daysAgo(ago), way: 'inPerson' },
        proof: paper('deliveryProof', 9),
      },
    },
  ],
};
