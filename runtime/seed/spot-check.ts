import { workingDayOnOrAfter } from '../../domain/calendar';
import { bundledCalendar } from '../../domain/calendar/bundled';
import { addDays, dayOf, type Instant, instantOf } from '../../domain/time';
import type { Door } from './door';
import { advanceToNow, dayOfStep } from './play';

/** The county's supervisor plans; who takes the chair leads none of the seeded packages. */
const supervisor = 'cheng-jian';
const chair = 'ling-xi';
const region = '990121';

/** The working day on or after this many days from the seeding, at three in the afternoon. */
const daysAhead = 6;
const meetingHour = 15;

const meetingAt = (at: Instant): Instant =>
  instantOf(workingDayOnOrAfter(addDays(dayOf(at), daysAhead), bundledCalendar()), meetingHour);

/**
 * Plans a video spot check of the county's packages, the working day before the seeding: the draw lies ahead. Harmless to
 * repeat. Throws a DoorError.
 */
export async function planSpotCheck(door: Door, at: Instant): Promise<void> {
  const input = { meetingAt: meetingAt(at), chair, n: 1, regions: [region] };
  const { spotCheck } = await door.post<{ spotCheck: { id: string } }>(supervisor, '/spot-checks', input, {
    ...{ key: 'seed/spot-check', headers: { 'Training-Begin': instantOf(dayOfStep(at, 1), 10) } },
  });
  await advanceToNow(door, supervisor, spotCheck.id);
}
