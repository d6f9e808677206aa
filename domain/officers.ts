import type { Context } from './acts';
import { barsOfficer } from './barrier';
import { type Refusal, refusal } from './refusals';
import type { CommonFacts } from './story';

/**
 * Why this officer cannot be named for the matter: he must handle matters at the unit or organ that has it, and not be
 * barred from this one (R22-30) or recused from it (R22-28).
 */
export function officerRefusal(
  { facts }: { readonly facts: CommonFacts },
  context: Context,
  officer: string,
): Refusal | undefined {
  const card = context.officers?.[officer];
  if (barsOfficer(facts.accused, officer, card)) return refusal('accusedUnit', `${officer} may not know of it`);
  if (facts.recused?.includes(officer)) return refusal('recused', `${officer} is recused`);
  const posts = card?.posts ?? [];
  if (!posts.some(({ unit, roles }) => unit === facts.unitId && roles.includes('handler')))
    return refusal('unknownOfficer', `${officer} handles no matters there`);
}
