import type { clocksOf } from '../../../db/clocks';
import type { Label } from '../../../domain/acts';
import type { StoryEvent } from '../../../domain/event';
import type { HearingState } from '../../../domain/hearing/facts';
import { strikesLeft } from '../../../domain/hearing/recusing';
import type { RuleCode } from '../../../domain/policy/types';
import { type Promised, promisedOf } from '../view';
import type { AtHearing } from './forms';

type Clocks = Awaited<ReturnType<typeof clocksOf>>;

const live = (clocks: Clocks, rule: RuleCode) =>
  clocks.find(({ clock }) => clock.rule === rule && clock.state === 'running');

/** The last days of what is asked of the party now. */
export const untilIn = (clocks: Clocks): AtHearing['until'] => ({
  consent: live(clocks, 'T_HEARING_CONSENT')?.clock.dueOn,
  strike: live(clocks, 'T_HEARING_RECUSAL')?.clock.dueOn,
});

const consentWords: Label = {
  zh: '是否同意举行公开评议。到期没有答复的，不举行；信访事项照常办理，您的其他权利不受影响。',
  en: 'Whether a public hearing may be held. Without an answer it is not held; the matter goes on, and no other right is lost.',
};

const strikeWords = (left: number): Label => ({
  zh: `是否更换评议员：不说明理由的还可以更换 ${left} 名；有理由认为可能影响公正的，评议员、主持人、记录人都可以申请回避。`,
  en: `Whether members are to be replaced: ${left} more without a reason, and anybody for a reason, chair and recorder too.`,
});

/** What is asked of the party, until when, and how that day was counted. */
export function asksIn(state: HearingState, clocks: Clocks, lines: readonly StoryEvent[]): Promised[] {
  const ask = (rule: RuleCode, what: Label) => {
    const found = live(clocks, rule);
    return found ? promisedOf(what, found.clock, found.explanation, lines) : [];
  };
  if (state.stage === 'consentPending') return ask('T_HEARING_CONSENT', consentWords);
  if (state.stage !== 'recusal') return [];
  return ask('T_HEARING_RECUSAL', strikeWords(strikesLeft(state.facts, 'petitioner')));
}
