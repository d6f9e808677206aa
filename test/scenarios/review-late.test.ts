import { officers } from '../../db/schema';
import { acceptedByLabour, deliver, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { threeChecks } from '../support/registers';
import { admit, askForReview, county, decide, deliverDecision, onReview, refuse } from '../support/review-door';
import { until } from '../support/until';

/**
 * Answered and delivered Thu 2026-03-12, checked and closed: 30 days, Sat 04-11, rolled to Mon 04-13. What came in that
 * day may be entered for fifteen days more: to Tue 04-28.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
  const post = { person: 'ju', name: 'ju', unitId: 'county-bureau', rank: 'staff', deputy: null, active: true };
  await office.db
    .insert(officers)
    .values({ ...post, id: 'ju@county-bureau', post: 'unitHead', roles: ['unitHead', 'leader'] });
});
afterAll(() => office.close());
const bureauHead = () => office.as('chen', { sub: 'ju', roles: ['unitHead', 'leader'] });

async function closed(): Promise<Matter> {
  const matter = await acceptedByLabour(office);
  await matter.to('2026-03-12T10:00');
  await deliver(matter, 'han', await signReply(matter, 'han', 'tou'), '2026-03-12');
  await matter.do('hu', 'verifyByUnit', { result: 'passed', checks: threeChecks });
  await matter.do('cao', 'verifyByBureau', { result: 'passed', checks: threeChecks });
  await matter.do('chen', 'close', { resolved: true });
  return matter;
}

async function request(matter: Matter, receivedOn = '2026-04-13') {
  const paper = await matter.file('chen', 'reviewRequest');
  const input = { organ: 'county-gov', receivedOn, grounds: '不服', onBehalfOf: { paper } };
  return { input, to: `/petitions/${matter.id}/acts/requestReview` };
}

test('received on the last day and entered on Tue 04-28: the right is kept, the organ’s thirty days are not longer', async () => {
  const matter = await closed();
  await matter.to('2026-04-28T23:00');
  expect(await matter.row()).toMatchObject({ stage: 'closed', over: false, holder: null });
  expect(await matter.clock('T_REVIEW_WINDOW')).toMatchObject({ state: 'lapsed', dueOn: '2026-04-13' });
  expect(await matter.clock('T_LATE_ENTRY')).toMatchObject({ state: 'running', dueOn: '2026-04-28' });

  const { input, to } = await request(matter);
  expect(await matter.code('chen', 'requestReview', input)).toBe('lateEntryByHead');
  expect((await bureauHead().post(to, { ...input, receivedOn: '2026-04-14' })).body.code).toBe('windowOver');
  expect((await bureauHead().post(to, input)).status).toBe(200);

  expect(await matter.row()).toMatchObject({ stage: 'underReview' });
  const { id } = (await matter.row()).children.at(-1);
  await until(async () => (await office.as('geng').get(`/reviews/${id}`)).status === 200);
  const { items } = (await office.as('geng').get(`/reviews/${id}/clocks`)).body;
  expect(items).toMatchObject([{ rule: 'T_REVIEW', startOn: '2026-04-13', dueOn: '2026-05-13' }]);
});

test('on Wed 04-29 the matter is over; what comes now is a petition of its own', async () => {
  const matter = await closed();
  await matter.to('2026-04-29T00:01');
  expect(await matter.row()).toMatchObject({ stage: 'closed', over: true });
  const { input, to } = await request(matter);
  expect((await bureauHead().post(to, input)).body.code).toBe('storyEnded');
});

test('refused by an organ that may not review it, it is sent to the right one after the last day', async () => {
  const matter = await closed();
  await matter.to('2026-04-13T10:00');
  const review = await askForReview(office, matter);
  await matter.to('2026-04-20T10:00'); // Mon; fifteen days: Tue 05-05 is a holiday, rolled to Wed 05-06
  await refuse(office, review, { ground: 'wrongOrgan', rightOrgan: 'city-gov' });
  await until(async () => (await matter.row()).stage === 'closed');
  expect(await matter.clock('T_LATE_ENTRY')).toMatchObject({ state: 'running', dueOn: '2026-05-06' });
  const { input, to } = await request(matter);
  expect((await bureauHead().post(to, input)).status).toBe(200);
});

test('a draft is returned, and what is changed is performed by its day, Fri 05-15', async () => {
  const matter = await closed();
  await matter.to('2026-04-13T10:00');
  const review = await askForReview(office, matter);
  await admit(office, review);
  const opinion = await office.as('geng').file(review, county.opinion);
  const items = [{ no: 1, decision: 'change', reasons: '应予支持' }];
  const draft = { opinion, items, ground: 'factsUnclear', remedy: '可申请复核' };
  const code = async (more: object) =>
    (await office.as('geng').post(`/reviews/${review}/acts/draftDecision`, { ...draft, ...more })).body.code;
  const execution = { unitId: 'labour', what: '支付工资差额', by: '2026-05-15' };
  expect(await code({})).toBe('promiseMissing');
  expect(await code({ execution: { ...execution, unitId: 'housing' } })).toBe('notAssistant');
  await onReview(office, review, 'geng', 'draftDecision', { ...draft, execution });
  await onReview(office, review, 'zhang', 'returnDecision', { reason: '理由不充分' });
  expect((await office.as('zhang').post(`/reviews/${review}/acts/approveDecision`, {})).body.code).toBe('noRequest');
  const mine = (await office.as('geng').get('/tasks')).body.items.filter(
    ({ story }: { story: string }) => story === review,
  );
  expect(mine).toMatchObject([{ act: 'draftDecision' }]);

  await decide(office, review, county, 'change', { execution });
  await deliverDecision(office, review);
  await until(async () => (await matter.row()).stage === 'reviewed');
  expect(await matter.clock('T_EXECUTE')).toMatchObject({ state: 'running', dueOn: '2026-05-15' });
  const proof = await matter.file('han', 'performanceProof');
  await matter.do('han', 'recordPerformance', { doneOn: '2026-04-13', proof });
  await matter.do('cao', 'confirmPerformance');
  const lines = (await office.as('chen').get(`/reviews/${review}/events`)).text;
  expect(lines).not.toMatch(/支付工资差额|理由不充分/);
});
