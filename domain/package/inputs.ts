import { z } from 'zod';
import { matterRoutes } from '../catalogue';
import { check, hearingCall, id, isoDate, sealedText, text, unitId } from '../inputs';
import { mediationKinds } from '../petition/lists';
import type { PackageAct } from './acts';
import { closeOutKinds, criteria, guarantees, packParts, resolvingGrounds, sides } from './lists';

const person = text(64).describe('Person of the officers register');
const measure = z.strictObject({
  what: sealedText(1000),
  owner: person.describe('The officer who answers for the measure'),
  by: isoDate.optional().describe('Until when; must be given, ahead and not after the target'),
});
const plan = {
  measures: z.array(measure).min(1).max(30),
  target: isoDate.describe('By when the case is to be resolved'),
  unit: unitId.describe('Responsible unit: one of the two assigned'),
  person: person.describe('Responsible person: an officer of that unit'),
};
const recording = id
  .optional()
  .describe('Photo, video or voice recording, filed to this package; which types do is a setting of the policy');
const papers = z.array(id).max(30).default([]).describe('Papers filed to this package');

/** The input of every act of a package. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const packageInputs = {
  list: z.strictObject({
    petitionIds: z.array(id).min(1).max(50).describe('The matter first, then its repeats'),
    criterion: z.enum(criteria),
    reason: sealedText(1000).optional().describe('Why it is listed; must be given for manual'),
    assignedFrom: z.strictObject({ level: text(40), number: sealedText(60) }).optional(),
    campaign: text(60).optional().describe('Name of the clearing drive'),
  }),
  delist: z.strictObject({ reason: sealedText(1000) }),
  assign: z.strictObject({
    side: z.enum(sides),
    unitId,
    leaderId: person.optional().describe('A leader on that side'),
    dueOn: isoDate.describe('Until when the side reports'),
    text: sealedText(4000),
    docs: papers,
  }),
  report: z.strictObject({ text: sealedText(4000), docs: papers }),
  bindLeader: z.strictObject({ leaderId: person.describe('The leader who answers for the package') }),
  proposeMeasures: z.strictObject({ text: sealedText(4000) }),
  offerIdeas: z.strictObject({ text: sealedText(4000) }),
  fixPlan: z.strictObject(plan),
  acknowledgeDuty: z.strictObject({ guarantee: z.enum(guarantees) }),
  activate: z.strictObject({ checks: z.array(check).max(20).describe('The checklist fiveOnes') }),
  recordProgress: z.strictObject({
    text: sealedText(4000),
    file: recording,
    measuresDone: z.array(z.int().min(1)).max(30).default([]).describe('Numbers of measures that are done'),
  }),
  recordVisit: z.strictObject({
    visitedOn: isoDate,
    text: sealedText(4000),
    file: recording,
    measuresDone: z.array(z.int().min(1)).max(30).default([]),
  }),
  invite: z.strictObject({ meetOn: isoDate.describe('The day of the appointment'), note: sealedText(500).optional() }),
  holdAppointment: z.strictObject({
    heldOn: isoDate,
    attendees: z.array(sealedText(60)).min(1).max(30),
    record: id.optional().describe('The record of the meeting, filed to this package; must be given'),
    nextStep: z.strictObject({ what: sealedText(1000), by: isoDate }),
  }),
  recordDecline: z.strictObject({ declinedOn: isoDate, note: sealedText(500).optional() }),
  revisePlan: z.strictObject({ reason: sealedText(1000), ...plan }),
  requestLeaderChange: z.strictObject({ leaderId: person, reason: sealedText(1000) }),
  changeLeader: z.strictObject({ note: sealedText(1000).optional() }),
  refuseLeaderChange: z.strictObject({ reason: sealedText(1000) }),
  passToSuccessor: z.strictObject({
    unitId: unitId.describe('The unit of a side that was merged or abolished'),
    successor: unitId.describe('The unit that the register names for it'),
    leaderId: person.optional().describe("A leader at the successor in the place of the side's own"),
  }),
  openMediation: z.strictObject({
    kind: z.enum(mediationKinds),
    body: sealedText(120),
    consents: z.strictObject({ petitioner: id.optional(), otherSide: id.optional() }),
  }),
  endMediation: z.strictObject({ result: z.enum(['agreed', 'failed', 'withdrawn']) }),
  callHearing: hearingCall,
  markResolving: z.strictObject({
    ground: z.enum(resolvingGrounds),
    doc: id.optional().describe('The paper that shows it; must be given'),
  }),
  backToWork: z.strictObject({
    reason: sealedText(1000),
    plan: z.strictObject(plan).optional().describe('A new plan; must be given after a relapse'),
  }),
  startConclusion: z.strictObject({ basis: text(200).optional(), docs: papers }),
  reroute: z.strictObject({ route: z.enum(matterRoutes), organ: text(120), basis: text(200).optional(), docs: papers }),
  applyCloseOut: z.strictObject({
    kind: z.enum(closeOutKinds),
    pack: z
      .partialRecord(z.enum(packParts), id)
      .describe('Five papers, filed to this package or to one of its matters; all must be given'),
  }),
  verify: z.strictObject({ checks: z.array(check).max(20).describe('The checklist closeOutChecks') }),
  sendBack: z.strictObject({ reason: sealedText(1000) }),
  strikeOff: z.strictObject({ note: sealedText(500).optional() }),
  relapse: z.strictObject({ petitionId: id.describe('The new petition on the same matter') }),
} satisfies Record<PackageAct, z.ZodType>;
export type PackageInput<A extends PackageAct> = z.output<(typeof packageInputs)[A]>;
