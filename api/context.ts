import { storyCards } from '../db/cards';
import { catalogueCard } from '../db/catalogue';
import type { Queries } from '../db/connection';
import { documentCards } from '../db/documents';
import { voidAmong } from '../db/papers';
import { checklistCards, domainGroupOf, officerCards, regionPaths, unitCards } from '../db/registers';
import type { Viewer } from '../db/visible';
import { policyAt, readMeasures } from '../db/yardsticks';
import type { Context, Needs, StoryCard } from '../domain/acts';
import { usualCaps } from '../domain/caps';
import { noticeFor } from '../domain/hearing/notice';
import { ruleOf } from '../domain/policy/resolve';
import type { CommonFacts } from '../domain/story';
import { dayOf } from '../domain/time';
import { inputHash } from '../sealing/hashes';
import type { Code } from './codes';
import { Problem } from './problem';

interface Asked {
  readonly viewer: Viewer;
  /** The policy in force for the story; absent before it has one. */
  readonly policyId?: string;
  readonly at: string;
  /** The matter's key; absent before the matter exists and after its erasure. */
  readonly key?: Uint8Array;
}

/**
 * Looks up what an act needs to know, so that the story can decide without asking. Throws a Problem that names what
 * does not exist.
 */
export async function contextOf(db: Queries, needs: Needs, { viewer, policyId, at, key }: Asked): Promise<Context> {
  const { units, officers, documents, checklists, stories, catalogue, representatives, concludesBy, caps } = needs;
  const [unitsFound, officersFound, documentsFound, checklistsFound, storiesFound, list, group, regions, settings] =
    await Promise.all([
      units && unitCards(db, units),
      officers && officerCards(db, officers),
      documents && documentCards(db, viewer, documents),
      checklists && checklistCards(db, checklists),
      stories && storyCards(db, viewer, stories),
      catalogue && catalogueCard(db, dayOf(at), catalogue),
      needs.domainGroup && domainGroupOf(db, needs.domainGroup),
      needs.regions && regionPaths(db, needs.regions),
      (representatives || concludesBy || caps || needs.packages || needs.panels || needs.hearings) && policyId
        ? settingsOf(db, policyId, at)
        : undefined,
    ]);
  const found = {
    ...(unitsFound ? { units: named(units, unitsFound, 'unknownUnit') } : {}),
    ...(officersFound ? { officers: named(officers, officersFound, 'unknownOfficer') } : {}),
    ...(documentsFound ? { documents: named(documents, documentsFound, 'documentMissing') } : {}),
    ...(storiesFound ? { stories: named(stories, storiesFound, 'unknownStory') } : {}),
    ...(checklistsFound ? { checklists: all(checklists, checklistsFound, 'unknownChecklist') } : {}),
    ...(representatives && settings?.representatives ? { representatives: settings.representatives.value } : {}),
    ...(list ? { catalogue: list } : {}),
    ...(group ? { domainGroup: group } : {}),
    ...(regions ? { regions: all(needs.regions, regions, 'unknownRegion') } : {}),
    ...(concludesBy && settings?.concludesBy ? { concludesBy: settings.concludesBy.value } : {}),
    ...(caps ? { caps: { ...usualCaps, ...(settings ?? (await ofFirst(db, storiesFound, at)))?.caps?.value } } : {}),
    ...(needs.packages && settings?.packages ? { packages: settings.packages.value } : {}),
    ...(needs.panels && settings?.panels ? { panels: settings.panels.value } : {}),
    ...(needs.hearings && settings?.hearings ? { hearings: settings.hearings.value } : {}),
    ...(needs.notice && policyId ? { notice: await noticeOf(db, needs.notice.on, policyId, at) } : {}),
    ...(needs.hashed && key ? { hashes: hashesOf(needs.hashed, key) } : {}),
  };
  const voided = await voidAmong(db, documents ?? []);
  if (voided.length > 0) throw new Problem('paperVoid', voided.join(', '));
  return found;
}

const hashesOf = (values: Readonly<Record<string, unknown>>, key: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inputHash(key, value)]));

/** The calendar stays at the door: a story is told what it counts. */
async function noticeOf(db: Queries, session: string, policyId: string, at: string) {
  const measures = await readMeasures(db);
  const rule = ruleOf(policyAt(measures, policyId, at), 'T_HEARING_NOTICE');
  return noticeFor(rule, session, dayOf(at), measures.calendar);
}

/** What begins with a story of its own counts by the policy of the matter it is about. */
function ofFirst(db: Queries, cards: readonly StoryCard[] = [], at: string) {
  const policyId = (cards[0]?.facts as CommonFacts | undefined)?.policyId;
  return policyId ? settingsOf(db, policyId, at) : undefined;
}

const named = <Card extends { id: string }>(asked: readonly string[] | undefined, cards: Card[], code: Code) =>
  all(asked, new Map(cards.map((card) => [card.id, card])), code);

function all<Card>(asked: readonly string[] = [], found: Map<string, Card>, code: Code): Record<string, Card> {
  const missing = asked.filter((id) => !found.has(id));
  if (missing.length > 0) throw new Problem(code, missing.join(', '));
  return Object.fromEntries(found);
}

async function settingsOf(db: Queries, policyId: string, at: string) {
  return policyAt(await readMeasures(db), policyId, at).settings;
}
