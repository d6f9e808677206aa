import type { Ask } from '../acts';
import type { ClockOp } from '../clock';
import { aheadRefusal } from '../dates';
import { type Refusal, refusal } from '../refusals';
import { dayOf, type Instant, msOf } from '../time';
import { casesOver, held, newSeed, voided } from './drawing';
import { type Does, isOwnCheck, type SpotCheckState } from './facts';
import type { SpotCheckInput } from './inputs';
import { drawAtOf } from './settings';
import { begun } from './stages';

/** The clock that draws: counted back from the meeting, by the hour. */
const drawClock = (meetingAt: Instant): ClockOp => ({
  ...{ op: 'start', rule: 'T_SPOT_DRAW', startOn: dayOf(meetingAt), startAt: meetingAt },
});

const isTooLate = (meetingAt: Instant, at: Instant) => msOf(at) >= msOf(drawAtOf(meetingAt));

const meetingRefusal = ({ at, today }: Pick<Ask, 'at' | 'today'>, meetingAt: Instant): Refusal | undefined =>
  aheadRefusal('meetingAt', dayOf(meetingAt), today) ??
  (isTooLate(meetingAt, at) ? refusal('lessThan4h', `the draw would be at ${drawAtOf(meetingAt)}`) : undefined);

const chairRefusal = (chair: string, { officers }: Ask['context']): Refusal | undefined =>
  officers?.[chair]?.posts.some(({ roles }) => roles.includes('leader'))
    ? undefined
    : refusal('unknownOfficer', `${chair} is no leader`);

type Planning = Ask<SpotCheckInput<'plan'>>;

const plan: Does<'plan'> = {
  needs: ({ chair, regions }, _state, actor) => ({
    ...{ units: actor.unit ? [actor.unit] : [], officers: [chair], regions },
  }),
  refuse: (_state, ask: Planning) => {
    const { chair, regions, meetingAt } = ask.input;
    const { units, regions: known } = ask.context;
    if (!units?.[ask.actor.unit ?? '']) return refusal('notYourUnit', 'a spot check belongs to a bureau');
    const noChair = chairRefusal(chair, ask.context);
    if (noChair) return noChair;
    const foreign = regions.find((region) => !known?.[region]?.includes(ask.actor.region ?? ''));
    if (foreign) return refusal('notYourUnit', `region ${foreign}`);
    return meetingRefusal(ask, meetingAt);
  },
  change: (_state, { input, actor, context }) => {
    const { bureauId, superiorId, regionPath, policyId } = context.units![actor.unit!]!;
    const { chair, n, regions } = input;
    const meetingAt = instantText(input.meetingAt);
    return {
      to: 'planned',
      facts: {
        ...{ bureauId, superiorId, regionPath, policyId, meetingAt, chair, n, regions: [...new Set(regions)] },
        ...{ plannedBy: actor.id, leaders: [chair] },
      },
      clocks: [drawClock(meetingAt)],
      learns: newSeed(1),
      notices: [{ topic: 'spotCheckPlanned', to: ['chair', 'coordinator@bureau'] }],
    };
  },
};

const instantText = (given: string): Instant => new Date(given).toISOString();

/**
 * A set that was drawn stays only if its draw is not undone by the move: when the new draw lies ahead, it is void (kept
 * on record) and the next is bound to a seed of its own. Nothing is drawn again to be rid of a case.
 */
const move: Does<'move'> = {
  refuse: (state, ask) => {
    if ((begun as readonly string[]).includes(state.stage)) return refusal('alreadyOpened');
    const meetingAt = instantText(ask.input.meetingAt);
    if (!isDrawn(state)) return meetingRefusal(ask, meetingAt);
    if (msOf(meetingAt) <= msOf(ask.at)) return refusal('dateOutOfOrder', 'meetingAt must lie ahead');
    return aheadRefusal('meetingAt', dayOf(meetingAt), ask.today);
  },
  change: (state, { input, at }) => {
    const meetingAt = instantText(input.meetingAt);
    const notices = [{ topic: 'spotCheckMoved', to: toldOf(state) }];
    if (isDrawn(state) && isTooLate(meetingAt, at)) return { facts: { meetingAt }, notices };
    const clocks: ClockOp[] = [{ op: 'stop', rule: 'T_SPOT_DRAW' }, drawClock(meetingAt)];
    // A seed that nothing was drawn with is still secret: it binds the next draw.
    const untried = { drawn: undefined, nothingDrawn: undefined };
    if (!isDrawn(state)) return { facts: { ...untried, meetingAt }, clocks, notices };
    const learns = newSeed(state.facts.seed!.no + 1);
    const facts = { ...voided(state, at), meetingAt };
    return { to: 'planned', facts, clocks, learns, notices, tells: casesOver(state) };
  },
};

const isDrawn = ({ facts }: SpotCheckState) => held(facts.drawn) !== undefined;

/** The chair, the leaders whose packages are drawn, and the bureau. */
export const toldOf = ({ facts }: Pick<SpotCheckState, 'facts'>): string[] => [
  'chair',
  ...(facts.cases ?? []).map(({ packageId }) => `leaderOf:${packageId}`),
  'coordinator@bureau',
];

const cancel: Does<'cancel'> = {
  change: (state) => ({
    to: 'cancelled',
    clocks: [{ op: 'stopAll' }],
    notices: [{ topic: 'spotCheckCancelled', to: toldOf(state) }],
    tells: casesOver(state),
  }),
};

/** Nobody closes the meeting on a package of their own. Who chairs is planned before the draw: it shows only then. */
export const ownRefusal = (chair = ''): Refusal => refusal('chairConflict', `${chair} leads a drawn package`);

/** Who chaired is ill or gone, or leads what was drawn: nobody else could close the meeting, and no item would ever be set. */
const nameChair: Does<'nameChair'> = {
  needs: ({ chair }) => ({ officers: [chair] }),
  refuse: ({ facts }, { input: { chair }, context }) => {
    if (chair === facts.chair) return refusal('chairConflict', `${chair} is the chair now`);
    return isOwnCheck(facts, chair) ? ownRefusal(chair) : chairRefusal(chair, context);
  },
  change: ({ facts }, { input: { chair } }) => {
    const { cases = [], leaders = [] } = facts;
    // Who led the meeting sees it no longer, unless as the leader of a drawn package.
    const leads = (person: string) => cases.some(({ leaderId }) => leaderId === person);
    const others = leaders.filter((person) => person !== facts.chair || leads(person));
    return {
      facts: { chair, leaders: [...new Set([chair, ...others])] },
      notices: [{ topic: 'chairNamed', to: toldOf({ facts }) }],
    };
  },
};

/** Until the meeting: when it is, that it is, and who chairs it. */
export const planning = { plan, move, cancel, nameChair };
