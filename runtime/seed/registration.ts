import { deskOf } from './desk';
import { daysAgo, type Recipe } from './recipe';

/** The input with which a matter is registered. */
export function registrationOf(recipe: Recipe): Readonly<Record<string, unknown>> {
  const { channel, matterType = 'appeal', itemClass = 'first', place, persons, headcount, facts, accused } = recipe;
  const { received, class: content } = recipe;
  return {
    ...{ bureauId: deskOf(recipe).bureau, channel, receivedOn: daysAgo(received), matterType, itemClass },
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
