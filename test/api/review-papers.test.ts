import { aMatter, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { answeredMatter } from '../support/page-door';
import {
  admit,
  askForReview,
  askForSecondReview,
  city,
  county,
  deliverDecision,
  onReview,
} from '../support/review-door';
import { until } from '../support/until';

/**
 * The papers of reviews, and of those who come again: issued through their routes and taken by the acts. Opinion delivered
 * Wed 2026-04-01, window to Fri 05-01, rolled to Wed 05-06; first review delivered Thu 04-30: 30 days, Sat 05-30, rolled
 * to Mon 06-01.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

async function issued(who: string, path: string, body: object): Promise<{ id: string; serial: string; text: string }> {
  const answer = await office.as(who).post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
  const page = await office.as(who).get(`/papers/${answer.body.id}.html`);
  return { id: answer.body.id, serial: answer.body.serial, text: page.text };
}
const issue = (who: string, path: string, body: object) => office.as(who).post(path, body);

/** Somebody comes again with the same; screened with the paper that says what comes of it. */
async function comesAgain(matter: Matter, begin: string, kind: string, result: string, more: object = {}) {
  const again = await aMatter(office, 'chen', begin);
  const notice = await issued('chen', `/petitions/${again.id}/papers/${kind}`, { matchId: matter.id, ...more });
  await again.do('chen', 'screen', { result, matchId: matter.id, notice: notice.id });
  return { again, notice };
}

const items = [{ no: 1, decision: 'uphold', reasons: '事实清楚，依据正确' }];
const opinionBody = (article: string) => ({ items, basis: `《信访工作条例》第${article}条` });

async function decideByPaper(review: string, organ: typeof county, article: string) {
  const route = `/reviews/${review}/papers/${organ.opinion}`;
  const paper = await issued(organ.handler, route, opinionBody(article));
  const draft = { opinion: paper.id, items, remedy: '见意见书' };
  await onReview(office, review, organ.handler, 'draftDecision', draft);
  await onReview(office, review, organ.head, 'approveDecision');
  return paper;
}

test('from the delivered opinion to the last word, each paper with its number, its remedy and its last day', async () => {
  const matter = await answeredMatter(office);
  const inTime = await comesAgain(matter, '2026-04-02T09:00:00+08:00', 'reviewAdvice', 'inWindow');
  expect(inTime.notice.text).toContain('请在2026年5月6日（星期三）前（含当日）向安县人民政府书面申请复查');
  expect(await inTime.again.row()).toMatchObject({ stage: 'linked' });

  await matter.to('2026-04-27T10:00');
  const first = await askForReview(office, matter);
  const route = `/reviews/${first}/papers/reviewOpinion`;
  expect((await issue('geng', route, opinionBody('三十五'))).body.code).toBe('wrongStage');
  await admit(office, first);
  expect((await issue('chen', route, opinionBody('三十五'))).body.code).toBe('notYourRole');
  expect((await issue('han', route, opinionBody('三十五'))).body.code).toBe('notYourUnit');
  const twice = { ...opinionBody('三十五'), items: [...items, { ...items[0], no: 2 }] };
  expect((await issue('geng', route, twice)).body.code).toBe('itemMissing');

  const meanwhile = await comesAgain(matter, '2026-04-28T09:00:00+08:00', 'linkNotice', 'running');
  expect(meanwhile.notice.text).toContain((await matter.row()).number);

  await matter.to('2026-04-30T10:00');
  const opinion = await decideByPaper(first, county, '三十五');
  expect(opinion.serial).toMatch(/〔2026〕1号$/);
  for (const part of [
    '复查意见书',
    '维持',
    '事实清楚，依据正确',
    '向和城市人民政府书面申请复核',
    '2026年6月1日（星期一）',
  ])
    expect(opinion.text).toContain(part);
  const voided = await office.as('geng').post(`/papers/${opinion.id}/void`, { reason: 'replaced' });
  expect(voided.body.code).toBe('paperInUse');
  await deliverDecision(office, first);
  await until(async () => (await matter.row()).stage === 'reviewed');
  // The last day on the paper is the day until which it runs.
  expect(await matter.clock('T_REREVIEW_WINDOW')).toMatchObject({ dueOn: '2026-06-01' });

  const second = await askForSecondReview(office, matter);
  await admit(office, second, city);
  const last = await decideByPaper(second, city, '三十六');
  for (const part of ['复核意见书', '本意见为终结意见', '不再受理']) expect(last.text).toContain(part);
  expect(last.text).not.toContain('class="body remedy"');
  await deliverDecision(office, second, city);
  await until(async () => (await matter.row()).stage === 'concluded');

  const over = await comesAgain(matter, '2026-05-06T09:00:00+08:00', 'noLongerAcceptedNotice', 'sameConcluded');
  for (const part of ['不再受理告知书', '复核终结', '2026年4月30日']) expect(over.notice.text).toContain(part);
  expect(await over.again.row()).toMatchObject({ stage: 'noLongerAccepted' });
}, 90_000);

test('what the other matter does not bear out is refused, and no number is used', async () => {
  const [one, other] = [
    await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00'),
    await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00'),
  ];
  const path = (kind: string) => `/petitions/${one.id}/papers/${kind}`;
  const code = async (kind: string, matchId: string) => (await issue('chen', path(kind), { matchId })).body.code;
  expect(await code('noLongerAcceptedNotice', other.id)).toBe('matchNotConcluded');
  expect(await code('reviewAdvice', other.id)).toBe('windowOver');
  expect(await code('linkNotice', one.id)).toBe('matchMissing');
  expect(await code('linkNotice', '0198c1a0-0000-7000-8000-000000000001')).toBe('matchMissing');
  const accused = { matterType: 'accusation', accused: { units: ['labour'], officers: [] } };
  const accusation = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00', accused);
  expect(await code('linkNotice', accusation.id)).toBe('matchUnfit');
});
