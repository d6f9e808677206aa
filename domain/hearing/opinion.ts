import type { Ask } from '../acts';
import { running } from '../clock';
import { dateRefusal } from '../dates';
import { type Refusal, refusal } from '../refusals';
import type { Does, HearingChange, HearingState } from './facts';
import type { HearingInput } from './inputs';
import { seatsOf } from './panel';
import { isPublished } from './publishing';
import { lateByHead, proofNeeds, proofRefusal } from './serving';
import { absenceEnded, endTold, toldOf, toParent } from './telling';
import { verdictsOf } from './verdict';

type Issuing = Ask<HearingInput<'issueOpinion'>>;

/** What the votes say to each request. */
export const verdicts = ({ facts }: Pick<HearingState, 'facts'>) =>
  facts.tally && facts.terms ? verdictsOf(facts.tally, facts.terms.decides) : [];

/** The opinion says to each request what the votes say, and every seat has signed or is noted as refusing. */
function opinionRefusal(state: HearingState, { input }: Issuing): Refusal | undefined {
  const counted = verdicts(state);
  const said = new Map(input.items.map(({ no, upheld }) => [no, upheld]));
  if (said.size < input.items.length || said.size !== counted.length || !counted.every(({ no }) => said.has(no)))
    return refusal('itemMissing', `one word on each of ${counted.map(({ no }) => no).join(', ')}`);
  const other = counted.find(({ no, upheld }) => said.get(no) !== upheld);
  if (other) return refusal('contradictsTally', `request ${other.no} was ${other.upheld ? '' : 'not '}upheld`);
  const signing = input.signatures.map(({ seat }) => seat);
  const unsigned = seatsOf(state.facts).find(({ no }) => signing.filter((seat) => seat === no).length !== 1);
  if (unsigned || signing.length > seatsOf(state.facts).length)
    return refusal('signatureMissing', `seat ${unsigned?.no ?? 'unknown'}`);
}

/** With it the pause of the matter ends: the unit keeps its opinion, or answers anew and differently. */
const issueOpinion: Does<'issueOpinion'> = {
  refuse: opinionRefusal,
  change: (state, { input, today }) => {
    const items = verdicts(state);
    const refusedBy = input.signatures.flatMap(({ seat, signed }) => (signed ? [] : [seat]));
    return {
      to: 'opinionIssued',
      facts: { opinion: { issuedOn: today, items, refusedBy }, result: 'opinionIssued', pausedSince: undefined },
      clocks: [
        { op: 'stop', rule: 'T_HEARING_OPINION', on: today },
        { op: 'stop', rule: 'T_HEARING_PAUSE_MAX' },
        { op: 'start', rule: 'T_HEARING_DELIVERY', startOn: today },
      ],
      tells: [
        ...endTold(state, 'opinionIssued', today, { upheld: items.every(({ upheld }) => upheld), items }),
        ...absenceEnded(state, today),
      ],
      notices: [{ topic: 'opinionIssued', to: toldOf(state) }],
    };
  },
};

const recordDelivery: Does<'recordDelivery'> = {
  needs: ({ proofs }) => ({ documents: proofNeeds(proofs) }),
  refuse: (state, ask) => {
    const { deliveredOn, proofs } = ask.input;
    const { issuedOn } = state.facts.opinion!;
    return (
      (deliveredOn < issuedOn ? refusal('deliveredBeforeIssue', `issued on ${issuedOn}`) : undefined) ??
      dateRefusal('deliveredOn', deliveredOn, ask.today) ??
      lateByHead(ask, running(state.clocks, 'T_HEARING_DELIVERY'), deliveredOn) ??
      proofRefusal(state, proofs, ask.context)
    );
  },
  change: (state, { input: { deliveredOn } }) => ({
    to: 'followingUp',
    facts: { deliveredOn },
    clocks: [
      { op: 'stop', rule: 'T_HEARING_DELIVERY', on: deliveredOn },
      { op: 'start', rule: 'T_HEARING_EFFECT', startOn: deliveredOn },
    ],
    notices: [{ topic: 'opinionDelivered', to: toldOf(state) }],
  }),
};

/** Members and bureau ask what came of it 问效. */
const recordEffect: Does<'recordEffect'> = {
  change: ({ facts }) => ({ facts: { effects: (facts.effects ?? 0) + 1 } }),
};

export function closed(state: HearingState, repeat: boolean): HearingChange {
  const facts = { repeat, ...(isPublished(state) ? { staysPublic: true as const } : {}) };
  return { to: 'closed', facts, clocks: [{ op: 'stopAll' }], tells: toParent(state, 'hearingOver') };
}

/** The success of a hearing is that the matter did not come again: that it did may be said at once, that it did not only time. */
const close: Does<'close'> = {
  refuse: ({ clocks }, { input }) => {
    const watch = running(clocks, 'T_HEARING_EFFECT');
    if (!input.repeat && watch) return refusal('tooEarly', `whether it comes again is asked until ${watch.dueOn}`);
  },
  change: (state, { input }) => closed(state, input.repeat),
};

/** What the panel says, and what came of it. */
export const opining = { issueOpinion, recordDelivery, recordEffect, close };
