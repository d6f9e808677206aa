import type { Ask } from '../acts';
import type { Change, Telling } from '../story';
import type { PetitionChange, PetitionState } from './facts';
import type { PetitionInput } from './inputs';

/** What a petition and the leader package it is in tell each other. Each copes with hearing it twice. */

type Told = Readonly<Record<string, unknown>>;

/** A package lists it, or lets it go. One package has it; a second one is told so, and gives it up. */
export function onPackageFact({ id, facts }: PetitionState, fact: string, { packageId }: Told) {
  const mine = facts.packageId;
  const asked = String(packageId);
  if (fact === 'unpackaged' && mine === asked)
    return { act: fact, change: { facts: { packageId: undefined } } as Change };
  if (fact !== 'packaged' || mine === asked) return undefined;
  if (mine) return { act: 'keptInPackage', change: taken(id, asked) };
  const change: PetitionChange = {
    facts: { packageId: asked },
    notices: [{ topic: 'packaged', to: [facts.unitId ? 'officer' : 'coordinator@bureau'] }],
  };
  return { act: fact, change };
}

const taken = (petitionId: string, packageId: string): Change => ({
  tells: [{ kind: 'package', id: packageId, fact: 'petitionTaken', data: { petitionId } }],
});

/**
 * Screened as a repeat of a matter that is in a package: the package hears of it, and knows whether that is a relapse. A
 * matter that is only related is another one; a coordinator may still say that it is not.
 */
export function tellingPackages(
  { id, facts }: PetitionState,
  { input, context }: Ask<PetitionInput<'screen'>>,
): Telling[] {
  const match = context.stories?.[input.matchId ?? ''];
  if (!match || input.result === 'related' || input.result === 'none') return [];
  const data = { petitionId: id, receivedOn: facts.receivedOn };
  return (match.packages ?? []).map((one) => ({ kind: 'package', id: one, fact: 'petitionRepeated', data }));
}
