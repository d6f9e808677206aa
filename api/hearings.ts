import { z } from 'zod';
import { hearingPage } from '../db/hearings';
import { type Story, storySeen } from '../db/stories';
import { type Measures, policyAt, readMeasures } from '../db/yardsticks';
import type { HearingState } from '../domain/hearing/facts';
import { hearingSteps } from '../domain/hearing/lists';
import { earliestSession, noticeFor } from '../domain/hearing/notice';
import { verdicts } from '../domain/hearing/opinion';
import { panelOf } from '../domain/hearing/panel';
import { votesToUphold } from '../domain/hearing/verdict';
import { isoDate } from '../domain/inputs';
import { ruleOf } from '../domain/policy/resolve';
import { dayOf, toInstant } from '../domain/time';
import { sheetRoute } from './hearing-sheet';
import { Problem } from './problem';
import { byNumber, flag, paging, storyFilter } from './queries';
import { type Call, type Route, route } from './route';

const results = ['opinionIssued', 'refused', 'waived', 'cancelled'] as const;

const page = z.strictObject({
  ...storyFilter,
  ...byNumber,
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
  route({
    ...{ method: 'get', path: '/hearings/:id/earliest', tag: 'hearings' },
    says: 'The first day on which a session could lawfully be held if it were announced today, and how a day stands to it',
    query: z.strictObject({ session: isoDate.optional() }),
    handle: async ({ deps, viewer, id, nowMs, query }) => {
      const story = await storySeen(deps.db, viewer, id, 'hearing');
      if (!story) throw new Problem('notFound');
      const { facts } = story.state;
      return { body: noticeFrom(await readMeasures(deps.db), facts.policyId, nowMs + story.offsetMs)(query.session) };
    },
  }),
  sheetRoute,
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

const earliestOf = async ({ db }: Call['deps'], { facts }: HearingState, at: number) =>
  noticeFrom(await readMeasures(db), facts.policyId, at)().earliestOn;

/** Both ways of counting the notice at an instant: for a session on that day, or only from when on one may be held. */
function noticeFrom(measures: Measures, policyId = '', at: number) {
  const rule = ruleOf(policyAt(measures, policyId, toInstant(at)), 'T_HEARING_NOTICE');
  const today = dayOf(at);
  return (session?: string) => {
    const earliestOn = earliestSession(rule, today, measures.calendar);
    if (session === undefined) return { today, earliestOn };
    const { latestOn } = noticeFor(rule, session, today, measures.calendar);
    return { today, earliestOn, session: { on: session, latestOn, isInTime: latestOn >= today } };
  };
}
