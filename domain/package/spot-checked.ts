import type { Actor } from '../acts';
import type { ClockOp } from '../clock';
import type { Meant } from '../kind';
import type { Telling } from '../story';
import { dayOf, type Instant, type IsoDate } from '../time';
import type { FollowUp, PackageFacts, PackageState } from './facts';

interface Said {
  readonly spotCheckId: string;
  readonly by: Actor;
}
interface ItemsSet extends Said {
  readonly number: string;
  readonly items: readonly { readonly no: number; readonly what: unknown; readonly by: IsoDate }[];
}
interface ItemAnswered extends Said {
  readonly no: number;
  readonly on: IsoDate;
  readonly text: unknown;
}

interface Drawn {
  readonly spotCheckId: string;
  /** Who led it when it was drawn. */
  readonly leaderId: string;
}

/** What a spot check tells: that it is drawn, what it left to be done, that it was, its end. Heard twice it means nothing. */
export function spotChecked(
  state: PackageState,
  fact: string,
  data: Readonly<Record<string, unknown>>,
  at: Instant,
): Meant | undefined {
  if (fact === 'drawnForCheck') return drawnFor(state, data as unknown as Drawn);
  if (fact === 'checkOver') return checkOver(state, String(data.spotCheckId));
  if (fact === 'followUpsSet') return itemsSet(state, data as unknown as ItemsSet, dayOf(at));
  return fact === 'followUpAnswered' ? answered(state, data as unknown as ItemAnswered) : undefined;
}

const basis = 'S3';

/** Hours lie between the draw and the meeting: whoever leads it by then reports. */
function drawnFor({ id, facts }: PackageState, { spotCheckId, leaderId }: Drawn): Meant | undefined {
  const before = facts.drawnFor ?? [];
  if (before.includes(spotCheckId)) return undefined;
  const isOther = facts.leaderId !== undefined && facts.leaderId !== leaderId;
  return {
    act: 'drawnForCheck',
    change: {
      facts: { drawnFor: [...before, spotCheckId] } as Partial<PackageFacts>,
      tells: isOther ? [leaderTold(id, facts.leaderId!, spotCheckId)] : [],
    },
  };
}

function checkOver({ facts }: PackageState, spotCheckId: string): Meant | undefined {
  const before = facts.drawnFor ?? [];
  if (!before.includes(spotCheckId)) return undefined;
  const left = before.filter((one) => one !== spotCheckId);
  const change = { facts: { drawnFor: left.length > 0 ? left : undefined } as Partial<PackageFacts> };
  return { act: 'checkOver', change };
}

/** The words are sealed with this matter: they stand in its record, too. */
function itemsSet({ id, stage, facts, clocks }: PackageState, said: ItemsSet, today: IsoDate): Meant | undefined {
  const { spotCheckId, number, items, by } = said;
  const before = facts.followUps ?? [];
  if (before.some((one) => one.spotCheckId === spotCheckId)) return undefined;
  const runs = !['struckOff', 'cleared'].includes(stage);
  const first = clocks.filter(({ rule }) => rule === 'T_SPOT_ITEM').length + 1;
  const added = items.map(({ no, by: dueOn }, n): FollowUp => {
    return { spotCheckId, number, no, by: dueOn, ...(runs ? { instance: first + n } : {}) };
  });
  // What is heard after its day, or by a package whose own time is ahead, is late at once.
  const ops = added.map(({ by: dueOn }): ClockOp => {
    return { op: 'start', rule: 'T_SPOT_ITEM', startOn: dueOn < today ? dueOn : today, dueOn };
  });
  return {
    act: 'followUpsSet',
    change: {
      facts: { followUps: [...before, ...added] } as Partial<PackageFacts>,
      clocks: runs ? ops : [],
      // Whoever leads it now, if that is somebody else than on the day of the draw.
      tells: facts.leaderId ? [leaderTold(id, facts.leaderId, spotCheckId)] : [],
    },
    by: { actor: by, basis, input: { spotCheckId, items } },
  };
}

function answered({ facts }: PackageState, { spotCheckId, no, on, by, text }: ItemAnswered): Meant | undefined {
  const item = facts.followUps?.find((one) => one.spotCheckId === spotCheckId && one.no === no && !one.answeredOn);
  if (!item) return undefined;
  const followUps = facts.followUps!.map((one) => (one === item ? { ...one, answeredOn: on } : one));
  const { instance } = item;
  return {
    act: 'followUpAnswered',
    change: {
      facts: { followUps } as Partial<PackageFacts>,
      clocks: instance ? [{ op: 'stop', rule: 'T_SPOT_ITEM', instance, on }] : [],
    },
    by: { actor: by, basis, input: { spotCheckId, no, text } },
  };
}

/** Spot checks that are not done with it. */
function checksOf({ drawnFor = [], followUps = [] }: PackageFacts): readonly string[] {
  const open = followUps.filter(({ answeredOn }) => !answeredOn).map(({ spotCheckId }) => spotCheckId);
  return [...new Set([...drawnFor, ...open])];
}

/** Whoever leads it from now on reports on it, and answers what a spot check left to be done. */
export const tellSpotChecks = ({ id, facts }: PackageState, leaderId: string): Telling[] =>
  checksOf(facts).map((check) => leaderTold(id, leaderId, check));

/** What the unit had to say and to do in a spot check is its successor's. */
export const unitToldToChecks = ({ id, facts }: PackageState, unitId: string, successor: string): Telling[] =>
  checksOf(facts).map((check) => ({
    ...{ kind: 'spotCheck', id: check, fact: 'unitSucceeded' },
    data: { packageId: id, unitId, successor },
  }));

const leaderTold = (packageId: string, leaderId: string, check: string): Telling => ({
  ...{ kind: 'spotCheck', id: check, fact: 'leaderChanged' },
  data: { packageId, leaderId },
});
