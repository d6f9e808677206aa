import { randomUUID } from 'node:crypto';
import { hearings, measured, stories } from '../../db/schema';
import { anOffice, type Office } from '../support/office';

/** 34 hearings whose opinions are of Thu 2026-01-15; asked on Wed 2026-07-15, the first day on which they count. */
let office: Office;
let nowMs = Date.parse('2026-07-15T10:00:00+08:00');
beforeAll(async () => {
  office = await anOffice({ worker: false, clock: () => nowMs });
  for (let n = 0; n < 34; n += 1) await heard(n < 2 ? { repeatedOn: '2026-03-02' } : {});
  await heard({ region: '330423' });
  await heard({ issuedOn: null });
  await heard({ region: '330424', repeat: true });
});
afterAll(() => office.close());

const began = '2026-01-05T01:00:00.000Z';

async function heard(
  more: Partial<{ repeatedOn: string; region: string; issuedOn: null; repeat: true }> = {},
): Promise<void> {
  const { region = '330421', repeatedOn } = more;
  const [id, petitionId] = [randomUUID(), randomUUID()];
  const place = { region, regionPath: [region, '330400'], assistants: [], accusedUnits: [], accusedOfficers: [] };
  await office.db.insert(stories).values({
    ...{ id, kind: 'hearing', version: 9, stage: 'followingUp', over: false, number: id, bureauId: 'county-bureau' },
    ...{ ...place, targetMissed: false, offsetMs: 0, training: true, beganAt: began, changedAt: began },
    ...{ parent: petitionId, state: { facts: {} } },
  });
  await office.db.insert(hearings).values({
    ...{ id, petitionId, step: 'handling', applicant: 'bureau', open: true, proposedOn: '2026-01-05' },
    ...{ result: 'opinionIssued', upheld: true, issuedOn: more.issuedOn === null ? null : '2026-01-15' },
    repeat: more.repeat,
  });
  if (!repeatedOn) return;
  await office.db.insert(measured).values({
    ...{ id: randomUUID(), version: 1, offsetMs: 0, ...place, channel: 'visit', itemClass: 'repeat' },
    ...{ matterType: 'appeal', receivedByLeader: false, receivedOn: repeatedOn, repeatOf: petitionId },
    ...{ contactsBeforeChange: 0, resolved: false },
  });
}

const asked = async (by = 'su', query = 'from=2026-01-01&to=2026-01-31') =>
  office.as(by).get(`/statistics/hearings?${query}`);

test('32 of 34: 94.12 %, with its window, its days and the very hearings', async () => {
  const { status, body } = await asked();
  expect(status).toBe(200);
  expect(body).toMatchObject({ numerator: 32, denominator: 34, successWindowDays: 180, source: 'office setting' });
  expect((body.value * 100).toFixed(2)).toBe('94.12');
  expect([body.matters.numerator.length, body.matters.denominator.length]).toEqual([32, 34]);
});

test('a wider region counts more, another month nothing, and who reads no rates gets none', async () => {
  expect((await asked('song')).body).toMatchObject({ numerator: 33, denominator: 36 });
  expect((await asked('song', 'from=2026-01-01&to=2026-01-31&region=330423')).body).toMatchObject({ denominator: 1 });
  // Closed with the word that it came again, though no repeat is registered here.
  expect((await asked('song', 'from=2026-01-01&to=2026-01-31&region=330424')).body).toMatchObject({ value: 0 });
  expect((await asked('su', 'from=2026-02-01&to=2026-02-28')).body).toMatchObject({ denominator: 0, value: null });
  expect((await asked('han')).status).toBe(403);
});

test('the day before, none has had its window', async () => {
  nowMs = Date.parse('2026-07-14T23:59:00+08:00');
  expect((await asked()).body).toMatchObject({ numerator: 0, denominator: 0, value: null });
});
