import { z } from 'zod';
import type { Role } from '../domain/acts';
import type { Drawing } from '../domain/draw-shown';
import { hearingInputs } from '../domain/hearing/inputs';
import { panelNow } from '../domain/hearing/succession';
import type { StoryKind } from '../domain/kind';
import { kinds } from '../domain/kinds';
import { orderInputs } from '../domain/order/inputs';
import { packageInputs } from '../domain/package/inputs';
import { petitionInputs } from '../domain/petition/inputs';
import { reviewInputs } from '../domain/review/inputs';
import { mattersOfCases } from '../domain/spot-check/facts';
import { spotCheckInputs } from '../domain/spot-check/inputs';
import { type AnyState, type StoryKindName, slugOf } from '../domain/story';
import { type Sealer, sealerFor } from '../sealing/marked';
import type { JsonSchema } from '../sealing/schema';

/** An act as the door offers it. */
export interface ActDoor {
  readonly input: z.ZodType;
  /** What callers see: `GET …/acts`, OpenAPI and the console's forms. */
  readonly schema: JsonSchema;
  readonly sealer: Sealer;
  /** Sealed by the key of the hearing's ballots instead of the matter's. */
  readonly isBallot: boolean;
}

/** A kind of story as the door offers it. */
export interface StoryDoor {
  readonly kind: StoryKind;
  /** Its name in answers. */
  readonly noun: StoryKindName;
  readonly route: string;
  readonly acts: Readonly<Record<string, ActDoor>>;
  /** The act that begins it; absent if only other stories begin it. */
  readonly creating?: string;
  /** How many it draws, if it draws, and who sits now: it shows its draws then. */
  readonly drawingOf?: (state: AnyState) => Drawing;
  /** The packages that it speaks about, each with its matter: what is said of one is sealed with that matter's key. */
  readonly aboutPackages?: (state: AnyState) => Readonly<Record<string, string>>;
}

const nobody: readonly string[] = ['clock', 'story'];

/** Every act of the table that a person may do has a door; those of the clock and of other stories have none. */
function doorTo(kind: StoryKind, inputs: Readonly<Record<string, z.ZodType>>): StoryDoor {
  const persons = Object.entries(kind.acts).filter(([, { by, onBehalf = [] }]) =>
    [...by, ...onBehalf].some((role) => !nobody.includes(role)),
  );
  const acts = persons.map(([act]) => [act, actDoor(inputs[act]!)] as const);
  const creating = persons.find(([, row]) => row.from.includes('new'))?.[0];
  return { kind, noun: kind.name, route: `${slugOf(kind.name)}s`, acts: Object.fromEntries(acts), creating };
}

function actDoor(input: z.ZodType): ActDoor {
  const schema = z.toJSONSchema(input, { io: 'input' }) as JsonSchema;
  return { input, schema, sealer: sealerFor(schema), isBallot: 'ballot' in schema };
}

/** The stories that have a door; a new kind is one line here. */
export const storyDoors: Readonly<Record<StoryKindName, StoryDoor>> = {
  petition: doorTo(kinds.petition, petitionInputs),
  order: doorTo(kinds.order, orderInputs),
  review: doorTo(kinds.review, reviewInputs),
  package: doorTo(kinds.package, packageInputs),
  hearing: {
    ...doorTo(kinds.hearing, hearingInputs),
    drawingOf: ({ facts, seq }) => ({ seats: facts.terms?.size ?? 0, panel: panelNow(facts, seq) }),
  },
  spotCheck: {
    ...doorTo(kinds.spotCheck, spotCheckInputs),
    aboutPackages: mattersOfCases,
    drawingOf: ({ facts }) => ({ seats: facts.n }),
  },
};
export const allDoors: readonly StoryDoor[] = Object.values(storyDoors);

/** Roles that work on matters, and so may file papers to those they see. */
export const workingRoles: readonly Role[] = ['coordinator', 'handler', 'unitHead', 'leader', 'supervisor'];
/** Whoever serves in an office, whatever the person sees there. */
export const staffRoles: readonly Role[] = [...workingRoles, 'auditor', 'admin'];
