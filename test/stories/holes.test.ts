/** Holes that a cold review found between stories, registers and inboxes. */

import { eq } from 'drizzle-orm';
import { noticesFor } from '../../db/notices';
import { officers } from '../../db/schema';
import { aForwardedPetition, aPetitionInHand } from '../support/a-petition';
import { actorOf, chen, pathOf, theContext } from '../support/registers';
import { aStage, type Stage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

test('A a deputy or the head of the parent unit, told in place of a vacant post, can read the notice', async () => {
  const story = await aForwardedPetition(stage);
  await story.act('object', actorOf('han'), { reasons: { sealed: 'x' } });
  await story.act('forward', chen, { unitId: 'housing', assistants: [] }, { context: theContext() });
  await story.advance('2026-03-20T10:00:00+08:00'); // T_NOTIFY due Fri 03-13
  const fu = {
    id: 'fu',
    roles: ['deputyHead'] as never[],
    unit: 'housing',
    region: '330421',
    unitPath: pathOf('housing'),
  };
  const read = await noticesFor(stage.db, fu as never, { box: 'mine', limit: 50 });
  await stage.db.delete(officers).where(eq(officers.person, 'fu'));
  await stage.db
    .update(officers)
    .set({ roles: ['unitHead'] })
    .where(eq(officers.person, 'zhang'));
  const second = await aForwardedPetition(stage);
  await second.act('object', actorOf('han'), { reasons: { sealed: 'x' } });
  await second.act('forward', chen, { unitId: 'housing', assistants: [] }, { context: theContext() });
  await second.advance('2026-03-20T10:00:00+08:00');
  const zhang = {
    id: 'zhang',
    roles: ['unitHead'] as never[],
    unit: 'county-gov',
    region: '330421',
    unitPath: pathOf('county-gov'),
  };
  const head = await noticesFor(stage.db, zhang as never, { box: 'mine', limit: 50 });
  expect([read.length > 0, head.length > 0]).toEqual([true, true]);
});

test('B a calendar loaded while the service was down does not swallow the order', async () => {
  const story = await aPetitionInHand(stage); // due Mon 04-27
  await stage.stopWorker();
  await story.handle.signal('fact', {
    commandId: 'calendar/2027@2',
    fact: 'calendarChanged',
    data: { clocks: ['T_HANDLE#1'] },
  });
  const moved = story.handle.executeUpdate('advance', { args: [{ to: '2026-05-12T10:00:00+08:00', outage: true }] });
  await new Promise((r) => setTimeout(r, 500));
  await stage.startWorker();
  await moved;
  const events = await stage.events(story.id);
  expect(events.map((e) => e.act)).toContain('supervise');
});
