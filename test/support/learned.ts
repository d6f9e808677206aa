import { isDeepStrictEqual } from 'node:util';
import { drawFaults } from '../../domain/draw';
import type { StoryEvent } from '../../domain/event';
import { seatNext } from '../../domain/hearing/panel';
import {
  countsOf,
  type DrawLine,
  type DrawLookup,
  drawRefusal,
  type LearnedDraw,
  type LearnedSeed,
  type Lookup,
  learnedDraw,
  type VotesLine,
} from '../../domain/learning';
import { type Learned, type PoolsOfTest, sha256 } from './draws';
import { choiceOf } from './sealing-steps';

type Facts = Readonly<Record<string, unknown>>;
interface Data {
  readonly facts?: Facts;
  readonly draw?: DrawLine;
  readonly votes?: VotesLine;
}
const dataOf = ({ data }: StoryEvent) => data as Data;

/** What a line on record has learned, as the one who foretells what comes of it needs it. */
export function learnedIn(lookups: readonly Lookup[], line: StoryEvent): Learned {
  const { facts = {}, draw, votes } = dataOf(line);
  const names = lookups.map(({ as }) => as).filter((as) => as in facts);
  const refused = lookups.find((one) => one.what === 'draw' && 'refused' in (facts[one.as] as LearnedDraw));
  return {
    facts: Object.fromEntries(names.map((as) => [as, facts[as]])),
    ...{ to: (refused as DrawLookup | undefined)?.orElse, draw, votes },
  };
}

/**
 * What is wrong with what a line has learned: nothing if the seed was committed before, gives the draw from the pool as
 * the walk knows it, and the count is that of the ballots cast. `own` are the lines of its story.
 */
export function learnedFaults(
  lookups: readonly Lookup[],
  line: StoryEvent,
  own: readonly StoryEvent[],
  pools: PoolsOfTest,
): string[] {
  const before = own.filter(({ seq }) => seq < line.seq);
  const faults = lookups.flatMap((lookup) => {
    const learned = dataOf(line).facts?.[lookup.as];
    if (lookup.what === 'seed') return seedFaults(learned as LearnedSeed, lookup.no);
    if (lookup.what === 'draw') return drawnFaults(lookup, line, before, pools);
    if (lookup.what === 'tally') return tallyFaults(line, before, lookup.round, learned);
    if (lookup.what === 'successor') {
      const { of, facts: seats, listed } = lookup;
      return same('successor', learned, seatNext(seats, pools.panel!(of), { on: of.on, listed }));
    }
    const { order } = (dataOf(line).facts?.[lookup.of] ?? {}) as { order?: readonly string[] };
    return same('cases', learned, order && pools.cases!(order));
  });
  return faults.map((fault) => `${line.act} ${line.seq}: ${fault}`);
}

const same = (what: string, is: unknown, wanted: unknown): string[] =>
  isDeepStrictEqual(is, wanted) ? [] : [`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`];

const seedFaults = ({ no, commitment }: LearnedSeed, wanted: number) => [
  ...same('seed', no, wanted),
  ...(/^[0-9a-f]{64}$/.test(commitment) ? [] : [`commitment ${commitment}`]),
];

function drawnFaults(lookup: DrawLookup, line: StoryEvent, before: readonly StoryEvent[], pools: PoolsOfTest) {
  const { facts, draw } = dataOf(line);
  const snapshot = { subject: line.story, ...pools[lookup.of.pool]!(lookup.of) };
  const refused = drawRefusal(lookup, snapshot);
  const { no } = lookup;
  if (refused) return [...same('refusal', facts?.[lookup.as], refused), ...same('draw', draw, undefined)];
  if (!draw) return ['nothing is drawn'];
  const committed = before.map((one) => dataOf(one).facts?.seed as LearnedSeed | undefined).findLast((seed) => seed);
  const { algorithm, seed, commitment, poolHash, order } = draw;
  const ids = ({ candidates }: Pick<DrawLine, 'candidates'>) => candidates.map(({ id }) => id).sort();
  return [
    ...drawFaults(sha256, draw, draw).map((fault) => `draw: ${fault}`),
    ...same('subject', draw.subject, line.story),
    ...same('commitment', { no, commitment }, committed),
    ...same('pool', ids(draw), ids(snapshot)),
    ...same('learned', facts?.[lookup.as], learnedDraw(lookup, { algorithm, seed, commitment, poolHash, order })),
  ];
}

/** Who voted is on record, and in a walk everybody votes as the name says. */
function tallyFaults(line: StoryEvent, before: readonly StoryEvent[], round: number, learned: unknown): string[] {
  const { votes = [] } = dataOf(line);
  const cast = before.filter(
    ({ act, data }) => act === 'castBallot' && (data.facts as CastFacts | undefined)?.ballots?.round === round,
  );
  const choices = cast.map(({ actor }) => choiceOf(actor.id)).sort();
  return [
    ...same('tally', learned, countsOf(votes)),
    ...votes.flatMap((item) => same(`votes on ${item.no}`, item.votes.map(({ choice }) => choice).sort(), choices)),
  ];
}
interface CastFacts {
  readonly ballots?: { readonly round: number };
}
