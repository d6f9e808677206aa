import { type Alert, type Clock, running } from '../../clock';
import type { NoticeAsk } from '../../story';
import type { PetitionState } from '../facts';
import type { TaskRow } from '../task-row';

/** While a difficult matter is with its unit, until the opinion has reached the petitioner. */
const watched: readonly PetitionState['stage'][] = [
  'forwarded',
  'objected',
  'competenceDispute',
  'accepted',
  'handling',
  'mediating',
  'inHearing',
  'issued',
];

const isWatched = ({ stage, facts }: PetitionState): boolean =>
  facts.supervisedFromStart === true && watched.includes(stage);

/** To the bureau's supervisor, beside whomever the act or the ladder tells. */
export const toWatcher = (state: PetitionState, topic: string): NoticeAsk[] =>
  isWatched(state) ? [{ topic, to: ['supervisor@bureau'] }] : [];

/** A warning to the unit is told to the watcher too; orders reach the supervisor by the ladder, an assistant's part nobody. */
export const warningToWatcher = (state: PetitionState, clock: Clock, level: Alert['level']): NoticeAsk[] =>
  level === 'warning' && clock.unitId === undefined ? toWatcher(state, `${clock.rule}.warning`) : [];

/** The standing line of the watcher, which asks for no act, and that of a bureau in between. */
export function trackTasks(state: PetitionState): TaskRow[] {
  const rule = running(state.clocks, 'T_HANDLE') ? 'T_HANDLE' : 'T_NOTIFY';
  const isPassing = state.stage === 'forwarded' && running(state.clocks, 'T_SIMPLE_HOP');
  return [
    ...(isWatched(state) ? [{ act: 'watch', at: 'bureau', role: 'supervisor', rule } as const] : []),
    ...(isPassing ? [{ act: 'forward', at: 'unit', role: 'coordinator', rule: 'T_SIMPLE_HOP' } as const] : []),
  ];
}
