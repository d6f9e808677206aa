import { eq, sql } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { builder, fixed } from '../db/fixed';
import { matterKeys, orders, petitions, reviews, spotChecks, stories } from '../db/schema';
import { type Clock, isCounting } from '../domain/clock';
import type { StoryEvent } from '../domain/event';
import type { HearingState } from '../domain/hearing/facts';
import { seatedIn } from '../domain/hearing/parties';
import { kinds } from '../domain/kinds';
import type { OrderFacts } from '../domain/order/facts';
import type { PackageFacts } from '../domain/package/facts';
import type { PetitionFacts } from '../domain/petition/facts';
import { outcomeOf, type ReviewFacts } from '../domain/review/facts';
import type { SpotCheckState } from '../domain/spot-check/facts';
import { spotCheckRowOf } from '../domain/spot-check/row';
import type { AnyState } from '../domain/story';
import { dayOf } from '../domain/time';
import { unwrapKey } from '../sealing/keys';
import { openMarked } from '../sealing/marked';
import type { ActivityDeps } from './deps';
import { writeHearingPlace } from './hearing-places';
import { writeHearing } from './hearing-rows';
import { writePackage } from './package-rows';

interface Change {
  readonly before: AnyState;
  readonly after: AnyState;
  readonly event: StoryEvent;
}

/** The story's read row as it follows from the new state. */
export async function writeStory(tx: Queries, change: Change): Promise<void> {
  const row = storyRow(change);
  const { beganAt: _kept, ...set } = row;
  if (row.version === 1) await tx.insert(stories).values(row);
  else await tx.execute(updateStory(set));
}

const updateStory = fixed<Omit<typeof stories.$inferInsert, 'beganAt'>>(({ id, ...row }) =>
  builder
    .update(stories)
    .set({ ...row, recordedAt: sql`clock_timestamp()` })
    .where(eq(stories.id, id)),
);

/** What the noun's own table keeps besides. */
export async function writeNoun(tx: Queries, deps: ActivityDeps, change: Change): Promise<void> {
  await writeHearingPlace(tx, change);
  if (change.after.kind === 'petition') await writePetition(tx, deps, change);
  else if (change.after.kind === 'review') await writeReview(tx, change.after);
  else if (change.after.kind === 'package')
    await writePackage(tx, { before: change.before, after: change.after, event: change.event });
  else if (change.after.kind === 'hearing') await writeHearing(tx, deps, change);
  else if (change.after.kind === 'spotCheck') await writeSpotCheck(tx, change.after);
  else if (change.after.kind === 'order' && change.after.seq === 1)
    await tx.insert(orders).values(orderRow(change.after));
}

function storyRow({ after, event }: Pick<Change, 'after' | 'event'>): typeof stories.$inferInsert {
  const kind = kinds[event.kind];
  const { facts } = after;
  const holder = kind.holderOf(after);
  const live: Clock[] = after.clocks.filter((clock: Clock) => clock.state === 'running');
  // Besides duties those targets and watches that have a colour of their own.
  const duties = live.filter((clock) => clock.kind === 'duty' || clock.yellowAt);
  const dated = live.filter(isCounting);
  const targets = dated.filter((clock) => clock.kind === 'target');
  const owed = dated.filter((clock) => duties.includes(clock));
  const earliest = (values: (string | undefined)[]) => values.filter((value) => value !== undefined).sort()[0] ?? null;
  return {
    id: after.id,
    kind: after.kind,
    version: after.seq,
    stage: after.stage,
    over: kind.isOver(after),
    number: facts.number,
    region: facts.regionPath?.[0] ?? '',
    regionPath: [...(facts.regionPath ?? [])],
    bureauId: facts.bureauId ?? '',
    unitId: facts.unitId ?? null,
    assistants: takingPart(facts),
    leaders: [...((facts as PackageFacts).leaders ?? [])],
    seated: after.kind === 'hearing' ? seatedIn(after as HearingState) : [],
    holderUnit: holder?.unitId ?? null,
    officerId: facts.officerId ?? null,
    counterUnit: counterOf(facts),
    parent: facts.petitionId ?? null,
    accusedUnits: [...(facts.accused?.units ?? [])],
    accusedOfficers: [...(facts.accused?.officers ?? [])],
    yellowAt: earliest(duties.map((clock) => clock.yellowAt)),
    redAt: earliest(duties.map((clock) => clock.redAt)),
    nextDueOn: earliest(owed.map((clock) => clock.dueOn)) ?? earliest(targets.map((clock) => clock.dueOn)),
    targetMissed: after.clocks.some(isMissedTarget),
    offsetMs: after.offset,
    training: after.training,
    beganAt: event.at,
    changedAt: event.at,
    state: after,
  };
}

/** Who sees it for its part in it: the assistants, and the organs that review it. */
export const takingPart = ({ assistants = [], reviewOrgans = [] }: Partial<PetitionFacts>): string[] => [
  ...new Set([...assistants, ...reviewOrgans]),
];

/** The unit that took it in sees it until it is with a unit; an accusation nobody at the counter sees again. */
const counterOf = ({ unitId, counterUnit, matterType }: Partial<PetitionFacts>): string | null =>
  unitId || matterType === 'accusation' ? null : (counterUnit ?? null);

function isMissedTarget(clock: Clock): boolean {
  const fired = clock.alerts.some((alert) => alert.level === 'warning' && alert.state === 'fired');
  // An assistant's part that is late is no mark on the matter of the unit that leads.
  return clock.kind === 'target' && clock.unitId === undefined && (fired || (clock.lateDays ?? 0) > 0);
}

/** What an act may change in a petition's row. */
function movingOf(facts: PetitionFacts) {
  return {
    receivedOn: facts.receivedOn!,
    itemClass: facts.itemClass ?? 'first',
    domain: facts.domain ?? null,
    severity: facts.severity ?? null,
    track: facts.track ?? null,
    route: facts.route ?? null,
    handedOverOn: facts.routedOut ? dayOf(facts.routedOut.handedOverAt) : null,
    receiptOn: facts.routedOut?.receivedOn ?? null,
    acceptedOn: facts.acceptedOn ?? null,
    deliveredOn: facts.deliveredOn ?? null,
    closedOn: facts.closed?.on ?? null,
    resolved: facts.closed?.resolved ?? null,
    receivedByLeader: facts.receivedByLeader ?? false,
    threeCross: [...(facts.threeCross ?? [])],
  };
}

async function writePetition(tx: Queries, deps: ActivityDeps, { before, after, event }: Change): Promise<void> {
  const facts = after.facts as PetitionFacts;
  const moving = movingOf(facts);
  if (after.seq > 1) {
    if (JSON.stringify(movingOf(before.facts)) === JSON.stringify(moving)) return;
    await tx.execute(updatePetition({ id: after.id, ...moving }));
    return;
  }
  const { channel, matterType, class: contentClass, headcount } = facts;
  const isSealed = matterType === 'accusation' || facts.accused !== undefined;
  const { words, place } = isSealed ? sealedWords : await wordsOf(tx, deps, event);
  const fixed = {
    channel: channel!,
    matterType: matterType!,
    class: contentClass!,
  };
  await tx.insert(petitions).values({ id: after.id, ...fixed, place, headcount: headcount!, ...moving, words });
}

const updatePetition = fixed<{ id: string } & ReturnType<typeof movingOf>>(({ id, ...moving }) =>
  builder.update(petitions).set(moving).where(eq(petitions.id, id)),
);

/** What the read row says of a matter whose words stay sealed: an accusation, or one whose key is gone. */
const sealedWords = { words: null, place: '' };

/** The words of the petition as the read row keeps them. */
async function wordsOf(tx: Queries, deps: ActivityDeps, event: StoryEvent) {
  const [key] = await tx.select().from(matterKeys).where(eq(matterKeys.matter, event.story));
  if (!key) return sealedWords;
  const plain = openMarked(event.data.input, unwrapKey(deps.masterKey, key.wrapped, event.story), event.story);
  const { requests, facts, place } = plain as { requests: { text: string }[]; facts: string; place: string };
  return { words: [...requests.map((request) => request.text), facts].join('\n'), place };
}

function orderRow({ id, facts }: AnyState): typeof orders.$inferInsert {
  const { petitionId, cause, rule = null, breachDueOn = null } = facts as OrderFacts;
  return { id, petitionId: petitionId!, cause: cause!, rule, breachDueOn };
}

/** A repeat writes the same values. */
async function writeReview(tx: Queries, { id, facts }: AnyState): Promise<void> {
  const { petitionId, kind, receivedOn, decision, deliveredOn = null } = facts as ReviewFacts;
  const outcome = decision?.state === 'signed' ? outcomeOf(decision) : null;
  const moving = { receivedOn: receivedOn!, outcome, deliveredOn };
  const row = { id, petitionId: petitionId!, kind: kind!, ...moving };
  await tx.insert(reviews).values(row).onConflictDoUpdate({ target: reviews.id, set: moving });
}

async function writeSpotCheck(tx: Queries, after: AnyState): Promise<void> {
  const { regions, packageIds, ...row } = spotCheckRowOf(after as SpotCheckState);
  const values = { ...row, regions: [...regions], packageIds: [...packageIds] };
  const { id: _id, ...set } = values;
  await tx.insert(spotChecks).values(values).onConflictDoUpdate({ target: spotChecks.id, set });
}
