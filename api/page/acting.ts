import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { storyAsked } from '../../db/stories';
import { commandId, derivedId } from '../../sealing/hashes';
import type { ActServices } from '../acts';
import { type Code, codes } from '../codes';
import type { Deps } from '../deps';
import { filePaper } from '../documents';
import { asProblem, Problem, parse } from '../problem';
import { type Asking, perform } from '../road';
import { type Filled, readForm, type Upload } from './body';
import { type Desk, formOf, NothingHere } from './desk';
import type { Wrong } from './form-page';
import type { Field } from './forms';
import { isPinOf, linkOf } from './gate';
import type { Reading } from './languages';
import { offersAt } from './offers';
import { pageWords } from './words';

const uuid = z.uuid();

/** The form comes back with what is wrong with it. */
export class NotYet extends Error {
  constructor(
    readonly status: number,
    readonly values: Filled['values'],
    readonly what: { readonly wrong?: Wrong; readonly refused?: string },
  ) {
    super('the form comes back');
  }
}

/** Reads a form and looks at link and PIN before anything that is uploaded. Throws NothingHere, NotYet, Throttled. */
export async function admitted(deps: Deps, req: Request, { language }: Reading) {
  const link = await linkOf(deps, req);
  const filled = await readForm(req, async (values) => {
    const isRight = await isPinOf(deps, req, link, values.pin ?? '');
    if (!link) throw new NothingHere();
    if (!isRight) throw new NotYet(403, values, { wrong: { pin: pageWords[language].pinWrong } });
  });
  if (!link) throw new NothingHere();
  return { link, filled };
}

export interface Acting {
  readonly deps: Deps;
  readonly services: ActServices;
  /** The story to which it is done. */
  readonly desk: Desk;
  readonly act: string;
  readonly filled: Filled;
  readonly reading: Reading;
}

/** Does what the form asks for, once for each key of a form. Throws NotYet with what the story or the schema refuses. */
export async function actByForm(acting: Acting): Promise<void> {
  const { deps, services, desk, act, filled } = acting;
  const key = uuid.safeParse(filled.values.key).data ?? randomUUID();
  const id = commandId(`${desk.story.id} ${desk.viewer.id}`, key);
  const known = await storyAsked(deps.db, desk.viewer, desk.story.id, id);
  const say = (code: Code): NotYet =>
    new NotYet(codes[code].status, filled.values, { refused: codes[code].title[acting.reading.language] });
  // What was done already is not measured against what may be chosen now.
  const outdated = known?.recorded ? undefined : formOf(desk, act).outdated?.(tidy(filled.values));
  if (outdated) throw say(outdated);
  const wrong = known?.recorded ? {} : wrongIn(acting);
  if (Object.keys(wrong).length > 0) throw new NotYet(422, filled.values, { wrong });
  try {
    await services.meters.acts(desk.door.noun, act, () => actOnce(acting, { key, id, isNew: !known?.recorded }));
  } catch (error) {
    const { code } = asProblem(error);
    if (codes[code].status >= 500) throw error;
    throw say(code);
  }
}

interface Once {
  readonly key: string;
  readonly id: string;
  readonly isNew: boolean;
}

async function actOnce(acting: Acting, { key, id, isNew }: Once): Promise<void> {
  const { deps, services, desk, act, filled } = acting;
  const { door, viewer, story } = desk;
  if (isNew) {
    // Before a paper is filed for an act that cannot be done.
    const offer = (await offersAt(deps, desk)).find((one) => one.act === act);
    if (!offer) throw new Problem('wrongStage');
    if (offer.refused) throw new Problem(offer.refused);
  }
  const papers = await papersOf(acting, key);
  const form = formOf(desk, act);
  const input = parse(door.acts[act]!.input, form.input(tidy(filled.values), papers));
  const asking: Asking = {
    ...{ deps, stories: services.stories, viewer, door, act, id: story.id, input, commandId: id },
    ...(form.outdated ? { ifVersion: story.version } : {}),
  };
  await perform(asking);
}

/** What was written or uploaded, filed to the matter under ids that follow from the form's key. */
async function papersOf({ deps, desk, act, filled }: Acting, key: string): Promise<string[]> {
  const { viewer, story } = desk;
  const form = formOf(desk, act);
  if (!form.files) return [];
  const { what, type } = form.files;
  const written = form.fields.find(({ kind }) => kind === 'words')?.name ?? '';
  const all: readonly Upload[] =
    what === 'files'
      ? filled.uploads
      : [{ mediaType: 'text/plain', content: Buffer.from(tidy(filled.values)[written] ?? '') }];
  const filed: string[] = [];
  for (const [n, { mediaType, content }] of all.entries()) {
    const id = derivedId('document', story.id, viewer.id, key, n);
    await filePaper(deps, story, { id, type, mediaType, content, by: viewer.id, nowMs: deps.clock() });
    filed.push(id);
  }
  return filed;
}

const tidy = (values: Filled['values']): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replaceAll('\r\n', '\n').trim()]));

/** What is missing or too much, beside its field. */
function wrongIn({ desk, act, filled, reading: { language } }: Acting): Wrong {
  const say = pageWords[language];
  const values = tidy(filled.values);
  const whatIsWrong = (field: Field): string | undefined => {
    const value = values[field.name] ?? '';
    if (field.kind === 'files') return isFit(filled.uploads) ? undefined : say.files;
    if (field.kind === 'choice') return field.options.some((one) => one.value === value) ? undefined : say.missing;
    if (field.required && value === '') return say.missing;
    return value.length > field.max ? say.tooLong(field.max) : undefined;
  };
  const all = formOf(desk, act).fields.map((field) => [field.name, whatIsWrong(field)] as const);
  return Object.fromEntries(all.filter((one): one is [string, string] => one[1] !== undefined));
}

const fit = /^(image\/(jpeg|png|webp|heic|heif)|application\/pdf|text\/plain|audio\/[\w.+-]+|video\/mp4)$/;
const office = /^application\/(msword|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)$/;
const isFit = (uploads: readonly Upload[]): boolean =>
  uploads.length > 0 && uploads.every(({ mediaType }) => fit.test(mediaType) || office.test(mediaType));
