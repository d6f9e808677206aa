import { policies } from '../../db/schema';
import { usualPanels } from '../../domain/panel/settings';
import { national2022 } from '../../domain/policy/national-2022';
import { type StoryKindName, slugOf } from '../../domain/story';
import { hearingCalledBy, hearingRoads } from './hearing-roads';
import { aCall } from './hearings';
import { aMatter, deliver, forward, type Matter, signReply } from './matter';
import type { Office } from './office';
import { aPackage } from './package-door';
import { packageRoads } from './package-roads';
import { threeChecks } from './registers';
import {
  admit,
  askForReview,
  askForSecondReview,
  decide,
  deliverDecision,
  refuse,
  takeBack,
  upheld,
} from './review-door';
import { aLedPackage, aSpotCheck } from './spot-check-door';
import { spotCheckRoads } from './spot-check-roads';
import { until } from './until';

/** A story on its way: its petition, and the order if it is one. */
export interface Walker {
  readonly office: Office;
  readonly matter: Matter;
  readonly id: string;
}

export interface Road {
  /** The stage before; absent: the story begins there. */
  readonly after?: string;
  readonly go: (walker: Walker) => Promise<unknown>;
}

const begin = '2026-03-02T09:00:00+08:00';
const today = '2026-03-02';
const at = (act: string, person: string, input: object = {}) => ({
  go: ({ matter }: Walker) => matter.do(person, act, input),
});
const ofOrder = (act: string, person: string, input: object = {}) => ({
  go: ({ matter, id }: Walker) => matter.doOrder(id, person, act, input),
});
const there = { go: async () => undefined };

/** How a matter of the small office gets into each stage: one road is enough, a new stage is one line here. */
export const roads: Readonly<Record<StoryKindName, Readonly<Record<string, Road>>>> = {
  petition: {
    registered: there,
    screened: { after: 'registered', ...at('screen', 'chen', { result: 'none' }) },
    linked: { after: 'registered', go: link },
    noLongerAccepted: { after: 'registered', go: refuseAgain },
    classified: { after: 'screened', ...at('classify', 'chen', { domain: 'labour' }) },
    forwarded: { after: 'classified', ...at('forward', 'chen', { unitId: 'labour', assistants: ['housing'] }) },
    answeredOnSpot: { after: 'classified', ...at('answerOnSpot', 'chen', { answer: '已当场说明', toldOn: today }) },
    routedOut: { after: 'classified', go: routeOut },
    objected: { after: 'forwarded', ...at('object', 'han', { reasons: '不属于本单位职权' }) },
    competenceDispute: {
      after: 'objected',
      ...at('decideObjection', 'chen', { decision: 'dispute', reason: '两单位均称无权' }),
    },
    notAccepted: { after: 'forwarded', go: decline },
    accepted: { after: 'forwarded', go: acceptOnly },
    handling: { after: 'accepted', ...at('startHandling', 'han') },
    mediating: { after: 'handling', go: mediate },
    inHearing: { after: 'handling', ...at('callHearing', 'chen', aCall) },
    issued: { after: 'handling', go: ({ matter }) => signReply(matter, 'han', 'tou') },
    replied: { after: 'issued', go: deliverOpinion },
    followUp: { after: 'replied', ...at('verifyByUnit', 'hu', { result: 'passed', checks: threeChecks }) },
    evaluating: { after: 'followUp', ...at('verifyByBureau', 'cao', { result: 'passed', checks: threeChecks }) },
    closed: { after: 'evaluating', ...at('close', 'chen', { resolved: true }) },
    concluded: { after: 'closed', go: conclude },
    withdrawn: { after: 'registered', go: withdraw },
    underReview: { after: 'replied', go: ({ office, matter }) => askForReview(office, matter) },
    reviewed: { after: 'underReview', go: ({ office, matter }) => upheld(office, matter) },
    underReReview: { after: 'reviewed', go: ({ office, matter }) => askForSecondReview(office, matter) },
  },
  order: {
    issued: there,
    acknowledged: { after: 'issued', ...ofOrder('acknowledge', 'tou') },
    answered: { after: 'acknowledged', ...ofOrder('answer', 'tou', { causeOfDelay: '人手不足', measures: '已补办' }) },
    settled: { after: 'answered', ...ofOrder('settle', 'su') },
    returned: { after: 'answered', ...ofOrder('returnOrder', 'su', { reason: '措施不具体' }) },
    cancelled: { after: 'issued', ...ofOrder('cancel', 'su', { reason: '重复' }) },
    escalated: { after: 'issued', go: escalate },
  },
  review: {
    requested: there,
    examining: { after: 'requested', go: ({ office, id }) => admit(office, id) },
    inHearing: { after: 'examining', go: hear },
    decided: { after: 'examining', go: ({ office, id }) => decide(office, id) },
    closed: { after: 'decided', go: ({ office, id }) => deliverDecision(office, id) },
    refused: { after: 'requested', go: ({ office, id }) => refuse(office, id) },
    withdrawn: { after: 'requested', go: ({ office, id }) => takeBack(office, id) },
  },
  package: packageRoads,
  hearing: hearingRoads,
  spotCheck: spotCheckRoads,
};

/** A new story of the kind in that stage. Throws if its road does not lead there. */
export async function storyIn(office: Office, kind: StoryKindName, stage: string): Promise<string> {
  const whole = way(kind, stage);
  const matter = await aMatter(office, 'chen', begin);
  const id = kind === 'petition' ? matter.id : await begun[kind](office, matter);
  for (const { go } of whole) await go({ office, matter, id });
  const { body } = await office.as('song').get(`/${slugOf(kind)}s/${id}`);
  if (body.stage !== stage) throw new Error(`the road to ${kind} ${stage} ends in ${body.stage}`);
  return id;
}

/** From the story's beginning to that stage. */
function way(kind: StoryKindName, stage: string): Road[] {
  const whole: Road[] = [];
  for (let name: string | undefined = stage; name !== undefined; name = whole[0]?.after) {
    const road: Road | undefined = roads[kind][name];
    if (!road) throw new Error(`no road leads to ${kind} ${name}: add one to test/support/roads.ts`);
    whole.unshift(road);
  }
  return whole;
}

/** How stories other than petitions begin, given theirs. */
const begun: Readonly<Record<Exclude<StoryKindName, 'petition'>, (office: Office, matter: Matter) => Promise<string>>> =
  {
    order: async (office, matter) => {
      await forward(matter, 'chen', 'labour');
      await issue(office, matter);
      // Of the second order of a matter an interview is proposed at once.
      return issue(office, matter);
    },
    review: async (office, matter) => {
      for (const stage of way('petition', 'replied')) await stage.go({ office, matter, id: matter.id });
      return askForReview(office, matter);
    },
    hearing: async (office, matter) => {
      for (const stage of way('petition', 'inHearing')) await stage.go({ office, matter, id: matter.id });
      return hearingCalledBy(office, matter);
    },
    package: async (office, matter) => {
      await matter.do('chen', 'screen', { result: 'none' });
      return (await aPackage(office, matter)).id;
    },
    spotCheck: async (office) => {
      await aLedPackage(office);
      return (await aSpotCheck(office)).id;
    },
  };

async function issue(office: Office, matter: Matter): Promise<string> {
  const made = await office.as('su').post('/orders', { petitionId: matter.id, cause: 'delay', demand: '限期办理' });
  if (made.status !== 201) throw new Error(made.text);
  return made.body.order.id;
}

/** The same matter is with the bureau already. */
async function link({ office, matter }: Walker) {
  const matchId = await storyIn(office, 'petition', 'screened');
  const notice = await matter.file('chen', 'linkNotice');
  await matter.do('chen', 'screen', { result: 'running', matchId, notice });
}

async function refuseAgain({ office, matter }: Walker) {
  const matchId = await storyIn(office, 'petition', 'concluded');
  const notice = await matter.file('chen', 'noLongerAcceptedNotice');
  await matter.do('chen', 'screen', { result: 'sameConcluded', matchId, notice });
}

async function routeOut({ matter }: Walker) {
  const notice = await matter.file('chen', 'routeOutNotice');
  const organ = { route: 'litigation', basis: '民事诉讼法第一百二十二条', organ: '安县人民法院' };
  await matter.do('chen', 'routeOut', { ...organ, handedOverAt: begin, notice });
}

async function mediate({ matter }: Walker) {
  const consents = {
    petitioner: await matter.file('han', 'mediationConsent'),
    otherSide: await matter.file('han', 'mediationConsent'),
  };
  await matter.do('han', 'openMediation', { kind: 'people', body: '安县人民调解委员会', consents });
}

async function conclude({ matter }: Walker) {
  const evidence = await matter.file('chen', 'evidence');
  await matter.do('chen', 'conclude', { outcome: 'litigationConcluded', evidence });
}

async function decline({ matter }: Walker) {
  const notice = await matter.file('han', 'nonAcceptanceNotice');
  await matter.do('han', 'declineAcceptance', { ground: '不属于信访范围', remedy: '可向法院起诉', notice });
}

async function acceptOnly({ matter }: Walker) {
  const notice = await matter.file('han', 'acceptanceNotice');
  await matter.do('han', 'accept', { acceptedOn: today, officer: 'han', notice });
  await deliver(matter, 'han', notice, today);
}

async function deliverOpinion({ office, matter }: Walker) {
  const { items } = (await office.as('han').get(`/petitions/${matter.id}/documents`)).body;
  const opinion = items.find(({ type }: { type: string }) => type === 'handlingOpinion');
  await deliver(matter, 'han', opinion.id, today);
}

async function withdraw({ matter }: Walker) {
  const statement = await matter.file('chen', 'withdrawalStatement');
  const paper = await matter.file('chen', 'signedStatement');
  await matter.do('chen', 'withdraw', { statement, onBehalfOf: { paper } });
  await matter.do('cao', 'confirmWithdrawal', { how: '电话里确认' });
}

/** The matrix's reviews are first ones: its office holds hearings in those, too. */
async function hear({ office, id }: Walker) {
  const panels = { value: { ...usualPanels, inFirstReview: true }, source: 'test' };
  const data = { ...national2022, version: national2022.version + 1, settings: { ...national2022.settings, panels } };
  await office.db.insert(policies).values({ id: data.id, version: data.version, data }).onConflictDoNothing();
  const { status, text } = await office.as('geng').post(`/reviews/${id}/acts/callHearing`, aCall);
  if (status !== 200) throw new Error(text);
}

async function escalate({ office, matter, id }: Walker) {
  await until(async () => (await office.as('su').get(`/orders/${id}`)).body.details.proposal !== undefined);
  await matter.doOrder(id, 'su', 'confirmInterview', { names: ['tou'], date: today });
}
