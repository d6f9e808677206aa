import { aMatter, deliver, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import {
  admit,
  askForReview,
  askForSecondReview,
  city,
  county,
  decide,
  deliverDecision,
  delivered,
  onReview,
  signed,
} from '../support/review-door';
import { until } from '../support/until';

/**
 * Scenario B from the delivered opinion on: accepted Mon 2026-03-02, extended to Mon 06-01, issued Mon 05-25, delivered
 * Fri 05-29. 30 days: Sun 06-28, rolled to Mon 06-29. Review asked for Mon 06-29: 30 days, Wed 07-29. Delivered Tue
 * 07-28: 30 days, Thu 08-27. Second review asked for Thu 08-27: 30 days, Sat 09-26, rolled to Mon 09-28, yellow Wed 09-23.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const get = async (path: string, by = 'chen') => (await office.as(by).get(path)).body;
const clockOf = async (review: string, rule: string) =>
  (await get(`/reviews/${review}/clocks`)).items.find((one: { rule: string }) => one.rule === rule);
/** What the door suggests for the first of the two in the face of the second. */
const suggestedFor = async (one: Matter, other: Matter) =>
  (await get(`/petitions/${one.id}/duplicates`)).items.find(({ id }: { id: string }) => id === other.id)?.suggested;
const becomes = (matter: Matter, stage: string) => until(async () => (await matter.row()).stage === stage);
const paper = async (matter: Matter) => ({ onBehalfOf: { paper: await matter.file('chen', 'reviewRequest') } });

test('issued is not delivered: without a proof no window, and the handling clock runs on', async () => {
  const { matter, opinion } = await signed(office);
  expect(await matter.clock('T_HANDLE')).toMatchObject({ state: 'running', dueOn: '2026-06-01' });
  expect(await matter.clock('T_REVIEW_WINDOW')).toBeUndefined();
  const ask = { organ: 'county-gov', receivedOn: '2026-05-29', grounds: '不服', ...(await paper(matter)) };
  expect(await matter.code('chen', 'requestReview', ask)).toBe('wrongStage');
  const noProof = { docId: opinion, deliveredOn: '2026-05-29', way: 'post', proof: opinion };
  expect(await matter.code('han', 'recordDelivery', noProof)).toBe('wrongPaper');
});

test('upheld twice: every date of the scenario, and after it the same facts are no longer accepted', async () => {
  const matter = await delivered(office);
  expect(await matter.clock('T_REVIEW_WINDOW')).toMatchObject({ strictOn: '2026-06-28', dueOn: '2026-06-29' });
  await matter.to('2026-06-29T10:00');
  const ask = { receivedOn: '2026-06-29', grounds: '不服', ...(await paper(matter)) };
  expect(await matter.code('chen', 'requestReview', { ...ask, organ: 'labour' })).toBe('organNotAbove');
  expect(await matter.code('chen', 'requestReview', { ...ask, organ: 'county-bureau' })).toBe('organNotAbove');
  expect(await matter.code('chen', 'requestReview', { ...ask, organ: 'city-gov' })).toBe('wrongOrgan');
  expect((await office.as('geng').get(`/petitions/${matter.id}`)).status).toBe(404);

  const first = await askForReview(office, matter);
  expect(await matter.code('chen', 'requestReview', { ...ask, organ: 'county-gov' })).toBe('reviewOpen');
  expect(await matter.row()).toMatchObject({ stage: 'underReview', holder: { unitId: 'county-gov' } });
  expect(await clockOf(first, 'T_REVIEW')).toMatchObject({ startOn: '2026-06-29', dueOn: '2026-07-29' });
  expect(await get(`/petitions/${matter.id}/reviews`)).toMatchObject({ items: [{ id: first, kind: 'first' }] });

  // The organ sees the petition and does nothing to it; the unit sees the review and supplies the file.
  expect((await get(`/petitions/${matter.id}`, 'geng')).id).toBe(matter.id);
  expect(await matter.code('geng', 'urge', {})).toBe('notYourUnit');
  expect((await get(`/petitions/${matter.id}/acts`, 'geng')).map(({ act }: { act: string }) => act)).toEqual([]);
  await admit(office, first);
  await onReview(office, first, 'geng', 'callFile', { unitId: 'labour', dueOn: '2026-07-06' });
  const docs = [await office.as('han').file(first, 'other')];
  await onReview(office, first, 'han', 'supplyFile', { docs });
  await matter.to('2026-07-28T10:00');
  await decide(office, first);
  expect((await matter.row()).stage).toBe('underReview');
  await deliverDecision(office, first);
  await becomes(matter, 'reviewed');
  expect(await matter.clock('T_REREVIEW_WINDOW')).toMatchObject({ startOn: '2026-07-28', dueOn: '2026-08-27' });

  await matter.to('2026-08-27T10:00');
  const second = await askForSecondReview(office, matter);
  expect(await clockOf(second, 'T_REREVIEW')).toMatchObject({ strictOn: '2026-09-26', dueOn: '2026-09-28' });
  await matter.to('2026-09-22T23:59');
  expect((await get(`/reviews/${second}`)).colour).toBe('green');
  await matter.to('2026-09-23T00:01');
  expect((await get(`/reviews/${second}`)).colour).toBe('yellow');
  // The same person comes again while it is under review: joined to it, not turned away.
  const meanwhile = await aMatter(office, 'chen', '2026-09-23T09:00:00+08:00');
  const tooEarly = { matchId: matter.id, notice: await meanwhile.file('chen', 'noLongerAcceptedNotice') };
  expect(await suggestedFor(meanwhile, matter)).toBe('running');
  expect(await meanwhile.code('chen', 'screen', { result: 'sameConcluded', ...tooEarly })).toBe('matchNotConcluded');
  await admit(office, second, city);
  await decide(office, second, city);
  await deliverDecision(office, second, city);
  await becomes(matter, 'concluded');
  expect(await matter.row()).toMatchObject({ over: true, details: { concluded: { outcome: 'concludedByReReview' } } });

  const again = await aMatter(office, 'chen', '2026-10-12T09:00:00+08:00');
  expect(await suggestedFor(again, matter)).toBe('sameConcluded');
  const notice = await again.file('chen', 'noLongerAcceptedNotice');
  await again.do('chen', 'screen', { result: 'sameConcluded', matchId: matter.id, notice });
  expect(await again.row()).toMatchObject({ stage: 'noLongerAccepted', over: false });
  await deliver(again, 'chen', notice, '2026-10-12');
  expect(await again.row()).toMatchObject({ stage: 'noLongerAccepted', over: true });
  expect(await matter.row()).toMatchObject({ stage: 'concluded', details: { reviews: [{}, { kind: 'second' }] } });
});

test('revoked: sixty days from the delivery, the organ’s own day beside them, and not the same answer again', async () => {
  const matter = await delivered(office);
  await matter.to('2026-06-29T10:00');
  const review = await askForReview(office, matter);
  await admit(office, review);
  await matter.to('2026-07-28T10:00'); // Tue
  await decide(office, review, county, 'revokeAndRedo', { redoBy: '2026-08-21' }); // Fri
  await deliverDecision(office, review);
  await becomes(matter, 'handling');
  expect(await matter.row()).toMatchObject({ details: { round: 2 } });
  // Sat 2026-09-26, rolled to Mon 09-28.
  expect(await matter.clock('T_HANDLE')).toMatchObject({ instance: 2, strictOn: '2026-09-26', dueOn: '2026-09-28' });
  expect(await matter.clock('T_REDO')).toMatchObject({ dueOn: '2026-08-21' });

  const opinion = await matter.file('han', 'handlingOpinion');
  const onceChecks = ['understood', 'knotFound', 'policyApplied', 'solutionFair', 'requestMet'];
  const reply = (facts: string) => ({
    ...{ opinion, onceChecks: onceChecks.map((code) => ({ code, ok: true })), remedy: '可申请复查' },
    items: [{ no: 1, outcome: 'explained', facts, basis: '劳动法第五十条' }],
  });
  expect(await matter.code('han', 'submitReply', reply('已查明。'))).toBe('sameAsBefore');
  expect(await matter.code('han', 'submitReply', reply('重新调查后查明工资未付'))).toBeUndefined();
  const lines = JSON.stringify((await get(`/petitions/${matter.id}/events`)).items);
  expect(lines).not.toMatch(/已查明|劳动法/);
});

test('who handled the matter reviews it in no other post or role', async () => {
  const matter = await delivered(office);
  await matter.to('2026-06-29T10:00');
  const review = await askForReview(office, matter);
  const { officers } = await import('../../db/schema');
  const post = { person: 'han', name: 'han', unitId: 'county-gov', rank: 'staff', deputy: null, active: true };
  const roles = ['handler', 'unitHead'];
  await office.db.insert(officers).values({ ...post, id: 'han@county-gov', post: 'handler', roles });
  const inNewPost = office.as('han', { unit: 'county-gov', roles: ['handler', 'unitHead'] });
  const tried = await inNewPost.post(`/reviews/${review}/acts/admit`, { officer: 'geng' });
  expect(tried.body.code).toBe('verifierNotIndependent');
  const named = await office.as('geng').post(`/reviews/${review}/acts/admit`, { officer: 'han' });
  expect(named.body.code).toBe('verifierNotIndependent');
  await admit(office, review);
  const opinion = await office.as('geng').file(review, 'reviewOpinion');
  const items = [{ no: 1, decision: 'uphold', reasons: '经审查' }];
  await onReview(office, review, 'geng', 'draftDecision', { opinion, items, remedy: '可申请复核' });
  expect((await inNewPost.post(`/reviews/${review}/acts/approveDecision`, {})).body.code).toBe(
    'verifierNotIndependent',
  );
});

test('a missed review is the organ’s: red and ordered Thu 07-30, under the bureau of its region', async () => {
  const matter = await delivered(office);
  await matter.to('2026-06-29T10:00');
  const review = await askForReview(office, matter);
  await matter.to('2026-07-30T08:59');
  expect((await get(`/reviews/${review}`)).colour).toBe('red');
  expect((await get(`/petitions/${matter.id}/orders`)).items).toEqual([]);
  await matter.to('2026-07-30T09:01');
  const { items } = await get(`/petitions/${matter.id}/orders`);
  expect(items).toMatchObject([{ unit: 'county-gov', rule: 'T_REVIEW', petition: matter.id }]);
});
