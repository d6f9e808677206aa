import { randomUUID } from 'node:crypto';
import {
  ballot,
  calledHearing,
  convene,
  deliberate,
  type Hearing,
  hearingOf,
  letter,
  opine,
  proofsFor,
  schedule,
  serve,
} from '../support/hearing-door';
import { acceptedByLabour, aMatter, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { activate, aPackage, assign, plan, sign } from '../support/package-door';
import { form, keyIn, type Link, linkTo } from '../support/page-door';
import { loadPanel, panelMember } from '../support/panel-register';
import { until } from '../support/until';

/** A hearing on the petitioner's page, over HTTP: what is asked and shown, what it does, and what it keeps to itself. */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
  await loadPanel(office);
});
afterAll(() => office.close());

const read = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, init);
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
};
const page = async ({ url }: Link, lang = 'en') => (await read(`${url}?lang=${lang}`)).text;
const acts = ({ url }: Link, { id }: Hearing, act: string) => `${url}/hearings/${id}/acts/${act}?lang=en`;
const send = (link: Link, hearing: Hearing, act: string, values: Record<string, string> = {}) =>
  read(acts(link, hearing, act), form({ pin: link.pin, ...values }));
/** What the form would send for a seat, as it shows who has it now. */
async function choice(link: Link, hearing: Hearing, seat: string): Promise<string> {
  const { text } = await read(acts(link, hearing, 'strike'));
  return new RegExp(`value="(${seat}-\\d+)"`).exec(text)![1]!;
}
const lines = async (hearing: Hearing) =>
  (await office.as('cao').get(`/hearings/${hearing.id}/events?open=true`)).body.items;

/** Called by the unit on Mon 2026-03-02: the petitioner is asked until Mon 03-09. */
async function asked(): Promise<{ matter: Matter; hearing: Hearing; link: Link }> {
  const matter = await acceptedByLabour(office);
  const link = await linkTo(matter);
  const hearing = await calledHearing(office, matter, { applicant: 'unit', ground: 'unitAsks' });
  await hearing.do('chen', 'askConsent', { note: '种子内部备注' });
  return { matter, hearing: { ...hearing, to: (at: string) => matter.to(at.slice(0, 16)) }, link };
}

/** … agreed to by form, drawn on Wed 03-04 for Wed 03-25 and served the same day: objections until Mon 03-09. */
async function listed() {
  const all = await asked();
  await send(all.link, all.hearing, 'consent');
  await schedule(all.hearing, { sessionAt: '2026-03-25T09:00:00+08:00', drawAt: '2026-03-04T08:00:00+08:00' });
  const before = await page(all.link);
  await serve(all.hearing, '2026-03-04');
  return { ...all, before };
}

describe('the consent', () => {
  test('is asked with its last day, given once for each form, and is the party’s own line', async () => {
    const { hearing, link } = await asked();
    const shown = await page(link);
    for (const part of ['You are asked whether it may be held.', 'Last day: Mon 2026-03-09', 'Open to the public'])
      expect(shown).toContain(part);
    expect(shown).not.toMatch(/种子|<script| on\w+=/);
    expect(await page(link, 'zh')).toContain('最后一天：周一 2026-03-09');
    const drawn = (await read(acts(link, hearing, 'consent'))).text;
    expect(drawn).toContain('Last day: Mon 2026-03-09');
    const key = keyIn(drawn);

    expect((await send(link, hearing, 'consent', { key, pin: '-' })).status).toBe(403);
    expect((await hearing.get()).details.consentOn).toBeUndefined();
    const done = await send(link, hearing, 'consent', { key });
    expect([done.status, done.location]).toEqual([303, `${new URL(link.url).pathname}?lang=en&done=consent`]);
    expect((await send(link, hearing, 'consent', { key })).status).toBe(303); // the button pressed twice
    const said = (await lines(hearing)).filter(({ act }: { act: string }) => act === 'consent');
    expect(said).toMatchObject([{ actor: { id: 'petitioner-1', role: 'petitioner' }, data: { input: {} } }]);

    expect(await page(link)).toContain('You agreed: the petition bureau is setting a day.');
    expect((await read(acts(link, hearing, 'decline'))).status).toBe(404);
    const late = await send(link, hearing, 'decline', { key: randomUUID() });
    expect([late.status, late.text.includes('Not possible in this stage')]).toEqual([409, true]);
    expect((await send(link, hearing, 'consent', { key: randomUUID() })).status).toBe(409);
  });

  test('declined, it is not held, and the matter goes on', async () => {
    const { matter, hearing, link } = await asked();
    expect((await send(link, hearing, 'decline', { reason: '种子理由' })).status).toBe(303);
    await until(async () => (await matter.row()).stage === 'handling');
    expect((await lines(hearing)).at(-1)).toMatchObject({ act: 'decline', data: { input: { reason: '种子理由' } } });
    const shown = await page(link);
    expect(shown).toContain('You did not agree: it is not held.');
    expect(shown).not.toContain('种子理由');
    expect((await send(link, hearing, 'consent')).status).toBe(409);
  });

  test('without an answer by Mon 03-09 it is not held', async () => {
    const { matter, hearing, link } = await asked();
    await matter.to('2026-03-09T23:50');
    expect((await read(acts(link, hearing, 'consent'))).status).toBe(200);
    await matter.to('2026-03-10T00:10');
    expect(await page(link)).toContain('No answer of yours came in time: it is not held.');
  });
});

describe('the list', () => {
  test('is on the page once it is served: seats, alternates, kinds; chair and recorder by their posts', async () => {
    const { before, hearing, link } = await listed();
    for (const part of ['Wednesday 25 March 2026, 09:00', '县信访局三楼']) expect(before).toContain(part);
    expect(before).not.toMatch(/成员\d/);
    const shown = await page(link);
    const { panel } = await hearing.get();
    const named = [...shown.matchAll(/(成员\d+) \([^)]+\)/g)].map(([, name]) => panelMember(name!));
    expect(named).toEqual(panel.map(({ person }: { person: string }) => person));
    expect(shown).toMatch(/Alternate 2<\/span> 成员\d+/);
    expect(shown).toContain('安县人民政府 handler');
    expect(shown).not.toMatch(/>ning|>geng|种子姓名|member-\d/);
    expect(shown).toContain('But for the list of the panel this page names nobody.');
  });

  test('one member goes without a reason, others and the chair for one; what the unit asks stays with the unit', async () => {
    const { hearing, link } = await listed();
    await hearing.do('han', 'strike', { seat: 9, cause: '种子对方理由' });
    const seventh = (await hearing.seats())[6];
    const [sixth, chair] = [await choice(link, hearing, '6'), await choice(link, hearing, 'chair')];
    expect((await send(link, hearing, 'strike', { seat: await choice(link, hearing, '7') })).status).toBe(303);
    await until(async () => (await hearing.seats())[6] !== seventh);
    const again = await send(link, hearing, 'strike', { seat: sixth });
    expect([again.status, again.text.includes('href="#cause"')]).toEqual([422, true]);
    expect((await send(link, hearing, 'strike', { seat: '99', cause: 'x' })).status).toBe(422);
    const values = { key: randomUUID(), seat: chair, cause: '曾是同事' };
    expect([
      (await send(link, hearing, 'strike', values)).status,
      (await send(link, hearing, 'strike', values)).status,
    ]).toEqual([303, 303]);
    expect((await hearing.get()).details.strikes).toHaveLength(3);
    const shown = await page(link);
    expect(shown).toMatch(/Member 7, 成员\d+: replaced/);
    expect(shown).toContain('Chair: waits for a decision');
    expect(shown).not.toMatch(/种子对方理由|曾是同事|Member 9, /);
    const drawn = (await read(acts(link, hearing, 'strike'))).text;
    expect(drawn).toMatch(/value="recorder-\d+"/);
    expect(drawn).not.toContain('value="chair');
  });

  test('whoever took a seat after the form was drawn is not struck by it: the form comes back with the new name', async () => {
    const { hearing, link } = await listed();
    const before = (await hearing.seats())[6]!;
    const seat = await choice(link, hearing, '7');
    await hearing.do('han', 'strike', { seat: 7 });
    await until(async () => (await hearing.seats())[6] !== before);
    const values = { key: randomUUID(), seat };
    const late = await send(link, hearing, 'strike', values);
    expect([late.status, late.text.includes('Somebody else has that seat by now')]).toEqual([409, true]);
    const zh = await read(acts(link, hearing, 'strike').replace('en', 'zh'), form({ pin: link.pin, ...values }));
    expect([zh.status, zh.text.includes('该席位已换人，没有提交')]).toEqual([409, true]);
    const anew = await choice(link, hearing, '7');
    expect([late.text.includes(`value="${anew}"`), late.text.includes(' checked')]).toEqual([true, false]);
    expect((await hearing.get()).details.strikes).toHaveLength(1);
    expect((await send(link, hearing, 'strike', { ...values, seat: anew })).status).toBe(303);
    expect((await hearing.get()).details.strikes).toMatchObject([{ side: 'unit' }, { side: 'petitioner', seat: 7 }]);
  });

  test('after the days for it nobody is struck, and the page says so', async () => {
    const { hearing, link } = await listed();
    const seat = await choice(link, hearing, '1');
    await hearing.to('2026-03-10T09:00');
    expect(await page(link)).toContain('Strike a member: The days for striking members are over');
    expect((await read(acts(link, hearing, 'strike'))).status).toBe(404);
    const late = await send(link, hearing, 'strike', { seat, cause: '曾是同事' });
    expect([late.status, late.text.includes('The days for striking members are over')]).toEqual([409, true]);
  });
});

test('the vote is shown once it is announced, as counts; the opinion once a copy is published', async () => {
  const { matter, hearing, link } = await listed();
  await letter(hearing);
  await convene(hearing);
  await deliberate(hearing);
  const seats = await hearing.seats();
  for (const [n, person] of seats.entries())
    await hearing.do(person, 'castBallot', ballot([n < 6 ? 'uphold' : 'notUphold'], '种子投票理由'));
  const voting = await page(link);
  expect(voting).toContain('The panel is deliberating and voting.');
  expect(voting).not.toContain('to uphold');
  await hearing.do('ning', 'tally');
  expect(await page(link)).toContain('6 to uphold, 3 not to uphold, 0 abstained');
  await opine(hearing, '种子全文');
  const given = await page(link);
  expect(given).toContain('The opinion was given and is on its way to you.');
  expect(given).not.toMatch(/种子|成员\d/);
  await hearing.do('chen', 'recordDelivery', { deliveredOn: '2026-03-25', proofs: await proofsFor(hearing) });
  await hearing.do('chen', 'submitRedaction', { text: '公开本正文' });
  expect(await page(link)).not.toContain('公开本正文');
  await hearing.do('cao', 'publishOpinion', { redaction: 1 });
  const { number } = await hearing.get();
  const open = await page(link);
  for (const part of ['公开本正文', `/opinions/${number}?lang=en`]) expect(open).toContain(part);
  expect((await matter.row()).stage).toBe('handling');
});

test('a package’s hearing is its matter’s: the petitioner of a repeat in the same package sees nothing of it', async () => {
  const begin = '2026-01-05T09:00:00+08:00';
  const [first, repeat] = [await aMatter(office, 'chen', begin), await aMatter(office, 'chen', begin)];
  const pack = await aPackage(office, first, 'chen', { petitionIds: [first.id, repeat.id] });
  await assign(pack, '2026-05-29');
  await pack.do('chen', 'bindLeader', { leaderId: 'zhang' });
  await plan(pack, '2026-12-31');
  await sign(pack);
  await activate(pack);
  const call = { applicant: 'bureau', items: [{ no: 1 }], open: false, ground: 'guidingValue' };
  await pack.do('zhang', 'callHearing', call);
  const hearing = await hearingOf(office, await pack.row());
  await hearing.do('chen', 'askConsent');
  const [own, others] = [await linkTo(first), await linkTo(repeat)];
  for (const part of ['You are asked whether it may be held.', 'Not open to the public'])
    expect(await page(own)).toContain(part);
  expect(await page(others)).not.toContain('Public hearing');
  expect((await send(others, hearing, 'consent')).status).toBe(404);
  expect((await send(own, hearing, 'consent')).status).toBe(303);
  expect((await hearing.get()).details.consentOn).toBe('2026-01-05');
});

test('an agent answers for the party, by name of the link', async () => {
  const { matter, hearing } = await asked();
  const agent = await linkTo(matter, { as: 'agent' });
  expect((await send(agent, hearing, 'consent')).status).toBe(303);
  expect((await lines(hearing)).at(-1)).toMatchObject({ act: 'consent', actor: { id: 'agent-1' } });
});

test('who holds another matter’s link sees nothing of it and does nothing to it', async () => {
  const { hearing } = await listed();
  const other = await linkTo(await acceptedByLabour(office));
  const shown = await page(other);
  for (const part of ['Public hearing', (await hearing.get()).number]) expect(shown).not.toContain(part);
  const unknown = await read(`${other.url}/hearings/${randomUUID()}/acts/strike?lang=en`);
  const theirs = await read(acts(other, hearing, 'strike'));
  expect([theirs.status, theirs.text]).toEqual([404, unknown.text]);
  expect((await send(other, hearing, 'strike', { seat: '1-9' })).status).toBe(404);
  expect((await hearing.get()).details.strikes).toBeUndefined();
});
