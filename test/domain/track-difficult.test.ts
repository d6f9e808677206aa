import { kinds } from '../../domain/kinds';
import { onAlert } from '../../domain/petition/alerts';
import { deliver, inHand as ordinary, papers, replied, type Sim, verify, who } from '../support/sim';
import { classified, clock, forwarded, inHand, switchTrack, to } from '../support/simple';

/** 疑难信访监督办: the bureau's supervisor watches a difficult matter from its forwarding until the opinion is delivered. */
const difficult = { track: 'difficult' };
const watch = (sim: Sim) => kinds.petition.tasksOf(sim.state()).find(({ act }) => act === 'watch');
const noticesAt = (sim: Sim, rule: string, level: 'reminder' | 'warning' | 'order') =>
  onAlert(sim.state(), clock(sim, rule)!, level, '2026-03-02T01:00:00.000Z').change.notices;
const toSupervisor = (topic: string) => [{ topic, to: ['supervisor@bureau'] }];

test('from forwarding on the watch stands in the supervisor’s inbox, dated by what is due next', () => {
  const sim = classified(difficult);
  expect(watch(sim)).toBeUndefined();
  expect(sim.act('forward', who('chen'), to('labour', ['housing']), papers)).toBeUndefined();
  expect(watch(sim)).toMatchObject({ unitId: 'county-bureau', role: 'supervisor', dueOn: '2026-02-28' }); // Sat, worked
  sim.to('2026-02-25T10:00:00+08:00');
  sim.act('accept', who('han'), { acceptedOn: '2026-02-25', officer: 'han', notice: 'notice' }, papers);
  expect(watch(sim)).toMatchObject({ dueOn: '2026-04-27' }); // Mon
});

test('it goes when the opinion is delivered, comes back with a new round, and an objection does not end it', () => {
  const objected = forwarded(difficult);
  objected.act('object', who('han'), { reasons: { sealed: 'x' } }, papers);
  expect(watch(objected)).toBeDefined();
  const sim = inHand(difficult);
  replied(sim);
  expect(watch(sim)).toBeUndefined();
  verify(sim, 'failed');
  expect(watch(sim)).toBeDefined();
});

test('an assigned matter is watched like a forwarded one; nobody watches the others', () => {
  const sim = classified(difficult);
  sim.act('assign', who('chen'), { ...to('labour'), feedbackOn: '2026-03-30' }, papers);
  expect(watch(sim)).toBeDefined();
  expect(watch(ordinary())).toBeUndefined();
  expect(watch(inHand())).toBeUndefined();
  expect(forwarded({ track: 'ordinary' }).state().facts).not.toHaveProperty('supervisedFromStart');
});

test('the supervisor hears of forwarding, acceptance and every warning, and of orders by the ladder alone', () => {
  const sim = classified(difficult);
  const ask = (input: object) => ({
    ...{ actor: who('chen'), input, context: papers, at: '2026-02-13T01:00:00.000Z', today: '2026-02-13' },
  });
  const change = (act: string, input: object) => kinds.petition.behaviours[act]!.change(sim.state(), ask(input));
  expect(change('forward', to('labour')).notices).toEqual(toSupervisor('difficultForwarded'));
  sim.act('forward', who('chen'), to('labour'), papers);
  const acceptance = { acceptedOn: '2026-02-13', officer: 'han', notice: 'notice' };
  expect(change('accept', acceptance).notices).toEqual(toSupervisor('difficultAccepted'));
  expect(noticesAt(sim, 'T_NOTIFY', 'warning')).toEqual(toSupervisor('T_NOTIFY.warning'));
  expect(noticesAt(sim, 'T_NOTIFY', 'order')).toEqual([]);
  sim.act('accept', who('han'), acceptance, papers);
  expect(noticesAt(sim, 'T_HANDLE', 'warning')).toEqual(toSupervisor('T_HANDLE.warning'));
  expect(noticesAt(sim, 'T_HANDLE', 'reminder')).toEqual([]);
  expect(noticesAt(ordinary(), 'T_HANDLE', 'warning')).toEqual([]);
});

test('no simple limit starts, and there is nothing to switch', () => {
  const sim = inHand(difficult);
  expect(clock(sim, 'T_SIMPLE_ACCEPT')).toBeUndefined();
  expect(clock(sim, 'T_SIMPLE_REPLY')).toBeUndefined();
  expect(switchTrack(sim)).toBe('alreadyOrdinary');
  expect(deliver(sim, 'notice')).toBe('wrongPaper');
});
