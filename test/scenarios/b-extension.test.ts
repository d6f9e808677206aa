import { officers } from '../../db/schema';
import { acceptedByLabour, deliver, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/** Scenario B up to the delivered reply: accepted Mon 2026-03-02, due Fri 05-01, rolled to Wed 05-06. */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

async function askAndApprove(matter: Matter): Promise<string> {
  await matter.do('han', 'requestExtension', { days: 30, reason: '案情复杂，需要外调' });
  return matter.code('tou', 'extend', { notice: await matter.file('tou', 'extensionNotice') });
}

test('extended on Wed 04-29: one event with old and new date, warned again on Thu 05-28, delivered Fri 05-29', async () => {
  const matter = await acceptedByLabour(office);
  expect(await matter.clock('T_HANDLE')).toMatchObject({ strictOn: '2026-05-01', dueOn: '2026-05-06' });
  await matter.to('2026-04-28T00:01');
  expect((await matter.row()).colour).toBe('yellow');
  await matter.to('2026-04-29T10:00');

  expect(await askAndApprove(matter)).toBeUndefined();

  expect(await matter.clock('T_HANDLE')).toMatchObject({
    strictOn: '2026-05-31',
    dueOn: '2026-06-01',
    colour: 'green',
  });
  const events = (await office.as('chen').get(`/petitions/${matter.id}/events`)).body.items;
  const moved = { clock: 'T_HANDLE#1', oldDueOn: '2026-05-06', newDueOn: '2026-06-01' };
  expect(events.at(-1)).toMatchObject({ act: 'extend', data: { moved: [moved] } });
  expect(await matter.code('han', 'requestExtension', { days: 1, reason: '再延' })).toBe('extensionUsed');

  await matter.to('2026-05-25T10:00');
  const opinion = await signReply(matter, 'han', 'tou');
  await matter.to('2026-05-29T10:00');
  expect(await matter.fired()).toEqual(['warn T_HANDLE#1 2026-04-28', 'warn T_HANDLE#1 2026-05-28']);
  expect(await matter.clock('T_HANDLE')).toMatchObject({ state: 'running' }); // issuing is not delivery
  const early = {
    docId: opinion,
    deliveredOn: '2026-05-24',
    way: 'post',
    proof: await matter.file('han', 'deliveryProof'),
  };
  expect(await matter.code('han', 'recordDelivery', early)).toBe('deliveredBeforeIssue');

  await deliver(matter, 'han', opinion, '2026-05-29');

  expect(await matter.row()).toMatchObject({ stage: 'replied' });
  const papers = (await office.as('chen').get(`/petitions/${matter.id}/documents`)).body.items;
  const submitted = (await office.as('chen').get(`/petitions/${matter.id}/events`)).body.items.find(
    (event: { act: string }) => event.act === 'submitReply',
  );
  expect(papers.find((paper: { id: string }) => paper.id === opinion)).toMatchObject({ seq: submitted.seq });
  expect(papers.some((paper: { seq: number | null }) => paper.seq === null)).toBe(true); // filed for an act that was refused
  expect(await matter.clock('T_HANDLE')).toMatchObject({ state: 'stopped', metOn: '2026-05-29', lateDays: 0 });
  expect(await matter.clock('T_REVIEW_WINDOW')).toMatchObject({ strictOn: '2026-06-28', dueOn: '2026-06-29' }); // Sun, Mon
});

test('Mon 05-04 is still in time, for the last day has rolled to Wed 05-06', async () => {
  const matter = await acceptedByLabour(office);
  await matter.to('2026-05-04T10:00');
  expect(await askAndApprove(matter)).toBeUndefined();
  expect(await matter.clock('T_HANDLE')).toMatchObject({ strictOn: '2026-05-31', dueOn: '2026-06-01' });
});

test('Thu 05-07 is too late, and so is asking for 31 days or approving for oneself', async () => {
  const matter = await acceptedByLabour(office);
  expect(await matter.code('han', 'requestExtension', { days: 31, reason: '太长' })).toBe('extensionTooLong');
  await matter.do('han', 'requestExtension', { days: 30, reason: '案情复杂' });
  const notice = await matter.file('han', 'extensionNotice');
  const second = { person: 'han', name: 'han', unitId: 'labour', rank: 'staff', deputy: null, active: true };
  await office.db.insert(officers).values({ ...second, id: 'han2', post: 'unitHead', roles: ['unitHead'] });
  const asHead = await office
    .as('han', { roles: ['unitHead'] })
    .post(`/petitions/${matter.id}/acts/extend`, { notice });
  expect(asHead.body.code).toBe('selfApproval');

  await matter.to('2026-05-07T10:00');

  expect(await matter.code('tou', 'extend', { notice })).toBe('clockExpired');
  expect(await matter.code('tou', 'refuseExtension', { reason: '期限已过' })).toBeUndefined();
  expect(await matter.code('han', 'requestExtension', { days: 10, reason: '晚了' })).toBe('clockExpired');
});
