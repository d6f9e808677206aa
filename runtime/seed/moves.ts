import { bundledChecklists } from '../../domain/checklists';
import { fromBeside } from './beside';
import { type Doing, deskOf } from './desk';
import { fromHearing } from './hearing';
import { fromLeaving } from './leaving';
import { fromPackage } from './packaging';
import { units } from './places';
import { daysAgo, issued, type Move, paper, type Recipe, type Step } from './recipe';
import { fromReview } from './reviewing';
import { fromSettlement } from './settling';

const allYes = (id: string) =>
  bundledChecklists.find((list) => list.id === id)!.items.map(({ code }) => ({ code, ok: true }));

const remedy = '如不服本意见，可自收到之日起三十日内向本级人民政府申请复查。';

const domainOf = ({ unit, domain }: Recipe) => domain ?? units.find((one) => one.id === unit)?.domain;

const classification = (recipe: Recipe) => {
  const { severity = 'ordinary', track, simpleGround } = recipe;
  return { domain: domainOf(recipe), severity, track, simpleGround };
};

const delivery = (docId: unknown, ago: number, copy: number) => ({
  ...{ docId, deliveredOn: daysAgo(ago), way: 'inPerson' },
  proof: paper('deliveryProof', copy),
});

const fromBureau: Partial<Record<Move, Doing>> = {
  // A repeat whose earlier matter is on paper only has no match here, and is one all the same.
  sorted: ({ coordinator: as }, recipe) => [
    { as, act: 'screen', input: { result: 'none', ...(recipe.itemClass ? { itemClass: recipe.itemClass } : {}) } },
    { as, act: 'classify', input: classification(recipe) },
  ],
  representativesNamed: ({ coordinator: as }, { persons }) => [
    { as, act: 'nameRepresentatives', input: { reps: persons } },
  ],
  forwarded: ({ coordinator: as }, { unit: unitId, assistants }) => [
    { as, act: 'forward', input: { unitId, assistants } },
  ],
  assigned: ({ coordinator: as }, { unit: unitId }, ago) => [
    { as, act: 'assign', input: { unitId, feedbackOn: daysAgo(ago - 45) } },
  ],
  objectionRejected: ({ coordinator: as }) => [
    { as, act: 'decideObjection', input: { decision: 'rejected', reason: '事项属该单位法定职责，请依法受理。' } },
  ],
  declinedByBureau: ({ coordinator: as }) => [
    {
      as,
      act: 'declineAcceptance',
      input: {
        ground: '同一事项已由人民法院立案审理。',
        remedy: '请通过诉讼程序主张。',
        notice: issued('nonAcceptanceNotice', {
          ground: '同一事项已由人民法院立案审理。',
          advice: '请通过诉讼程序主张。',
        }),
      },
    },
  ],
  verifiedByBureau: (desk) => [
    { as: desk.checker(), act: 'verifyByBureau', input: { result: 'passed', checks: allYes('threeChecks') } },
  ],
  rated: ({ coordinator: as }, { rating }) => [
    { as, act: 'rate', input: { ...rating, onBehalfOf: { paper: paper('signedStatement') } } },
  ],
  closed: ({ coordinator: as }, { resolved = true }) => [{ as, act: 'close', input: { resolved } }],
  withdrawalAsked: ({ coordinator: as }) => [
    {
      as,
      act: 'withdraw',
      input: { statement: paper('withdrawalStatement'), onBehalfOf: { paper: paper('signedStatement') } },
    },
  ],
  withdrawn: (desk) => [
    { as: desk.checker(), act: 'confirmWithdrawal', input: { how: '电话回访本人，确认系其真实意愿。' } },
  ],
};

const fromUnit: Partial<Record<Move, Doing>> = {
  objected: ({ officer: as }) => [
    { as, act: 'object', input: { reasons: '反映地段的路灯由乡镇管护，不在本单位职责范围。' } },
  ],
  declinedByUnit: (desk) => [
    {
      as: desk.head(),
      act: 'declineAcceptance',
      input: {
        ground: '事项已作出复核意见，仍以同一事实和理由提出。',
        remedy: '不再受理。',
        notice: issued('nonAcceptanceNotice', {
          ground: '事项已作出复核意见，仍以同一事实和理由提出。',
          advice: '有新的事实和理由的，可以另行提出。',
        }),
      },
    },
  ],
  nonAcceptanceDelivered: (desk, { moves }, ago) => {
    const as = moves.some(([move]) => move === 'declinedByBureau') ? desk.coordinator : desk.officer;
    return [{ as, act: 'recordDelivery', input: delivery(paper('nonAcceptanceNotice'), ago, 1) }];
  },
  taken: ({ officer }, _recipe, ago) => [
    {
      as: officer,
      act: 'accept',
      input: {
        ...{ acceptedOn: daysAgo(ago), officer },
        notice: issued('acceptanceNotice', { acceptedOn: daysAgo(ago) }),
      },
    },
    { as: officer, act: 'recordDelivery', input: delivery(paper('acceptanceNotice'), ago, 1) },
    { as: officer, act: 'startHandling', input: { plan: '实地查看，听取双方意见，十五日内拿出初步意见。' } },
  ],
  contacted: ({ officer: as }, _recipe, ago) => [
    { as, act: 'recordContact', input: { on: daysAgo(ago), how: 'visit', summary: '上门见面，讲清进展和下一步。' } },
  ],
  extensionAsked: ({ officer: as }) => [
    { as, act: 'requestExtension', input: { days: 30, reason: '需委托鉴定，鉴定报告尚未出具。' } },
  ],
  extended: (desk, _recipe, ago) => [
    {
      as: desk.head(),
      act: 'extend',
      input: { notice: issued('extensionNotice', { reason: '需委托鉴定，鉴定报告尚未出具。' }) },
    },
    { as: desk.officer, act: 'recordDelivery', input: delivery(paper('extensionNotice'), ago, 2) },
  ],
  replied: ({ officer: as }, recipe) => [{ as, act: 'submitReply', input: replyOf(recipe) }],
  returned: (desk) => [
    { as: desk.head(), act: 'returnReply', input: { reason: '第二项诉求的依据没有写明条款，请补充。' } },
  ],
  signed: (desk) => [{ as: desk.head(), act: 'approveReply', input: {} }],
  delivered: ({ officer: as }, _recipe, ago) => [
    { as, act: 'recordDelivery', input: delivery(paper('handlingOpinion'), ago, 3) },
  ],
  verifiedByUnit: (desk) => [
    { as: desk.colleague(), act: 'verifyByUnit', input: { result: 'passed', checks: allYes('threeChecks') } },
  ],
  orderAcknowledged: (desk) => [{ as: desk.head(), act: 'acknowledge', input: {}, onOrder: true }],
  orderAnswered: (desk) => [
    {
      as: desk.head(),
      act: 'answer',
      input: {
        causeOfDelay: '经办人员调整，交接中遗漏了期限。',
        measures: '已指定专人接续办理，每周向分管领导报告一次。',
        newDate: daysAgo(-10),
        docs: [],
      },
      onOrder: true,
    },
  ],
};

function replyOf({ requests, promise }: Recipe) {
  const outcome = promise ? 'supported' : 'explained';
  const items = requests.map((_text, n) => ({
    no: n + 1,
    outcome,
    facts: '经调查，反映情况基本属实。',
    basis: '《信访工作条例》第三十二条',
  }));
  const promised = promise ? { promise: { what: promise.what, by: daysAgo(promise.ago) } } : {};
  return {
    ...{ opinion: issued('handlingOpinion', { items, ...promised }), items, threeInPlace: ['solved', 'explained'] },
    ...{ onceChecks: allYes('fiveOnce'), remedy, ...promised },
  };
}

const doings = {
  ...{
    ...fromBureau,
    ...fromUnit,
    ...fromSettlement,
    ...fromBeside,
    ...fromLeaving,
    ...fromReview,
    ...fromPackage,
    ...fromHearing,
  },
} as Record<Move, Doing>;

/** The acts of a matter after its registration, in order. */
export function stepsOf(recipe: Recipe): Step[] {
  const desk = deskOf(recipe);
  return recipe.moves.flatMap(([move, ago]) => doings[move](desk, recipe, ago).map((done) => ({ ago, ...done })));
}
