import { deskOf } from './desk';
import type { Recipe } from './recipe';

/** The input with which a matter is registered; `dayOf` names the day so many days before the seeding. */
export function registrationOf(recipe: Recipe, dayOf: (ago: number) => string): Readonly<Record<string, unknown>> {
  const { channel, matterType = 'appeal', itemClass = 'first', place, persons, headcount, facts, accused } = recipe;
  const { received, class: content } = recipe;
  return {
    ...{ bureauId: deskOf(recipe).bureau, channel, receivedOn: dayOf(received), matterType, itemClass },
    ...{
      class: content,
      place,
      persons,
      headcount,
      requests: recipe.requests.map((text) => ({ text })),
      facts,
      accused,
    },
  };
}
