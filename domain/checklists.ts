import type { Label } from './acts';

/** A list of yes/no checks that an act asks for. Versioned data: an office may change its own. */
export interface Checklist {
  readonly id: string;
  readonly version: number;
  readonly label: Label;
  /** The seed it comes from, or the words "office setting". */
  readonly source: string;
  readonly items: readonly { readonly code: string; readonly label: Label }[];
}

/** Before the reply: five things done in one go, so that nobody has to come twice (S1). */
const fiveOnce: Checklist = {
  id: 'fiveOnce',
  version: 1,
  label: { zh: '五个一次性', en: 'Five in one go' },
  source: 'S1',
  items: [
    { code: 'understood', label: { zh: '一次性弄清诉求', en: 'The requests were understood in one go' } },
    { code: 'knotFound', label: { zh: '一次性找准症结', en: 'The knot was found in one go' } },
    { code: 'policyApplied', label: { zh: '一次性用足政策', en: 'The policy was fully applied in one go' } },
    { code: 'solutionFair', label: { zh: '一次性公正处理', en: 'The solution is fair, in one go' } },
    { code: 'requestMet', label: { zh: '一次性解决到位', en: 'The request was met in one go' } },
  ],
};

/** S2 names "three checks, double verification" without their content; which three they are is the office's setting. */
const threeChecks: Checklist = {
  id: 'threeChecks',
  version: 1,
  label: { zh: '三查双核', en: 'Three checks, double verification' },
  source: 'S2, office setting',
  items: [
    { code: 'registration', label: { zh: '查登记是否完整准确', en: 'Registration is complete and right' } },
    { code: 'handling', label: { zh: '查办理是否依法到位', en: 'Handling was lawful and thorough' } },
    { code: 'delivery', label: { zh: '查送达与告知是否规范', en: 'Delivery and notices are in order' } },
  ],
};

/** S3 names the "five ones" of a leader package and lists none; this is the published list that fits its number. */
const fiveOnes: Checklist = {
  id: 'fiveOnes',
  version: 1,
  label: { zh: '五个一', en: 'Five ones' },
  source: 'S3, office setting',
  items: [
    { code: 'oneProblem', label: { zh: '一个问题', en: 'One problem' } },
    { code: 'oneLeader', label: { zh: '一名领导', en: 'One leader' } },
    { code: 'oneTeam', label: { zh: '一套班子', en: 'One team' } },
    { code: 'onePlan', label: { zh: '一个方案', en: 'One plan' } },
    { code: 'oneGrip', label: { zh: '一抓到底', en: 'One grip to the end' } },
  ],
};

/** What the bureau verifies before a package is struck off; no public material lists it. */
const closeOutChecks: Checklist = {
  id: 'closeOutChecks',
  version: 1,
  label: { zh: '销号核验', en: 'Verification before strike-off' },
  source: 'office setting',
  items: [
    { code: 'opinionDelivered', label: { zh: '意见或协议已送达', en: 'Opinion or agreement was delivered' } },
    { code: 'outcomeProven', label: { zh: '结果有据可查', en: 'The outcome is proven' } },
    { code: 'petitionerContacted', label: { zh: '已与信访人联系', en: 'The petitioner was contacted' } },
    { code: 'recordComplete', label: { zh: '全程留痕完整', en: 'Every step is documented' } },
  ],
};

export const bundledChecklists: readonly Checklist[] = [fiveOnce, threeChecks, fiveOnes, closeOutChecks];
