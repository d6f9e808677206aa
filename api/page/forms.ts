import type { PublicUnit } from '../../db/public-office';
import type { Label } from '../../domain/acts';
import type { PetitionState } from '../../domain/petition/facts';
import { grades } from '../../domain/petition/lists';
import type { IsoDate } from '../../domain/time';
import type { Code } from '../codes';

interface Named {
  readonly name: string;
  readonly label: Label;
  readonly hint?: Label;
}

export type Field =
  | (Named & {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly label: Label }[];
    })
  | (Named & { readonly kind: 'words'; readonly max: number; readonly required: boolean })
  | (Named & { readonly kind: 'files' });

/** What a form must know of the matter to be drawn. */
export interface Around {
  readonly state: PetitionState;
  readonly organs: readonly PublicUnit[];
  /** The post of the officer in charge. */
  readonly post?: string;
  readonly today: IsoDate;
}

/** A paper that the act needs: what was written or uploaded, filed to the matter before the act is done. */
export type Filed = 'words' | 'files';

/** The form of one act of the petitioner: its fields, and the act's input made of them. */
export interface Form<A = Around> {
  readonly says: Label;
  /** Whether it makes sense now, where the table alone cannot say so. */
  readonly isOpen?: (around: A) => boolean;
  /** The last day on which it can be sent, where there is one. */
  readonly until?: (around: A) => IsoDate | undefined;
  readonly fields: (around: A) => readonly Field[];
  /** The type under which what was written (`words`) or uploaded (`files`) is filed. */
  readonly files?: { readonly what: Filed; readonly type: 'withdrawalStatement' | 'evidence' };
  /** Why what was chosen is no longer what the form showed. Then the act is done at the version looked at, or not at all. */
  readonly outdated?: (values: Values, around: A) => Code | undefined;
  readonly input: (values: Values, papers: readonly string[], around: A) => unknown;
}

type Values = Readonly<Record<string, string>>;

/** A form for one story, with all that it had to know of it. */
export type DrawnForm = Pick<Form, 'says' | 'files'> & {
  readonly isOpen: boolean;
  readonly until?: IsoDate;
  readonly fields: readonly Field[];
  readonly outdated?: (values: Values) => Code | undefined;
  readonly input: (values: Values, papers: readonly string[]) => unknown;
};
export type DrawnForms = Readonly<Record<string, DrawnForm>>;

export const drawnForms = <A>(all: Readonly<Record<string, Form<A>>>, around: A): DrawnForms =>
  Object.fromEntries(Object.entries(all).map(([act, form]) => [act, drawn(form, around)]));

function drawn<A>({ says, files, isOpen, until, fields: fieldsOf, outdated, input }: Form<A>, around: A): DrawnForm {
  const fields = fieldsOf(around);
  // Nothing to choose from is nothing to ask for.
  const hasChoices = fields.every((field) => field.kind !== 'choice' || field.options.length > 0);
  return {
    ...{ says, files, fields, until: until?.(around) },
    isOpen: hasChoices && (isOpen?.(around) ?? true),
    ...(outdated ? { outdated: (values) => outdated(values, around) } : {}),
    input: (values, papers) => input(values, papers, around),
  };
}

const gradeLabels: Readonly<Record<(typeof grades)[number], Label>> = {
  satisfied: { zh: '满意', en: 'Satisfied' },
  basicallySatisfied: { zh: '基本满意', en: 'Basically satisfied' },
  notSatisfied: { zh: '不满意', en: 'Not satisfied' },
};
const gradeOptions = grades.map((value) => ({ value, label: gradeLabels[value] }));

export const words = (name: string, label: Label, more: { max?: number; required?: boolean } = {}): Field => ({
  ...{ kind: 'words', name, label, max: 2000, required: true, ...more },
});
export const given = (name: string, value: string | undefined) => (value ? { [name]: value } : {});

const reviewForm = (says: Label): Form => ({
  says,
  fields: ({ organs }) => [
    {
      ...{ kind: 'choice', name: 'organ', label: { zh: '向哪个机关申请', en: 'Which organ do you ask' } },
      options: organs.map(({ id, name }) => ({ value: id, label: { zh: name, en: name } })),
    },
    words('grounds', { zh: '为什么不同意', en: 'Why you do not agree' }, { max: 4000 }),
  ],
  input: ({ organ, grounds }, _papers, { today }) => ({ organ, receivedOn: today, grounds }),
});

/** One form an act of the table that the petitioner may do; a test holds the two together. */
export const forms: Readonly<Record<string, Form>> = {
  rate: {
    says: {
      zh: '请分别评价信访局和责任单位。提交后可以修改一次。',
      en: 'Please rate the petition bureau and the responsible unit apart. You may change it once.',
    },
    fields: () => [
      { kind: 'choice', name: 'bureau', label: { zh: '信访局', en: 'The petition bureau' }, options: gradeOptions },
      { kind: 'choice', name: 'unit', label: { zh: '责任单位', en: 'The responsible unit' }, options: gradeOptions },
      words('text', { zh: '想说的话', en: 'Anything you want to say' }, { required: false }),
    ],
    input: ({ bureau, unit, text }) => ({ bureau, unit, ...given('text', text) }),
  },
  urge: {
    says: {
      zh: '经办人会收到您的催办。三天内只能催办一次。',
      en: 'The officer in charge is told. Once in three days.',
    },
    fields: () => [words('text', { zh: '想说的话', en: 'Anything you want to say' }, { required: false })],
    input: ({ text }) => given('text', text),
  },
  addPapers: {
    says: {
      zh: '文件会加密保存，经办人会收到通知。',
      en: 'The files are kept encrypted; the officer in charge is told.',
    },
    fields: () => [{ kind: 'files', name: 'files', label: { zh: '文件', en: 'Files' } }],
    files: { what: 'files', type: 'evidence' },
    input: (_values, files) => ({ files }),
  },
  withdraw: {
    says: {
      zh: '提交后，信访局会先打电话向您核实；核实之前，办理不会停止。',
      en: 'The petition bureau calls you first. Until then the work goes on.',
    },
    fields: () => [words('statement', { zh: '请写明您要撤回以及原因', en: 'Say that you withdraw, and why' })],
    files: { what: 'words', type: 'withdrawalStatement' },
    input: (_values, [statement]) => ({ statement }),
  },
  askRecusal: {
    says: {
      zh: '如果经办人与此事有利害关系，可以申请由他人办理。',
      en: 'If the officer in charge has a stake in the matter, you may ask for another one.',
    },
    fields: ({ state: { facts }, post }) => [
      {
        ...{ kind: 'choice', name: 'officer', label: { zh: '谁应当回避', en: 'Who should no longer act' } },
        options: facts.officerId
          ? [
              {
                value: 'inCharge',
                label: { zh: `现在的经办人（${post ?? ''}）`, en: `The officer in charge (${post ?? ''})` },
              },
            ]
          : [],
      },
      words('ground', { zh: '理由', en: 'Why' }),
    ],
    // The form does not say who that is: the page names nobody.
    input: ({ ground }, _papers, { state }) => ({ officer: state.facts.officerId, ground }),
  },
  requestReview: reviewForm({
    zh: '上一级机关会在三十日内作出复查意见。',
    en: 'The organ above decides within 30 days.',
  }),
  requestSecondReview: reviewForm({
    zh: '再上一级机关会在三十日内作出复核意见。',
    en: 'The next organ above decides within 30 days.',
  }),
};
