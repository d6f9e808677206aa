import { capRefusal } from '../../caps';
import { latest } from '../../clock';
import { dateRefusal } from '../../dates';
import { type Refusal, refusal } from '../../refusals';
import { dayOf, type IsoDate } from '../../time';
import type { Does, PetitionFacts, PetitionState } from '../facts';
import type { CorrectableFact } from '../lists';
import { baselessOrders, openOrdersOf } from '../orders';
import { filedRefusal } from '../papers';
import { correctable, redated } from './correctable';

interface Right {
  readonly fact: CorrectableFact;
  readonly newDate: IsoDate;
}

/** There must be such a day, another one, and it must fit between the days around it. */
function rightRefusal(state: PetitionState, { fact, newDate }: Right, today: IsoDate): Refusal | undefined {
  const { dayOf: dayIn, notBefore, notAfter } = correctable[fact];
  const { facts } = state;
  const wrong = dayIn(facts);
  if (!wrong || wrong === newDate) return refusal('nothingToCorrect', `${fact} is ${wrong ?? 'not reported'}`);
  const last = notAfter?.(state);
  if (last && newDate > last && newDate <= today)
    return refusal('dateOutOfOrder', `${fact}: ${newDate} is after ${last}`);
  return dateRefusal(fact, newDate, today, notBefore(facts));
}

/** The bureau asks for what is not the unit's: its own receipt, a review. Whoever asks for that, its supervisor decides. */
const requestCorrection: Does<'requestCorrection'> = {
  needs: ({ evidence }) => ({ documents: [evidence], caps: true }),
  refuse: (state, { input, actor, context, today }) => {
    if (actor.role === 'coordinator' && !correctable[input.fact].ofBureau) return refusal('notYourRole');
    if (state.facts.correction) return refusal('requestOpen');
    const full = capRefusal(context, 'corrections', state.facts.corrections?.length ?? 0);
    return full ?? rightRefusal(state, input, today) ?? filedRefusal(state, context, input.evidence);
  },
  change: (_state, { input, actor }) => {
    const toSupervisor = actor.role !== 'handler' || correctable[input.fact].ofBureau === true;
    return {
      facts: { correction: { ...input, askedBy: actor.id, toSupervisor } },
      notices: [{ topic: 'correctionAsked', to: [toSupervisor ? 'supervisor@bureau' : 'unitHead@unit'] }],
    };
  },
};

/** Reported dates decide breaches: a corrected one is judged by itself (acts.md 1.16). */
const correctDate: Does<'correctDate'> = {
  refuse: (state, { input, actor, today }) => {
    const asked = state.facts.correction;
    if (!asked) return refusal('noRequest');
    if (asked.askedBy === actor.id) return refusal('selfApproval');
    if (asked.toSupervisor && actor.role !== 'supervisor') return refusal('notYourRole');
    return input.decision === 'granted' ? rightRefusal(state, asked, today) : undefined;
  },
  change: (state, { input, actor, today }) => {
    const { fact, newDate, askedBy } = state.facts.correction!;
    const notices = [{ topic: `correction.${input.decision}`, to: ['officer', 'unitHead@unit'] }];
    if (input.decision === 'refused') return { facts: { correction: undefined }, notices };
    const oldDate = correctable[fact].dayOf(state.facts)!;
    const clocks = redated(state, fact, newDate);
    const touched = clocks.map(({ clock }) => clock);
    const isOrdered = touched.some((clock) => openOrdersOf(state, clock).length > 0);
    const made = { fact, oldDate, newDate, askedBy, decidedBy: actor.id, on: today };
    return {
      facts: {
        ...correctable[fact].with(state.facts, newDate),
        ...(fact === 'deliveredOn' ? { deliveredLate: isEnteredLate(state, newDate, today) } : {}),
        correction: undefined,
        corrections: [...(state.facts.corrections ?? []), made],
        judging: isOrdered ? touched : undefined,
      } satisfies Partial<PetitionFacts>,
      clocks,
      notices,
      tells: correctable[fact].tells?.(state, newDate),
    };
  },
};

/** In time by the right day, and known only after it: it shows as entered late. */
function isEnteredLate({ clocks }: PetitionState, newDate: IsoDate, today: IsoDate): boolean {
  const due = latest(clocks, 'T_HANDLE')?.dueOn;
  return due !== undefined && newDate <= due && today > due;
}

/** The dates are counted when the correction is written; only then can its orders be judged. */
const judgeBreaches: Does<'judgeBreaches'> = {
  change: (state, { at }) => ({
    facts: { judging: undefined },
    tells: baselessOrders(state, state.facts.judging ?? [], dayOf(at)),
  }),
};

/** Wrong dates are put right by two persons; the old one stays on record. */
export const correcting = { requestCorrection, correctDate, judgeBreaches };
