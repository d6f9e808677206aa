import { accept, aMatter, deliver, forward, type Matter, signReply } from './matter';
import type { Office } from './office';
import { until } from './until';

/** Reviews at the door of an office: the county's government reviews, then the city's. */

export interface Organ {
  readonly unit: string;
  readonly handler: string;
  readonly head: string;
  readonly opinion: string;
}
export const county: Organ = { unit: 'county-gov', handler: 'geng', head: 'zhang', opinion: 'reviewOpinion' };
export const city: Organ = { unit: 'city-gov', handler: 'guan', head: 'rong', opinion: 'reReviewOpinion' };

/** Accepted Mon 2026-03-02, extended to Mon 06-01, its opinion issued Mon 05-25; now it is Fri 05-29. */
export async function signed(office: Office): Promise<{ matter: Matter; opinion: string }> {
  const matter = await aMatter(office, 'chen', '2026-02-27T09:00:00+08:00');
  await forward(matter, 'chen', 'labour');
  await matter.to('2026-03-02T09:30');
  await accept(matter, 'han', '2026-03-02');
  await matter.do('han', 'recordContact', { on: '2026-03-02', how: 'phone', summary: '已联系' });
  await matter.to('2026-04-29T10:00');
  await matter.do('han', 'requestExtension', { days: 30, reason: '案情复杂' });
  await matter.do('tou', 'extend', { notice: await matter.file('tou', 'extensionNotice') });
  await matter.to('2026-05-25T10:00');
  const opinion = await signReply(matter, 'han', 'tou');
  await matter.to('2026-05-29T10:00');
  return { matter, opinion };
}

/** … and delivered the same day. */
export async function delivered(office: Office): Promise<Matter> {
  const { matter, opinion } = await signed(office);
  await deliver(matter, 'han', opinion, '2026-05-29');
  return matter;
}

/** The days of a training story are its own. */
async function today(office: Office, path: string): Promise<string> {
  const { now } = (await office.as('song').get(path)).body;
  return new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function ask(office: Office, matter: Matter, act: string, organ: Organ, more: object): Promise<string> {
  const paper = await matter.file('chen', 'reviewRequest');
  const receivedOn = await today(office, `/petitions/${matter.id}`);
  const input = { organ: organ.unit, receivedOn, grounds: '事实认定有误', onBehalfOf: { paper }, ...more };
  await matter.do('chen', act, input);
  const { id } = (await matter.row()).children.filter((child: { kind: string }) => child.kind === 'review').at(-1);
  await until(async () => (await office.as('chen').get(`/reviews/${id}`)).status === 200);
  return id;
}

/** Asks for a review; answers with its id once it is there. */
export const askForReview = (office: Office, matter: Matter, more: object = {}) =>
  ask(office, matter, 'requestReview', county, more);
export const askForSecondReview = (office: Office, matter: Matter, more: object = {}) =>
  ask(office, matter, 'requestSecondReview', city, more);

export async function onReview(office: Office, id: string, person: string, act: string, input: object = {}) {
  const answer = await office.as(person).post(`/reviews/${id}/acts/${act}`, input);
  if (answer.status !== 200) throw new Error(`${act}: ${answer.text}`);
  return answer.body;
}

export const admit = (office: Office, id: string, { handler }: Organ = county) =>
  onReview(office, id, handler, 'admit', { officer: handler });

/** Drafted and signed; answers with the opinion's id. */
export async function decide(
  office: Office,
  id: string,
  organ: Organ = county,
  decision = 'uphold',
  more: object = {},
) {
  const opinion = await office.as(organ.handler).file(id, organ.opinion);
  const items = [{ no: 1, decision, reasons: '经审查' }];
  const ground = decision === 'uphold' ? {} : { ground: 'factsUnclear' };
  const draft = { opinion, items, ...ground, remedy: '三十日内可向上一级机关申请复核', ...more };
  await onReview(office, id, organ.handler, 'draftDecision', draft);
  await onReview(office, id, organ.head, 'approveDecision');
  return opinion;
}

export async function deliverDecision(office: Office, id: string, organ: Organ = county, docId?: string) {
  const { decision, refusal } = (await office.as(organ.handler).get(`/reviews/${id}`)).body.details;
  const proof = await office.as(organ.handler).file(id, 'deliveryProof');
  const deliveredOn = await today(office, `/reviews/${id}`);
  const paper = docId ?? decision?.opinion ?? refusal.notice;
  return onReview(office, id, organ.handler, 'recordDelivery', { docId: paper, deliveredOn, way: 'inPerson', proof });
}

/** The open review of the matter is upheld and delivered, and the petition knows. */
export async function upheld(office: Office, matter: Matter, organ: Organ = county): Promise<void> {
  const { id } = (await matter.row()).children.at(-1);
  await admit(office, id, organ);
  await decide(office, id, organ);
  await deliverDecision(office, id, organ);
  await until(async () => (await matter.row()).details.review === undefined);
}

export async function refuse(office: Office, id: string, more: object = {}) {
  const notice = await office.as('geng').file(id, 'nonAcceptanceNotice');
  return onReview(office, id, 'zhang', 'refuse', {
    ground: 'notReviewable',
    reason: '不属于复查范围',
    notice,
    ...more,
  });
}

export async function takeBack(office: Office, id: string) {
  const statement = await office.as('geng').file(id, 'withdrawalStatement');
  const paper = await office.as('geng').file(id, 'signedStatement');
  return onReview(office, id, 'geng', 'withdraw', { statement, onBehalfOf: { paper } });
}
