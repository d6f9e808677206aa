import { z } from 'zod';
import { type DrawExport, hasPanel } from '../domain/draw-shown';
import { WrongUse } from './command';

/** What must be there to be checked; whatever else an export holds is hashed with its line. */
const place = z.looseObject({ seq: z.int().min(1), hash: z.string() });
const names = z.array(z.string());
const shape = z.looseObject({
  story: z.string(),
  number: z.string(),
  draws: z
    .array(
      z.looseObject({
        ...{ no: z.int(), drawn: place, seats: z.int().min(0), seated: names },
        record: z.looseObject({
          ...{ algorithm: z.string(), seed: z.string(), commitment: z.string(), poolHash: z.string(), order: names },
        }),
        pool: z.looseObject({
          candidates: z.array(z.looseObject({ id: z.string(), stratum: z.string() })),
          excluded: z.array(z.looseObject({ id: z.string(), reason: z.string() })),
        }),
      }),
    )
    .min(1, 'nothing was drawn'),
  lines: z.array(z.looseObject({ seq: z.int(), hash: z.string(), prevHash: z.string(), data: z.looseObject({}) })),
});

const day = z.string();
const int = z.int();
const sitting = z.looseObject({ no: int, person: z.string().optional() });
const passed = z.looseObject({ index: int, person: z.string(), why: z.string(), on: day });

/** What a hearing's lines say of its places. */
const facts = z.looseObject({
  terms: z.looseObject({ size: int, alternates: int }).nullish(),
  session: z.looseObject({ chair: z.string(), recorder: z.string() }).nullish(),
  recused: names.nullish(),
  strikes: z.array(z.looseObject({ seat: z.union([int, z.string()]), state: z.string() })).nullish(),
  panel: z
    .looseObject({
      ...{ places: z.array(sitting), next: int, passed: z.array(passed).optional() },
      left: z.array(z.looseObject({ no: int, person: z.string(), why: z.string(), on: day })),
    })
    .nullish(),
});
const hearing = z.looseObject({
  lines: z.array(
    z.looseObject({
      ...{ act: z.string(), at: z.iso.datetime(), from: z.string(), actor: z.looseObject({ id: z.string() }) },
      data: z.looseObject({ facts: facts.optional() }),
    }),
  ),
  panel: z.looseObject({ asOf: int, seats: z.array(sitting), alternates: z.array(sitting) }).optional(),
});

/** What an office has exported of its draws, as far as it is read. Throws WrongUse for anything else. */
export function parsedExport(content: string): DrawExport {
  try {
    const shown = shape.parse(JSON.parse(content)) as unknown as DrawExport;
    if (hasPanel(shown)) hearing.parse(shown);
    return shown;
  } catch (error) {
    const why =
      error instanceof z.ZodError ? error.issues.map((one) => `${one.path.join('/')}: ${one.message}`)[0] : '';
    throw new WrongUse(`this is not the export of a draw${why ? `: ${why}` : ''}`);
  }
}
