import type { Context } from '../../acts';
import { categoryOf, type MatterRoute } from '../../catalogue';
import { type Refusal, refusal } from '../../refusals';
import type { PetitionFacts, PetitionState } from '../facts';

/** What a classification says of the legal route. */
interface Sorting {
  readonly route?: MatterRoute;
  readonly problemClass?: string;
  readonly catalogueVersion?: number;
}

const asksCatalogue = ({ problemClass, catalogueVersion }: Sorting): boolean =>
  problemClass !== undefined || catalogueVersion !== undefined;

export const routeNeeds = (input: Sorting) =>
  asksCatalogue(input) ? { catalogue: input.problemClass === undefined ? [] : [input.problemClass] } : {};

const listed = ({ problemClass = '' }: Sorting, { catalogue }: Context): MatterRoute | undefined =>
  catalogue && Object.hasOwn(catalogue.routes, problemClass) ? catalogue.routes[problemClass] : undefined;

/** Accusations have one route (R22-30); of anything else the petition procedure is what is left (R22-31(6)). */
const usual = ({ facts }: PetitionState): MatterRoute =>
  facts.matterType === 'accusation' ? 'discipline' : 'petitionProcedure';

/**
 * An accusation goes to the discipline organs and nowhere else. They get nothing else by this route: what turns out to
 * be an accusation is registered as one, since only the registration names whom it must be kept from.
 */
export function accusationRefusal({ facts }: PetitionState, route: MatterRoute): Refusal | undefined {
  if ((facts.matterType === 'accusation') !== (route === 'discipline'))
    return refusal('accusationRoute', `this matter does not go to ${route}`);
}

/** The route that the classification means, said or not. */
export const routeOf = (state: PetitionState, input: Sorting, context: Context): MatterRoute =>
  input.route ?? listed(input, context) ?? usual(state);

/** The entry and the version that were looked at must be those in force on the story's day. */
export function routeRefusal(state: PetitionState, input: Sorting, context: Context): Refusal | undefined {
  const route = routeOf(state, input, context);
  if (!asksCatalogue(input)) return accusationRefusal(state, route);
  const { problemClass, catalogueVersion } = input;
  const { catalogue } = context;
  if (!catalogue) return refusal('routeNotCurrent', 'no list is in force');
  if (catalogueVersion !== undefined && catalogueVersion !== catalogue.version)
    return refusal('routeNotCurrent', `version ${catalogue.version} is in force`);
  if (problemClass !== undefined && listed(input, context) !== route)
    return refusal('routeNotCurrent', `version ${catalogue.version} does not lead ${problemClass} to ${route}`);
  return accusationRefusal(state, route);
}

/** What the matter remembers of it; the version only if it was looked at. */
export function routeFacts(state: PetitionState, input: Sorting, context: Context): Partial<PetitionFacts> {
  const route = routeOf(state, input, context);
  const catalogueVersion = asksCatalogue(input) ? context.catalogue?.version : undefined;
  return { route, category: categoryOf(route), problemClass: input.problemClass, catalogueVersion };
}
