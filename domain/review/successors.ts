import { type ClockOp, running } from '../clock';
import { toOpenStories, unitPassedOn } from '../petition/orders';
import type { IsoDate } from '../time';
import type { FileCall, ReviewChange, ReviewState } from './facts';

type Meant = { readonly act: string; readonly change: ReviewChange };
interface Succession {
  readonly unitId: string;
  readonly successor: string;
}

/** The petition tells who was recused from it, and which unit's duties another one continues (R22-24, 28). */
export function onPetitionFact(
  state: ReviewState,
  fact: string,
  data: Readonly<Record<string, unknown>>,
): Meant | undefined {
  if (fact === 'recused') return recused(state, data.recused as readonly string[]);
  if (fact !== 'unitSucceeded') return undefined;
  const succession = data as unknown as Succession;
  if (state.facts.unitId === succession.unitId) return organSucceeded(state, succession);
  return state.facts.assistants?.includes(succession.unitId) ? unitSucceeded(state, succession) : undefined;
}

/** Its own orders hear of it, too: the petition does not know them. */
function recused(state: ReviewState, persons: readonly string[]): Meant {
  const { officerId } = state.facts;
  const isGone = officerId !== undefined && persons.includes(officerId);
  const change: ReviewChange = {
    facts: { recused: persons, ...(isGone ? { officerId: undefined } : {}) },
    tells: toOpenStories(state, 'recused', { recused: persons }),
  };
  return { act: 'recuse', change };
}

function organSucceeded(state: ReviewState, { unitId, successor }: Succession): Meant {
  const change: ReviewChange = {
    facts: { unitId: successor, officerId: undefined },
    notices: [{ topic: 'successorOf', to: ['handler@unit', 'unitHead@unit'] }],
    tells: unitPassedOn(state, unitId, successor),
  };
  return { act: 'unitSucceeded', change };
}

/** The successor sees the review and supplies what was asked of the merged unit, under the same date. */
function unitSucceeded(state: ReviewState, { unitId, successor }: Succession): Meant {
  const { facts, clocks } = state;
  const { assistants = [], files = [] } = facts;
  const open = files.find((file) => file.unitId === unitId && !file.suppliedOn);
  const isAsked = files.some((file) => file.unitId === successor && !file.suppliedOn);
  const passed = files.filter((file) => !isAsked || file !== open).map((file) => passedOn(file, unitId, successor));
  const due = running(clocks, 'T_FILE') && open;
  const change: ReviewChange = {
    facts: {
      assistants: [...new Set(assistants.map((one) => (one === unitId ? successor : one)))],
      ...(facts.files ? { files: passed } : {}),
    },
    clocks: due ? [stopped(unitId), ...(isAsked ? [] : [started(due.askedOn, due.dueOn, successor)])] : [],
    notices: [{ topic: 'successorOf', to: [`handler@${successor}`] }],
    // Its hearing knows that unit as the one whose opinion is heard.
    tells: unitPassedOn(state, unitId, successor),
  };
  return { act: 'unitSucceeded', change };
}

const passedOn = (file: FileCall, unitId: string, successor: string): FileCall =>
  file.unitId === unitId && !file.suppliedOn ? { ...file, unitId: successor } : file;

const stopped = (unitId: string): ClockOp => ({ op: 'stop', rule: 'T_FILE', unitId });
const started = (startOn: IsoDate, dueOn: IsoDate, unitId: string): ClockOp => {
  return { op: 'start', rule: 'T_FILE', startOn, dueOn, unitId };
};
