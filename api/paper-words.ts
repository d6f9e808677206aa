import { z } from 'zod';
import { allWords, setWord } from '../db/papers';
import { unitCards } from '../db/registers';
import { text, unitId } from '../domain/inputs';
import { paperKinds } from '../domain/papers/kinds';
import { toInstant } from '../domain/time';
import { Problem } from './problem';
import { type Route, route } from './route';

const word = z.strictObject({
  unitId,
  kind: z.enum(paperKinds),
  word: text(20)
    .regex(/^[\p{L}\p{N}]+$/u)
    .describe('As it stands before the year, e.g. 溪信转; several kinds of one unit may share one'),
  source: text(200).default('office setting'),
});

/** The words 代字 of serial numbers: read by all, set by administrators for the units of their region. */
export const paperWordRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/paper-words', tag: 'registers' },
    says: 'The words of serial numbers, by unit and kind of paper',
    handle: async ({ deps }) => ({ body: { items: await allWords(deps.db) } }),
  }),
  route({
    ...{ method: 'post', path: '/paper-words', tag: 'registers', keyed: true, body: word },
    says: 'Sets the word of a unit for a kind of paper; papers issued before keep theirs',
    handle: async ({ deps, viewer, body, nowMs }) => {
      if (!viewer.roles.includes('admin')) throw new Problem('forbidden');
      const [unit] = await unitCards(deps.db, [body.unitId]);
      if (!unit?.regionPath.includes(viewer.region ?? '')) throw new Problem('unknownUnit', body.unitId);
      const row = { ...body, setBy: viewer.id, setAt: toInstant(nowMs) };
      if (!(await setWord(deps.db, row))) throw new Problem('paperWordTaken', body.word);
      return { body: row };
    },
  }),
];
