import { aMatter, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import {
  activate,
  allOk,
  aPack,
  aPackage,
  assign,
  comesAgain,
  hold,
  type Package,
  plan,
  progress,
  report,
  sign,
  verify,
} from '../support/package-door';
import { until } from '../support/until';

/**
 * Scenario C: listed Mon 2026-01-05, at work from Mon 01-12, a record of progress at least every 14 days, the appointment
 * on the 15th: Thu 01-15, Tue 02-24 (after the Spring Festival), Mon 03-16, Wed 04-15, Fri 05-15. The months end with Sat
 * 02-28 and Tue 03-31. Handed in Wed 05-27, verified Fri 05-29, struck off Mon 06-01, watched to Sat 11-28.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

async function atWork(): Promise<{ matter: Matter; pack: Package }> {
  const matter = await aMatter(office, 'chen', '2026-01-05T09:00:00+08:00');
  await matter.do('chen', 'screen', { result: 'none' });
  const pack = await aPackage(office, matter, 'chen', { campaign: '清零行动' });
  await assign(pack, '2026-05-29');
  expect(await pack.code('chen', 'bindLeader', { leaderId: 'lin' })).toBe('rankTooLow');
  await pack.do('chen', 'bindLeader', { leaderId: 'zhang' });
  expect(await pack.code('he', 'offerIdeas', { text: '先出思路' })).toBe('outOfOrder');
  await plan(pack, '2026-06-30');
  await sign(pack);
  await matter.to('2026-01-12T09:00');
  await activate(pack);
  return { matter, pack };
}

/** Goes on to the instant with a record of progress every 14 days. */
async function workUntil({ matter, pack }: { matter: Matter; pack: Package }, instant: string): Promise<void> {
  for (;;) {
    const { progress: last, activeSince } = (await pack.row()).details;
    const due = Date.parse(`${last?.lastOn ?? activeSince}T10:00:00Z`) + 14 * 86_400_000;
    const next = new Date(due).toISOString().slice(0, 16);
    if (next > instant) break;
    await matter.to(next);
    await progress(pack);
  }
  await matter.to(instant);
}

const slips = async (pack: Package) =>
  (await pack.get('/events')).items
    .filter(({ data }: { data: { alert?: { clock: string } } }) => data.alert?.clock.startsWith('T_APPOINTMENT'))
    .filter(({ act }: { act: string }) => act !== 'remind')
    .map(({ act, at }: { act: string; at: string }) => {
      // Training stops a moment before the instant and lets the timer fire.
      return `${act} ${new Date(Math.round(Date.parse(at) / 60_000) * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16)}`;
    });

test('every date from the listing to the relapse, and to the repeat that is none', async () => {
  const both = await atWork();
  const { matter, pack } = both;
  await workUntil(both, '2026-01-15T10:00');
  await hold(pack, '2026-01-15', '2026-02-10');
  expect(await pack.clock('T_APPOINTMENT_DAY')).toMatchObject({ strictOn: '2026-02-15', dueOn: '2026-02-24' });
  expect(await pack.clock('T_APPOINTMENT')).toMatchObject({ dueOn: '2026-02-28' });
  await workUntil(both, '2026-02-28T23:59');
  expect(await pack.row()).toMatchObject({ colour: 'green', reasons: [] });
  await matter.to('2026-03-01T00:01');
  expect(await pack.row()).toMatchObject({ colour: 'yellow', reasons: [{ because: 'appointment', colour: 'yellow' }] });
  expect(await pack.clock('T_APPOINTMENT_DAY')).toMatchObject({ strictOn: '2026-03-15', dueOn: '2026-03-16' });
  await workUntil(both, '2026-04-01T08:58');
  await workUntil(both, '2026-04-01T09:01');
  expect(await slips(pack)).toEqual([
    'missAppointment 2026-03-01T00:00',
    'missAppointment 2026-04-01T00:00',
    'warn 2026-04-01T09:00',
  ]);
  await workUntil(both, '2026-04-15T10:00');
  await hold(pack, '2026-04-15', '2026-05-10');
  expect(await pack.row()).toMatchObject({ colour: 'green', reasons: [] });
  await workUntil(both, '2026-05-15T10:00');
  await pack.do('zhang', 'recordDecline', { declinedOn: '2026-05-15' });
  expect(await pack.row()).toMatchObject({ colour: 'green', reasons: [] });
  const wanted = ['held', 'missed', 'missed', 'held', 'declined'];
  expect((await pack.row()).details.appointments.map(({ state }: { state: string }) => state)).toEqual(wanted);

  await workUntil(both, '2026-05-20T10:00');
  await report(pack, 'han');
  const doc = await pack.file('zhang', 'performanceProof');
  await pack.do('zhang', 'markResolving', { ground: 'helpGranted', doc });
  const closeOut = { kind: 'resolved', pack: await aPack(pack) };
  expect(await pack.code('zhang', 'applyCloseOut', closeOut)).toBe('assignmentOpen');
  await workUntil(both, '2026-05-27T10:00');
  await report(pack, 'he');
  await pack.do('zhang', 'applyCloseOut', closeOut);
  const checks = allOk('closeOutChecks');
  expect(await pack.code('chen', 'verify', { checks })).toBe('verifierNotIndependent');
  await matter.to('2026-05-29T10:00');
  await verify(pack);
  await matter.to('2026-06-01T10:00');
  // The verifier under a second post: independence is the person's, through every role and token.
  const { officers } = await import('../../db/schema');
  const second = { person: 'cao', name: 'cao', unitId: 'county-bureau', post: 'supervisor', rank: 'staff' };
  await office.db
    .insert(officers)
    .values({ ...second, id: 'cao-2', roles: ['supervisor'], deputy: null, active: true });
  const asSupervisor = office.as('cao', { roles: ['supervisor'] });
  expect((await asSupervisor.post(`/packages/${pack.id}/acts/strikeOff`, {})).body.code).toBe('sameAsVerifier');
  await pack.do('su', 'strikeOff');
  expect(await pack.clock('T_STRIKE_OFF_WATCH')).toMatchObject({ strictOn: '2026-11-28', dueOn: '2026-11-28' });

  await matter.to('2026-11-28T10:00');
  const again = await aMatter(office, 'chen', '2026-11-28T11:00:00+08:00');
  await comesAgain(again, matter.id);
  await until(async () => (await pack.row()).stage === 'relapsed');
  expect((await pack.row()).details).toMatchObject({
    petitionIds: [matter.id, again.id],
    relapses: [{ petitionId: again.id }],
  });
  await until(async () => (await again.row()).details.packageId === pack.id);
  expect((await office.as('chen').get(`/petitions/${again.id}/packages`)).body.items).toMatchObject([
    { id: pack.id, relapses: 1 },
  ]);
});

test('received on Sun 11-29 it is a repeat like any other', async () => {
  const { matter, pack } = await atWork();
  await matter.to('2026-05-20T10:00');
  // A year of yellow would be ordered: what is red by now has been.
  for (const person of ['han', 'he']) await report(pack, person);
  await progress(pack);
  for (const { id } of (await pack.row()).children) await settle(id);
  const doc = await pack.file('zhang', 'performanceProof');
  await pack.do('zhang', 'markResolving', { ground: 'helpGranted', doc });
  await until(async () => (await pack.row()).children.every(({ open }: { open: boolean }) => !open));
  await pack.do('zhang', 'applyCloseOut', { kind: 'resolved', pack: await aPack(pack) });
  await verify(pack);
  await matter.to('2026-06-01T10:00');
  await pack.do('su', 'strikeOff');
  await matter.to('2026-11-29T10:00');
  expect((await pack.row()).stage).toBe('cleared');
  const again = await aMatter(office, 'chen', '2026-11-29T11:00:00+08:00');
  await comesAgain(again, matter.id);
  expect((await again.row()).details).toMatchObject({ itemClass: 'repeat', link: { to: matter.id } });
  expect(await pack.code('chen', 'relapse', { petitionId: again.id })).toBe('outsideWatch');
  expect((await pack.row()).stage).toBe('cleared');
});

async function settle(order: string): Promise<void> {
  const post = async (by: string, act: string, input: object) => {
    const done = await office.as(by).post(`/orders/${order}/acts/${act}`, input);
    if (done.status !== 200) throw new Error(`${act}: ${done.text}`);
  };
  await post('tou', 'answer', { causeOfDelay: '人手不足', measures: '已补办' });
  await until(async () => (await office.as('su').get(`/orders/${order}`)).body.details.breachEndedOn !== undefined);
  await post('su', 'settle', {});
}
