import {
  convene,
  deliberate,
  type Hearing,
  hearingOf,
  letter,
  opine,
  proofsFor,
  schedule,
  serve,
  vote,
} from '../support/hearing-door';
import { dayAt, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { linkTo } from '../support/page-door';
import { concerned, free, loadPanel } from '../support/panel-register';
import {
  admit,
  askForReview,
  askForSecondReview,
  city,
  decide,
  deliverDecision,
  delivered,
  onReview,
  upheld,
} from '../support/review-door';
import { until } from '../support/until';

/**
 * Scenario B with a hearing in the second review, both at the door: asked for on Thu 2026-08-27, due Sat 09-26 → Mon 09-28.
 * A hearing with a date since Mon 09-07 is held on Thu 10-08; its opinion of Fri 10-09 gives 32 days back: Wed 10-28.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
  await loadPanel(office, 'city-bureau', 'cheng');
});
afterAll(() => office.close());

const get = async (path: string, by = 'chen') => (await office.as(by).get(path)).body;
const stageOf = async (review: string) => (await get(`/reviews/${review}`)).stage;
const clockOf = async (review: string) =>
  (await get(`/reviews/${review}/clocks`)).items.find(({ rule }: { rule: string }) => rule === 'T_REREVIEW');
const warned = async (review: string) =>
  (await get(`/reviews/${review}/events`)).items
    .filter(({ act, data }: { act: string; data: { alert?: object } }) => act === 'warn' && data.alert)
    .map(({ at }: { at: string }) => dayAt(at));

/**
 * Called by the city's organ on Mon 09-07, organised by the city's bureau, which gives it a date the same day; nobody of a
 * unit below may chair it.
 */
async function scheduled(): Promise<{ matter: Matter; review: string; hearing: Hearing }> {
  const matter = await delivered(office);
  await matter.to('2026-06-29T10:00');
  await askForReview(office, matter);
  await matter.to('2026-07-28T10:00');
  await upheld(office, matter);
  await matter.to('2026-08-27T10:00');
  const review = await askForSecondReview(office, matter);
  await admit(office, review, city);
  expect(await clockOf(review)).toMatchObject({ strictOn: '2026-09-26', dueOn: '2026-09-28' });
  await matter.to('2026-09-07T10:00');
  const call = { applicant: 'petitioner', items: [{ no: 1 }], open: true, ground: 'unclearFacts' };
  await onReview(office, review, 'guan', 'callHearing', call);
  const hearing = await hearingOf(office, await get(`/reviews/${review}`), 'cheng');
  expect(await hearing.get()).toMatchObject({ bureau: 'city-bureau', unit: 'labour', assistants: ['county-gov'] });
  expect((await clockOf(review)).pausedFrom).toBeUndefined();
  const session = { sessionAt: '2026-10-08T09:00:00+08:00', drawAt: '2026-09-10T08:00:00+08:00' };
  await expect(schedule(hearing, session)).rejects.toThrow('chairConflict');
  await schedule(hearing, { ...session, chair: 'cao', recorder: 'su' });
  await until(async () => (await clockOf(review)).pausedFrom === '2026-09-07');
  return { matter, review, hearing };
}

test('held Thu 10-08, opinion Fri 10-09: 32 days taken out, slip Fri 10-23, yellow Sun 10-25, due Wed 10-28', async () => {
  const { matter, review, hearing } = await scheduled();
  expect(await hearing.clock('T_HEARING_HOLD')).toMatchObject({ strictOn: '2026-10-07', dueOn: '2026-10-08' });
  expect(await hearing.clock('T_HEARING_NOTICE')).toMatchObject({ dueOn: '2026-09-17' });
  await serve(hearing, '2026-09-10');
  // All units of the county are below its government, whose decision is under review: the housing bureau's member as well.
  const [draw] = (await get(`/hearings/${hearing.id}/draw`)).draws;
  expect(draw.pool.candidates.map(({ id }: { id: string }) => id).sort()).toEqual(free.slice(1).sort());
  expect(draw.pool.excluded).toEqual(
    expect.arrayContaining([...concerned, { id: free[0], reason: 'unitTie' }].map(expect.objectContaining)),
  );
  await letter(hearing);
  await matter.to('2026-09-23T10:00');
  expect([await stageOf(review), (await get(`/reviews/${review}`)).colour]).toEqual(['inHearing', 'green']);
  const link = await linkTo(matter);
  const page = async () => (await fetch(`${link.url}?lang=en`)).text();
  expect(await page()).toContain('has stood still since Mon 2026-09-07: 16 days so far');
  await convene(hearing);
  await deliberate(hearing);
  await vote(hearing, { uphold: 6, notUphold: 3, abstain: 0 });
  await matter.to('2026-10-09T10:00');
  await opine(hearing, '原答复依据充分');
  await until(async () => (await stageOf(review)) === 'examining');
  expect(await hearing.clock('T_HEARING_DELIVERY')).toMatchObject({ dueOn: '2026-10-19' });
  const clock = await clockOf(review);
  expect(clock).toMatchObject({ pauses: [{ from: '2026-09-07', to: '2026-10-08' }], dueOn: '2026-10-28' });
  expect([clock.strictOn, clock.pausedFrom]).toEqual(['2026-10-28', undefined]);
  const shown = await page();
  expect(shown).toContain('32 days, Mon 2026-09-07 to Thu 2026-10-08, were taken out of the time of the second review');
  expect(shown).toContain('Its last day is now Wed 2026-10-28.');
  await hearing.do('cheng', 'recordDelivery', { deliveredOn: '2026-10-09', proofs: await proofsFor(hearing) });

  await matter.to('2026-10-23T08:59');
  expect(await warned(review)).toEqual([]);
  await matter.to('2026-10-24T23:59');
  expect([await warned(review), (await get(`/reviews/${review}`)).colour]).toEqual([['2026-10-23'], 'green']);
  await matter.to('2026-10-25T00:01');
  expect((await get(`/reviews/${review}`)).colour).toBe('yellow');
  await matter.to('2026-10-28T10:00');
  await expect(decide(office, review, city)).rejects.toThrow('hearingOpinionUnaddressed');
  await decide(office, review, city, 'uphold', { onHearing: '采纳评议团意见' });
  await deliverDecision(office, review, city);
  await until(async () => (await matter.row()).stage === 'concluded');
  expect(await clockOf(review)).toMatchObject({ state: 'stopped', metOn: '2026-10-28', lateDays: 0 });
});

test('cancelled Mon 09-21: 14 days taken out, due Sat 10-10, which is worked', async () => {
  const { matter, review, hearing } = await scheduled();
  await matter.to('2026-09-21T10:00');
  await hearing.do('cheng', 'cancel', { reason: '当事人达成和解意向' });
  await until(async () => (await stageOf(review)) === 'examining');
  const clock = await clockOf(review);
  expect(clock).toMatchObject({ pauses: [{ from: '2026-09-07', to: '2026-09-20' }], strictOn: '2026-10-10' });
  expect([clock.dueOn, clock.pausedFrom]).toEqual(['2026-10-10', undefined]);
});
