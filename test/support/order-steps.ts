import { day, type Sim, x } from './sim';

/** `act`, with its input. */
export const orderSteps: Record<string, (sim: Sim) => unknown> = {
  issue: (sim) => ({ petitionId: sim.main, cause: 'delay', demand: x, copyTo: [], jointWith: [] }),
  acknowledge: () => ({}),
  answer: () => ({ causeOfDelay: x, measures: x, docs: [] }),
  settle: () => ({}),
  returnOrder: () => ({ reason: x }),
  cancel: () => ({ reason: x }),
  dismissProposal: () => ({ reason: x }),
  confirmInterview: (sim) => ({ names: ['tou'], date: day(sim) }),
  holdInterview: () => ({ record: 'interview', commitments: [{ what: x }] }),
  decideListing: () => ({ form: 'listing', decisionNo: '1' }),
  inspect: (sim) => ({ inspectedOn: day(sim), findings: x, doc: 'inspection' }),
  proposeImprovement: () => ({ kind: 'improve', text: x }),
  recordUptake: () => ({ adopted: 'partly', reply: 'uptake' }),
};
