import { z } from 'zod';
import { placeOf } from '../db/pages';
import { colours } from '../domain/colour';
import { isoDate, isStorable } from '../domain/inputs';

/** Query parameters that lists share. A list of values is written with commas. */

export const word = z.string().min(1).max(100).refine(isStorable, 'U+0000 or half a character');

export const paging = {
  cursor: z
    .string()
    .max(200)
    .transform((text, context) => {
      const place = placeOf(text);
      if (!place) context.addIssue('no cursor of this list');
      return place ?? z.NEVER;
    })
    .optional()
    .meta({ description: 'Where the last page ended (`next`)' }),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .default(50)
    .meta({ description: 'At most 100' }),
};

export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const storyFilter = {
  stage: word
    .transform((text) => text.split(','))
    .optional()
    .meta({ description: 'One stage or several with commas' }),
  unit: word.optional().meta({ description: 'Leads or assists' }),
  region: word.optional().meta({ description: 'This region and below' }),
  colour: z.enum(colours).optional(),
  dueBefore: isoDate.optional(),
  over: flag.optional().meta({ description: 'Whether the matter has ended' }),
};

/** A list of matters whose paper one has in hand. */
export const byNumber = { number: word.optional().meta({ description: 'The whole number' }) };
