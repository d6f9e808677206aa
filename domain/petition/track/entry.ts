import type { MatterRoute } from '../../catalogue';
import { type Refusal, refusal } from '../../refusals';
import type { PetitionFacts, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';

type Classification = PetitionInput<'classify'>;

/** Routes on which a unit answers by itself; every other one leads out of the petition procedure (R22-30,31,33). */
const answered: readonly MatterRoute[] = ['petitionProcedure', 'suggestion'];

/** Several units or persons, and a matter that is major: not simple, however clear it looks (SIMPLE22-5). */
export const isJointAndMajor = ({ headcount = 1, representatives = 1, assistants = [], severity }: PetitionFacts) =>
  severity === 'major' && (headcount > 1 || representatives > 1 || assistants.length > 0);

/** What keeps a matter off the simple track, in the order in which the bureau finds it out (SIMPLE22-4,5). */
function exclusionOf(facts: PetitionFacts, input: Classification, route: MatterRoute): string | undefined {
  if (facts.matterType === 'accusation') return 'an accusation goes to the discipline organ (R22-30)';
  if (!answered.includes(route)) return `the route ${route} leaves the petition procedure`;
  if (facts.itemClass !== 'first') return 'only a first-time matter is simple';
  if (!input.simpleGround) return 'simpleGround: say which case of SIMPLE22-4 it is';
  if (facts.assignedFromAbove) return 'a higher organ assigned it';
  if (input.maybeNotSupported) return 'the request may not be supported';
  if (isJointAndMajor({ ...facts, severity: input.severity })) return 'a joint matter that is major';
}

/** The bureau decides whether a matter is simple (SIMPLE16-6), within what the measures allow. */
export function trackRefusal({ facts }: PetitionState, input: Classification, route: MatterRoute): Refusal | undefined {
  const why = input.track === 'simple' ? exclusionOf(facts, input, route) : undefined;
  return why === undefined ? undefined : refusal('trackExcluded', why);
}
