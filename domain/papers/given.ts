import type { Label } from '../acts';
import type { Clock } from '../clock';
import type { ExplainedDeadline } from '../deadline';
import type { PetitionFacts } from '../petition/facts';
import type { RuleCode } from '../policy/types';
import { type Refusal, refusal } from '../refusals';
import type { IsoDate } from '../time';
import type { GivenHearing } from './hearing';
import type { Contact } from './parts';

/** Another matter that a notice speaks of. */
export interface Match {
  readonly number: string;
  readonly receivedOn: IsoDate;
  readonly unitId?: string;
  readonly facts: PetitionFacts;
  readonly clocks: readonly Clock[];
}

/** What a template is filled from, opened: the story it is issued to and the petition behind it. */
export interface Given {
  /** The petition's number. */
  readonly number: string;
  readonly receivedOn: IsoDate;
  readonly registeredOn: IsoDate;
  readonly channel: string;
  readonly petitioners: readonly string[];
  readonly headcount: number;
  /** The requests in the order of their numbers, from 1. */
  readonly requests: readonly string[];
  /** Of the story itself: an order's or a review's, if the paper is one's. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly clocks: readonly Clock[];
  /** Of a hearing: its own record, opened. */
  readonly hearing?: GivenHearing;
  readonly issuer: { readonly id: string; readonly name: string };
  readonly contact: Contact;
  readonly issuedOn: IsoDate;
  /** A unit as the register names it. */
  readonly nameOf: (unitId: string) => string;
  /** The organ that usually reviews what a unit decided: known of the issuing one and of whom the match contests. */
  readonly organAbove: (unitId: string) => string | undefined;
  /** The matter that the input names. */
  readonly match?: Match;
  readonly ruleLabel: (rule: RuleCode) => Label;
  /** A date by the policy in force; `like` goes on with a clock's own pauses and version. */
  readonly explain: (
    rule: RuleCode,
    startOn: IsoDate,
    more?: { extension?: number; like?: Clock },
  ) => ExplainedDeadline;
}

/** A template refuses what the matter does not bear out. */
export class PaperRefusal extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}
export const refuse = (...words: Parameters<typeof refusal>): never => {
  throw new PaperRefusal(refusal(...words));
};

/** Each request is answered once, and none that was not made (R22-32). */
export function checkItems({ requests }: Given, items: readonly { readonly no: number }[]): void {
  const answered = new Set(items.map(({ no }) => no));
  const isWhole = items.length === requests.length && requests.every((_, at) => answered.has(at + 1));
  if (!isWhole || answered.size < items.length)
    refuse('itemMissing', `each of the ${requests.length} requests needs one answer`);
}
