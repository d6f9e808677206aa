import type { Ask, OfficerCard } from '../acts';
import { barsOfficer } from '../barrier';
import { type Refusal, refusal } from '../refusals';
import type { Does, HearingFacts, HearingState } from './facts';
import type { HearingInput } from './inputs';
import { orderOf, placeOf } from './panel';
import { toldOf } from './telling';

/** Chair and recorder: officers whom the bureau names and nobody draws. */

type Cards = Pick<Ask, 'context'>;

/** Two persons; and neither of them may have to do with the matter. */
export function headsRefusal(
  { facts }: HearingState,
  { input: { chair, recorder }, context }: Cards & { readonly input: Record<'chair' | 'recorder', string> },
): Refusal | undefined {
  if (chair === recorder) return refusal('chairConflict', 'one person for both seats');
  return headRefusal(facts, chair, context) ?? headRefusal(facts, recorder, context);
}

/** The seat is for somebody who had no part in the matter and serves at no unit concerned (acts.md 1.19). */
function headRefusal(facts: HearingFacts, person: string, { officers }: Cards['context']): Refusal | undefined {
  const because = conflictOf(facts, officers?.[person], person);
  return because ? refusal('chairConflict', `${person} ${because}`) : undefined;
}

function conflictOf(facts: HearingFacts, card: OfficerCard | undefined, person: string): string | undefined {
  if (facts.chain.includes(person) || facts.recused?.includes(person)) return 'had a part in the matter';
  if (barsOfficer(facts.accused, person, card)) return 'may not know of it';
  if (card?.inOffice === false) return 'holds no post';
  if (placeOf(facts, person) || (facts.bound && orderOf(facts).includes(person))) return 'is drawn for the panel';
  if (facts.gone?.includes(person)) return 'has stepped aside';
  const concerned = [facts.unitId, ...(facts.assistants ?? []), ...(facts.units ?? [])];
  const path = card?.unitPath ?? card?.posts.map(({ unit }) => unit) ?? [];
  if (path.some((unit) => concerned.includes(unit))) return 'serves at a unit concerned';
  return card?.left?.some((unit) => concerned.includes(unit)) ? 'served at a unit concerned' : undefined;
}

type Naming = Ask<HearingInput<'nameHead'>>;

/** Neither who holds a seat now nor who was objected to with success, and somebody who is still in office. */
function namingRefusal({ facts }: HearingState, { input, context }: Naming): Refusal | undefined {
  const { seat, person } = input;
  const { session, strikes = [] } = facts;
  const no = (because: string) => refusal('chairConflict', `${person} ${because}`);
  if (person === session![seat]) return no(session!.vacant?.includes(seat) ? 'has stepped aside' : `is ${seat} now`);
  if (person === session!.chair || person === session!.recorder) return no('has the other seat');
  if (strikes.some((one) => one.person === person && one.state === 'granted')) return no('was recused');
  if (orderOf(facts).includes(person)) return no('is drawn for the panel');
  // Cards of before said it by their posts alone; those of now are asked for `inOffice` below.
  if (context.officers?.[person]?.posts.length === 0) return no('holds no post');
  return headRefusal(facts, person, context);
}

/**
 * Whoever led or recorded it is ill, gone or dead, and only from these seats can it go on: the bureau names somebody
 * else, and the day stays. The parties object in the session, for a cause, as to every chair; once they have left it,
 * a chair only counts and announces, and a recorder writes down what was decided.
 */
const nameHead: Does<'nameHead'> = {
  needs: ({ person }) => ({ officers: [person] }),
  refuse: namingRefusal,
  change: (state, { input: { seat, person } }) => {
    const { vacant: before = [], ...session } = state.facts.session!;
    const vacant = before.filter((one) => one !== seat);
    return {
      facts: { session: { ...session, [seat]: person, ...(vacant.length > 0 ? { vacant } : {}) } },
      notices: [{ topic: 'headNamed', to: toldOf(state) }],
    };
  },
};

export const heading = { nameHead };
