import { eq } from 'drizzle-orm';
import { regions } from '../../db/schema';
import type { Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { answeredMatter } from '../support/page-door';
import { admit, askForReview, decide, deliverDecision, onReview } from '../support/review-door';
import { until } from '../support/until';

/**
 * What provinces add to a review, over HTTP and with moved time. Opinion delivered Wed 2026-04-01; review asked for on Mon
 * 04-27: thirty days, Wed 05-27.
 */
let office: Office;
afterEach(() => office.close());

async function underPolicy(policyId: string): Promise<{ matter: Matter; review: string }> {
  office = await anOffice();
  await office.db.update(regions).set({ policyId }).where(eq(regions.code, '330421'));
  const matter = await answeredMatter(office);
  await matter.to('2026-04-27T10:00');
  return { matter, review: await askForReview(office, matter) };
}

const get = async (path: string) => (await office.as('chen').get(path)).body;
const clockOf = async (review: string, rule: string) =>
  (await get(`/reviews/${review}/clocks`)).items.find((one: { rule: string }) => one.rule === rule);
const codeOf = async (review: string, person: string, act: string, input: object = {}) =>
  (await office.as(person).post(`/reviews/${review}/acts/${act}`, input)).body.code;
const ordersOf = async (matter: Matter) => (await get(`/petitions/${matter.id}/orders`)).items;

test('Shandong: three working days to admit, Thu 04-30; kept on the day, the clock is met', async () => {
  const { matter, review } = await underPolicy('shandong-2015');
  expect(await clockOf(review, 'T_ADMIT')).toMatchObject({ startOn: '2026-04-27', dueOn: '2026-04-30' });
  await matter.to('2026-04-30T17:00');
  await admit(office, review);
  expect(await clockOf(review, 'T_ADMIT')).toMatchObject({ state: 'stopped', metOn: '2026-04-30' });
  await matter.to('2026-05-07T10:00');
  expect(await ordersOf(matter)).toEqual([]);
}, 60_000);

test('Shandong: missed, it is red at once and ordered on the next working day, Wed 05-06; the review runs on', async () => {
  const { matter, review } = await underPolicy('shandong-2015');
  await matter.to('2026-05-01T00:01'); // Labour Day, to Tue 05-05
  expect((await get(`/reviews/${review}`)).colour).toBe('red');
  await matter.to('2026-05-06T08:59');
  expect(await ordersOf(matter)).toEqual([]);
  await matter.to('2026-05-06T09:01');
  expect(await ordersOf(matter)).toMatchObject([{ unit: 'county-gov', rule: 'T_ADMIT' }]);
  await admit(office, review);
  expect(await clockOf(review, 'T_REVIEW')).toMatchObject({ state: 'running', dueOn: '2026-05-27' });
}, 60_000);

test('Beijing: thirty days more, asked for by one and granted by another, to Fri 06-26; once', async () => {
  const { matter, review } = await underPolicy('beijing');
  expect(await clockOf(review, 'T_ADMIT')).toBeUndefined();
  await admit(office, review);
  const asked = (days: number) => ({ days, reason: '需要重新鉴定' });
  expect(await codeOf(review, 'geng', 'requestExtension', asked(31))).toBe('extensionTooLong');
  await matter.to('2026-05-26T10:00');
  await onReview(office, review, 'geng', 'requestExtension', asked(30));
  const notice = await office.as('zhang').file(review, 'extensionNotice');
  expect(await codeOf(review, 'geng', 'extend', { notice })).toBe('notYourRole');
  await onReview(office, review, 'zhang', 'extend', { notice });
  expect(await clockOf(review, 'T_REVIEW')).toMatchObject({
    extension: 30,
    strictOn: '2026-06-26',
    dueOn: '2026-06-26',
  });
  expect(await codeOf(review, 'geng', 'requestExtension', asked(1))).toBe('extensionUsed');

  // The old last day passes without an order; the decision of the new one is in time.
  await matter.to('2026-05-29T10:00');
  expect([(await get(`/reviews/${review}`)).colour, await ordersOf(matter)]).toEqual(['green', []]);
  await matter.to('2026-06-26T16:00');
  await decide(office, review);
  await deliverDecision(office, review);
  await until(async () => (await matter.row()).stage === 'reviewed');
  expect(await clockOf(review, 'T_REVIEW')).toMatchObject({ metOn: '2026-06-26', lateDays: 0 });
}, 60_000);

test('elsewhere there are neither', async () => {
  const { review } = await underPolicy('national-2022');
  expect(await clockOf(review, 'T_ADMIT')).toBeUndefined();
  await admit(office, review);
  expect(await codeOf(review, 'geng', 'requestExtension', { days: 1, reason: '需要' })).toBe('notExtendable');
}, 60_000);
