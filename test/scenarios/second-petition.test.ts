import { accept, aMatter, deliver, forward, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { threeChecks } from '../support/registers';
import { until } from '../support/until';

/**
 * The same person writes twice about the same wages. The first petition is accepted Mon 2026-03-02 and answered Thu
 * 03-12; the second is received Mon 03-09: its forwarding would be due Tue 03-24, and so is the written word that it was
 * joined to the first (15 days each).
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const mei = { persons: [{ name: '梅一', phone: '13900001111' }] };

async function first(): Promise<Matter> {
  const matter = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00', mei);
  await forward(matter, 'chen', 'labour');
  await accept(matter, 'han', '2026-03-02');
  return matter;
}
const second = () => aMatter(office, 'chen', '2026-03-09T09:00:00+08:00', mei);

const situationOf = async (one: Matter, other: Matter) => {
  const { items } = (await office.as('chen').get(`/petitions/${one.id}/duplicates`)).body;
  return items.find(({ id }: { id: string }) => id === other.id);
};

async function joined(one: Matter, other: Matter): Promise<void> {
  const notice = await one.file('chen', 'linkNotice');
  await one.do('chen', 'screen', { result: 'running', matchId: other.id, notice });
  expect(await one.clock('T_FORWARD')).toMatchObject({ state: 'stopped', metOn: '2026-03-09' });
  expect(await one.clock('T_NOTIFY')).toMatchObject({ state: 'running', dueOn: '2026-03-24' });
  await deliver(one, 'chen', notice, '2026-03-09');
  await until(async () => (await other.row()).details.linkedPetitions?.includes(one.id));
}

test('the second is joined to the running first, told so, and ends when the first has ended', async () => {
  const [main, again] = [await first(), await second()];
  expect(await situationOf(again, main)).toMatchObject({
    suggested: 'running',
    why: [{ by: 'phone', weak: false }, { by: 'words' }],
  });
  await joined(again, main);
  expect(await again.row()).toMatchObject({ stage: 'linked', over: false });

  await main.to('2026-03-12T10:00');
  await deliver(main, 'han', await signReply(main, 'han', 'tou'), '2026-03-12');
  await main.do('hu', 'verifyByUnit', { result: 'passed', checks: threeChecks });
  await main.do('cao', 'verifyByBureau', { result: 'passed', checks: threeChecks });
  await main.to('2026-04-14T10:00'); // 30 days after Thu 03-12: Sat 04-11, rolled to Mon 04-13
  expect(await main.row()).toMatchObject({ stage: 'closed', over: false });
  await main.to('2026-04-29T10:00'); // late entry to Tue 04-28
  expect(await main.row()).toMatchObject({ stage: 'closed', over: true });
  await until(async () => (await again.row()).over);
  expect((await again.row()).details.link.ended).toMatchObject({ stage: 'closed' });
});

test('joined by mistake: it goes its own way again, and the bureau has no second fifteen days', async () => {
  const [main, again] = [await first(), await second()];
  await joined(again, main);
  await again.to('2026-03-20T10:00'); // Fri
  await again.do('chen', 'unlink', { reason: '经核实为另一工地的工资' });
  expect(await again.row()).toMatchObject({ stage: 'screened', holder: { unitId: 'county-bureau' } });
  expect(await again.clock('T_FORWARD')).toMatchObject({ state: 'running', instance: 2, dueOn: '2026-03-24' });
  await until(async () => (await main.row()).details.linkedPetitions === undefined);
  await again.to('2026-03-25T09:01'); // Wed, the day after
  expect((await again.fired()).at(-1)).toBe('supervise T_FORWARD#2 2026-03-25');
});
