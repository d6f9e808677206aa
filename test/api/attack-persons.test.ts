import { eq } from 'drizzle-orm';
import { officers, tasks } from '../../db/schema';
import { accept, aMatter, deliver, forward, type Matter, signReply } from '../support/matter';
import { anOffice, type Office, type Speaker } from '../support/office';
import { threeChecks } from '../support/registers';

/** One person in several posts, with several tokens, who leaves in the middle: whoever has acted stays the same person. */

const begin = '2026-02-26T09:00:00+08:00';
let office: Office;
beforeAll(async () => {
  office = await anOffice();
  const post = { rank: 'staff', deputy: null, active: true };
  await office.db.insert(officers).values([
    { ...post, id: 'han2', person: 'han', name: 'han', unitId: 'labour', post: 'head', roles: ['unitHead'] },
    { ...post, id: 'han3', person: 'han', name: 'han', unitId: 'county-bureau', post: 'c', roles: ['coordinator'] },
    { ...post, id: 'tou2', person: 'tou', name: 'tou', unitId: 'labour', post: 'h', roles: ['handler'] },
    { ...post, id: 'song2', person: 'song', name: 'song', unitId: 'county-bureau', post: 'head', roles: ['unitHead'] },
  ]);
});
afterAll(() => office.close());

const has = (unit: string, ...roles: string[]) => ({ unit, roles: roles as never, region: '330421' });
const codeOf = async (who: Speaker, { id }: Matter, act: string, input: object = {}) =>
  (await who.post(`/petitions/${id}/acts/${act}`, input)).body.code as string | undefined;

const asHead = () => office.as('han', has('labour', 'unitHead'));
const asBoth = () => office.as('han', has('labour', 'unitHead', 'handler'));
const asCoordinator = () => office.as('han', has('county-bureau', 'coordinator'));

async function inHand(): Promise<Matter> {
  const matter = await aMatter(office, 'chen', begin);
  await forward(matter, 'chen', 'labour');
  await accept(matter, 'han', '2026-02-26');
  return matter;
}

test('who asked for an extension grants and refuses none, as head or with both roles in one token', async () => {
  const matter = await inHand();
  await matter.do('han', 'requestExtension', { days: 10, reason: '案情复杂' });
  const notice = await matter.file('han', 'extensionNotice');
  for (const who of [asHead(), asBoth()]) {
    expect(await codeOf(who, matter, 'extend', { notice })).toBe('selfApproval');
    expect(await codeOf(who, matter, 'refuseExtension', { reason: 'x' })).toBe('selfApproval');
    const preview = await who.post(`/petitions/${matter.id}/acts/extend/preview`, { notice }, { key: null });
    expect(preview.body).toEqual({ refused: { code: 'selfApproval' }, clocks: [] });
  }
  await matter.do('tou', 'extend', { notice });
});

test('who wrote the reply does not sign it; who took part verifies nothing, in whatever office', async () => {
  const matter = await inHand();
  await matter.file('han', 'handlingOpinion');
  const opinion = await signReply(
    {
      ...matter,
      do: async (person, act, input) => {
        if (act === 'approveReply') expect(await codeOf(asBoth(), matter, act)).toBe('selfApproval');
        return matter.do(person, act, input);
      },
    },
    'han',
    'tou',
  );
  await deliver(matter, 'han', opinion, '2026-02-26');
  const passed = { result: 'passed', checks: threeChecks };
  expect(await codeOf(asBoth(), matter, 'verifyByUnit', passed)).toBe('verifierNotIndependent');
  const headAsHandler = office.as('tou', has('labour', 'handler'));
  expect(await codeOf(headAsHandler, matter, 'verifyByUnit', passed)).toBe('verifierNotIndependent');
  await matter.do('hu', 'verifyByUnit', passed);
  expect(await codeOf(asCoordinator(), matter, 'verifyByBureau', passed)).toBe('verifierNotIndependent');
  await matter.do('cao', 'verifyByBureau', passed);
});

test('who answers an order neither settles nor returns it', async () => {
  const matter = await aMatter(office, 'chen', begin);
  await matter.to('2026-03-17T10:00');
  const order = (await matter.order()).id as string;
  const head = office.as('song', has('county-bureau', 'unitHead'));
  const answer = { causeOfDelay: '人手不足', measures: '已转送' };
  expect((await head.post(`/orders/${order}/acts/answer`, answer)).status).toBe(200);
  const supervisor = office.as('song');
  for (const [act, input, codes] of [
    ['settle', {}, ['selfApproval', 'breachStillOpen']],
    ['returnOrder', { reason: 'x' }, ['selfApproval']],
  ] as const)
    expect(codes).toContain((await supervisor.post(`/orders/${order}/acts/${act}`, input)).body.code);
});

test('who leaves in the middle does nothing more; the matter stays with the unit and can be given on', async () => {
  const matter = await aMatter(office, 'chen', begin);
  await forward(matter, 'chen', 'labour');
  const notice = await matter.file('hu', 'acceptanceNotice');
  await matter.do('hu', 'accept', { acceptedOn: '2026-02-26', officer: 'hu', notice });
  const hu = office.as('hu');
  const key = 'before-and-after';
  const contact = { on: '2026-02-26', how: 'phone', summary: '已联系' };
  const path = `/petitions/${matter.id}/acts/recordContact`;
  expect((await hu.post(path, contact, { key })).status).toBe(200);

  await office.db.update(officers).set({ active: false }).where(eq(officers.person, 'hu'));
  for (const answer of [await hu.post(path, contact, { key }), await hu.post(path, contact), await hu.get('/tasks')])
    expect([answer.status, answer.body.code]).toEqual([401, 'officerLeft']);
  for (const [person, act] of [
    ['han', 'startHandling'],
    ['tou', 'reassign'],
  ] as const)
    expect(await matter.code(person, act, { officer: 'hu' })).toBe('unknownOfficer');
  await matter.do('tou', 'reassign', { officer: 'han' });
  await matter.do('han', 'startHandling');
  const waiting = await office.db.select().from(tasks).where(eq(tasks.story, matter.id));
  expect(waiting.filter(({ officerId }) => officerId === 'hu')).toEqual([]);
  await office.db.update(officers).set({ active: true }).where(eq(officers.person, 'hu'));
});

test('a unit that only assists reads, files, and acts on nothing', async () => {
  const matter = await aMatter(office, 'chen', begin);
  await matter.do('chen', 'screen', { result: 'none' });
  await matter.do('chen', 'classify', { domain: 'labour' });
  await matter.do('chen', 'forward', { unitId: 'labour', assistants: ['housing'] });
  const he = office.as('he');
  expect((await he.get(`/petitions/${matter.id}`)).status).toBe(200);
  expect((await he.get(`/petitions/${matter.id}/acts`)).body).toEqual([]);
  const notice = await he.file(matter.id, 'acceptanceNotice');
  for (const [act, input] of [
    ['accept', { acceptedOn: '2026-02-26', officer: 'he', notice }],
    ['object', { reasons: 'x' }],
    ['declineAcceptance', { ground: 'x', remedy: 'x', notice }],
    ['withdraw', { statement: notice, onBehalfOf: { paper: notice } }],
  ] as const)
    expect([act, await codeOf(he, matter, act, input)]).toEqual([act, 'notYourUnit']);
});

test('staff never speak for the petitioner without a signed paper, nor does an agent withdraw', async () => {
  const matter = await aMatter(office, 'chen', begin);
  const statement = await matter.file('chen', 'withdrawalStatement');
  expect(await matter.code('chen', 'withdraw', { statement })).toBe('paperMissing');
  const signedBy = { paper: statement, signedBy: 'agent' };
  expect(await matter.code('chen', 'withdraw', { statement, onBehalfOf: signedBy })).toBe('agentCannotWithdraw');
  expect(await matter.code('su', 'withdraw', { statement, onBehalfOf: { paper: statement } })).toBe('notYourRole');
});
