import { hearingStages } from '../../domain/hearing/stages';
import { kinds } from '../../domain/kinds';
import { orderStages } from '../../domain/order/stages';
import { packageStages } from '../../domain/package/stages';
import { petitionStages } from '../../domain/petition/stages';
import { reviewStages } from '../../domain/review/stages';
import { spotCheckStages } from '../../domain/spot-check/stages';
import type { StoryKindName } from '../../domain/story';
import { committedHistories, committedLines } from '../support/histories';

/**
 * A stage or an act that no committed history has may be changed under running stories, and nothing would notice. What
 * the histories hold is read from what their commits answered.
 */
const lines = committedHistories().flatMap(({ history }) => committedLines(history));
const acts = new Set(lines.map(({ kind, act }) => `${kind} ${act}`));
const stages = new Set(lines.map(({ kind, to }) => `${kind} ${to}`));
const stagesOf: Readonly<Record<StoryKindName, readonly string[]>> = {
  petition: petitionStages,
  order: orderStages,
  review: reviewStages,
  package: packageStages,
  hearing: hearingStages,
  spotCheck: spotCheckStages,
};
const everyKind = Object.values(kinds).map((kind) => [kind.name, kind] as const);

test.each(everyKind)('%s: every act of the table is in a committed history', (name, kind) => {
  expect(Object.keys(kind.acts).filter((act) => !acts.has(`${name} ${act}`))).toEqual([]);
});

test.each(everyKind)('%s: every stage is in a committed history', (name) => {
  expect(stagesOf[name].filter((stage) => !stages.has(`${name} ${stage}`))).toEqual([]);
});
