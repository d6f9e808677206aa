import type { Label } from '../../domain/acts';
import { dayInWords, type Language } from '../../domain/deadline/words';
import { escaped } from '../html';
import type { DrawnForm, Field } from './forms';
import { hrefOf, type Reading } from './languages';
import { pageWords } from './words';

/** What is wrong with one field, as it is said beside it. */
export type Wrong = Readonly<Record<string, string>>;

export interface FormShown {
  /** The matter's page, and below which the form stands. */
  readonly back: string;
  readonly path: string;
  readonly act: string;
  readonly label: Label;
  readonly form: DrawnForm;
  /** The same for each try with this form: a repeat is no second act. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: Wrong;
  /** What is wrong with the whole, e.g. a refusal. */
  readonly refused?: string;
}

/** The form of one act. What was typed stays, but for the PIN and the files. */
export function formMain(shown: FormShown, reading: Reading): string {
  const say = pageWords[reading.language];
  const { back, path, act, label, form, key, values, wrong } = shown;
  const { fields, until } = form;
  const action = escaped(hrefOf(`${path}/acts/${act}`, reading));
  const encoding = fields.some(({ kind }) => kind === 'files') ? ' enctype="multipart/form-data"' : '';
  // The PIN comes first: nothing that is uploaded is read before it has been looked at.
  return `${summary(shown, reading.language)}
<h1>${label[reading.language]}</h1>
<p>${form.says[reading.language]}</p>${until === undefined ? '' : `\n<p><span class="day">${say.until(dayInWords(until, reading.language))}</span></p>`}
<form method="post" action="${action}"${encoding} novalidate>
<input type="hidden" name="key" value="${escaped(key)}">
${pinField(wrong.pin, reading.language)}
${fields.map((field) => fieldHtml(field, { value: values[field.name] ?? '', wrong: wrong[field.name], language: reading.language })).join('\n')}
<button type="submit">${say.send}</button>
</form>
<p><a href="${escaped(hrefOf(back, reading))}">${say.back}</a></p>`;
}

/** What must be put right, each with the way to its field. */
function summary({ wrong, refused, form: { fields } }: FormShown, language: Language): string {
  const all = Object.entries(wrong);
  if (all.length === 0 && refused === undefined) return '';
  const first = (name: string) => (fields.find((field) => field.name === name)?.kind === 'choice' ? `${name}-0` : name);
  const links = all.map(([name, text]) => `<li><a href="#${first(name)}">${escaped(text)}</a></li>`);
  return `<div class="error" role="alert"><h2>${pageWords[language].problem}</h2>${refused === undefined ? '' : `<p>${escaped(refused)}</p>`}<ul>${links.join('')}</ul></div>`.replace(
    '<ul></ul>',
    '',
  );
}

interface Beside {
  readonly value: string;
  readonly wrong: string | undefined;
  readonly language: Language;
}

const wrongLine = (name: string, wrong: string | undefined) =>
  wrong === undefined ? '' : `<p class="wrong" id="${name}-wrong">${escaped(wrong)}</p>`;
const described = (...ids: readonly (string | false | undefined)[]) => {
  const all = ids.filter(Boolean).join(' ');
  return all ? ` aria-describedby="${all}"` : '';
};
const invalid = (wrong: string | undefined) => (wrong === undefined ? '' : ' aria-invalid="true"');

function pinField(wrong: string | undefined, language: Language): string {
  return `<label class="field" for="pin">${pageWords[language].pin}</label>${wrongLine('pin', wrong)}
<input type="password" id="pin" name="pin" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="off" required${invalid(wrong)}${described(wrong !== undefined && 'pin-wrong')}>`;
}

function fieldHtml(field: Field, beside: Beside): string {
  if (field.kind === 'choice') return choiceHtml(field, beside);
  const { name, label } = field;
  const { wrong, language, value } = beside;
  const say = pageWords[language];
  const more = `${invalid(wrong)}${described(field.kind === 'files' && `${name}-hint`, wrong !== undefined && `${name}-wrong`)}`;
  if (field.kind === 'files')
    return `<label class="field" for="${name}">${label[language]}${say.required}</label><p id="${name}-hint">${say.filesHint}</p>${wrongLine(name, wrong)}
<input type="file" id="${name}" name="${name}" multiple required${more}>`;
  const need = field.required ? say.required : say.optional;
  return `<label class="field" for="${name}">${label[language]}${need}</label>${wrongLine(name, wrong)}
<textarea id="${name}" name="${name}" maxlength="${field.max}"${field.required ? ' required' : ''}${more}>${escaped(value)}</textarea>`;
}

function choiceHtml({ name, label, options }: Extract<Field, { kind: 'choice' }>, beside: Beside): string {
  const { value, wrong, language } = beside;
  const choices = options.map(
    (option, n) =>
      `<div class="choice"><input type="radio" id="${name}-${n}" name="${name}" value="${escaped(option.value)}" required${option.value === value ? ' checked' : ''}><label for="${name}-${n}">${escaped(option.label[language])}</label></div>`,
  );
  return `<fieldset${described(wrong !== undefined && `${name}-wrong`)}><legend>${label[language]}${pageWords[language].required}</legend>${wrongLine(name, wrong)}
${choices.join('\n')}
</fieldset>`;
}
