import { z } from 'zod';
import { id, isoDate, remedy, sealedText, text, unitId } from '../../inputs';
import type { acceptanceActs } from './acts';

/** The inputs of the acts of this part. What belongs to a person is marked `sealed` and leaves the door encrypted. */
export const acceptanceInputs = {
  object: z.strictObject({ reasons: sealedText(4000), suggestedUnit: unitId.optional(), doc: id.optional() }),
  decideObjection: z.strictObject({ decision: z.enum(['rejected', 'dispute']), reason: sealedText(2000) }),
  accept: z.strictObject({ acceptedOn: isoDate, officer: text(64), notice: id }),
  declineAcceptance: z.strictObject({ ground: sealedText(2000), remedy, notice: id }),
  startHandling: z.strictObject({ officer: text(64).optional(), plan: sealedText(4000).optional() }),
  reassign: z.strictObject({ officer: text(64), reason: sealedText(1000).optional() }),
  recordContact: z.strictObject({
    on: isoDate,
    how: z.enum(['visit', 'phone', 'letter', 'online', 'office']),
    summary: sealedText(4000),
  }),
} satisfies Record<keyof typeof acceptanceActs, z.ZodType>;
