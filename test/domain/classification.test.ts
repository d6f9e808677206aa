import type { Context } from '../../domain/acts';
import { aRegistration } from '../support/a-petition';
import { papers, registered, Sim, who } from '../support/sim';

/** Who received the first visit, who coordinates the domain, and what a matter crosses. */
const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
const group: Context = { ...papers, domainGroup: { leadUnit: 'labour', viceMayor: 'zhang' } };

function classified(more: object = {}, context = group, registration: object = {}) {
  const sim = registered(registration);
  sim.act('screen', who('chen'), { result: 'none' }, papers);
  expect(sim.act('classify', who('chen'), { ...classes, ...more }, context)).toBeUndefined();
  return sim;
}

test('ordinary matters are coordinated by the domain group’s lead unit, major ones by its vice-mayor', () => {
  expect(classified().state().facts.coordinator).toEqual({ unitId: 'labour' });
  expect(classified({ severity: 'major' }).state().facts.coordinator).toEqual({ officerId: 'zhang' });
  const without: Context = { ...papers, domainGroup: { leadUnit: 'labour' } };
  expect(classified({ severity: 'major' }, without).state().facts.coordinator).toEqual({ unitId: 'labour' });
  expect(classified({}, papers).state().facts.coordinator).toBeUndefined();
});

test('nobody coordinates a matter that is about them', () => {
  const accused = { matterType: 'accusation', accused: { units: ['labour'], officers: ['zhang'] } };
  expect(classified({}, group, accused).state().facts.coordinator).toBeUndefined();
  expect(classified({ severity: 'major' }, group, accused).state().facts.coordinator).toBeUndefined();
  const below: Context = { ...papers, domainGroup: { leadUnit: 'labour-team', leadPath: ['labour-team', 'labour'] } };
  expect(classified({}, below, accused).state().facts.coordinator).toBeUndefined();
});

test('a matter that crosses places says so until it is classified otherwise', () => {
  const sim = classified({ threeCross: ['crossDepartment', 'personFromHousehold'] });
  expect(sim.state().facts.threeCross).toEqual(['crossDepartment', 'personFromHousehold']);
  sim.act('classify', who('chen'), classes, group);
  expect(sim.state().facts.threeCross).toBeUndefined();
});

test('whether a leader received the first visit is a fact of that day', () => {
  const by = (firstReceiver?: string) => {
    const sim = new Sim('2026-02-26T09:00:00+08:00');
    sim.act('register', who('chen'), aRegistration({ firstReceiver }), papers);
    return sim.state().facts.receivedByLeader;
  };
  expect(by('lin')).toBe(true);
  expect(by('chen')).toBe(false);
  expect(by()).toBeUndefined();
});
