import type { Request } from 'express';
import type { OpenLink } from '../../db/page-links';
import { type Story, storySeen } from '../../db/stories';
import type { Viewer } from '../../db/visible';
import type { PetitionState } from '../../domain/petition/facts';
import { dayOf } from '../../domain/time';
import { storyNow } from '../begin';
import type { Deps } from '../deps';
import { type StoryDoor, storyDoors } from '../doors';
import { type DrawnForm, type DrawnForms, drawnForms, forms } from './forms';
import { linkOf } from './gate';
import { hearingForms } from './hearing/forms';
import { type HearingShown, hearingsShown } from './hearing/view';
import { type PageView, viewOf } from './view';

/** One story of the matter in which its party may act: the petition itself, or a hearing on it. */
export interface Desk {
  readonly door: StoryDoor;
  readonly story: Story;
  /** The party, who sees this one story. */
  readonly viewer: Viewer;
  /** Below which its forms stand. */
  readonly path: string;
  readonly forms: DrawnForms;
}

/** There is no such page: for a link that opens nothing, and for an act that is not this party's. */
export class NothingHere extends Error {}

/** The form of an act that a party may do there at some time. Throws NothingHere. */
export function formOf({ door, forms: all }: Desk, act: string): DrawnForm {
  const form = Object.hasOwn(all, act) ? all[act] : undefined;
  if (!form || !door.acts[act]) throw new NothingHere();
  return form;
}

/** The matter behind a live link, as its party sees it. */
export interface Opened {
  readonly path: string;
  readonly view: PageView;
  readonly matter: Desk;
  readonly hearings: readonly { readonly desk: Desk; readonly shown: HearingShown }[];
}

/** The link of the address. Throws NothingHere, Throttled. */
export async function liveLink(deps: Deps, req: Request): Promise<OpenLink> {
  const link = await linkOf(deps, req);
  if (!link) throw new NothingHere();
  return link;
}

const seeing =
  (party: string) =>
  (story: string): Viewer => ({ id: party, roles: ['petitioner'], unitPath: [], story });

/** Everything of the matter that its party may see. Throws NothingHere. */
export async function open(deps: Deps, { story: id, party }: OpenLink, req: Request): Promise<Opened> {
  const viewer = seeing(party)(id);
  const story = await storySeen(deps.db, viewer, id, 'petition');
  if (!story) throw new NothingHere();
  const [view, hearings] = await Promise.all([viewOf(deps, story), hearingsShown(deps, id, seeing(party))]);
  const path = `/t/${req.params.token}`;
  const today = dayOf(storyNow(story, deps.clock()));
  const around = { state: story.state as PetitionState, organs: view.organs, post: view.contact?.post, today };
  return {
    ...{ path, view },
    matter: { door: storyDoors.petition, story, viewer, path, forms: drawnForms(forms, around) },
    hearings: hearings.map((shown) => ({ shown, desk: hearingDesk(shown, path) })),
  };
}

function hearingDesk({ story, viewer, at }: HearingShown, path: string): Desk {
  return {
    ...{ door: storyDoors.hearing, story, viewer },
    ...{ path: `${path}/hearings/${story.id}`, forms: drawnForms(hearingForms, at) },
  };
}

/** Where the address of a form leads: to the matter, or to one hearing on it. Throws NothingHere. */
export function deskAt({ matter, hearings }: Opened, hearing: unknown): Desk {
  if (hearing === undefined) return matter;
  const desk = hearings.find(({ shown }) => shown.story.id === hearing)?.desk;
  if (!desk) throw new NothingHere();
  return desk;
}

/** What an act is called, whichever of the party's forms it is. */
export function labelOf(act: string) {
  if (Object.hasOwn(forms, act)) return storyDoors.petition.kind.acts[act]?.label;
  return Object.hasOwn(hearingForms, act) ? storyDoors.hearing.kind.acts[act]?.label : undefined;
}
