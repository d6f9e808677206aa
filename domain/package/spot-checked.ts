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

/** What a spot check tells: what it left to be done, and that it was. Heard twice it means nothing. */
export function spotChecked(
  state: PackageState,
  fact: string,
  data: Readonly<Record<string, unknown>>,
  at: Instant,
): Meant | undefined {
  if (fact === 'followUpsSet') return itemsSet(state, data as unknown as ItemsSet, dayOf(at));
  return fact === 'followUpAnswered' ? answered(state, data as unknown as ItemAnswered) : undefined;
}

const basis = 'S3';

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

/** Whoever leads it from now on answers what a spot check left to be done. */
export const tellSpotChecks = ({ id, facts }: PackageState, leaderId: string): Telling[] => {
  const open = (facts.followUps ?? []).filter(({ answeredOn }) => !answeredOn);
  const checks = [...new Set(open.map(({ spotCheckId }) => spotCheckId))];
  return checks.map((check) => leaderTold(id, leaderId, check));
};

const leaderTold = (packageId: string, leaderId: string, check: string): Telling => ({
  ...{ kind: 'spotCheck', id: check, fact: 'leaderChanged' },
  data: { packageId, leaderId },
});
