import { type Instant, msOf, toInstant } from '../time';

/** Hours before the meeting at which the cases are drawn (S3). */
export const drawLeadHours = 4;

export const drawAtOf = (meetingAt: Instant): Instant => toInstant(msOf(meetingAt) - drawLeadHours * 3_600_000);
