import { eq } from 'drizzle-orm';
import { regions } from '../../db/schema';
import { acceptedByLabour, deliver, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { threeChecks } from '../support/registers';

/**
 * Accepted Mon 2026-03-02: due Fri 05-01, rolled to Wed 05-06. Mediated from Mon 04-20; 30 days more are approved on Wed
 * 04-29 while they mediate: Sun 05-31 rolls to Mon 06-01. Settled Mon 05-11, to be performed by Fri 06-05; delivered Tue
 * 05-12: follow-up 5 wd is Tue 05-19, review window and rating 30 d are Thu 06-11. Performance: half of 24 days is Sun
 * 05-24, so Fri 05-22, unless somebody was in contact; slip 3 d before is Tue 06-02.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

async function open(matter: Matter): Promise<void> {
  const petitioner = await matter.file('han', 'mediationConsent');
  const asked = { kind: 'people', body: '安县人民调解委员会' };
  expect(await matter.code('han', 'openMediation', { ...asked, consents: { petitioner } })).toBe('consentMissing');
  const otherSide = await matter.file('han', 'mediationConsent');
  await matter.do('han', 'openMediation', { ...asked, consents: { petitioner, otherSide } });
}

/** Submitted by han, signed by tou; answers with the agreement's id. */
async function settle(matter: Matter, performBy: string): Promise<string> {
  const agreement = await matter.file('han', 'mediationAgreement');
  const signed = { agreement, performBy, signedBy: ['petitioner', 'otherSide', 'mediator'] };
  expect(await matter.code('han', 'submitAgreement', { ...signed, signedBy: ['agent', 'otherSide'] })).toBe(
    'agentCannotSettle',
  );
  await matter.do('han', 'submitAgreement', signed);
  await matter.do('tou', 'settle');
  return agreement;
}

async function check(matter: Matter): Promise<void> {
  await matter.do('hu', 'verifyByUnit', { result: 'passed', checks: threeChecks });
  await matter.do('cao', 'verifyByBureau', { result: 'passed', checks: threeChecks });
}

async function perform(matter: Matter, doneOn: string): Promise<void> {
  await matter.do('han', 'recordPerformance', { doneOn, proof: await matter.file('han', 'performanceProof') });
  expect(await matter.code('chen', 'close', { resolved: true })).toBe('executionOpen');
  const tasks = (await office.as('cao').get('/tasks')).body.items;
  expect(tasks).toContainEqual(expect.objectContaining({ story: matter.id, act: 'confirmPerformance' }));
  await matter.do('cao', 'confirmPerformance', { note: '电话核实，已全部付清' });
}

test('mediated under a running clock, extended, settled, performed; the review window runs to its end', async () => {
  const matter = await acceptedByLabour(office);
  await matter.to('2026-04-20T10:00');
  await open(matter);
  await matter.to('2026-04-29T10:00');
  expect((await matter.row()).colour).toBe('yellow'); // since Tue 04-28: mediation stops no clock
  await matter.do('han', 'requestExtension', { days: 30, reason: '双方仍在协商' });
  await matter.do('tou', 'extend', { notice: await matter.file('tou', 'extensionNotice') });
  expect(await matter.clock('T_HANDLE')).toMatchObject({ strictOn: '2026-05-31', dueOn: '2026-06-01' });
  await matter.to('2026-05-11T10:00');
  const agreement = await settle(matter, '2026-06-05');
  await matter.to('2026-05-12T10:00');
  await deliver(matter, 'han', agreement, '2026-05-12');
  expect(await matter.clock('T_HANDLE')).toMatchObject({ state: 'stopped', metOn: '2026-05-12', lateDays: 0 });
  expect(await matter.clock('T_EXECUTE')).toMatchObject({ state: 'running', dueOn: '2026-06-05' });
  expect(await matter.clock('T_REVIEW_WINDOW')).toMatchObject({ state: 'running', dueOn: '2026-06-11' });
  expect(await matter.clock('T_FOLLOW_UP')).toMatchObject({ dueOn: '2026-05-19' });
  await check(matter);
  await matter.to('2026-06-04T16:00');
  await perform(matter, '2026-06-04');
  await matter.do('chen', 'close', { resolved: true });
  expect(await matter.code('chen', 'conclude', { outcome: 'concludedByAgreement' })).toBe('notConcludable'); // nationally

  await matter.to('2026-06-11T23:59');
  expect(await matter.row()).toMatchObject({ stage: 'closed', over: false });
  await matter.to('2026-06-26T23:59'); // Fri; 15 days for what came in on Thu 06-11
  expect(await matter.row()).toMatchObject({ stage: 'closed', over: false, holder: null });
  await matter.to('2026-06-27T00:01');
  expect(await matter.row()).toMatchObject({
    ...{ stage: 'closed', over: true },
    details: { mediation: { kind: 'people', result: 'agreed' }, performance: { by: 'han', confirmedBy: 'cao' } },
  });
  expect(await matter.fired()).toEqual([
    'warn T_HANDLE#1 2026-04-28', // Tue
    'remind T_EXECUTE#1 2026-05-22', // Fri
    'warn T_EXECUTE#1 2026-06-02', // Tue
    ...['remind T_REVIEW_WINDOW#1 2026-06-05', 'remind T_RATING#1 2026-06-05'], // Fri; 5 d before is Sat
    ...['lapse T_REVIEW_WINDOW#1 2026-06-12', 'lapse T_RATING#1 2026-06-12', 'lapse T_LATE_ENTRY#1 2026-06-27'],
  ]);
});

test('where the policy says so, a coordinator concludes a performed agreement, also before the window has run out', async () => {
  await office.db.update(regions).set({ policyId: 'zhejiang-2016' }).where(eq(regions.code, '330421'));
  const matter = await acceptedByLabour(office);
  expect(await matter.clock('T_HANDLE')).toMatchObject({ dueOn: '2026-04-01' }); // Wed, 30 days
  await open(matter);
  const agreement = await settle(matter, '2026-03-10');
  await deliver(matter, 'han', agreement, '2026-03-02');
  await check(matter);
  await perform(matter, '2026-03-02');
  await matter.do('chen', 'close', { resolved: true });
  expect(await matter.code('chen', 'conclude', { outcome: 'concludedByLapse' })).toBe('notConcludable');
  await matter.do('chen', 'offerCare', { kind: 'visit', dueOn: '2026-03-20' });

  await matter.do('chen', 'conclude', { outcome: 'concludedByAgreement' });

  expect(await matter.row()).toMatchObject({ stage: 'concluded', over: false, holder: { unitId: 'county-bureau' } });
  expect(await matter.clock('T_REVIEW_WINDOW')).toMatchObject({ state: 'stopped' });
  await matter.do('cao', 'endCare', { no: 1, result: 'declined' });
  expect(await matter.row()).toMatchObject({ stage: 'concluded', over: true, holder: null });
});
