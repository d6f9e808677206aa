import { z } from 'zod';
import { hearingPage } from '../db/hearings';
import type { Story } from '../db/stories';
import { policyAt, readMeasures } from '../db/yardsticks';
import type { HearingState } from '../domain/hearing/facts';
import { hearingSteps } from '../domain/hearing/lists';
import { earliestSession } from '../domain/hearing/notice';
import { verdicts } from '../domain/hearing/opinion';
import { panelOf } from '../domain/hearing/panel';
import { votesToUphold } from '../domain/hearing/verdict';
import { ruleOf } from '../domain/policy/resolve';
import { dayOf, toInstant } from '../domain/time';
import { flag, paging, storyFilter } from './queries';
import { type Call, type Route, route } from './route';

const results = ['opinionIssued', 'refused', 'waived', 'cancelled'] as const;

const page = z.strictObject({
  ...storyFilter,
  petition: z.uuid().optional(),
  step: z.enum(hearingSteps).optional(),
  result: z.enum(results).optional(),
  mine: flag.optional().meta({ description: 'Only those in which the caller sits or stands by' }),
  ...paging,
});

export const hearingRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/hearings', tag: 'hearings', says: 'The hearings the caller may see, due next first' },
    query: page,
    handle: async ({ deps, viewer, nowMs, query: { cursor, limit, ...filter } }) => ({
      body: await hearingPage(deps.db, { viewer, filter, nowMs }, { limit, from: cursor }),
    }),
  }),
];

const withoutDay: readonly string[] = ['proposed', 'consentPending', 'postponed'];

/** What a hearing shows besides its facts: who sits where, what the votes say, and from when on a session may be held. */
export async function hearingView({ deps, nowMs }: Pick<Call, 'deps' | 'nowMs'>, story: Story) {
  const state = story.state as HearingState;
  const { facts, stage } = state;
  const tally =
    facts.tally && facts.terms ? { needs: votesToUphold(facts.terms.size, facts.terms.decides) } : undefined;
  return {
    panel: panelOf(facts)?.places ?? [],
    ...(tally ? { verdicts: verdicts(state), votesNeeded: tally.needs } : {}),
    ...(withoutDay.includes(stage) ? { earliestSessionOn: await earliestOf(deps, state, nowMs + story.offsetMs) } : {}),
  };
}

async function earliestOf({ db }: Call['deps'], { facts }: HearingState, at: number) {
  const measures = await readMeasures(db);
  const rule = ruleOf(policyAt(measures, facts.policyId ?? '', toInstant(at)), 'T_HEARING_NOTICE');
  return earliestSession(rule, dayOf(at), measures.calendar);
}
