import type { Queries } from '../../db/connection';
import { eventsAfter } from '../../db/events';
import { memberNames, officerNames } from '../../db/hearing-persons';
import type { StoryEvent } from '../../domain/event';
import type { HearingState } from '../../domain/hearing/facts';
import { verdicts } from '../../domain/hearing/opinion';
import { openSeats, panelOf } from '../../domain/hearing/panel';
import { isPublished } from '../../domain/hearing/publishing';
import { usualHearings } from '../../domain/hearing/settings';
import type { GivenHearing, SeatSigning } from '../../domain/papers/hearing';
import { openMarked } from '../../sealing/marked';
import type { Matter } from '../road';

interface Asked {
  readonly db: Queries;
  readonly state: HearingState;
  readonly number: string;
  readonly matter: Matter;
}

/** What was said to an act, as its last line has it, opened. */
type Said = (act: string, lines?: readonly StoryEvent[]) => Record<string, unknown> | undefined;

/**
 * Opens what a hearing's papers are filled from: its own record. `requests` are the words of the petition behind it; a
 * preventive hearing has none and says itself what each item is about. Whoever calls has left the line in the access log.
 */
export async function hearingGiven(asked: Asked, requests: readonly string[]): Promise<GivenHearing> {
  const { db, state, number, matter } = asked;
  const { facts } = state;
  const lines = await eventsAfter(db, state.id, 0);
  const said: Said = (act, among = lines) => {
    const line = among.findLast((one) => one.act === act);
    return line && (openMarked(line.data.input, matter.key, matter.id) as Record<string, unknown>);
  };
  const [members, heads] = await Promise.all([
    memberNames(db, facts.bureauId ?? ''),
    officerNames(db, facts.session ? [facts.session.chair, facts.session.recorder] : []),
  ]);
  const panel = panelOf(facts)?.places ?? [];
  const unnamed = { zh: '–', en: '–' };
  return {
    ...{ number, preventive: facts.step === 'preventive', open: facts.open ?? false, unit: facts.unitId ?? '' },
    items: itemsOf(facts.items ?? [], said('propose'), requests),
    ...sessionOf(state, said('schedule'), heads),
    ...{ size: facts.terms?.size ?? 0, strikes: facts.terms?.strikes ?? usualHearings.strikes },
    decides: facts.terms?.decides ?? usualHearings.decides,
    places: panel.flatMap(({ no, person }) => {
      if (person === undefined) return [];
      const { name, kind } = members.get(person) ?? { name: person, kind: unnamed };
      return [{ no, name, kind }];
    }),
    openSeats: openSeats(facts),
    ...drawOf(state),
    ...heldOf(lines, said),
    votes: votesOf(state),
    ...opinionOf(state, said('issueOpinion'), said('submitRedaction')),
  };
}

function itemsOf(
  numbers: readonly number[],
  proposal: Record<string, unknown> | undefined,
  requests: readonly string[],
) {
  const own = (proposal?.items ?? []) as readonly { readonly no: number; readonly about?: string }[];
  return numbers.map((no) => ({ no, text: own.find((one) => one.no === no)?.about ?? requests[no - 1] ?? '–' }));
}

function sessionOf(
  { facts: { session } }: HearingState,
  input: { place?: unknown } | undefined,
  heads: Map<string, string>,
) {
  if (!session) return {};
  const { at, on, chair, recorder } = session;
  const nameOf = (person: string) => heads.get(person) ?? person;
  return { session: { at, on, place: String(input?.place ?? '–'), chair: nameOf(chair), recorder: nameOf(recorder) } };
}

function drawOf({ facts: { drawn } }: HearingState) {
  if (!drawn || 'refused' in drawn) return {};
  const { commitment, poolHash, candidates } = drawn;
  return { draw: { commitment, poolHash, candidates } };
}

/** Of the session that was held last: a day that was put off begins anew. */
function heldOf(lines: readonly StoryEvent[], said: Said) {
  const from = lines.findLastIndex(({ act }) => act === 'convene');
  const held = from < 0 ? [] : lines.slice(from);
  const steps = held.filter(({ act }) => act === 'recordStep').map((line) => said('recordStep', [line]));
  return {
    identities: said('convene', held)?.identities as string | undefined,
    steps: steps as unknown as GivenHearing['steps'],
  };
}

const votesOf = (state: HearingState) =>
  verdicts(state).map((verdict) => ({
    ...state.facts.tally!.items.find(({ no }) => no === verdict.no)!,
    ...verdict,
  }));

function opinionOf(state: HearingState, issued?: Record<string, unknown>, redacted?: Record<string, unknown>) {
  const { opinion, redaction } = state.facts;
  if (!opinion || !issued) return {};
  const { text, signatures } = issued as { text: string; signatures: readonly SeatSigning[] };
  const isOut = redacted && isPublished(state);
  return {
    opinion: { text, signatures, issuedOn: opinion.issuedOn },
    ...(isOut ? { redacted: { text: String(redacted.text), publishedOn: redaction!.publishedOn! } } : {}),
  };
}
