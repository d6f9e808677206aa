import { clocksOf } from '../../../db/clocks';
import { eventsAfter } from '../../../db/events';
import { hearingsEverOf } from '../../../db/hearing-matters';
import { memberNames } from '../../../db/hearing-persons';
import { wrappedKeyOf } from '../../../db/keys';
import { type PublicUnit, postsNamed, publicUnits } from '../../../db/public-office';
import { type PublishedOpinion, publishedAs } from '../../../db/published-opinions';
import { type Story, storySeen } from '../../../db/stories';
import type { Viewer } from '../../../db/visible';
import type { Label } from '../../../domain/acts';
import type { StoryEvent } from '../../../domain/event';
import type { HearingState, Postponement, Strike } from '../../../domain/hearing/facts';
import type { DecisionRule } from '../../../domain/hearing/lists';
import { verdicts } from '../../../domain/hearing/opinion';
import { panelOf } from '../../../domain/hearing/panel';
import { isPublished } from '../../../domain/hearing/publishing';
import { hasEnded } from '../../../domain/hearing/stages';
import type { Counts, Verdict } from '../../../domain/hearing/verdict';
import { seatLabel } from '../../../domain/papers/hearing-parts';
import { dayOf, type Instant } from '../../../domain/time';
import { openMarked } from '../../../sealing/marked';
import { storyNow } from '../../begin';
import type { Deps } from '../../deps';
import { matterOf } from '../../road';
import type { Done, Promised } from '../view';
import { asksIn, untilIn } from './asking';
import { type AtHearing, type Candidate, headWords } from './forms';
import { type PauseShown, pauseOf } from './pause';
import { seatedSince } from './since';
import { doneIn, stageTold } from './telling';

/** What a party's page shows of a hearing: what was served to that party or said in its presence, and nothing of the other side. */
export interface HearingView {
  readonly number: string;
  readonly stage: Label;
  /** It has ended: nothing is asked any more. */
  readonly over: boolean;
  readonly open: boolean;
  /** The numbers of the requests; their words are the party's own. */
  readonly items: readonly number[];
  readonly bureau?: PublicUnit;
  readonly session?: { readonly at: Instant; readonly place: string };
  /** The session that was put off, while no other day is set. */
  readonly putOff?: Postponement;
  readonly heads: AtHearing['heads'];
  readonly candidates: readonly Candidate[];
  readonly asks: readonly Promised[];
  /** Whom this side objected to, and what became of it. */
  readonly strikes: readonly { readonly whom: Label; readonly state: Strike['state'] }[];
  readonly pause?: PauseShown;
  readonly votes: readonly (Counts & Verdict)[];
  readonly decides?: DecisionRule;
  /** Whether the opinion has been given; its words are the paper's until a copy of them is published. */
  readonly isGiven: boolean;
  readonly published?: PublishedOpinion;
  readonly done: readonly Done[];
}

export interface HearingShown {
  readonly story: Story;
  /** The party, who sees this one story. */
  readonly viewer: Viewer;
  readonly at: AtHearing;
  readonly view: HearingView;
}

/** The hearings called for a matter by the petition, a review of it or the package it is the matter of, the newest first. */
export async function hearingsShown(deps: Deps, petition: string, seeing: (story: string) => Viewer) {
  const found = await hearingsEverOf(deps.db, petition);
  const shown = await Promise.all(
    found.map(async (id) => {
      const viewer = seeing(id);
      const story = await storySeen(deps.db, viewer, id, 'hearing');
      return story ? [{ viewer, ...(await hearingShown(deps, story)) }] : [];
    }),
  );
  return shown.flat();
}

async function hearingShown(deps: Deps, story: Story): Promise<Omit<HearingShown, 'viewer'>> {
  const state = story.state as HearingState;
  const found = await readFor(deps, story, state);
  const candidates = isServed(state) ? candidatesOf(state, labelling(state, found.names)) : [];
  const heads = headsOf(state, found.posts);
  return {
    story,
    at: { state, candidates, heads, until: untilIn(found.clocks), since: seatedSince(state, found.lines) },
    view: { ...viewFrom(story, state, found), heads, candidates },
  };
}

type Found = Awaited<ReturnType<typeof readFor>>;

/** What the page is made of besides the state; the names of those who sit only where the party has been told them. */
async function readFor(deps: Deps, story: Story, state: HearingState) {
  const { db } = deps;
  const { bureauId = '', session } = state.facts;
  const isTold = isServed(state);
  const [lines, clocks, units, names, posts, published, wrapped = null] = await Promise.all([
    eventsAfter(db, story.id, 0),
    clocksOf(db, story.id),
    publicUnits(db, [bureauId]),
    isTold ? memberNames(db, bureauId) : (new Map() as Names),
    postsNamed(db, session && isTold ? [session.chair, session.recorder] : []),
    isPublished(state) ? publishedAs(db, story.number) : undefined,
    isDaySet(state) ? wrappedKeyOf(db, story.matter) : undefined,
  ]);
  const pause = await pauseOf(db, state, lines, dayOf(storyNow(story, deps.clock())));
  return {
    lines,
    clocks,
    bureau: units.get(bureauId),
    names,
    posts,
    published,
    pause,
    place: placeOf(deps, story, wrapped, lines),
  };
}

function viewFrom({ number }: Story, state: HearingState, found: Found): Omit<HearingView, 'heads' | 'candidates'> {
  const { stage, facts } = state;
  const { lines, clocks, names, bureau, pause, published, place } = found;
  return {
    ...{
      number,
      over: hasEnded(stage),
      stage: stageTold(state, lines),
      open: facts.open ?? false,
      items: facts.items ?? [],
      bureau,
    },
    ...(isDaySet(state) ? { session: { at: facts.session!.at, place } } : {}),
    ...(stage === 'postponed' ? { putOff: facts.postponed?.at(-1) } : {}),
    ...{ asks: asksIn(state, clocks, lines), strikes: strikesOf(state, labelling(state, names)), pause },
    ...{ votes: votesOf(state), decides: facts.terms?.decides, isGiven: facts.opinion !== undefined, published },
    done: doneIn(lines),
  };
}

const withoutDay: readonly string[] = ['postponed', 'refused', 'cancelled'];
const isDaySet = ({ stage, facts }: HearingState) => facts.session !== undefined && !withoutDay.includes(stage);

/** From the service of a session's list until the panel has spoken: before it, somebody may be on it whom no party knows. */
const served: readonly string[] = ['recusal', 'noticed', 'convened', 'deliberating', 'suspended', 'voted'];
const isServed = ({ stage }: HearingState) => served.includes(stage);

/** Where the session is: sealed, since whoever wrote it may have named somebody. The party has it by the notice. */
function placeOf(deps: Deps, { matter }: Story, wrapped: string | null, lines: readonly StoryEvent[]): string {
  if (wrapped === null) return '–';
  const { key, id } = matterOf(deps, { wrapped, matter });
  const { place } = (lines.findLast(({ act }) => act === 'schedule')?.data.input ?? {}) as { place?: unknown };
  return String(openMarked(place, key, id) ?? '–');
}

type Names = Awaited<ReturnType<typeof memberNames>>;
type Labelling = (seat: number, person?: string) => Candidate;

function labelling({ facts }: HearingState, names: Names): Labelling {
  const unknown = { name: '–', kind: { zh: '–', en: '–' } };
  return (no, person = '') => ({ no, seat: seatLabel(no, facts.terms?.size ?? 0), ...(names.get(person) ?? unknown) });
}

const candidatesOf = ({ facts }: HearingState, label: Labelling): Candidate[] =>
  (panelOf(facts)?.places ?? []).flatMap(({ no, person }) => (person === undefined ? [] : [label(no, person)]));

function headsOf({ facts: { session } }: HearingState, posts: ReadonlyMap<string, string>): AtHearing['heads'] {
  const of = (seat: 'chair' | 'recorder') => {
    const post = session && !session.vacant?.includes(seat) ? posts.get(session[seat]) : undefined;
    return post === undefined ? {} : { [seat]: post };
  };
  return { ...of('chair'), ...of('recorder') };
}

const strikesOf = ({ facts }: HearingState, label: Labelling): HearingView['strikes'] =>
  (facts.strikes ?? []).flatMap(({ side, seat, person, state }) => {
    if (side !== 'petitioner') return [];
    if (typeof seat !== 'number') return [{ whom: headWords[seat], state }];
    const { seat: of, name } = label(seat, person);
    return [{ whom: name === '–' ? of : { zh: `${of.zh} ${name}`, en: `${of.en}, ${name}` }, state }];
  });

/** What was read out: how many voted how, once the vote is counted, and what follows from it. */
const votesOf = (state: HearingState): HearingView['votes'] =>
  verdicts(state).map((verdict) => ({
    ...state.facts.tally!.items.find(({ no }) => no === verdict.no)!,
    ...verdict,
  }));
