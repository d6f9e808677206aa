import { aMatter, forward } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/**
 * Two units say that a matter is not theirs. Forwarded Fri 2026-04-03 to labour, which objects Fri 04-10 (5 working
 * days: Mon 04-13); sent on the same day to housing, which objects Mon 04-13. Whose it is must be decided within 5
 * working days of that: Mon 04-20. Designated Fri 04-17: the notice has 15 days, Sat 05-02, in the Labour Day holiday:
 * Wed 05-06.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

async function disputed() {
  const matter = await aMatter(office, 'chen', '2026-04-03T09:00:00+08:00');
  await forward(matter, 'chen', 'labour');
  expect(await matter.clock('T_OBJECT')).toMatchObject({ dueOn: '2026-04-13' });
  await matter.to('2026-04-10T10:00');
  await matter.do('han', 'object', { reasons: '属住建部门职权', suggestedUnit: 'housing' });
  await matter.do('chen', 'forward', { unitId: 'housing' });
  await matter.to('2026-04-13T10:00');
  await matter.do('he', 'object', { reasons: '属人社部门职权', suggestedUnit: 'labour' });
  expect(await matter.code('chen', 'decideObjection', { decision: 'rejected', reason: '请再核' })).toBe('disputeDue');
  await matter.do('chen', 'decideObjection', { decision: 'dispute', reason: '两单位均称无权' });
  expect(await matter.clock('T_COMPETENCE')).toMatchObject({ dueOn: '2026-04-20', kind: 'duty' });
  return matter;
}

test('those above decide in time: the designated unit has the matter, its notice is due anew, and it cannot object', async () => {
  const matter = await disputed();
  await matter.to('2026-04-17T10:00');
  const decision = { unitId: 'labour', decidedBy: 'commonSuperior' };
  expect(await matter.code('chen', 'designate', decision)).toBe('decisionMissing');
  await matter.do('chen', 'designate', { ...decision, decisionNo: '安政裁〔2026〕3号' });

  expect(await matter.row()).toMatchObject({ stage: 'forwarded', unit: 'labour', holder: { unitId: 'labour' } });
  expect(await matter.clock('T_COMPETENCE')).toMatchObject({ state: 'stopped', metOn: '2026-04-17', lateDays: 0 });
  expect(await matter.clock('T_NOTIFY')).toMatchObject({ strictOn: '2026-05-02', dueOn: '2026-05-06' });
  expect(await matter.code('han', 'object', { reasons: '仍非本单位职权' })).toBe('designatedUnit');
});

test('nobody decides: the bureau is warned on Mon 04-20 and ordered by its superior on Tue 04-21, no unit is', async () => {
  const matter = await disputed();
  await matter.to('2026-04-20T08:59');
  expect(await matter.fired()).toEqual([]);
  await matter.to('2026-04-21T09:01');
  expect(await matter.fired()).toEqual(['warn T_COMPETENCE#1 2026-04-20', 'supervise T_COMPETENCE#1 2026-04-21']);
  expect(await matter.row()).toMatchObject({ colour: 'red', holder: { unitId: 'county-bureau' } });
  const { items } = (await office.as('song').get(`/orders?petition=${matter.id}`)).body;
  expect(items).toMatchObject([{ unit: 'county-bureau', stage: 'issued' }]);
});
