import { readFileSync } from 'node:fs';
import { drawExport } from '../../domain/draw-shown';
import type { StoryEvent } from '../../domain/event';
import type { Panel } from '../../domain/hearing/facts';
import { panelNow } from '../../domain/hearing/succession';
import { successionFaults } from '../../domain/hearing/succession-line';
import { genesisHash, lineHash } from '../../sealing/record';
import { aMoment, asChair, factsOf, han, on, orderIn, petitioner, pool, served, strike } from '../support/hearing';
import { type Sim, x } from '../support/sim';
import { verified } from '../support/verified-draw';

/** `huiyin verify-draw` on a hearing's file: the draw, and who sits since. Whoever forges it may hash all lines anew. */

/** Place 1 struck, and the first alternate tied to a unit since; place 2 recused, and the order goes on. */
function moved(): Sim {
  const sim = served('2026-06-25', '2026-06-03');
  const order = orderIn(sim);
  const candidates = pool.filter(({ id }) => id !== order[9]);
  sim.pools = { ...sim.pools, panel: () => ({ candidates, excluded: [{ id: order[9]!, reason: 'unitTie' }] }) };
  expect(strike(sim, petitioner, 1)).toBeUndefined();
  aMoment(sim);
  expect(strike(sim, han, 2, { cause: x })).toBeUndefined();
  expect(on(sim, 'decideRecusal', asChair, { request: 2, granted: true, reason: x })).toBeUndefined();
  aMoment(sim);
  return sim;
}
const sim = moved();
const order = orderIn(sim);
const lines = sim.linesOf('h');
const of = { story: 'h', kind: 'hearing', number: 'TZ-1' };
const shown = drawExport(of, lines, { seats: 9, panel: panelNow(factsOf(sim), lines.length) });
const lineOf = (act: string, from: readonly StoryEvent[] = shown.lines) => from.findLast((line) => line.act === act)!;

// biome-ignore lint/suspicious/noExplicitAny: whatever part is forged
type Forged = any;

/** As whoever controls the record would do it: every line after the forged one follows from it. */
function rehashed(forged: Forged): void {
  let prevHash = genesisHash;
  for (const [n, line] of forged.lines.entries()) {
    Object.assign(line, { prevHash, seq: n + 1 });
    line.hash = lineHash(line);
    prevHash = line.hash;
    for (const place of [forged.draws[0].drawn, forged.draws[0].committed])
      if (place.seq === line.seq) place.hash = line.hash;
  }
}

async function forged(change: (shown: Forged) => void) {
  const copy = JSON.parse(JSON.stringify(shown));
  change(copy);
  rehashed(copy);
  const [code, said] = await verified(JSON.stringify(copy));
  expect(said).toContain('draw 1 of TZ-1: holds');
  return { code, said };
}

test('what is true is said with everybody whom a reader may ask about', async () => {
  const [code, said] = await verified(JSON.stringify(shown));
  const text = said.split('\n');
  expect(code).toBe(0);
  expect(text[0]).toMatch(/^draw 1 of TZ-1: holds; /);
  expect(text[1]).toBe(`panel of TZ-1: holds as of line ${lines.length}; 2 left, 2 took a seat, 1 passed over`);
  expect(text[2]).toMatch(new RegExp(`^  seats: 1 ${order[10]}, 2 ${order[11]}, 3 ${order[2]}, .*; alternates: none$`));
  const by = (act: string, words: string) => expect(said).toContain(`  line ${lineOf(act).seq}: ${words}`);
  by('decideRecusal', `${order[1]} left place 2 (recused, 2026-06-03)`);
  by('fill', `${order[11]} took seat 2, index 11 of the order`);
  expect(said).toMatch(
    new RegExp(`line \\d+: ${order[9]} passed over, index 9 of the order \\(unitTie, 2026-06-03\\)`),
  );
});

test('another successor, somebody brought back, another panel: each is named though every hash holds', async () => {
  const swapped = await forged(({ lines, panel }) => {
    const { places } = lineOf('fill', lines).data.facts!.panel as Panel;
    Object.assign(places[1]!, { person: order[15] });
    panel.seats[1].person = order[15];
  });
  expect(swapped.code).toBe(1);
  expect(swapped.said).toContain(`line ${lineOf('fill').seq}: ${order[15]} took seat 2; next was ${order[11]}`);
  expect(swapped.said).toContain(`${order[11]} was next, and is passed over without a reason`);
  const back = await forged(({ panel }) => {
    panel.seats[1].person = order[1];
  });
  expect(back.said).toContain(`place 2 is shown with ${order[1]}; the lines give ${order[11]}`);
  expect(back.said).toContain(`${order[1]} had left or was passed over, and has place 2 again`);
});

test('a reason taken away, a line taken out, a line that is about somebody else', async () => {
  const unsaid = await forged(({ lines }) => {
    for (const line of lines) if (line.data.facts?.panel?.passed) line.data.facts.panel.passed = [];
  });
  expect([unsaid.code, unsaid.said]).toEqual([1, expect.stringContaining(`${order[9]} was next, and is passed over`)]);
  const dropped = await forged(({ lines }) => {
    lines.splice(lines.indexOf(lineOf('decideRecusal', lines)), 1);
  });
  expect(dropped.said).toContain(`${order[1]} is gone from place 2, and the line does not let that person go`);
  const other = await forged(({ lines }) => {
    Object.assign(lineOf('decideRecusal', lines), { act: 'declareInterest' });
  });
  expect(other.said).toContain(`line ${lineOf('decideRecusal').seq}: ${order[1]} is gone from place 2`);
});

test('cut off before somebody left: the panel that is shown does not fit', async () => {
  const cut = await forged((copy) => {
    copy.lines = copy.lines.filter(({ seq }: StoryEvent) => seq < lineOf('decideRecusal').seq);
  });
  expect([cut.code, cut.said]).toEqual([1, expect.stringContaining(`place 2 is shown with ${order[11]}`)]);
});

test('fewer seats than the hearing was scheduled with, and those who were drawn fewer with them', async () => {
  const fewer = await forged(({ draws }) => {
    Object.assign(draws[0], { seats: 3, seated: order.slice(0, 3) });
  });
  expect(fewer).toEqual({ code: 1, said: expect.stringContaining('not as many as the hearing was scheduled with') });
});

test('an export of before the panel was shown: its draw holds, and what is not checked is said', async () => {
  const { panel: _panel, ...draw } = shown;
  const old = { ...draw, lines: shown.lines.filter(({ seq }) => seq <= shown.draws[0]!.drawn.seq) };
  const [code, said] = await verified(JSON.stringify(old));
  expect([code, said.split('\n')[1]]).toEqual([
    0,
    'panel of TZ-1: not checked; this export is of before the present panel was shown',
  ]);
});

test('a panel that is no list of places is used wrongly', async () => {
  const broken = JSON.parse(JSON.stringify(shown));
  Object.assign(lineOf('fill', broken.lines).data.facts!, { panel: { places: 'nobody' } });
  await expect(verified(JSON.stringify(broken))).rejects.toThrow('ended');
});

test('every fault of a panel is explained in the reference, and no other', () => {
  const [, page] = readFileSync('docs/reference/draw.md', 'utf8').split('## Faults of a panel');
  const rows = page!.split('\n## ')[0]!.matchAll(/^\| `(\w+)` \|/gm);
  expect([...rows].map(([, name]) => name)).toEqual([...successionFaults]);
});
