import { aheadRefusal } from '../dates';
import { as, type Block, type Draft, heading, paragraph, say } from './blocks';
import { checkItems, type Given, PaperRefusal, refuse } from './given';
import type { PaperInput } from './inputs';
import { allPapers } from './kinds';
import { addressed, contactFields, matterFields } from './parts';
import { remedyOf } from './remedy';
import { dayOnPaper, decisionWords, outcomeWords } from './words';

/** R22-32: each request with the facts, the opinion and its basis; what is promised; the remedy (SD15-41). */
export function handlingOpinion(given: Given, input: PaperInput<'handlingOpinion'>): Draft {
  checkItems(given, input.items);
  if (input.items.some(({ outcome }) => outcome === 'supported') && !input.promise) return refuse('promiseMissing');
  const inOrder = [...input.items].sort((one, other) => one.no - other.no);
  const table: Block = {
    is: 'table',
    head: [
      say('序号', 'No.'),
      say('诉求', 'Request'),
      say('查明的事实和理由', 'Facts and reasons'),
      say('处理意见', 'Opinion'),
      say('依据', 'Basis'),
    ],
    rows: inOrder.map(({ no, outcome, facts, basis }) => [
      ...[as(String(no)), as(given.requests[no - 1]!), as(facts), outcomeWords[outcome], as(basis)],
    ]),
  };
  return {
    title: allPapers.handlingOpinion.label,
    addressee: addressed(given),
    blocks: [
      ...[
        matterFields(given),
        paragraph('经调查核实，现就您的诉求逐项答复如下：', 'Each of your requests is answered:'),
        table,
      ],
      ...promised(given, input.promise),
      heading('救济途径', 'What you may do against it'),
      remedyOf(given, { rule: 'T_REVIEW_WINDOW', ...input }),
      contactFields(given.contact),
    ],
  };
}

function promised(given: Given, promise: PaperInput<'handlingOpinion'>['promise']): Block[] {
  if (!promise) return [];
  const no = aheadRefusal('promise.by', promise.by, given.issuedOn);
  if (no) throw new PaperRefusal(no);
  const by = dayOnPaper(promise.by);
  return [
    heading('落实', 'What will be done'),
    paragraph(`${promise.what}（${by.zh}前落实）`, `${promise.what} (by ${by.en})`),
  ];
}

type Review = PaperInput<'reviewOpinion'>;

/** R22-35, 36; SD15-45: each request is upheld, changed or sent back. After the second review nothing more is open. */
function reviewed(given: Given, input: Review, kind: 'reviewOpinion' | 'reReviewOpinion'): Draft {
  checkItems(given, input.items);
  const inOrder = [...input.items].sort((one, other) => one.no - other.no);
  const below = ((given.facts.assistants ?? []) as readonly string[]).map(given.nameOf).join('、');
  const redo = input.redoBy && dayOnPaper(input.redoBy);
  const table: Block = {
    is: 'table',
    head: [say('序号', 'No.'), say('诉求', 'Request'), say('决定', 'Decision'), say('理由', 'Reasons')],
    rows: inOrder.map(({ no, decision, reasons }) => [
      ...[as(String(no)), as(given.requests[no - 1]!), decisionWords[decision], as(reasons)],
    ]),
  };
  return {
    title: allPapers[kind].label,
    addressee: addressed(given),
    blocks: [
      matterFields(given),
      paragraph(
        `您对${below}作出的意见不服，提出申请。经审查，决定如下：`,
        `You asked for a review of the opinion of ${below}. It is decided:`,
      ),
      table,
      { is: 'fields', rows: [[say('依据', 'Basis'), as(input.basis)]] },
      ...(redo
        ? [paragraph(`原办理单位应于${redo.zh}前重新作出处理意见。`, `The unit answers anew by ${redo.en}.`)]
        : []),
      heading('救济途径', 'What you may do against it'),
      kind === 'reviewOpinion'
        ? remedyOf(given, { rule: 'T_REREVIEW_WINDOW', ...input })
        : paragraph(
            '本意见为终结意见。您仍以同一事实和理由提出信访请求的，不再受理（《信访工作条例》第三十六条）。',
            'This opinion is final. The same request on the same facts and reasons is not accepted again (R22-36).',
          ),
      contactFields(given.contact),
    ],
  };
}

export const reviewOpinion = (given: Given, input: Review): Draft => reviewed(given, input, 'reviewOpinion');
export const reReviewOpinion = (given: Given, input: Review): Draft => reviewed(given, input, 'reReviewOpinion');
