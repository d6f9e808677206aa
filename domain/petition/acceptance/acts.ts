import type { Acts } from '../../acts';
import { inHand, type PetitionStage } from '../stages';

/** From the unit’s receipt until it is at work: the rows of its acts. */
export const acceptanceActs = {
  object: {
    by: ['handler', 'unitHead'],
    from: ['forwarded'],
    basis: 'R22-23',
    label: { zh: '提异议', en: 'Object to competence' },
  },
  decideObjection: {
    by: ['coordinator'],
    from: ['objected'],
    basis: 'R22-23,24',
    label: { zh: '异议审核', en: 'Decide on the objection' },
  },
  accept: {
    by: ['handler', 'unitHead'],
    from: ['forwarded'],
    basis: 'R22-23,34',
    label: { zh: '受理', en: 'Accept' },
  },
  declineAcceptance: {
    by: ['coordinator', 'handler', 'unitHead'],
    from: ['classified', 'forwarded'],
    basis: 'ONLINE15',
    label: { zh: '不予受理', en: 'Decline acceptance' },
  },
  startHandling: { by: ['handler'], from: ['accepted'], basis: 'R22-28', label: { zh: '开办', en: 'Start handling' } },
  reassign: {
    by: ['unitHead'],
    from: ['accepted', 'handling'],
    basis: 'R22-28',
    label: { zh: '转经办', en: 'Give to another officer' },
  },
  recordContact: {
    by: ['handler', 'coordinator', 'leader'],
    from: inHand,
    basis: 'S3',
    label: { zh: '联系', en: 'Record a contact' },
  },
} as const satisfies Acts<PetitionStage>;
