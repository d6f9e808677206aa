import fc from 'fast-check';
import type { StoryEvent } from '../../domain/event';
import type { HearingFacts, Panel, Strike } from '../../domain/hearing/facts';
import {
  leavingWhy,
  openSeats,
  orderOf,
  panelOf,
  placeOf,
  seatNext,
  settledPanel,
  vacated,
} from '../../domain/hearing/panel';
import { usualHearings } from '../../domain/hearing/settings';
import { isServed } from '../../domain/hearing/stages';
import { type DrawnPanel, panelNow } from '../../domain/hearing/succession';
import type { LearnedDraw } from '../../domain/learning';
import { usualPanels } from '../../domain/panel/settings';

/** Records of hearings after their draw, made up at random: who leaves, who may not follow, who leads meanwhile. */

type Act = keyof typeof leavingWhy | 'fill' | 'letter' | 'nameHead' | 'recordStep';
const acts: readonly Act[] = [
  ...(Object.keys(leavingWhy) as Act[]),
  ...(['fill', 'fill', 'fill', 'fill', 'letter', 'nameHead', 'recordStep'] as const),
];
const stages = ['scheduled', 'drawing', 'recusal', 'noticed', 'postponed'] as const;

export interface Plan {
  readonly size: number;
  readonly alternates: number;
  readonly order: readonly string[];
  /** Which act, about which of several, in which stage, and whom the register does not know any more that day. */
  readonly steps: readonly { act: Act; pick: number; stage: string; unfit: readonly number[] }[];
}

const names = Array.from({ length: 20 }, (_, n) => `m${n}`);

export const plans: fc.Arbitrary<Plan> = fc
  .record({
    size: fc.constantFrom(3, 5),
    alternates: fc.integer({ min: 0, max: 3 }),
    more: fc.integer({ min: 0, max: 12 }),
    all: fc.shuffledSubarray(names, { minLength: names.length }),
    steps: fc.array(
      fc.record({
        act: fc.constantFrom(...acts),
        pick: fc.nat(100),
        stage: fc.constantFrom(...stages),
        unfit: fc.uniqueArray(fc.nat(19), { maxLength: 8 }),
      }),
      { minLength: 4, maxLength: 24 },
    ),
  })
  .map(({ more, all, ...plan }) => ({ ...plan, order: all.slice(0, plan.size + plan.alternates + more) }));

type Facts = Partial<HearingFacts>;
const dayNo = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);

/** What honest stories would have written. Chair and recorder may stand in the order, as in the oldest draws. */
export function recordOf({ size, alternates, order, steps }: Plan): DrawnPanel {
  const lines: StoryEvent[] = [];
  const drawn: LearnedDraw = { no: 1, seed: '', commitment: '', poolHash: '', candidates: order.length, order };
  let facts: Facts = {};
  const write: Next['write'] = (act, said, { input, ...more }: { input?: unknown } = {}) => {
    const seq = lines.length + 1;
    const line = { kind: 'hearing', story: 'h', seq, commandId: `c${seq}`, act, actor: { id: 'clock', role: 'clock' } };
    const at = `${dayNo(seq)}T01:00:00.000Z`;
    const whole = { ...line, at, from: 'drawing', to: 'drawing', basis: '', data: { facts: said, input }, ...more };
    lines.push({ prevHash: '', hash: '', ...JSON.parse(JSON.stringify(whole)) });
    facts = { ...facts, ...said };
  };
  const terms = { ...usualHearings, size, alternates, pool: usualPanels };
  write('schedule', { terms, session: { at: dayNo(20), on: dayNo(20), chair: order.at(-1)!, recorder: 'geng' } });
  write('draw', { drawn });
  for (const step of steps) oneMore(facts as HearingFacts, step, { n: lines.length + 1, write });
  return { drawn, drawnIn: 2, seats: size, lines, panel: panelNow(facts as HearingFacts, lines.length) };
}

type StepOf = Plan['steps'][number];
interface Next {
  /** The next line, which is written on the day of that number. */
  readonly n: number;
  readonly write: (act: string, said: Facts, more?: object) => void;
}

function oneMore(facts: HearingFacts, step: StepOf, next: Next): void {
  const { act, pick } = step;
  const { write } = next;
  const seated = panelOf(facts)!.places.flatMap(({ person }) => person ?? []);
  if (act === 'fill') filledBy(facts, step, next);
  else if (act === 'letter') write(act, settledPanel(facts));
  else if (act === 'recordStep') write(act, { steps: pick });
  else if (act === 'nameHead') {
    const chair = orderOf(facts).filter((one) => !seated.includes(one))[pick % 3] ?? 'ning';
    write(act, { session: { ...facts.session!, chair } });
  } else if (seated.length > 0) leftBy(facts, { act, person: seated[pick % seated.length]! }, next);
}

function filledBy(facts: HearingFacts, { stage, unfit }: StepOf, { n, write }: Next) {
  if (!facts.panel || openSeats(facts).length === 0) return;
  const [tied, ended] = [unfit.filter((one) => one % 2 === 0), unfit.filter((one) => one % 2 === 1)];
  const members = orderOf(facts).map((id, index) => ({ id, index, stratum: 's', reason: 'unitTie' }));
  const candidates = members.filter(({ index }) => ![...tied, ...ended].includes(index));
  const excluded = members.filter(({ index }) => tied.includes(index));
  const panel = seatNext(facts, { candidates, excluded }, { on: dayNo(n), listed: isServed(stage) });
  // A story fills nothing that cannot be filled.
  if (panel !== panelOf(facts)) write('fill', { panel }, { from: stage, to: stage });
}

type Gone = { readonly act: keyof typeof leavingWhy; readonly person: string };

function leftBy(facts: HearingFacts, { act, person }: Gone, { n, write }: Next): void {
  const { no } = placeOf(facts, person)!;
  const { strikes = [], recused = [] } = facts;
  const strike = (state: Strike['state']): Strike => ({ side: 'unit', seat: no, person, state });
  const said = vacated(facts, no, leavingWhy[act], dayNo(n));
  if (act === 'declareInterest') write(act, said, { actor: { id: person, role: 'panelMember' } });
  else if (act === 'strike') write(act, { ...said, strikes: [...strikes, strike('done')] });
  else if (act === 'recuse') write(act, { ...said, recused: [...recused, person] });
  else if (act === 'recordNoShow') write(act, said, { input: { who: 'member', seat: no } });
  else {
    write('strike', { strikes: [...strikes, strike('asked')] });
    const decided = vacated(facts, no, leavingWhy[act], dayNo(n + 1));
    write(act, { ...decided, strikes: [...strikes, strike('granted')] }, { input: { request: strikes.length + 1 } });
  }
}

/** Lines that say who sits. */
export const panelLines = ({ lines }: DrawnPanel) => lines.filter(({ data }) => data.facts?.panel);
export const panelIn = (line: StoryEvent) => line.data.facts!.panel as Panel;

/** The record up to a line, which says that the panel is another one. */
export function endingWith(
  record: DrawnPanel,
  line: StoryEvent,
  panel: Panel,
  more: Partial<StoryEvent> = {},
): DrawnPanel {
  const forged = { ...line, ...more, data: { ...line.data, facts: { ...line.data.facts, panel } } };
  const lines = [...record.lines.filter(({ seq }) => seq < line.seq), forged];
  const terms = record.lines[0]!.data.facts!.terms as HearingFacts['terms'];
  return { ...record, lines, panel: panelNow({ panel, terms, drawn: record.drawn }, line.seq) };
}

export const withPerson = (panel: Panel, place: number, person: string | undefined): Panel => ({
  ...panel,
  places: panel.places.map((one) => (one.no === place ? { no: one.no, ...(person ? { person } : {}) } : one)),
});

/** What the lines before one have said. */
export function factsBefore({ lines, drawn }: DrawnPanel, { seq }: StoryEvent): HearingFacts {
  const before = lines.filter((line) => line.seq < seq).map(({ data }) => data.facts);
  return Object.assign({ chain: [] }, ...before, { drawn });
}
