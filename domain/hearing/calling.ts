import type { Ask } from '../acts';
import type { Behaviour } from '../kind';
import { type Refusal, refusal } from '../refusals';
import type { AnyState, Change, Child, CommonFacts, Opening } from '../story';
import type { IsoDate } from '../time';
import type { CallStage, HearingApplicant, HearingGround, HearingResult } from './call-lists';

/** What a matter does with its hearings; a petition, a review and a package are alike in it. */

/** What a matter knows of the hearings called for it. Matters of before there were any have none of it. */
export interface CalledHearings {
  /** The one that has not ended. */
  readonly hearing?: OpenHearing;
  readonly hearings?: readonly EndedHearing[];
}

export interface OpenHearing {
  /** By which the matter's child is found. */
  readonly key: string;
  /** Numbers of the requests that the panel judges. */
  readonly items: readonly number[];
  readonly calledOn: IsoDate;
  /** Since when it has had a date; then the second review is paused. */
  readonly scheduledOn?: IsoDate;
}

export interface EndedHearing {
  readonly id: string;
  readonly result: HearingResult;
  readonly on: IsoDate;
  readonly upheld?: boolean;
  readonly items?: readonly { readonly no: number; readonly upheld: boolean }[];
  /** It was cancelled when its panel was drawn already. */
  readonly drawn?: true;
}

/** As `callHearing` is asked. */
export interface HearingCall {
  readonly applicant: HearingApplicant;
  readonly items: readonly { readonly no: number; readonly about?: unknown }[];
  readonly open: boolean;
  readonly ground: HearingGround;
  readonly reason?: unknown;
}

/** What the hearing is told of its matter: who is barred, who had a part, which units it is about. */
export interface Handed extends CommonFacts {
  readonly petitionId: string;
  readonly petitionNumber?: string;
  readonly reviewId?: string;
  readonly packageId?: string;
  readonly chain: readonly string[];
  readonly units: readonly string[];
}

const hearingsOf = ({ children }: Pick<AnyState, 'children'>): Child[] =>
  children.filter(({ kind }) => kind === 'hearing');

/**
 * Within one procedure a matter has one panel, whichever story calls it: petition and package are heard by the same bureau
 * on the same question. A review is asked for by the petitioner and judges another organ's opinion: it has a panel of its own.
 */
export const procedureOf = (stage: string): string => (stage === 'package' ? 'handling' : stage);

/** The results of a hearing in which a drawn panel gave no opinion. */
export const withoutOpinion: readonly HearingResult[] = ['cancelled', 'waived'];

const courts: readonly string[] = ['litigation', 'arbitration', 'adminProcedure'];

/** What is before a court, an arbitrator or a reconsidering organ, or to be brought there, no panel judges (P:hearing-rules). */
export const inCourt = (route = ''): Refusal | undefined =>
  courts.includes(route) ? refusal('inLitigation', `its route is ${route}`) : undefined;

interface Called {
  /** The petition. */
  readonly matterId: string;
  readonly requests?: number;
  readonly stage: CallStage;
}

/** One open hearing a matter, whichever story called it, and one panel a procedure; its items are requests of the matter. */
export function callRefusal(
  { facts }: AnyState,
  { input, context }: Pick<Ask<HearingCall>, 'input' | 'context'>,
  { matterId, requests = 0, stage }: Called,
): Refusal | undefined {
  const { hearings: open = [], drawnIn = [] } = context.stories?.[matterId] ?? {};
  const { hearing, hearings } = facts as CalledHearings;
  if (hearing || open.length > 0) return refusal('hearingOpen');
  if (hearings?.some(({ drawn }) => drawn) || drawnIn.includes(procedureOf(stage)))
    return refusal('alreadyDrawn', 'a hearing of the matter ended with a drawn panel and without an opinion');
  const asked = new Set(input.items.map(({ no }) => no));
  const isUnknown = [...asked].some((no) => no > requests);
  if (isUnknown || asked.size < input.items.length)
    return refusal('itemMissing', `items: each one of the ${requests} requests, once`);
}

/** The hearing as the matter opens it, and what the matter keeps of it. */
export function called(state: AnyState, { input, today }: Ask<HearingCall>, stage: CallStage, handed: Handed) {
  const { applicant, items, open, ground } = input;
  const key = `hearing/${hearingsOf(state).length + 1}`;
  const opening: Opening = {
    ...{ kind: 'hearing', key, act: 'propose' },
    input: { stage, applicant, items, open, ground, proposedOn: today },
    context: {
      stories: { [state.id]: { id: state.id, kind: state.kind, stage: state.stage, facts: { ...handed } } },
    },
  };
  const hearing: OpenHearing = { key, items: items.map(({ no }) => no), calledOn: today };
  return { opens: [opening], facts: { hearing } satisfies CalledHearings };
}

type Told = Readonly<Record<string, unknown>>;

/** What a hearing tells, as its matter understands it. Heard twice, or too late, it means nothing. */
export type HearingNews =
  | { readonly what: 'scheduled'; readonly hearing: OpenHearing; readonly on: IsoDate }
  | { readonly what: 'ended'; readonly hearing: OpenHearing; readonly ended: EndedHearing }
  | { readonly what: 'over'; readonly id: string };

export function newsOf(state: AnyState, fact: string, data: Told): HearingNews | undefined {
  const child = hearingsOf(state).find(({ id, open }) => open && id === data.hearingId);
  if (!child) return undefined;
  if (fact === 'hearingOver') return { what: 'over', id: child.id };
  const { hearing } = state.facts as CalledHearings;
  if (hearing?.key !== child.key) return undefined;
  if (fact === 'hearingScheduled')
    return hearing.scheduledOn ? undefined : { what: 'scheduled', hearing, on: String(data.on) };
  return fact === 'hearingEnded' ? { what: 'ended', hearing, ended: endedOf(child.id, data) } : undefined;
}

/** What a matter notes of news that stops nothing in it; that it ended, each matter takes in its own way. */
export const noted = (fact: string, news: Exclude<HearingNews, { readonly what: 'ended' }>) =>
  news.what === 'over'
    ? { act: fact, change: { endsChild: news.id } }
    : { act: fact, change: { facts: { hearing: { ...news.hearing, scheduledOn: news.on } } } };

function endedOf(id: string, data: Told): EndedHearing {
  const { result, on, upheld, items, drawn } = data as unknown as EndedHearing;
  const more = {
    ...(upheld === undefined ? {} : { upheld }),
    ...(items ? { items } : {}),
    ...(drawn ? { drawn } : {}),
  };
  return { id, result, on, ...more };
}

/** What the matter keeps when its hearing has ended. */
export const endedFacts = ({ hearings = [] }: CalledHearings, ended: EndedHearing): CalledHearings => ({
  hearing: undefined,
  hearings: [...hearings, ended],
});

/** The requests whose answer the panel did not uphold. */
export const notUpheld = (
  { items: asked }: OpenHearing,
  { result, upheld, items }: EndedHearing,
): readonly number[] => {
  if (result !== 'opinionIssued') return [];
  if (items) return items.filter((one) => !one.upheld).map(({ no }) => no);
  return upheld === false ? asked : [];
};

/** A hearing whose result is known is followed up by others: the matter does not wait for its end. */
export const isAwaited = ({ facts }: Pick<AnyState, 'facts'>, { id, open }: Child): boolean =>
  open && !(facts as CalledHearings).hearings?.some((ended) => ended.id === id);

type Does = Behaviour<AnyState, never>;

/**
 * Whatever act takes a matter to where no hearing of it makes sense ends the open one; no act needs to think of it.
 * `stays`: the stages in which it goes on.
 */
export function endingHearing<T extends Readonly<Record<string, Does>>>(behaviours: T, stays: readonly string[]): T {
  const ending = Object.entries(behaviours).map(([act, does]) => {
    const change = (state: AnyState, ask: Ask<never>): Change => {
      const made = does.change(state, ask);
      const { hearing } = state.facts as CalledHearings;
      if (!hearing || made.to === undefined || stays.includes(made.to)) return made;
      const tells = hearingsOf(state)
        .filter(({ key }) => key === hearing.key)
        .map(({ kind, id }) => ({ kind, id, fact: 'subjectEnded', data: { on: ask.today } }));
      const facts = { ...made.facts, hearing: undefined } as Change['facts'];
      return { ...made, facts, tells: [...(made.tells ?? []), ...tells] };
    };
    return [act, { ...does, change }];
  });
  return Object.fromEntries(ending);
}
