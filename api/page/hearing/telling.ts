import type { Label } from '../../../domain/acts';
import type { StoryEvent } from '../../../domain/event';
import type { HearingAct } from '../../../domain/hearing/acts';
import type { HearingState } from '../../../domain/hearing/facts';
import { type Done, dayToldOf } from '../view';
import { hearingStageWords } from './words';

/** What was done, for those acts that the party may know of. What the other side asked for is not among them. */
const doneWords: Partial<Readonly<Record<HearingAct, Label>>> = {
  propose: { zh: '提请公开评议', en: 'The hearing was proposed' },
  askConsent: { zh: '征询您的意见', en: 'You were asked whether it may be held' },
  consent: { zh: '您同意举行', en: 'You agreed' },
  decline: { zh: '您不同意举行', en: 'You did not agree' },
  schedule: { zh: '确定会议日期', en: 'A day was set' },
  draw: { zh: '随机抽取评议员', en: 'The members were drawn by lot' },
  serve: { zh: '通知和候选名单送达', en: 'Notice and list were served' },
  letter: { zh: '评议员名单确定', en: 'The panel became final' },
  postpone: { zh: '会议延期', en: 'The session was put off' },
  convene: { zh: '开会', en: 'The session was opened' },
  nameHead: { zh: '更换主持人或者记录人', en: 'Another chair or recorder was named' },
  suspend: { zh: '会议中止', en: 'The session was interrupted' },
  resume: { zh: '会议恢复', en: 'The session went on' },
  tally: { zh: '宣布表决结果', en: 'The vote was announced' },
  issueOpinion: { zh: '作出评议意见', en: 'The opinion was given' },
  recordDelivery: { zh: '评议意见送达', en: 'The opinion was delivered' },
  publishOpinion: { zh: '评议意见公开', en: 'The opinion was published' },
};
const ownStrike: Label = { zh: '您申请更换', en: 'You asked for somebody to be replaced' };
const reportedDay = { serve: 'servedOn', recordDelivery: 'deliveredOn' };

export function doneIn(lines: readonly StoryEvent[]): Done[] {
  const consent = lines.find(({ act }) => act === 'consent');
  return lines.flatMap((line) => {
    const isOwn = line.act === 'strike' && line.actor.role !== 'handler';
    const what = isOwn ? ownStrike : doneWords[line.act as HearingAct];
    // Said again, by form and by paper, it says nothing new.
    const isNews = line.act !== 'consent' || line === consent;
    return what && isNews && !line.data.alert ? [{ on: dayToldOf(line, reportedDay), what }] : [];
  });
}

/** Where it stands; of one that is not held, why. */
export function stageTold({ stage, facts }: HearingState, lines: readonly StoryEvent[]): Label {
  if (stage === 'consentPending' && facts.consentOn) return hearingStageWords.consented;
  if (stage === 'refused') return hearingStageWords[endOf(lines)];
  return hearingStageWords[stage as Exclude<typeof stage, 'new'>];
}

function endOf(lines: readonly StoryEvent[]) {
  const last = lines.findLast(({ to }) => to === 'refused');
  if (last?.act === 'decline') return 'declined';
  return last?.actor.role === 'clock' ? 'unanswered' : 'refused';
}
