import type { Ask, Context } from '../acts';
import { running } from '../clock';
import { dateRefusal, lateEntry } from '../dates';
import { paperRefusal } from '../papers';
import { type Refusal, refusal } from '../refusals';
import { dayOf } from '../time';
import type { Does, HearingState } from './facts';
import type { HearingInput } from './inputs';
import { openSeats, panelOf, settledPanel, successorFor } from './panel';
import { toldOf } from './telling';

type Proofs = HearingInput<'serve'>['proofs'];

/** The sides that a paper must reach. */
export const partiesOf = ({ facts }: Pick<HearingState, 'facts'>): readonly (keyof Proofs)[] =>
  facts.step === 'preventive' ? ['unit'] : ['petitioner', 'unit'];

export const proofNeeds = ({ petitioner, unit }: Proofs): string[] =>
  [petitioner, unit].filter((doc) => doc !== undefined);

/** Each side has the paper, and each by a proof of its own. */
export function proofRefusal(state: HearingState, proofs: Proofs, context: Context): Refusal | undefined {
  const missing = partiesOf(state).find((party) => !proofs[party]);
  if (missing) return refusal('partyNotServed', missing);
  if (proofs.petitioner === proofs.unit) return refusal('partyNotServed', 'one proof for both sides');
  return proofNeeds(proofs)
    .map((doc) => paperRefusal(state, context, doc, ['deliveryProof']))
    .find((no) => no);
}

/** The head of the bureau enters what was in time and is entered late (acts.md 1.16); everything else a coordinator. */
export const lateByHead = (ask: Ask, ...[clock, on]: [ReturnType<typeof running>, string]): Refusal | undefined =>
  lateEntry(ask, clock, on) ??
  (ask.actor.role === 'unitHead' && !(clock && on <= clock.dueOn && ask.today > clock.dueOn)
    ? refusal('notYourUnit', 'the head of the bureau enters what was in time and is entered late')
    : undefined);

function serveRefusal(state: HearingState, ask: Ask<HearingInput<'serve'>>): Refusal | undefined {
  const { input, context, today } = ask;
  const clock = running(state.clocks, 'T_HEARING_NOTICE');
  if (!panelOf(state.facts)) return refusal('seatsOpen', 'nobody is drawn yet');
  if (openSeats(state.facts).length > 0) return refusal('seatsOpen');
  const noDate = dateRefusal('servedOn', input.servedOn, today, drawnOn(state));
  if (noDate) return noDate;
  if (clock && input.servedOn > clock.dueOn) return refusal('noticeTooShort', `the last day was ${clock.dueOn}`);
  return lateByHead(ask, clock, input.servedOn) ?? proofRefusal(state, input.proofs, context);
}

/** The list is not older than the draw; a day that was put off has its own. */
const drawnOn = ({ facts: { postponed, drawAt } }: HearingState) =>
  [postponed?.at(-1)?.on, drawAt && dayOf(drawAt)]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);

/** Time, place, chair and candidates reach both sides: from then on they may object. */
const serve: Does<'serve'> = {
  needs: ({ proofs }) => ({ documents: proofNeeds(proofs) }),
  refuse: serveRefusal,
  change: (state, { input: { servedOn } }) => ({
    to: 'recusal',
    facts: { servedOn },
    clocks: [
      { op: 'stop', rule: 'T_HEARING_NOTICE', on: servedOn },
      { op: 'start', rule: 'T_HEARING_RECUSAL', startOn: servedOn },
    ],
    notices: [{ topic: 'hearingServed', to: toldOf(state) }],
  }),
};

/** The panel is final once everybody could object and every objection is decided. */
const letter: Does<'letter'> = {
  refuse: ({ facts, clocks }) => {
    const window = running(clocks, 'T_HEARING_RECUSAL');
    if (window) return refusal('recusalOpen', `until ${window.dueOn}`);
    if (facts.strikes?.some(({ state }) => state === 'asked')) return refusal('requestOpen', 'a strike is undecided');
    if (openSeats(facts).length > 0) return refusal(successorFor(facts) ? 'seatsOpen' : 'poolExhausted');
  },
  change: (state, { today }) => ({
    to: 'noticed',
    facts: { letterOn: today, ...settledPanel(state.facts) },
    notices: [{ topic: 'panelFinal', to: toldOf(state) }],
  }),
};

/** Nobody is surprised: by the day, the place, or who judges. */
export const serving = { serve, letter };
