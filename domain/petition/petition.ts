import { endingHearing } from '../hearing/calling';
import type { StoryKind } from '../kind';
import { acceptance } from './acceptance/acceptance';
import { type PetitionAct, petitionActs } from './acts';
import { onAlert } from './alerts';
import { beside } from './beside/beside';
import { endingBeside } from './beside/leaving';
import { overtakingUrgent, urgentMisses } from './beside/urgent';
import { joiningChain } from './chain';
import { isOver, settles } from './ends';
import { bornPetition, type PetitionState } from './facts';
import { handling } from './handling/handling';
import { onHearingFact } from './hearing/answer';
import { hearing } from './hearing/calling';
import { intake } from './intake/intake';
import { onLinkFact, tellingLinked } from './intake/linking';
import { lead } from './lead/lead';
import { onOrderFact, tellingOrders } from './orders';
import { outcome } from './outcome/outcome';
import { onPackageFact } from './packaged';
import { holderOf, mayAct, partyOf, personOf } from './parties';
import { onReviewFact } from './review/answer';
import { review } from './review/review';
import { onSendBackFact } from './sending-back';
import { petitionTasks } from './tasks';
import { track } from './track/track';

const parts = {
  ...intake,
  ...acceptance,
  ...lead,
  ...handling,
  ...hearing,
  ...outcome,
  ...review,
  ...track,
  ...beside,
} satisfies Record<PetitionAct, unknown>;

const behaviours = tellingOrders(endingHearing(joiningChain(overtakingUrgent(endingBeside(parts))), ['inHearing']));
const onSendBack = onSendBackFact(behaviours);

/** Each part hears its own facts. */
const onFact: StoryKind<PetitionState>['onFact'] = (state, fact, data, at) =>
  onOrderFact(state, fact, data) ??
  onLinkFact(state, fact, data, at) ??
  onReviewFact(state, fact, data, at) ??
  onHearingFact(state, fact, data) ??
  onPackageFact(state, fact, data) ??
  onSendBack(state, fact, data, at);

/** A petition from registration to its end, escalation included. */
export const petition: StoryKind<PetitionState> = {
  name: 'petition',
  acts: petitionActs,
  behaviours,
  born: bornPetition,
  mayAct,
  holderOf,
  tasksOf: petitionTasks,
  partyOf,
  personOf,
  missesOf: urgentMisses,
  onAlert,
  onFact,
  ...tellingLinked({ settles, isOver }),
};
