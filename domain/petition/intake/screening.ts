import type { Ask, StoryCard } from '../../acts';
import type { ClockOp } from '../../clock';
import { type Refusal, refusal } from '../../refusals';
import type { Does, PetitionChange, PetitionFacts, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { tellingPackages } from '../packaged';
import { paperRefusal } from '../papers';
import type { LinkResult } from './facts';
import { levelRules } from './levels';
import { fitting } from './matching';

type Screening = Ask<PetitionInput<'screen'>>;

/** A group files one petition with a headcount; more single ones than this hang on no one matter. */
export const linkedMax = 100;

const matchOf = ({ input, context }: Screening): StoryCard | undefined => context.stories?.[input.matchId ?? ''];

/** What comes of the result: a new loop, or which paper says that there is none. */
const papers = {
  running: 'linkNotice',
  inWindow: 'reviewAdvice',
  notCarriedOut: 'linkNotice',
  sameConcluded: 'noLongerAcceptedNotice',
} as const;

/** A matter that was not carried out and whose story has ended cannot be reopened: a new round begins here. */
function paperOf(ask: Screening): string | undefined {
  const { result } = ask.input;
  if (result === 'notCarriedOut' && matchOf(ask)?.over) return undefined;
  return result in papers ? papers[result as keyof typeof papers] : undefined;
}

const screen: Does<'screen'> = {
  needs: ({ matchId, notice }) => ({
    stories: matchId ? [matchId] : [],
    ...(notice ? { documents: [notice] } : {}),
  }),
  refuse: (state, ask) => {
    const { result, matchId, newFacts } = ask.input;
    if (result === 'none') return undefined;
    if (!matchId) return refusal('matchMissing');
    if (result === 'newFacts' && !newFacts) return refusal('newFactsMissing');
    return matchRefusal(state, ask) ?? noticeRefusal(state, ask);
  },
  change: (state, ask) => {
    const made = screened(state, ask);
    const tells = [...(made.tells ?? []), ...tellingPackages(state, ask)];
    return tells.length > 0 ? { ...made, tells } : made;
  },
};

function screened(state: PetitionState, ask: Screening): PetitionChange {
  const { result, matchId, itemClass } = ask.input;
  if (result === 'none') return { to: 'screened', facts: { itemClass: itemClass ?? 'first', relatedTo: undefined } };
  if (result === 'related')
    return { to: 'screened', facts: { itemClass: itemClass ?? state.facts.itemClass, relatedTo: matchId } };
  if (result === 'sameConcluded') return noLongerAccepted(state, ask);
  return paperOf(ask) ? linked(state, ask, result) : anotherRound(state, ask);
}

/** Cards of before this was asked carry no `over`; what was screened with them stands. */
function matchRefusal(state: PetitionState, ask: Screening): Refusal | undefined {
  const { result } = ask.input;
  const match = matchOf(ask);
  if (result === 'related' && match?.over === undefined) return undefined;
  if (match?.kind !== 'petition') return refusal('matchMissing', 'no petition');
  if (match.id === state.id) return refusal('matchUnfit', 'a matter is no duplicate of itself');
  if (isKeptApart(state, match)) return refusal('matchUnfit', 'one of the two is kept from who may see the other');
  if (result === 'sameConcluded' && match.stage !== 'concluded') return refusal('matchNotConcluded');
  if (!fitting(match).includes(result)) return refusal('matchUnfit', `the stage of the other is ${match.stage}`);
  const { linkedPetitions = [] } = match.facts as Partial<PetitionFacts>;
  if (paperOf(ask) && result !== 'sameConcluded' && linkedPetitions.length >= linkedMax)
    return refusal('matchUnfit', `${linkedMax} petitions are linked to it already`);
}

interface Kept {
  readonly facts: Pick<PetitionFacts, 'accused'>;
}

/** Each will name the other: whoever is barred from one may not see the other (R22-30). */
export function isKeptApart({ facts }: Kept, match: Kept): boolean {
  const { accused } = match.facts;
  const whom = (one: PetitionFacts['accused']) => [...(one?.units ?? []), '|', ...(one?.officers ?? [])].sort();
  return JSON.stringify(whom(facts.accused)) !== JSON.stringify(whom(accused));
}

/** Nobody can be told at an address that is unclear (R22-23). */
function noticeRefusal(state: PetitionState, ask: Screening): Refusal | undefined {
  const type = paperOf(ask);
  const { notice } = ask.input;
  if (!type || (!notice && state.facts.addressUnclear)) return undefined;
  return notice
    ? paperRefusal(state, ask.context, notice, [type])
    : refusal('documentMissing', `a ${type} must tell it`);
}

/** The bureau has disposed of it; what is left to do is to tell the petitioner in writing (R22-23). */
function disposed({ input, today }: Screening): { notice: PetitionFacts['notice']; clocks: ClockOp[] } {
  const met = ['T_FORWARD' as const, ...Object.values(levelRules)].map(
    (rule): ClockOp => ({ op: 'stop', rule, on: today }),
  );
  const clocks: ClockOp[] = [...met, { op: 'stopAll' }];
  if (!input.notice) return { notice: undefined, clocks };
  return {
    notice: { doc: input.notice, issuedOn: today },
    clocks: [...clocks, { op: 'start', rule: 'T_NOTIFY', startOn: today }],
  };
}

function noLongerAccepted(_state: PetitionState, ask: Screening): PetitionChange {
  const { notice, clocks } = disposed(ask);
  return {
    to: 'noLongerAccepted',
    facts: { itemClass: 'repeat', relatedTo: ask.input.matchId, notice },
    clocks,
  };
}

function linked({ id, facts }: PetitionState, ask: Screening, result: string): PetitionChange {
  const { notice, clocks } = disposed(ask);
  const to = ask.input.matchId!;
  const because = result as LinkResult;
  return {
    to: 'linked',
    facts: { itemClass: 'repeat', link: { to, because, itemClass: facts.itemClass }, notice },
    clocks,
    tells: [{ kind: 'petition', id: to, fact: 'petitionLinked', data: { petitionId: id, because } }],
  };
}

/** A new loop that goes on from an ended one. */
function anotherRound(_state: PetitionState, ask: Screening): PetitionChange {
  const { round = 1 } = (matchOf(ask)?.facts ?? {}) as Partial<PetitionFacts>;
  const isLeftUndone = ask.input.result === 'notCarriedOut';
  return {
    to: 'screened',
    facts: { itemClass: 'repeat', relatedTo: ask.input.matchId, round: round + 1 },
    notices: isLeftUndone ? [{ topic: 'notCarriedOut', to: ['supervisor@bureau'] }] : [],
  };
}

/** When the matter is here already: no second loop beside a running one, none after the last word (R22-19, 36). */
export const screening = { screen };
