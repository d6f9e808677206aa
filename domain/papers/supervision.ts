import type { Label } from '../acts';
import { running } from '../clock';
import type { RuleCode } from '../policy/types';
import { daysBetween, type IsoDate } from '../time';
import { as, type Block, type Draft, paragraph, say } from './blocks';
import { type Given, refuse } from './given';
import type { PaperInput } from './inputs';
import { allPapers } from './kinds';
import { contactFields, requestTable, toUnit } from './parts';
import { causeWords, dayOnPaper, dayWithWeekday } from './words';

const note = (text?: string): Block[] => (text ? [{ is: 'paragraph', text: as(text) }] : []);
const answers = ({ facts, nameOf }: Given) => toUnit(nameOf((facts.unitId ?? facts.bureauId) as string));
const theMatter = ({ number }: Given): [Label, Label] => [say('信访事项编号', 'Number of the matter'), as(number)];

/** R22-40: what was found, and until when the unit answers. */
export function supervisionSlip(given: Given, { demand }: PaperInput<'supervisionSlip'>): Draft {
  const { cause, rule, breachDueOn } = given.facts as { cause?: string; rule?: RuleCode; breachDueOn?: IsoDate };
  const answer = running(given.clocks, 'T_ORDER_ANSWER');
  const missed = rule && breachDueOn ? [missedRow(given, rule, breachDueOn)] : [];
  const due = answer ? [[say('答复最后一日', 'Answer due'), dayWithWeekday(answer.dueOn)] as const] : [];
  return {
    title: allPapers.supervisionSlip.label,
    addressee: answers(given),
    blocks: [
      paragraph(
        '经督查发现下列信访事项存在问题，请查明原因、采取措施，并书面答复。',
        'Something is wrong with the following matter. Find out why, act, and answer in writing.',
      ),
      {
        is: 'fields',
        rows: [
          theMatter(given),
          [say('督办事由', 'Cause'), causeWords[cause ?? ''] ?? as(cause ?? '')],
          ...missed,
          ...due,
        ],
      },
      ...[requestTable(given), ...note(demand), contactFields(given.contact)],
    ],
  };
}

function missedRow({ ruleLabel }: Given, rule: RuleCode, dueOn: IsoDate): [Label, Label] {
  const [what, on] = [ruleLabel(rule), dayOnPaper(dueOn)];
  return [say('逾期时限', 'Missed'), say(`${what.zh}，应于${on.zh}前`, `${what.en}, due by ${on.en}`)];
}

type Nudge = PaperInput<'warningSlip'>;

/** Of a clock that runs: what is due when, and how many days are left or past. */
function nudge(given: Given, input: Nudge, kind: 'warningSlip' | 'reminderSlip', ask: Label): Draft {
  const clock = running(given.clocks, input.rule);
  if (!clock) return refuse('clockNotRunning', `${input.rule} does not run`);
  const [what, due] = [given.ruleLabel(input.rule), dayWithWeekday(clock.dueOn)];
  const left = daysBetween(given.issuedOn, clock.dueOn);
  const when =
    left < 0 ? say(`已逾期${-left}日`, `${-left} days late`) : say(`距期限届满${left}日`, `${left} days left`);
  return {
    title: allPapers[kind].label,
    addressee: answers(given),
    blocks: [
      { is: 'paragraph', text: ask },
      {
        is: 'fields',
        rows: [
          ...[theMatter(given), [say('时限', 'Time limit'), what] as const],
          [say('最后一日', 'Last day'), due],
          [say('情况', 'As it stands'), when],
        ],
      },
      ...[...note(input.note), contactFields(given.contact)],
    ],
  };
}

/** Early warning 预警. */
export const warningSlip = (given: Given, input: Nudge): Draft =>
  nudge(
    given,
    input,
    'warningSlip',
    say(
      '下列信访事项的办理时限即将届满或者已经届满，特此预警，请抓紧办理。',
      'The time limit of the following matter is about to end, or has ended. Please act.',
    ),
  );

export const reminderSlip = (given: Given, input: Nudge): Draft =>
  nudge(
    given,
    input,
    'reminderSlip',
    say(
      '下列信访事项请及时办理，并与信访人保持联系。',
      'Please go on with the following matter, and keep in touch with the petitioner.',
    ),
  );
