import { latest, running } from '../clock';
import { contestedNow } from '../petition/review/requesting';
import { as, type Block, type Draft, heading, paragraph, say } from './blocks';
import { type Given, type Match, refuse } from './given';
import type { PaperInput } from './inputs';
import { allPapers, type PaperKind } from './kinds';
import { about, addressed, contactFields, requestTable } from './parts';
import { type ReviewRule, rights } from './remedy';
import { conclusionWords, dayOnPaper, dayWithWeekday, lawWords } from './words';

/* What a petitioner is told whose matter is here already: each paper belongs to one result of `screen`. */

type Screened = PaperInput<'linkNotice'>;

const matchOf = ({ match }: Given): Match => match ?? refuse('matchMissing');

/** Which other matter it is: the petitioner knows it by its number. */
const matchFields = ({ number, receivedOn }: Match): Block => ({
  is: 'fields',
  rows: [
    [say('原信访事项编号', 'Number of the earlier matter'), as(number)],
    [say('原事项收到日期', 'Received on'), dayOnPaper(receivedOn)],
  ],
});

const told = (kind: PaperKind, given: Given, blocks: readonly Block[]): Draft => ({
  title: allPapers[kind].label,
  addressee: addressed(given),
  blocks: [...blocks, requestTable(given), contactFields(given.contact)],
});

/** R22-19: the same matter runs already, or was not carried out; no second loop begins beside it. */
export function linkNotice(given: Given, { because }: Screened): Draft {
  const match = matchOf(given);
  const unit = match.unitId ? given.nameOf(match.unitId) : given.issuer.name;
  const due = running(match.clocks, 'T_HANDLE');
  const [{ zh, en }, last] = [about(given), due && dayWithWeekday(due.dueOn)];
  const why =
    because === 'running'
      ? paragraph(
          `${zh}，与您此前提出、正在办理的信访事项属于同一事项，已并入原事项一并办理，不再另行受理。`,
          `${en} is the same as an earlier one that is being handled. It is handled with that one, and not taken up twice.`,
        )
      : paragraph(
          `${zh}，反映此前已经答复的事项没有落实，已并入原事项督促落实，不再另行受理。`,
          `${en} says that what was answered earlier is not carried out. It is followed up there, and not taken up twice.`,
        );
  return told('linkNotice', given, [
    why,
    matchFields(match),
    paragraph(
      `原事项由${unit}办理${last ? `，办理的最后一日为${last.zh}` : ''}。办理结果按原事项答复您。`,
      `${unit} handles the earlier matter${last ? `; the last day is ${last.en}` : ''}. You are answered in that matter.`,
    ),
  ]);
}

/** R22-35, 36: the opinion is delivered and its window runs; the way on is a review, not a new petition. */
export function reviewAdvice(given: Given, { organ }: PaperInput<'reviewAdvice'>): Draft {
  const match = matchOf(given);
  const window = running(match.clocks, 'T_REREVIEW_WINDOW') ?? running(match.clocks, 'T_REVIEW_WINDOW');
  if (!window) return refuse('windowOver', latest(match.clocks, 'T_REVIEW_WINDOW')?.dueOn);
  const from = contestedNow(match);
  const to = organ ?? (from && given.organAbove(from));
  if (!to) return refuse('reviewOrganMissing', 'organ: the register names none above the one whose opinion it is');
  const [{ zh, en }, got, last] = [about(given), dayOnPaper(window.startOn), dayWithWeekday(window.dueOn)];
  const [right, law] = [
    rights[window.rule as ReviewRule],
    lawWords(given.explain(window.rule, window.startOn, { like: window }).basis),
  ];
  return told('reviewAdvice', given, [
    paragraph(
      `${zh}，与已经答复您的信访事项属于同一事项。该事项的意见已于${got.zh}送达。`,
      `${en} is the same as one that was answered; the opinion was delivered on ${got.en}.`,
    ),
    matchFields(match),
    heading('救济途径', 'What you may do against it'),
    {
      is: 'remedy',
      text: say(
        `如不服该意见，请在${last.zh}前（含当日）向${to}书面申请${right.zh}（${law.zh}）。`,
        `If you disagree with the opinion, ask ${to} in writing for ${right.en}, by ${last.en} at the latest (${law.en}).`,
      ),
    },
  ]);
}

/** R22-36: the last word was spoken; the same facts and reasons are not taken up again. */
export function noLongerAcceptedNotice(given: Given): Draft {
  const match = matchOf(given);
  const { concluded } = match.facts;
  if (!concluded) return refuse('matchNotConcluded');
  const [{ zh, en }, on, how] = [about(given), dayOnPaper(concluded.on), conclusionWords[concluded.outcome]];
  return told('noLongerAcceptedNotice', given, [
    paragraph(
      `${zh}，与已于${on.zh}终结（${how.zh}）的信访事项属于同一事实和理由，依照《信访工作条例》第三十六条，不再受理。`,
      `${en} rests on the same facts and reasons as a matter that was concluded on ${on.en} (${how.en}). By the ` +
        'Regulations on Petition Work, art. 36, it is not taken up again.',
    ),
    matchFields(match),
    paragraph(
      '您有新的事实和理由的，可以书面提出，另行登记。',
      'If there are new facts and reasons, you may put them forward in writing; they are registered anew.',
    ),
  ]);
}
