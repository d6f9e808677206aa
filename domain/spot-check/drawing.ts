import { type Clock, clockKey } from '../clock';
import type { LearnedDraw } from '../learning';
import type { Telling } from '../story';
import type { Instant } from '../time';
import type { SpotCheckChange, SpotCheckFacts, SpotCheckState, Voided } from './facts';

/** The seed of the next draw is committed now, before any package is looked at. */
export const newSeed = (no: number): SpotCheckChange['learns'] => [{ what: 'seed', as: 'seed', no }];

/**
 * The draw's own instant has come. Every package led in the regions that is not yet verified may be drawn; with none
 * there is nothing to draw, and the meeting is still only planned.
 */
export function draw({ facts }: SpotCheckState, clock: Clock): { act: string; change: SpotCheckChange } {
  const { seed, regions = [], n: keep } = facts;
  const of = { pool: 'packages' as const, regions };
  return {
    act: 'draw',
    change: {
      to: 'drawn',
      clocks: [{ op: 'fire', clock: clockKey(clock), level: 'lapse' }],
      learns: [
        { what: 'draw', as: 'drawn', no: seed!.no, of, least: 1, keep, orElse: 'planned' },
        { what: 'cases', as: 'cases', of: 'drawn' },
      ],
    },
  };
}

export const held = (drawn: LearnedDraw | undefined) => (drawn && !('refused' in drawn) ? drawn : undefined);

/** What follows at once from the draw's line: the leaders are told, or the supervisor that there was nothing to draw. */
export function announced(state: SpotCheckState): { act: string; change: SpotCheckChange } | undefined {
  const { drawn, cases = [], chair, announcedNo, nothingDrawn } = state.facts;
  if (!drawn || nothingDrawn || announcedNo === drawn.no) return undefined;
  if (!held(drawn)) return { act: 'noteEmptyDraw', change: nothingToDraw };
  const leaders = [...new Set([chair!, ...cases.map(({ leaderId }) => leaderId)])];
  const assistants = [...new Set(cases.flatMap(({ units }) => units))];
  const persons = ['chair', ...cases.map(({ packageId }) => `leaderOf:${packageId}`)];
  const others = ['coordinator@bureau', ...assistants.map((unit) => `unitHead@${unit}`)];
  return {
    act: 'announceDraw',
    change: {
      facts: { announcedNo: drawn.no, apart: true, leaders, assistants },
      notices: [{ topic: 'drawn', to: [...persons, ...others] }],
      tells: toCases(state, 'drawnForCheck'),
    },
  };
}

/** Each drawn package hears of the check, and so the check of who leads the package by then. */
const toCases = ({ id, facts }: SpotCheckState, fact: 'drawnForCheck' | 'checkOver'): Telling[] =>
  (facts.cases ?? []).map(({ packageId, leaderId }) => ({
    ...{ kind: 'package', id: packageId, fact },
    data: { packageId, spotCheckId: id, leaderId },
  }));

/** The check has nothing more to do with the packages that are drawn now. */
export const casesOver = (state: SpotCheckState): Telling[] => toCases(state, 'checkOver');

const nothingToDraw: SpotCheckChange = {
  facts: { nothingDrawn: true },
  notices: [{ topic: 'nothingEligible', to: ['supervisor@bureau', 'chair'] }],
  note: 'nothingEligible',
};

/** The set no longer holds: nobody is drawn any more, and what was stays on record. */
export function voided({ facts }: SpotCheckState, at: Instant): Partial<SpotCheckFacts> {
  const { chair, voided: before = [] } = facts;
  const set = held(facts.drawn);
  const one: Voided[] = set ? [{ no: set.no, packageIds: set.order, voidedAt: at }] : [];
  return {
    ...{ drawn: undefined, announcedNo: undefined, cases: undefined, assistants: undefined, leaders: [chair!] },
    voided: [...before, ...one],
  };
}
