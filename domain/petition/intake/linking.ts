import { type ClockOp, clockKey, latest } from '../../clock';
import type { Change } from '../../story';
import { dayOf, type Instant } from '../../time';
import type { Does, PetitionChange, PetitionState } from '../facts';
import type { LinkResult } from './facts';
import { levelRules } from './levels';

/** Forwarding runs on from the first receipt, under its old date. */
const unlink: Does<'unlink'> = {
  change: ({ id, facts, clocks }) => {
    const old = ['T_FORWARD' as const, ...Object.values(levelRules)].flatMap((rule) => latest(clocks, rule) ?? []);
    const { to = '', itemClass } = facts.link ?? {};
    return {
      to: 'screened',
      facts: { link: undefined, notice: undefined, itemClass: itemClass ?? facts.itemClass },
      clocks: [{ op: 'stopAll' }, ...old.map((clock): ClockOp => ({ op: 'resume', clock: clockKey(clock) }))],
      tells: [{ kind: 'petition', id: to, fact: 'petitionUnlinked', data: { petitionId: id } }],
    };
  },
};

/** A linked petition goes its own way again. */
export const linking = { unlink };

type Meant = { readonly act: string; readonly change: PetitionChange };
type Told = Readonly<Record<string, unknown>>;

/** What a linked petition and its main matter tell each other. Each copes with hearing it twice or too late. */
export function onLinkFact(state: PetitionState, fact: string, data: Told, at: Instant): Meant | undefined {
  if (fact === 'petitionLinked') return petitionLinked(state, data, at);
  if (fact === 'petitionUnlinked') return petitionUnlinked(state, String(data.petitionId));
  const { link } = state.facts;
  if (state.stage !== 'linked' || !link || link.to !== data.mainId) return undefined;
  if (fact === 'linkHeard' && !link.heard) return { act: fact, change: { facts: { link: { ...link, heard: true } } } };
  if (fact === 'mainEnded' && !link.ended) return mainEnded(link, String(data.stage), at);
}

/** The main matter answers: without an answer it may have ended, and somebody must look. */
function petitionLinked(state: PetitionState, { petitionId, because }: Told, at: Instant): Meant | undefined {
  const { linkedPetitions = [], unitId } = state.facts;
  const by = String(petitionId);
  if (linkedPetitions.includes(by)) return undefined;
  const isUndone = (because as LinkResult) === 'notCarriedOut' && maybeReopened(state);
  return {
    act: 'petitionLinked',
    change: {
      facts: {
        linkedPetitions: [...linkedPetitions, by],
        ...(isUndone ? { reopenAsked: { by, on: dayOf(at) } } : {}),
      },
      notices: [
        { topic: 'petitionLinked', to: [unitId ? 'officer' : 'coordinator@bureau'] },
        ...(isUndone ? [{ topic: 'notCarriedOut', to: ['coordinator@bureau', 'supervisor@bureau'] }] : []),
      ],
      tells: [{ kind: 'petition', id: by, fact: 'linkHeard', data: { mainId: state.id } }],
    },
  };
}

function petitionUnlinked({ facts }: PetitionState, by: string): Meant | undefined {
  const { linkedPetitions = [], reopenAsked } = facts;
  if (!linkedPetitions.includes(by)) return undefined;
  const rest = linkedPetitions.filter((one) => one !== by);
  const change: PetitionChange = {
    facts: {
      linkedPetitions: rest.length > 0 ? rest : undefined,
      ...(reopenAsked?.by === by ? { reopenAsked: undefined } : {}),
    },
  };
  return { act: 'petitionUnlinked', change };
}

/** The petitioner is told how it came out: every voice gets a reply. */
function mainEnded(link: NonNullable<PetitionState['facts']['link']>, stage: string, at: Instant): Meant {
  const facts = { link: { ...link, ended: { on: dayOf(at), stage } } };
  return {
    act: 'mainEnded',
    change: { facts, notices: [{ topic: 'mainEnded', to: ['petitioner', 'coordinator@bureau'] }] },
  };
}

export const maybeReopened = ({ stage }: PetitionState): boolean => stage === 'evaluating' || stage === 'closed';

/** Somebody says that what was decided was not carried out, and the bureau has not answered by reopening it. */
export const waitsForReopening = (state: PetitionState): boolean =>
  state.facts.reopenAsked !== undefined && maybeReopened(state);

/** The main matter has not answered: it may have ended before it heard. */
export const isUnheard = ({ stage, facts: { link } }: PetitionState): boolean =>
  stage === 'linked' && !link?.heard && !link?.ended;

/** A linked petition ends with its main matter, once its petitioner has been told of the link. */
export const linkIsOver = ({ stage, facts: { link } }: PetitionState): boolean =>
  stage === 'linked' && link?.ended !== undefined;

interface Ends {
  readonly settles: (state: PetitionState) => { act: string; input: unknown } | undefined;
  readonly isOver: (state: PetitionState) => boolean;
}

/**
 * Whatever act, clock or fact ends a matter, the petitions linked to it are told before its story is over; no act
 * needs to think of it. A matter that is to be reopened neither closes nor ends by itself.
 */
export function tellingLinked({ settles, isOver }: Ends) {
  const isDone = (state: PetitionState) => isOver(state) && !waitsForReopening(state);
  const linkedTo = ({ facts }: PetitionState) => facts.linkedPetitions ?? [];
  return {
    isOver: (state: PetitionState) => isDone(state) && linkedTo(state).length === 0,
    settles: (state: PetitionState) => {
      if (isDone(state) && linkedTo(state).length > 0)
        return { act: 'tellLinked', change: ending(state, linkedTo(state)) };
      return waitsForReopening(state) ? undefined : settles(state);
    },
  };
}

function ending({ id: mainId, stage }: PetitionState, linked: readonly string[]): Change {
  const data = { mainId, stage };
  return {
    facts: { linkedPetitions: undefined } as Change['facts'],
    tells: linked.map((id) => ({ kind: 'petition' as const, id, fact: 'mainEnded', data })),
  };
}
