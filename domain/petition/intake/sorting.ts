import type { DomainGroup } from '../../acts';
import { barsUnit } from '../../barrier';
import type { Does, PetitionFacts } from '../facts';
import { trackRefusal } from '../track/entry';
import { routeFacts, routeNeeds, routeOf, routeRefusal } from './route';

const classify: Does<'classify'> = {
  needs: (input, { facts }) => ({
    ...routeNeeds(input),
    domainGroup: { domain: input.domain, regionPath: facts.regionPath ?? [] },
  }),
  refuse: (state, { input, context }) =>
    routeRefusal(state, input, context) ?? trackRefusal(state, input, routeOf(state, input, context)),
  change: (state, { input, context }) => ({
    to: 'classified',
    facts: {
      ...{ ...input, ...routeFacts(state, input, context) },
      threeCross: input.threeCross,
      coordinator: coordinatorOf(state.facts, input.severity, context.domainGroup),
      simpleGround: input.track === 'simple' ? input.simpleGround : undefined,
      simpleEnded: undefined,
    },
  }),
};

/** Ordinary matters are coordinated by the group's lead unit, major ones by its vice-mayor (S3); nobody accused. */
function coordinatorOf(
  { accused }: PetitionFacts,
  severity: string,
  group?: DomainGroup,
): PetitionFacts['coordinator'] {
  if (!group) return undefined;
  const { leadUnit: unitId, leadPath = [unitId], viceMayor: officerId } = group;
  if (severity === 'major' && officerId) return accused?.officers.includes(officerId) ? undefined : { officerId };
  return barsUnit(accused, leadPath) ? undefined : { unitId };
}

/** What kind of matter it is. */
export const sorting = { classify };
