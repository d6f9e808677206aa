import { type Story, storyById } from '../db/stories';
import type { Viewer } from '../db/visible';
import type { HearingState } from '../domain/hearing/facts';
import { placeOf, placesEver } from '../domain/hearing/panel';
import { memberSheetOf } from '../domain/hearing/sheet';
import type { AnyState } from '../domain/story';
import { Problem } from './problem';
import type { Call } from './route';
import type { storyView } from './views';

/**
 * Whether the viewer has of this story only what lies before a member: who has a place in the panel, whatever else that
 * person is (acts.md 1.19), and a member who has just left one and gets an answer for the last time.
 */
export function isMemberOf({ id, roles }: Viewer, { kind, facts }: AnyState): boolean {
  if (kind !== 'hearing') return false;
  const isNothingElse = roles.every((role) => role === 'panelMember');
  return placeOf(facts, id) !== undefined || (isNothingElse && placesEver(facts).includes(id));
}

/** The record, the draw, the list of papers: who asks for whom to step aside is not for those whom it is about. Throws a Problem. */
export function notForMembers(viewer: Viewer, { state }: Pick<Story, 'state'>): void {
  if (isMemberOf(viewer, state)) throw new Problem('notYourRole');
}

/** … nor the words of its papers. Throws a Problem. */
export async function noPapersForMembers({ deps, viewer }: Pick<Call, 'deps' | 'viewer'>, ofStory: string) {
  const story = await storyById(deps.db, ofStory);
  if (story) notForMembers(viewer, story);
}

const shown = ['acts', 'clocks'] as const;

/** The story as a member has it: the sheet in place of the facts. */
export function memberView(viewer: Viewer, state: AnyState, whole: ReturnType<typeof storyView>) {
  const { details: _details, children: _children, links, ...rest } = whole;
  const { self } = links;
  const ways = Object.fromEntries([...shown, 'sheet'].map((link) => [link, `${self}/${link}`]));
  return { ...rest, ...memberSheetOf(state as HearingState, viewer.id), links: { self, ...ways } };
}
