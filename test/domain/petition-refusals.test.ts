import { aRegistration } from '../support/a-petition';
import { theContext, threeChecks } from '../support/registers';
import {
  aReply,
  bureau,
  deliver,
  forwarded,
  inHand,
  papers,
  registered,
  replied,
  Sim,
  verify,
  who,
  x,
} from '../support/sim';

/** Each refusal of the petition's table that no scenario meets. */
const classes = { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true };
const classified = (more: object = {}) => {
  const sim = registered();
  sim.act('screen', who('chen'), { result: 'none' }, papers);
  sim.act('classify', who('chen'), { ...classes, ...more }, papers);
  return sim;
};
const to = (unitId: string, assistants: string[] = []) => ({ unitId, assistants });

test('registration: not ahead of its time, an accusation names whom it accuses, the bureau is of the region', () => {
  const begin = () => new Sim('2026-02-26T09:00:00+08:00');
  const register = (more: object, person = 'chen') => begin().act('register', who(person), aRegistration(more), papers);
  expect(register({ receivedOn: '2026-02-27' })).toBe('dateInFuture');
  expect(register({ matterType: 'accusation' })).toBe('accusedMissing');
  expect(register({ bureauId: 'zhe-bureau' })).toBe('notYourUnit');
  expect(register({}, 'han')).toBeUndefined();
});

test('forwarding: no unit twice, none that was merged, none of another region, none that is accused', () => {
  const sim = classified();
  const { labour, ...rest } = papers.units!;
  const merged = { ...papers, units: { ...rest, labour: { ...labour!, mergedInto: 'housing' } } };
  expect(sim.act('forward', who('chen'), to('labour', ['labour']), papers)).toBe('sameUnitTwice');
  expect(sim.act('forward', who('chen'), to('labour'), merged)).toBe('unitMerged');
  expect(sim.act('forward', who('chen'), to('pu-labour'), papers)).toBe('unitElsewhere');
  expect(sim.act('assign', who('chen'), { ...to('labour'), feedbackOn: '2026-02-01' }, papers)).toBe('dateOutOfOrder');
  const accusation = registered({ matterType: 'accusation', accused: { units: ['labour'], officers: [] } });
  accusation.act('screen', who('chen'), { result: 'none' }, papers);
  accusation.act('classify', who('chen'), classes, papers);
  expect(accusation.act('forward', who('chen'), to('labour'), papers)).toBe('accusedUnit');
  expect(accusation.act('forward', who('chen'), to('labour-team'), papers)).toBe('accusedUnit'); // a unit below it
  expect(accusation.act('forward', who('chen'), to('housing', ['labour']), papers)).toBe('accusedUnit');
});

test('acceptance: not before the forwarding, a handler of the unit, the right paper of this matter', () => {
  const accept = (more: object, context = papers) =>
    forwarded().act(
      'accept',
      who('han'),
      { acceptedOn: '2026-02-26', officer: 'han', notice: 'notice', ...more },
      context,
    );
  expect(accept({ acceptedOn: '2026-02-25' })).toBe('dateOutOfOrder');
  expect(accept({ acceptedOn: '2026-02-27' })).toBe('dateInFuture');
  expect(accept({ officer: 'he' })).toBe('unknownOfficer');
  expect(accept({ officer: 'lin' })).toBe('unknownOfficer'); // leads there, handles nothing
  expect(accept({ notice: 'opinion' })).toBe('wrongPaper');
  expect(accept({}, theContext())).toBe('documentMissing');
  expect(forwarded().act('submitReply', who('han'), aReply(), papers)).toBe('wrongStage');
});

test('the reply answers each request once, with the five once done', () => {
  const submit = (more: object) =>
    inHand({ requests: [{ text: x }, { text: x }] }).act('submitReply', who('han'), aReply(more), papers);
  const item = (no: number) => ({ no, outcome: 'explained', facts: x, basis: 'b' });
  expect(submit({ items: [item(1)] })).toBe('itemMissing');
  expect(submit({ items: [item(1), item(1)] })).toBe('itemMissing');
  expect(submit({ items: [item(1), item(3)] })).toBe('itemMissing');
  expect(submit({ items: [item(1), item(2)], onceChecks: [{ code: 'understood', ok: true }] })).toBe('onceCheckOpen');
  expect(submit({ items: [item(1), item(2)] })).toBeUndefined();
});

test('one request for more time at a time', () => {
  const sim = inHand();
  sim.act('requestExtension', who('han'), { days: 5, reason: x }, papers);
  expect(sim.act('requestExtension', who('han'), { days: 6, reason: x }, papers)).toBe('requestOpen');
});

test('verification: all three checks, by somebody who had no part, and never both by one person', () => {
  const sim = replied(inHand());
  const open = { result: 'passed', checks: threeChecks.slice(1) };
  expect(sim.act('verifyByUnit', who('hu'), open, papers)).toBe('checksOpen');
  expect(verify(sim, 'passed', 'han')).toBe('verifierNotIndependent');
  expect(sim.act('verifyByUnit', who('tou', 'unitHead'), { result: 'passed', checks: threeChecks }, papers)).toBe(
    'verifierNotIndependent',
  );
  expect(sim.act('verifyByUnit', who('cao'), { result: 'passed', checks: threeChecks }, papers)).toBeUndefined(); // stands in
  expect(bureau(sim, 'passed', 'cao')).toBe('verifierNotIndependent');
  expect(bureau(sim, 'passed', 'chen')).toBe('verifierNotIndependent');
  expect(bureau(sim, 'passed', 'cheng')).toBeUndefined(); // of the bureau above
});

test('a paper is delivered once, and an old round’s paper never in a new one', () => {
  const sim = replied(inHand());
  expect(deliver(sim, 'opinion')).toBe('wrongPaper');
  expect(deliver(sim, 'notice')).toBe('wrongPaper');
  verify(sim, 'failed');
  expect(deliver(sim, 'opinion')).toBe('wrongPaper');
});

test('only what may be rated is rated, and while its time runs', () => {
  const rating = { bureau: 'satisfied', unit: 'satisfied', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
  const sim = replied(inHand());
  expect(sim.act('rate', who('chen'), { ...rating, onBehalfOf: undefined }, papers)).toBe('paperMissing');
  sim.to('2026-04-10T09:00:00+08:00');
  expect(sim.act('rate', who('chen'), rating, papers)).toBe('ratingOver');
  const unrateable = classified({ rateable: false });
  unrateable.act('forward', who('chen'), to('labour'), papers);
  unrateable.act('accept', who('han'), { acceptedOn: '2026-02-26', officer: 'han', notice: 'notice' }, papers);
  unrateable.act('startHandling', who('han'), {}, papers);
  expect(replied(unrateable).act('rate', who('chen'), rating, papers)).toBe('notRateable');
});

test('an accusation against the own bureau is taken by the bureau above; none is left if all are accused', () => {
  const against = (...units: string[]) => ({ matterType: 'accusation', accused: { units, officers: [] } });
  expect(registered(against('county-bureau')).state().facts).toMatchObject({
    ...{ bureauId: 'city-bureau', regionPath: ['330400'], policyId: 'national-2022' },
    accused: { units: ['county-bureau'] },
  });
  expect(registered(against('labour')).state().facts).toMatchObject({ bureauId: 'county-bureau' });
  const sim = new Sim('2026-02-26T09:00:00+08:00');
  // The county's bureau stands below the city's: an accusation against that bars both.
  expect(sim.act('register', who('chen'), aRegistration(against('city-bureau')), papers)).toBe('accusedUnit');
});

test('an agent rates nothing for the petitioner; a matter whose notice nobody has delivered is not closed', () => {
  const sim = replied(inHand({}, false));
  const rating = { bureau: 'satisfied', unit: 'satisfied' };
  const byAgent = { ...rating, onBehalfOf: { paper: 'paper', signedBy: 'agent' } };
  expect(sim.act('rate', who('chen'), byAgent, papers)).toBe('agentCannotRate');
  expect(verify(sim)).toBeUndefined();
  expect(bureau(sim)).toBeUndefined();
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBe('noticeOpen');
  expect(deliver(sim, 'notice')).toBeUndefined();
  expect(sim.act('close', who('chen'), { resolved: true }, papers)).toBeUndefined();
});
