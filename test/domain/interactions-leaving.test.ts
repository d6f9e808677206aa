import type { Clock } from '../../domain/clock';
import { kinds } from '../../domain/kinds';
import { threeChecks } from '../support/registers';
import {
  aReply,
  deliver,
  forwarded,
  inHand,
  papers,
  registered,
  replied,
  type Sim,
  verify,
  who,
  x,
} from '../support/sim';

/** What is asked for beside the main road, when the matter leaves it. All on Thu 2026-02-26. */
const instruct = (sim: Sim, dueOn = '2026-03-20') =>
  expect(sim.act('instruct', who('zhang', 'leader'), { text: x, dueOn }, papers)).toBeUndefined();
const answer = (sim: Sim, no: number) => sim.act('answerInstruction', who('han'), { no, text: x, docs: [] }, papers);
const routed = (sim: Sim, by = 'han') =>
  sim.act(
    'routeOut',
    who(by),
    {
      ...{ route: 'litigation', basis: 'b', organ: 'o', notice: 'routed' },
      handedOverAt: new Date(sim.now).toISOString(),
    },
    papers,
  );
const withdrawal = { statement: 'statement', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
const runs = (sim: Sim, rule: string) =>
  sim.state().clocks.some((one: Clock) => one.rule === rule && one.state === 'running');

test('an instruction ends with the matter that leaves, and another may be given later', () => {
  const sim = inHand();
  instruct(sim);
  expect(routed(sim)).toBeUndefined();
  expect(sim.state().facts.instructions).toMatchObject([{ no: 1, overtakenOn: '2026-02-26' }]);
  expect(sim.tasks()).not.toContain('answerInstruction');
  expect(runs(sim, 'T_INSTRUCTION')).toBe(false);
  expect(sim.act('takeBack', who('chen'), { reason: x }, papers)).toBeUndefined();
  expect(sim.tasks()).not.toContain('answerInstruction');
  sim.act('forward', who('chen'), { unitId: 'labour', assistants: [] }, papers);
  expect(answer(sim, 1)).toBe('noRequest');
  instruct(sim);
  expect(answer(sim, 2)).toBeUndefined();
  expect(runs(sim, 'T_INSTRUCTION')).toBe(false);
});

test('a wish to withdraw ends where nobody can confirm it any more', () => {
  const declined = forwarded();
  expect(declined.act('withdraw', who('chen'), withdrawal, papers)).toBeUndefined();
  const input = { ground: x, remedy: x, notice: 'refusal' };
  const documents = {
    ...papers.documents,
    refusal: { id: 'refusal', type: 'nonAcceptanceNotice', story: 'p', filedOn: '2026-02-26' },
  };
  expect(declined.act('declineAcceptance', who('han'), input, { ...papers, documents })).toBeUndefined();
  expect(declined.tasks()).toEqual(['recordDelivery']);
  expect(declined.state().facts.withdrawal).toBeUndefined();

  const linked = registered();
  linked.act('withdraw', who('chen'), withdrawal, papers);
  const main = { id: 'main', kind: 'petition', stage: 'handling', facts: {}, over: false, running: [] };
  const screening = { result: 'running', matchId: 'main', notice: 'link' };
  expect(linked.act('screen', who('chen'), screening, { ...papers, stories: { main } })).toBeUndefined();
  expect(linked.tasks()).not.toContain('confirmWithdrawal');

  const withdrawn = registered();
  withdrawn.act('withdraw', who('chen'), withdrawal, papers);
  expect(withdrawn.act('confirmWithdrawal', who('cao'), { how: x }, papers)).toBeUndefined();
  expect(withdrawn.state().facts.withdrawal).toMatchObject({ enteredBy: 'chen' });
});

test('a recusal that is asked waits for the matter to come back', () => {
  const sim = inHand();
  const asked = { officer: 'han', ground: x, onBehalfOf: withdrawal.onBehalfOf };
  expect(sim.act('askRecusal', who('chen'), asked, papers)).toBeUndefined();
  routed(sim);
  expect(sim.tasks()).not.toContain('decideRecusal');
  sim.act('takeBack', who('chen'), { reason: x }, papers);
  sim.act('forward', who('chen'), { unitId: 'labour', assistants: [] }, papers);
  expect(sim.tasks()).toContain('decideRecusal');
});

const mediating = (sim: Sim) =>
  sim.act(
    'openMediation',
    who('han'),
    { kind: 'people', body: x, consents: { petitioner: 'consent', otherSide: 'otherConsent' } },
    papers,
  );
const agreed = (sim: Sim) => {
  const signed = { agreement: 'agreement', signedBy: ['petitioner', 'otherSide'], performBy: '2026-04-01' };
  expect(sim.act('submitAgreement', who('han'), signed, papers)).toBeUndefined();
  return sim.act('settle', who('tou'), {}, papers);
};

test('an agreement overtakes the parts of assistants and the change of lead that was asked for', () => {
  const sim = inHand();
  expect(sim.act('askAssistants', who('han'), { units: ['housing'], dueOn: '2026-03-20' }, papers)).toBeUndefined();
  expect(sim.act('requestLeadChange', who('chen'), { unitId: 'housing', reason: x }, papers)).toBeUndefined();
  expect(mediating(sim)).toBeUndefined();
  expect(agreed(sim)).toBeUndefined();
  expect(sim.state().facts).toMatchObject({ assistance: [{ unitId: 'housing', state: 'released' }] });
  expect(sim.state().facts.leadChange).toBeUndefined();
  expect(runs(sim, 'T_ASSIST')).toBe(false);
  deliver(sim, 'agreement');
  expect(verify(sim, 'failed')).toBeUndefined();
  // The next round owes nothing to what was asked before.
  expect(sim.tasks()).not.toContain('contribute');
  expect(sim.act('changeLead', who('su'), {}, papers)).toBe('approvalMissing');
});

test('a part that is asked for after the reply was submitted comes in before it is signed', () => {
  const sim = inHand();
  expect(sim.act('submitReply', who('han'), aReply(), papers)).toBeUndefined();
  expect(sim.act('askAssistants', who('han'), { units: ['housing'], dueOn: '2026-03-20' }, papers)).toBeUndefined();
  expect(sim.act('approveReply', who('tou'), {}, papers)).toBe('assistantsOpen');
  expect(sim.act('contribute', who('he'), { text: x }, papers)).toBeUndefined();
  expect(sim.act('approveReply', who('tou'), {}, papers)).toBeUndefined();
});

test('help that was offered goes on while the matter is handled again, and ends with a matter that leaves', () => {
  const begun = () => {
    const sim = replied(inHand());
    verify(sim);
    sim.act('verifyByBureau', who('cao'), { result: 'passed', checks: threeChecks }, papers);
    expect(sim.act('offerCare', who('cao'), { kind: 'visit', dueOn: '2026-03-20' }, papers)).toBeUndefined();
    expect(sim.act('reopen', who('chen'), { cause: 'other', evidence: 'evidence' }, papers)).toBeUndefined();
    return sim;
  };
  const kept = begun();
  expect(kept.tasks()).toContain('endCare');
  expect(kept.act('endCare', who('cao'), { no: 1, result: 'done' }, papers)).toBeUndefined();
  const left = begun();
  expect(routed(left)).toBeUndefined();
  expect(left.state().facts.care).toMatchObject([{ result: 'overtaken', endedOn: '2026-02-26' }]);
  expect(kinds.petition.tasksOf(left.state()).map(({ act }) => act)).not.toContain('endCare');
});
