/** Closed lists of the order's inputs. They stand apart from the schemas so that stories can read them. */

/** What a bureau supervises for besides a missed date (R22-40). */
export const causes = [
  'acceptanceRules',
  'handlingRules',
  'shirking',
  'perfunctory',
  'delay',
  'faking',
  'refusal',
] as const;
/** `breach`: the clock issued it because a date was missed. */
export type Cause = (typeof causes)[number] | 'breach';

/** Who may get a copy: the leader in charge of the unit, the bureau's coordinators. */
export const copies = ['leader', 'coordinator'] as const;

/** What a bureau proposes besides (R22-40). */
export const improvementKinds = ['improve', 'policy', 'accountability'] as const;
export type ImprovementKind = (typeof improvementKinds)[number];
export const uptakes = ['yes', 'partly', 'no'] as const;
export type Uptake = (typeof uptakes)[number];

/** What an order may have the petition itself do (acts.md 2.1). */
export const sendBackActs = ['reopen', 'takeBack'] as const;
export type SendBackAct = (typeof sendBackActs)[number];

/** How the joint conference names a unit that made no progress after its interview (R22-39). */
export const listingForms = ['circular', 'listing'] as const;
export type ListingForm = (typeof listingForms)[number];
