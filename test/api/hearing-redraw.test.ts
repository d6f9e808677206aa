import { calledHearing, type Hearing, hearingOf, letter, schedule, serve } from '../support/hearing-door';
import { acceptedByLabour, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { activate, aPackage, assign, type Package, plan, sign } from '../support/package-door';
import { fillPool } from '../support/panel';
import { until } from '../support/until';

/** One panel a procedure: petition and package call hearings of one matter, and neither draws what the other gave up. */
let office: Office;
beforeAll(async () => {
  fillPool();
  office = await anOffice();
});
afterAll(() => office.close());

const call = { applicant: 'petitioner', items: [{ no: 1 }], open: true, ground: 'strongConcern' };
const reason = '情况有变';

/** Accepted on Mon 2026-03-02 and in a package at work. */
async function packed(): Promise<{ matter: Matter; pack: Package }> {
  const matter = await acceptedByLabour(office);
  const pack = await aPackage(office, matter);
  await assign(pack, '2026-05-29');
  await pack.do('chen', 'bindLeader', { leaderId: 'zhang' });
  await plan(pack, '2026-12-31');
  await sign(pack);
  await activate(pack);
  return { matter, pack };
}

/** Drawn on Wed 03-04 for Wed 03-25. */
async function drawn(hearing: Hearing, matter: Matter): Promise<Hearing> {
  await schedule(hearing, { sessionAt: '2026-03-25T09:00:00+08:00', drawAt: '2026-03-04T08:00:00+08:00' });
  await matter.to('2026-03-04T08:30');
  expect((await hearing.get()).stage).toBe('drawing');
  return { ...hearing, to: (at: string) => matter.to(at.slice(0, 16)) };
}
const hasNone = (story: Matter | Package) => async () => (await story.row()).details.hearing === undefined;

test('cancelled before the draw, the other may call; drawn and cancelled, neither does, whichever of them had called', async () => {
  const { matter, pack } = await packed();
  const undrawn = await calledHearing(office, matter);
  expect(await pack.code('zhang', 'callHearing', call)).toBe('hearingOpen');
  await undrawn.do('chen', 'cancel', { reason });
  await until(hasNone(matter));
  await pack.do('zhang', 'callHearing', call);
  const hearing = await drawn(await hearingOf(office, await pack.row()), matter);
  await hearing.do('chen', 'cancel', { reason });
  await until(hasNone(pack));
  expect([await matter.code('chen', 'callHearing', call), await pack.code('zhang', 'callHearing', call)]).toEqual([
    'alreadyDrawn',
    'alreadyDrawn',
  ]);
});

test('a petition’s panel that the petitioner stayed away from is not drawn anew by the petition or its package', async () => {
  const { matter, pack } = await packed();
  const hearing = await drawn(await calledHearing(office, matter), matter);
  await serve(hearing, '2026-03-04');
  await letter(hearing);
  await hearing.to('2026-03-25T09:05');
  await hearing.do('ning', 'recordNoShow', { who: 'petitioner' });
  await until(hasNone(matter));
  expect([await matter.code('chen', 'callHearing', call), await pack.code('zhang', 'callHearing', call)]).toEqual([
    'alreadyDrawn',
    'alreadyDrawn',
  ]);
});
