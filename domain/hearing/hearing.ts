import { type Alert, type Clock, clockKey } from '../clock';
import type { StoryKind } from '../kind';
import { alertActs } from '../petition/alerts';
import { breachOpening, onOrderFact, tellingOrders } from '../petition/orders';
import type { RuleCode } from '../policy/types';
import type { Change, Opening } from '../story';
import { dayOf, type Instant } from '../time';
import { type HearingAct, hearingActs } from './acts';
import { appointment, drawing, settling } from './drawing';
import { bornHearing, type HearingChange, type HearingState } from './facts';
import { heading } from './heads';
import { closed, opining } from './opinion';
import { holderOf, holdsSeat, isOver, mayAct, partyOf, personOf } from './parties';
import { proposing } from './proposing';
import { publishing } from './publishing';
import { recusedFrom, recusing } from './recusing';
import { scheduling } from './scheduling';
import { serving } from './serving';
import { sitting } from './session';
import { hasEnded, isUnfinished } from './stages';
import { hearingTasks } from './tasks';
import { endedByItself } from './telling';
import { voting } from './voting';

interface Meant {
  readonly act: string;
  readonly change: Change;
}
type OnLapse = (
  state: HearingState,
  at: Instant,
) => { readonly act: string; readonly change: HearingChange } | undefined;

/** What follows when a time has passed without anybody. */
const lapses: Partial<Record<RuleCode, OnLapse>> = {
  // Without the petitioner's word it is not held; it may be called again.
  T_HEARING_CONSENT: (state, at) =>
    state.stage === 'consentPending'
      ? { act: 'refuse', change: endedByItself(state, 'refused', dayOf(at)) }
      : undefined,
  T_HEARING_EFFECT: (state) => ({ act: 'close', change: closed(state, false) }),
};

function onAlert(state: HearingState, clock: Clock, level: Alert['level'], at: Instant): Meant {
  if (clock.rule === 'T_HEARING_PAUSE_MAX') return dragging(clock, level, at);
  const lapsed = level === 'lapse' ? lapses[clock.rule]?.(state, at) : undefined;
  const opening = level === 'order' ? orderFor(state, clock) : undefined;
  const clocks = [{ op: 'fire' as const, clock: clockKey(clock), level }, ...(lapsed?.change.clocks ?? [])];
  return {
    act: lapsed?.act ?? alertActs[level],
    change: { ...lapsed?.change, clocks, opens: opening ? [opening] : [] },
  };
}

/** The supervisor hears of a pause that drags on each time the same span has passed again (acts.md 1.12). */
function dragging(clock: Clock, level: Alert['level'], at: Instant): Meant {
  const { rule, instance } = clock;
  const change: Change = {
    clocks: [
      { op: 'fire', clock: clockKey(clock), level },
      { op: 'stop', rule, instance },
      { op: 'start', rule, startOn: dayOf(at) },
    ],
  };
  return { act: alertActs[level], change };
}

/** What is due here is due from the bureau that organises it: the order comes from its superior (R22-43). */
function orderFor({ id, kind, stage, facts }: HearingState, clock: Clock): Opening | undefined {
  const { petitionNumber: number, regionPath, policyId, accused, recused, bureauId, superiorId } = facts;
  if (accused?.units.includes(bureauId ?? '')) return undefined;
  const handed = { number, regionPath, policyId, accused, recused, bureauId, superiorId };
  const about = { petitionId: facts.petitionId ?? id, hearingId: id };
  return breachOpening({ id, kind, stage, facts: handed }, clock, about);
}

/** The matter tells that it has ended, who has gone, whose successor is whose; orders, that they begin and end. */
function onFact(state: HearingState, fact: string, data: Readonly<Record<string, unknown>>, at: Instant) {
  // Only its publication is left.
  if (hasEnded(state.stage)) return undefined;
  if (fact === 'subjectEnded') {
    if (!isUnfinished(state.stage)) return undefined;
    return { act: 'cancel', change: endedByItself(state, 'cancelled', dayOf(at)) };
  }
  if (fact === 'recused')
    return { act: 'recuse', change: recusedFrom(state, data.recused as readonly string[], dayOf(at)) };
  if (fact === 'unitSucceeded') return unitSucceeded(state, data);
  return onOrderFact(state, fact, data);
}

interface Passing {
  readonly unitId: string;
  readonly successor: string;
  readonly ofAll?: true;
}

/** Who has to do with the merged unit has to do with the matter still, and so has now whoever has to do with its successor. */
function unitSucceeded({ facts }: HearingState, data: Readonly<Record<string, unknown>>) {
  const { unitId, successor, ofAll } = data as unknown as Passing;
  const { units = [] } = facts;
  const isParty = facts.unitId === unitId || facts.assistants?.includes(unitId);
  if (!isParty && !(ofAll && units.includes(unitId))) return undefined;
  const assistants = facts.assistants?.map((one) => (one === unitId ? successor : one));
  const led = facts.unitId === unitId ? { unitId: successor, officerId: undefined } : {};
  const concerned = [...new Set([...units, unitId, successor])];
  const change: HearingChange = {
    facts: { ...led, units: concerned, ...(assistants ? { assistants: [...new Set(assistants)] } : {}) },
  };
  return { act: 'unitSucceeded', change };
}

const behaviours = {
  ...proposing,
  ...scheduling,
  ...drawing,
  ...serving,
  ...recusing,
  ...heading,
  ...sitting,
  ...voting,
  ...opining,
  ...publishing,
} satisfies Record<HearingAct, unknown>;

/** A public hearing by the review panel 公开评议、听证, from its proposal to the question what came of it (S0, S1). */
export const hearing: StoryKind<HearingState> = {
  name: 'hearing',
  acts: hearingActs,
  behaviours: tellingOrders(behaviours),
  born: bornHearing,
  mayAct,
  holdsSeat,
  holderOf,
  tasksOf: hearingTasks,
  partyOf,
  personOf,
  onAlert,
  onFact,
  settles: settling,
  appointment,
  isOver,
};
