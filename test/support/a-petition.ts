import { actorOf, theContext } from './registers';
import type { Stage, TestStory } from './stage';

/** What the door would hand on of a registration: words and persons sealed. */
export const aRegistration = (more: object = {}) => ({
  ...{ channel: 'visit', receivedOn: '2026-02-26', matterType: 'appeal', itemClass: 'first', class: 'wages' },
  ...{ place: '安县', persons: [{ sealed: 'x' }], headcount: 1, requests: [{ text: { sealed: 'x' } }] },
  ...{ facts: { sealed: 'x' }, addressUnclear: false },
  ...more,
});

const types = {
  notice: 'acceptanceNotice',
  proof: 'deliveryProof',
  opinion: 'handlingOpinion',
  extension: 'extensionNotice',
  paper: 'signedStatement',
  statement: 'withdrawalStatement',
  performance: 'performanceProof',
  consent: 'mediationConsent',
  otherConsent: 'mediationConsent',
  agreement: 'settlementAgreement',
  report: 'completionReport',
  evidence: 'evidence',
  routed: 'routeOutNotice',
  receipt: 'handOverReceipt',
  onSpot: 'onSpotAnswer',
  request: 'reviewRequest',
  link: 'linkNotice',
  advice: 'reviewAdvice',
  last: 'noLongerAcceptedNotice',
};

/** Papers as the door would find them: one of each type, named by its role in the tests. */
export const papersOf = (story: string) =>
  theContext({
    documents: Object.fromEntries(
      Object.entries(types).map(([id, type]) => [id, { id, type, story, filedOn: '2026-02-26' }]),
    ),
  });

/** A petition registered on Thu 2026-02-26 and forwarded to the labour bureau the same morning. */
export async function aForwardedPetition(stage: Stage, more: Parameters<Stage['register']>[2] = {}) {
  const command = { act: 'register', actor: actorOf('chen'), input: aRegistration(), context: theContext() };
  const story = await stage.register(command, '2026-02-26T09:00:00+08:00', more);
  const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
  await story.act('screen', actorOf('chen'), { result: 'none' });
  await story.act('classify', actorOf('chen'), classes);
  await story.act('forward', actorOf('chen'), { unitId: 'labour', assistants: [] }, { context: theContext() });
  return story;
}

export const acceptance = { acceptedOn: '2026-02-26', officer: 'han', notice: 'notice' };

/** … and accepted the same day, its notice delivered, at work. */
export async function aPetitionInHand(stage: Stage, more: Parameters<Stage['register']>[2] = {}) {
  const story = await aForwardedPetition(stage, more);
  const context = papersOf(story.id);
  await story.act('accept', actorOf('han'), acceptance, { context });
  const delivery = { docId: 'notice', deliveredOn: '2026-02-26', way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', actorOf('han'), delivery, { context });
  await story.act('startHandling', actorOf('han'), {});
  return story;
}

/** Taken back by the petitioner's signed word, and over. */
export async function withdrawn(story: TestStory): Promise<void> {
  const context = papersOf(story.id);
  const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
  await story.act('withdraw', actorOf('chen'), { statement: 'statement', onBehalfOf }, { context });
  await story.act('confirmWithdrawal', actorOf('cao'), { how: { sealed: 'x' } });
  await story.handle.result();
}
