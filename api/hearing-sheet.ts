import { memberNames, officerNames } from '../db/hearing-persons';
import { wrappedKeyOf } from '../db/keys';
import { type Story, storySeen } from '../db/stories';
import type { HearingState } from '../domain/hearing/facts';
import { holdsSeat } from '../domain/hearing/parties';
import { memberSheetOf, sheetOf } from '../domain/hearing/sheet';
import { logRead } from './access';
import { isMemberOf } from './member-sight';
import { givenFor } from './papers/given';
import { Problem } from './problem';
import { matterOf } from './road';
import { type Call, type Route, route } from './route';

/** What lies before those who hold a session: the whole sheet for who leads it, the own place for who is drawn. */
export const sheetRoute: Route = route({
  ...{ method: 'get', path: '/hearings/:id/sheet', tag: 'hearings' },
  says: 'The sheet of the session: agenda, identities, quorum, from which seats a ballot is missing; a member sees the own place. Opened words are in the access log',
  handle: async (call) => {
    const story = await storySeen(call.deps.db, call.viewer, call.id, 'hearing');
    if (!story) throw new Problem('notFound');
    const state = story.state as HearingState;
    const { id } = call.viewer;
    // A member has nothing of the chair's, whatever else that person is (acts.md 1.19).
    if (isMemberOf(call.viewer, state))
      return { body: { ...memberSheetOf(state, id), ...(await opened(call, story)).forMember } };
    if (!leads(call, state)) throw new Problem('notYourRole');
    const { forLead } = await opened(call, story);
    return { body: { ...(await withNames(call, state)), ...forLead } };
  },
});

/** Chair, recorder, and the coordinators to whom the hearing lies open. */
function leads({ viewer }: Pick<Call, 'viewer'>, state: HearingState): boolean {
  const sits = (['seat:chair', 'seat:recorder'] as const).some((seat) => holdsSeat(state, viewer.id, seat));
  return sits || viewer.roles.includes('coordinator');
}

/** The words of the session: where it is, what is asked; and for who leads it who was there for whom. */
async function opened(call: Pick<Call, 'deps' | 'viewer' | 'nowMs'>, story: Story) {
  const wrapped = (await wrappedKeyOf(call.deps.db, story.matter)) ?? null;
  const matter = matterOf(call.deps, { wrapped, matter: story.matter });
  await logRead(call, story.id, 'sheet');
  const { hearing } = await givenFor({ call: call as Call, story, matter, unit: story.state.facts.bureauId });
  const { items, session, identities = null } = hearing!;
  const forMember = { items, place: session?.place ?? null };
  return { forMember, forLead: { ...forMember, identities } };
}

async function withNames({ deps }: Pick<Call, 'deps'>, state: HearingState) {
  const sheet = sheetOf(state);
  const heads = [sheet.chair, sheet.recorder].flatMap((person) => person ?? []);
  const [members, officers] = await Promise.all([
    memberNames(deps.db, state.facts.bureauId ?? ''),
    officerNames(deps.db, heads),
  ]);
  const named = <P extends { readonly person: string | null }>(one: P) => ({
    ...one,
    name: one.person === null ? null : (members.get(one.person)?.name ?? null),
  });
  const head = (person: string | null) => (person === null ? null : { person, name: officers.get(person) ?? null });
  return {
    ...sheet,
    ...{ chair: head(sheet.chair), recorder: head(sheet.recorder) },
    ...{ seats: sheet.seats.map(named), alternates: sheet.alternates.map(named), left: sheet.left.map(named) },
  };
}
