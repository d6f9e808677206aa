import { eq } from 'drizzle-orm';
import { units } from '../../db/schema';
import { aMatter, forward } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/** Registers and leads through the door: a unit is merged, a domain has a group. */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const begin = '2026-04-01T09:00:00+08:00'; // Wed

test('a unit merged while it has a matter: no new one goes there, the old one follows to the successor', async () => {
  const matter = await aMatter(office, 'chen', begin);
  await forward(matter, 'chen', 'labour');
  const before = await matter.clock('T_NOTIFY');
  expect(await matter.code('chen', 'passToSuccessor', { unitId: 'labour', successor: 'housing' })).toBe('notSuccessor');
  await office.db.update(units).set({ mergedInto: 'housing' }).where(eq(units.id, 'labour'));

  const other = await aMatter(office, 'chen', begin);
  await other.do('chen', 'screen', { result: 'none' });
  await other.do('chen', 'classify', { domain: 'labour' });
  const refused = await office.as('chen').post(`/petitions/${other.id}/acts/forward`, { unitId: 'labour' });
  expect(refused.body).toMatchObject({ code: 'unitMerged', detail: 'labour is now housing' });

  await matter.do('chen', 'passToSuccessor', { unitId: 'labour', successor: 'housing' });

  expect(await matter.row()).toMatchObject({ stage: 'forwarded', unit: 'housing', holder: { unitId: 'housing' } });
  expect(await matter.clock('T_NOTIFY')).toMatchObject({ instance: before.instance, dueOn: before.dueOn });
  const inbox = (await office.as('he').get('/tasks')).body.items;
  expect(inbox).toContainEqual(expect.objectContaining({ story: matter.id, act: 'accept' }));
  expect((await office.as('han').get(`/petitions/${matter.id}`)).status).toBe(404);
  await office.db.update(units).set({ mergedInto: null }).where(eq(units.id, 'labour'));
});

test('the domain register says who coordinates; what a matter crosses is shown', async () => {
  expect((await office.as('chen').get('/domains')).body.items).toEqual([
    { domain: 'labour', region: '330421', leadUnit: 'labour', viceMayor: 'zhang' },
  ]);
  const matter = await aMatter(office, 'chen', begin, { firstReceiver: 'lin' });
  await matter.do('chen', 'screen', { result: 'none' });
  await matter.do('chen', 'classify', { domain: 'labour', severity: 'major', threeCross: ['crossRegion'] });
  expect((await matter.row()).details).toMatchObject({
    ...{
      coordinator: { officerId: 'zhang' },
      threeCross: ['crossRegion'],
      firstReceiver: 'lin',
      receivedByLeader: true,
    },
  });
  await matter.do('chen', 'classify', { domain: 'health' }); // no group up to the top
  expect((await matter.row()).details.coordinator).toBeUndefined();
});

test('an assistant is offered its own part only, and nothing of a matter it has no part in', async () => {
  const matter = await aMatter(office, 'chen', begin);
  await forward(matter, 'chen', 'labour');
  expect((await office.as('he').get(`/petitions/${matter.id}`)).status).toBe(404);
  const notice = await matter.file('han', 'acceptanceNotice');
  await matter.do('han', 'accept', { acceptedOn: '2026-04-01', officer: 'han', notice });
  await matter.do('han', 'startHandling');
  await matter.do('han', 'askAssistants', { units: ['housing'], dueOn: '2026-04-20' });
  const open = (await office.as('he').get(`/petitions/${matter.id}/acts`)).body;
  expect(open.map(({ act }: { act: string }) => act)).toEqual(['contribute']);
});
