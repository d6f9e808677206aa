import { aheadRefusal } from '../dates';
import { as, type Block, type Draft, paragraph, say } from './blocks';
import { type Given, PaperRefusal } from './given';
import type { PaperInput } from './inputs';
import { allPapers } from './kinds';
import { contactFields, matterFields, requestTable, toUnit } from './parts';
import { dayOnPaper, dayWithWeekday, lawWords } from './words';

type Slip = PaperInput<'transferSlip'> | PaperInput<'assignmentSlip'>;

/** Who gets the matter, and with whom. */
function receivers(given: Given, { assistants, note }: Slip): Block[] {
  const with_ = assistants.map(given.nameOf).join('、');
  return [
    ...(with_ ? [paragraph(`协办单位：${with_}。`, `Assisting: ${with_}.`)] : []),
    ...(note ? [{ is: 'paragraph', text: as(note) } as const] : []),
  ];
}

/** The unit's own time limits, counted from today, when the slip is handed over. */
function limits({ explain, issuedOn }: Given): Block {
  const [object, notify] = [explain('T_OBJECT', issuedOn), explain('T_NOTIFY', issuedOn)];
  const days = (one: typeof object) => dayWithWeekday(one.dueOn);
  return {
    is: 'table',
    head: [say('事项', 'What'), say('依据', 'Basis'), say('最后一日', 'Last day')],
    rows: [
      [say('不属于本单位职责的，提出异议', 'Object, if it is not for the unit'), lawWords(object.basis), days(object)],
      [say('受理并书面告知信访人', 'Accept, and tell the petitioner in writing'), lawWords(notify.basis), days(notify)],
    ],
  };
}

/** R22-22: the matter is passed on, and no report of the result is asked for. */
export const transferSlip = (given: Given, input: PaperInput<'transferSlip'>): Draft => ({
  title: allPapers.transferSlip.label,
  addressee: toUnit(given.nameOf(input.unitId)),
  blocks: [
    paragraph(
      '现将下列信访事项转送你单位，请依法按程序办理。',
      'The following matter is passed on to you to be handled by law.',
    ),
    ...[
      matterFields(given),
      requestTable(given),
      ...receivers(given, input),
      limits(given),
      contactFields(given.contact),
    ],
  ],
});

/** R22-22(3): a fixed day on which the unit reports what came of it. */
export function assignmentSlip(given: Given, input: PaperInput<'assignmentSlip'>): Draft {
  const no = aheadRefusal('feedbackOn', input.feedbackOn, given.issuedOn);
  if (no) throw new PaperRefusal(no);
  const on = dayOnPaper(input.feedbackOn);
  return {
    title: allPapers.assignmentSlip.label,
    addressee: toUnit(given.nameOf(input.unitId)),
    blocks: [
      paragraph('现将下列信访事项交你单位办理。', 'The following matter is assigned to you.'),
      ...[matterFields(given), requestTable(given), ...receivers(given, input), limits(given)],
      paragraph(
        `请于${on.zh}前反馈办理结果，并提交办结报告。`,
        `Report the result by ${on.en}, with the completion report.`,
      ),
      contactFields(given.contact),
    ],
  };
}
