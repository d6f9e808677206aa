import type { StoryEvent } from '../../domain/event';
import type { HearingFacts } from '../../domain/hearing/facts';
import { type DrawnPanel, panelNow, successionOf } from '../../domain/hearing/succession';
import type { LearnedDraw } from '../../domain/learning';
import { withFacts } from '../../domain/life';

const isDrawn = (drawn: unknown): drawn is LearnedDraw & { order: readonly string[] } =>
  typeof drawn === 'object' && drawn !== null && 'order' in drawn;

/** A hearing's lines as whoever checks its panel has them; undefined: nobody was drawn. */
export function panelRecordOf(lines: readonly StoryEvent[]): DrawnPanel | undefined {
  const line = lines.findLast(({ data }) => isDrawn(data.facts?.drawn));
  if (!line) return undefined;
  const facts = lines.reduce((now, { data }) => withFacts(now, data.facts ?? {}), {}) as unknown as HearingFacts;
  const drawn = line.data.facts!.drawn as LearnedDraw;
  return { drawn, drawnIn: line.seq, seats: facts.terms!.size, lines, panel: panelNow(facts, lines.length) };
}

/** The panel of a hearing is what draw and lines give, whatever was done to it. */
export function panelFaults(lines: readonly StoryEvent[]): string[] {
  const record = panelRecordOf(lines);
  return record ? successionOf(record).faults.map((fault) => `panel: ${JSON.stringify(fault)}`) : [];
}
