import type { StoryEvent } from '../event';
import type { PackageFacts } from '../package/facts';
import { dayOf, type IsoDate } from '../time';

/** The three fields of a report as the package's own record would fill them; the leader changes and completes them. */
export interface Prefill {
  readonly workDone: string;
  readonly whyUnresolved: string;
  readonly nextSteps: readonly { readonly what: string; readonly by: IsoDate }[];
}

/** As long as the fields may be. */
const longest = 4000;
const mostSteps = 20;

interface Said {
  readonly text?: string;
  readonly reason?: string;
  readonly visitedOn?: IsoDate;
  readonly heldOn?: IsoDate;
  readonly nextStep?: Step;
  readonly measures?: readonly { readonly what: string }[];
  readonly plan?: { readonly measures: readonly { readonly what: string }[] };
  readonly spotCheckId?: string;
  readonly items?: readonly (Step & { readonly no: number })[];
}
interface Step {
  readonly what: string;
  readonly by: IsoDate;
}

const saidIn = ({ data }: StoryEvent) => (data.input ?? {}) as Said;

/**
 * From the package's record, opened, and its facts: progress, visits and appointments are the work done; what is overdue
 * and the last reasons given say why it is not resolved; what is still ahead are the next steps. Days at +08:00.
 */
export function prefillOf(lines: readonly StoryEvent[], facts: PackageFacts, today: IsoDate): Prefill {
  const owed = stepsOwed(lines, facts);
  const late = owed.filter(({ by }) => by < today).map(({ what, by }) => `${by} 未完成 Not done: ${what}`);
  return {
    workDone: newestFirst(lines.flatMap(workIn)),
    whyUnresolved: newestFirst([...lines.flatMap(reasonIn), ...late]),
    nextSteps: owed
      .filter(({ by }) => by >= today)
      .sort((a, b) => (a.by < b.by ? -1 : 1))
      .slice(0, mostSteps),
  };
}

/** As much as the field takes, the newest first: what does not fit any more is the oldest. */
function newestFirst(entries: readonly string[]): string {
  let text = '';
  for (const entry of [...entries].reverse()) {
    const longer = text === '' ? entry : `${text}\n${entry}`;
    if (longer.length > longest) break;
    text = longer;
  }
  return text;
}

function workIn(line: StoryEvent): string[] {
  const { text, visitedOn, heldOn, nextStep } = saidIn(line);
  const on = visitedOn ?? heldOn ?? dayOf(line.at);
  if (line.act === 'recordProgress') return [`${on} 进展 Progress: ${text}`];
  if (line.act === 'recordVisit') return [`${on} 下访 Visit: ${text}`];
  if (line.act === 'report') return [`${on} 双交反馈 Report of a side: ${text}`];
  return line.act === 'holdAppointment' ? [`${on} 约访 Appointment: ${nextStep?.what}`] : [];
}

const withReason: readonly string[] = ['sendBack', 'backToWork', 'revisePlan'];

const reasonIn = (line: StoryEvent): string[] =>
  withReason.includes(line.act) ? [`${dayOf(line.at)} ${saidIn(line).reason}`] : [];

/** Measures that are not done, the last appointment's next step, what earlier spot checks left to be done. */
function stepsOwed(lines: readonly StoryEvent[], facts: PackageFacts): Step[] {
  const planned = lines.map(saidIn).flatMap(({ measures, plan }) => [measures ?? plan?.measures].filter((one) => one));
  const words = planned.at(-1) ?? [];
  const measures = (facts.plan?.measures ?? []).flatMap(({ no, by, doneOn }) => {
    const what = words[no - 1]?.what;
    return doneOn || what === undefined ? [] : [{ what, by }];
  });
  const nextStep = lines.flatMap((line) => saidIn(line).nextStep ?? []).at(-1);
  const followUps = (facts.followUps ?? []).flatMap(({ spotCheckId, no, by, answeredOn }) => {
    const set = lines.find((line) => line.act === 'followUpsSet' && saidIn(line).spotCheckId === spotCheckId);
    const what = set && saidIn(set).items?.find((one) => one.no === no)?.what;
    return answeredOn || what === undefined ? [] : [{ what, by }];
  });
  return [...(nextStep ? [nextStep] : []), ...measures, ...followUps];
}
