import { z } from 'zod';
import { isoDate, text, unitId } from '../inputs';
import { panelKindCodes, selectionCodes } from './kinds';
import { inOrder } from './member';

const once = (list: readonly unknown[]) => new Set(list).size === list.length;

/** What an entry of the register of panel members says; a change says why. */
export const panelEntry = z
  .strictObject({
    person: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/)
      .describe('Subject of the member’s token'),
    name: text(60).describe('As it is published'),
    kinds: z.array(z.enum(panelKindCodes)).min(1).max(panelKindCodes.length).refine(once, 'a kind twice'),
    mainKind: z.enum(panelKindCodes).optional().describe('One of the kinds; absent: the first'),
    units: z.array(unitId).max(20).default([]).describe('Units that the member belongs to or works for'),
    periods: z
      .array(z.strictObject({ from: isoDate, to: isoDate.optional() }))
      .min(1)
      .max(20)
      .refine(inOrder, 'periods overlap or end before they begin')
      .describe('When the member serves: in order, none into the next'),
    selected: z
      .strictObject({ how: z.enum(selectionCodes), by: text(120).optional() })
      .refine(({ how, by }) => how === 'application' || by !== undefined, 'by: who recommended')
      .describe('Whoever was recommended names by whom'),
  })
  .refine(({ kinds, mainKind }) => mainKind === undefined || kinds.includes(mainKind), 'mainKind: none of the kinds')
  .meta({ description: 'mainKind is one of kinds' });
export type PanelEntry = z.output<typeof panelEntry>;
