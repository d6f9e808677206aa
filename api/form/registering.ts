import { derivedId } from '../../sealing/hashes';
import type { Deps } from '../deps';
import { filePaper } from '../documents';
import { storyDoors } from '../doors';
import { beginBySource, idsOf } from '../intake/source';
import { contactOf, linkAtIntake } from '../page/issuing';
import { type Left, receivedOf } from '../page/receipt';
import { Problem } from '../problem';
import type { Stories } from '../temporal';
import { type registrationOf, system } from './fields';
import type { Paper } from './upload';

/** The public, as the record names it: who it was stands sealed in the registration. */
const viewer = { id: system, roles: ['intake'], unitPath: [], system } as const;

interface Registering {
  readonly deps: Deps;
  readonly stories: Stories;
  readonly input: NonNullable<ReturnType<typeof registrationOf>['input']>;
  readonly papers: readonly Paper[];
}

/**
 * Registers what the form says, once for each form, files its papers and gives out the link. Throws a Problem; once the
 * matter is on record, nothing that fails after it takes the number away from the petitioner.
 */
export async function register({ deps, stories, input, papers }: Registering) {
  const ids = idsOf(input.source!);
  const door = storyDoors.petition;
  const answer = await beginBySource({ deps, stories, viewer, door, act: 'register', ...ids, input });
  const left = answer.petition as Left;
  const [filed, given, contact] = await Promise.allSettled([
    filePapers(deps, ids.id, papers),
    linkOf({ deps, stories, id: ids.id, commandId: derivedId('online link', ids.commandId) }),
    contactOf(deps, left, system),
  ]);
  for (const one of [filed, given, contact])
    if (one.status === 'rejected') deps.log.warn({ story: ids.id }, 'receipt incomplete');
  const link = given.status === 'fulfilled' ? given.value : 'linkLost';
  const whom = contact.status === 'fulfilled' ? contact.value : undefined;
  return {
    ...{ papers: papers.length, papersLost: filed.status === 'rejected' },
    ...(typeof link === 'object'
      ? { received: receivedOf(left, 'here', whom), link }
      : { received: receivedOf(left, link, whom) }),
  };
}

async function linkOf(of: { deps: Deps; stories: Stories; id: string; commandId: string }) {
  const { id: story, ...rest } = of;
  try {
    return (await linkAtIntake({ ...rest, story, by: system })) ?? ('shownBefore' as const);
  } catch (error) {
    // Of an accusation nobody gets a link, and its matter is not even seen.
    if (error instanceof Problem && ['noLinkForAccusation', 'notFound'].includes(error.code)) return 'none' as const;
    throw error;
  }
}

async function filePapers(deps: Deps, matter: string, papers: readonly Paper[]): Promise<void> {
  for (const [n, { mediaType, content }] of papers.entries()) {
    const id = derivedId('online paper', matter, n);
    const paper = { id, type: 'petitionPaper' as const, mediaType, content, by: system, nowMs: deps.clock() };
    await filePaper(deps, { id: matter, matter, offsetMs: 0 }, paper);
  }
}
