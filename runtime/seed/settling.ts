import type { Doing } from './desk';
import { daysAgo, type Move, paper } from './recipe';

/** From mediation to what was promised: the acts that these moves take. */
export const fromSettlement: Partial<Record<Move, Doing>> = {
  mediationOpened: ({ officer: as }) => [
    {
      as,
      act: 'openMediation',
      input: {
        ...{ kind: 'people', body: '驻信访局人民调解工作室' },
        consents: { petitioner: paper('mediationConsent', 1), otherSide: paper('mediationConsent', 2) },
      },
    },
  ],
  settled: (desk, { promise }) => [
    {
      as: desk.officer,
      act: 'submitAgreement',
      input: {
        agreement: paper('mediationAgreement'),
        signedBy: ['petitioner', 'otherSide', 'mediator'],
        performBy: daysAgo(promise?.ago ?? 0),
      },
    },
    { as: desk.head(), act: 'settle', input: {} },
  ],
  agreementDelivered: ({ officer: as }, _recipe, ago) => [
    {
      as,
      act: 'recordDelivery',
      input: {
        ...{ docId: paper('mediationAgreement'), deliveredOn: daysAgo(ago), way: 'inPerson' },
        proof: paper('deliveryProof', 3),
      },
    },
  ],
  performed: ({ officer: as }, _recipe, ago) => [
    { as, act: 'recordPerformance', input: { doneOn: daysAgo(ago), proof: paper('performanceProof') } },
  ],
  performanceConfirmed: ({ coordinator: as }) => [
    { as, act: 'confirmPerformance', input: { note: '电话核实，已按约定办到。' } },
  ],
  reportSubmitted: ({ officer: as }) => [{ as, act: 'submitCompletion', input: { report: paper('completionReport') } }],
  careOffered: ({ coordinator: as }) => [
    { as, act: 'offerCare', input: { kind: 'legalService', dueOn: daysAgo(-10), note: '约律师当面解答。' } },
  ],
};
