import { matterTypes } from '../../domain/petition/lists';
import { escaped } from '../html';
import { matterTypeLabels } from '../intake/labels';
import { publicPage } from '../public-page';
import { type Faults, type FaultWord, type FieldName, fieldNames, fields, type Typed } from './fields';
import { type FormWords, formWords } from './words';

export type Language = keyof typeof formWords;

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** The heading under which it stands. */
  readonly group?: string;
}

/** What the selects offer. */
export interface Choices {
  readonly bureauId: readonly Choice[];
  readonly class: readonly Choice[];
  readonly accusedUnit: readonly Choice[];
}

export interface Form {
  readonly language: Language;
  readonly choices: Choices;
  readonly typed: Typed;
  readonly faults: Faults;
  /** Something that no field is wrong with. */
  readonly trouble?: string;
  /** A program's mark was found; a person sees the field then. */
  readonly isSuspect?: boolean;
  readonly once: string;
}

/** A page of the form, in the frame of all public pages. */
export const pageOf = (language: Language, title: string, main: string): string =>
  publicPage({ language, title, main, hrefIn: (other) => `/petition?lang=${other}`, styles: ['/petition.css'] });

export function formPage(form: Form): string {
  const { language, once, isSuspect } = form;
  const say = formWords[language];
  return pageOf(
    language,
    say.title,
    `${faultList(form)}<p>${say.intro}</p>
<p class="advice">${say.legal}</p>
<p><a href="/guide?lang=${language}">${say.guide}</a></p>
<p>${say.urgent}</p>
<form method="post" action="/petition" enctype="multipart/form-data">
<input type="hidden" name="lang" value="${language}">
<input type="hidden" name="once" value="${escaped(once)}">
${fieldNames.map((name) => fieldOf(form, name)).join('\n')}
<div class="${isSuspect ? 'field' : 'trap'}">
<label for="website">${say.fields.website![0]}</label>
<p class="hint" id="website-hint">${say.fields.website![1]}</p>
<input id="website" name="website" type="text" autocomplete="off" tabindex="${isSuspect ? 0 : -1}" aria-describedby="website-hint">
</div>
<button type="submit">${say.send}</button>
</form>`,
  );
}

const word = (say: FormWords, fault: FaultWord): string => say[fault];

/** First of all what is wrong, with ways to the fields (WCAG 3.3.1). */
function faultList({ language, faults, trouble, isSuspect }: Form): string {
  const say = formWords[language];
  const lines = fieldNames.flatMap((name) => {
    const fault = faults[name];
    return fault ? [`<li><a href="#${name}">${say.fields[name]![0]}: ${word(say, fault)}</a></li>`] : [];
  });
  if (isSuspect) lines.push(`<li><a href="#website">${say.fields.website![0]}</a></li>`);
  if (trouble) lines.push(`<li>${escaped(trouble)}</li>`);
  if (lines.length === 0) return '';
  return `<div class="faults" role="alert"><p>${say.faults}</p><ul>${lines.join('')}</ul><p>${say.again}</p></div>\n`;
}

function fieldOf(form: Form, name: FieldName): string {
  const say = formWords[form.language];
  const [label, hint] = say.fields[name]!;
  const fault = form.faults[name];
  const { isNeeded } = fields[name];
  const about = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  const marks = [
    isNeeded ? ' required' : '',
    about ? ` aria-describedby="${about}"` : '',
    fault ? ' aria-invalid="true"' : '',
  ].join('');
  return `<div class="field">
<label for="${name}">${label}${isNeeded ? say.required : ''}</label>
${hint ? `<p class="hint" id="${name}-hint">${hint}</p>\n` : ''}${fault ? `<p class="fault" id="${name}-fault">${word(say, fault)}</p>\n` : ''}${inputOf(form, name, marks)}
</div>`;
}

function inputOf({ language, choices, typed }: Form, name: FieldName, marks: string): string {
  const field = fields[name];
  const value = typed[name] ?? '';
  const base = `id="${name}" name="${name}"${marks}`;
  if (field.kind === 'file') return `<input type="file" ${base} multiple accept=".pdf,.jpg,.jpeg,.png">`;
  if (field.kind === 'area')
    return `<textarea ${base} rows="${name === 'facts' ? 8 : 3}">\n${escaped(value)}</textarea>`;
  if (field.kind !== 'select') {
    const fill = 'fill' in field ? ` autocomplete="${field.fill}"` : '';
    return `<input type="${field.kind}" ${base}${fill} value="${escaped(value)}">`;
  }
  const offered = name === 'matterType' ? purposes(language) : choices[name as keyof Choices];
  const nothing = field.isNeeded ? formWords[language].choose : formWords[language].none;
  return `<select ${base}><option value="">${nothing}</option>${optionsOf(offered, value)}</select>`;
}

const purposes = (language: Language): Choice[] =>
  matterTypes.map((value) => ({ value, label: matterTypeLabels[value][language] }));

function optionsOf(offered: readonly Choice[], chosen: string): string {
  const option = ({ value, label }: Choice) =>
    `<option value="${escaped(value)}"${value === chosen ? ' selected' : ''}>${escaped(label)}</option>`;
  const groups = [...new Set(offered.map(({ group }) => group))];
  return groups
    .map((group) => {
      const inside = offered.filter((one) => one.group === group).map(option);
      return group ? `<optgroup label="${escaped(group)}">${inside.join('')}</optgroup>` : inside.join('');
    })
    .join('');
}

/** Beside the guide's style, which it shares. */
export const formStyle = `.field { display: grid; gap: 0.25rem; margin-bottom: 0.75rem; }
.hint { margin: 0; color: #404040; }
.fault, .faults { color: #8f0000; font-weight: 600; margin: 0; }
.faults { border: 0.15rem solid #8f0000; padding: 0.75rem; }
.faults a { color: #8f0000; }
textarea { font: inherit; padding: 0.6rem; width: 100%; box-sizing: border-box; border: 1px solid #595959; border-radius: 0.3rem; color: inherit; }
.trap { position: absolute; left: -100rem; }
.receipt dt { font-weight: 600; }
.receipt dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
.receipt .link { display: flex; flex-wrap: wrap; gap: 1.2rem; align-items: center; }
.receipt .pin { font-size: 1.7rem; font-weight: 700; letter-spacing: 0.25em; }
.receipt table { border-collapse: collapse; }
.receipt th, .receipt td { border: 1px solid #8c8c8c; padding: 0.3rem 0.6rem; text-align: left; }
.code svg { width: 11rem; height: 11rem; }
@media print { .switch, .noprint { display: none; } }
`;
