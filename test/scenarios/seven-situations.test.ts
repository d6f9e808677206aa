import { accept, aMatter, deliver, forward, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { threeChecks } from '../support/registers';
import { until } from '../support/until';

/**
 * What a second petition may find (domain.md 3.4), but for the running matter, which second-petition.test.ts has. The
 * first is accepted Mon 2026-03-02 (due Fri 05-01, rolled to Wed 05-06) and answered Thu 03-12: its review window of 30
 * days ends Sat 04-11, rolled to Mon 04-13. Of the second, forwarding is due 15 days after its receipt, and so is the
 * written word that no new loop begins: received Mon 03-16, Tue 03-31; Wed 03-25, Thu 04-09; Mon 03-30, Tue 04-14; Wed
 * 04-15, Thu 04-30.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

let n = 0;
/** A person of their own for each test: nobody else's petitions are found. */
const somebody = () => {
  n += 1;
  return { persons: [{ name: `某${n}`, phone: `1390000${1000 + n}` }] };
};
const received = (day: string, who: object) => aMatter(office, 'chen', `${day}T09:00:00+08:00`, who);

const promise = { what: '支付工资', by: '2026-03-20' };
const supported = [{ no: 1, outcome: 'supported', facts: '已查明', basis: '劳动法第五十条' }];

/** Answered on Thu 03-12: the claim is supported, and what is promised is to be done by Fri 03-20. */
async function answered(who: object): Promise<Matter> {
  const matter = await received('2026-03-02', who);
  await forward(matter, 'chen', 'labour');
  await accept(matter, 'han', '2026-03-02');
  await matter.to('2026-03-12T10:00');
  const opinion = await signReply(matter, 'han', 'tou', { items: supported, promise });
  await deliver(matter, 'han', opinion, '2026-03-12');
  return matter;
}

/** Said to be done on Wed 03-18, verified by both, closed as resolved on Mon 03-23. */
async function closed(who: object): Promise<Matter> {
  const matter = await answered(who);
  await matter.to('2026-03-18T10:00');
  const proof = await matter.file('han', 'performanceProof');
  await matter.do('han', 'recordPerformance', { doneOn: '2026-03-18', proof });
  await matter.do('cao', 'confirmPerformance');
  await matter.do('hu', 'verifyByUnit', { result: 'passed', checks: threeChecks });
  await matter.do('cao', 'verifyByBureau', { result: 'passed', checks: threeChecks });
  await matter.to('2026-03-23T10:00');
  await matter.do('chen', 'close', { resolved: true });
  return matter;
}

async function concluded(who: object): Promise<Matter> {
  const matter = await closed(who);
  const evidence = await matter.file('chen', 'evidence');
  await matter.do('chen', 'conclude', { outcome: 'litigationConcluded', evidence });
  return matter;
}

const candidate = async (one: Matter, other: Matter) =>
  (await office.as('chen').get(`/petitions/${one.id}/duplicates`)).body.items.find(
    ({ id }: { id: string }) => id === other.id,
  );
const screen = (one: Matter, result: string, more: object = {}) => one.do('chen', 'screen', { result, ...more });

/** Another one of the office's own loop: it is forwarded by its date. */
async function expectOwnLoop(one: Matter, forwardDueOn: string, details: object): Promise<void> {
  expect(await one.row()).toMatchObject({ stage: 'screened', over: false, details });
  expect(await one.clock('T_FORWARD')).toMatchObject({ state: 'running', instance: 1, dueOn: forwardDueOn });
}

/** No loop of its own: forwarding is met, the petitioner must be told in writing by the date. */
async function expectTold(one: Matter, notice: string, on: string, dueOn: string): Promise<void> {
  expect(await one.clock('T_FORWARD')).toMatchObject({ state: 'stopped', metOn: on });
  expect(await one.clock('T_NOTIFY')).toMatchObject({ state: 'running', dueOn });
  await deliver(one, 'chen', notice, on);
}

test('no match: a first matter and a loop of its own', async () => {
  const one = await received('2026-03-16', somebody());
  await screen(one, 'none', { itemClass: 'first' });
  await expectOwnLoop(one, '2026-03-31', { itemClass: 'first' });
});

test('another person with the same trouble: a loop of its own that names the other', async () => {
  const [other, one] = [await answered(somebody()), await received('2026-03-16', somebody())];
  expect(await candidate(one, other)).toMatchObject({ suggested: 'related', why: [{ by: 'words', weak: true }] });
  expect(await one.code('chen', 'screen', { result: 'related' })).toBe('matchMissing');
  await screen(one, 'related', { matchId: other.id });
  await expectOwnLoop(one, '2026-03-31', { itemClass: 'first', relatedTo: other.id });
});

test('answered, the review window open: told about the review, and over when the first has ended', async () => {
  const who = somebody();
  const main = await answered(who);
  const again = await received('2026-03-16', who);
  expect(await candidate(again, main)).toMatchObject({ suggested: 'inWindow', fits: ['inWindow', 'related'] });
  expect(await again.code('chen', 'screen', { result: 'running', matchId: main.id })).toBe('matchUnfit');
  const notice = await again.file('chen', 'reviewAdvice');
  await screen(again, 'inWindow', { matchId: main.id, notice });
  await expectTold(again, notice, '2026-03-16', '2026-03-31');
  expect(await again.row()).toMatchObject({ stage: 'linked', over: false, details: { link: { because: 'inWindow' } } });
  await until(async () => (await main.row()).details.linkedPetitions?.includes(again.id));
});

test('resolved, it was said, but not carried out: the first is handled again under its old date', async () => {
  const who = somebody();
  const main = await closed(who);
  const again = await received('2026-03-25', who);
  expect((await candidate(again, main)).fits).toEqual(['inWindow', 'notCarriedOut', 'newFacts', 'related']);
  await main.to('2026-03-25T09:00');
  const notice = await again.file('chen', 'linkNotice');
  await screen(again, 'notCarriedOut', { matchId: main.id, notice });
  await expectTold(again, notice, '2026-03-25', '2026-04-09');
  await until(async () => (await main.row()).details.reopenAsked?.by === again.id);
  const waiting = (await office.as('cao').get('/tasks')).body.items;
  expect(waiting).toContainEqual(expect.objectContaining({ story: main.id, act: 'reopen' }));

  const evidence = await main.file('cao', 'evidence');
  await main.do('cao', 'reopen', { cause: 'notCarriedOut', evidence });

  expect(await main.row()).toMatchObject({ stage: 'handling', details: { round: 2 } });
  expect(await main.clock('T_HANDLE')).toMatchObject({ instance: 2, state: 'running', dueOn: '2026-05-06' });
});

// A review could be asked for until Mon 04-13, and what came in by then be entered until Tue 04-28.
test('not carried out, and the first story has ended by itself: a new round begins with the second', async () => {
  const who = somebody();
  const main = await closed(who);
  await main.to('2026-04-29T10:00');
  expect(await main.row()).toMatchObject({ stage: 'closed', over: true });
  const again = await received('2026-04-30', who);
  expect(await candidate(again, main)).toMatchObject({ suggested: 'notCarriedOut' });
  await screen(again, 'notCarriedOut', { matchId: main.id });
  await expectOwnLoop(again, '2026-05-15', { itemClass: 'repeat', relatedTo: main.id, round: 2 });
  const told = (await office.as('su').get('/notices')).body.items;
  expect(told).toContainEqual(expect.objectContaining({ story: again.id, topic: 'notCarriedOut' }));
});

test('concluded, the same facts: no longer accepted, said in writing, and over', async () => {
  const who = somebody();
  const main = await concluded(who);
  const again = await received('2026-03-30', who);
  expect(await candidate(again, main)).toMatchObject({ suggested: 'sameConcluded' });
  const asked = { result: 'sameConcluded', matchId: main.id };
  expect(await again.code('chen', 'screen', asked)).toBe('documentMissing');
  const notice = await again.file('chen', 'noLongerAcceptedNotice');
  await screen(again, 'sameConcluded', { matchId: main.id, notice });
  expect(await again.row()).toMatchObject({ stage: 'noLongerAccepted', over: false });
  await expectTold(again, notice, '2026-03-30', '2026-04-14');
  expect(await again.row()).toMatchObject({ stage: 'noLongerAccepted', over: true, holder: null });
});

test('concluded, new facts: they must be named, and a new round begins', async () => {
  const who = somebody();
  const main = await concluded(who);
  const again = await received('2026-03-30', who);
  expect(await again.code('chen', 'screen', { result: 'newFacts', matchId: main.id })).toBe('newFactsMissing');
  await screen(again, 'newFacts', { matchId: main.id, newFacts: '找到了工资欠条原件' });
  await expectOwnLoop(again, '2026-04-14', { itemClass: 'repeat', relatedTo: main.id, round: 2 });
});
