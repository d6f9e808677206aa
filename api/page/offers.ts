import type { Viewer } from '../../db/visible';
import type { Label } from '../../domain/acts';
import type { Behaviour } from '../../domain/kind';
import { refuse } from '../../domain/life';
import type { RefusalCode } from '../../domain/refusals';
import type { AnyState } from '../../domain/story';
import { toInstant } from '../../domain/time';
import { actorsFor } from '../auth';
import { contextOf } from '../context';
import type { Deps } from '../deps';
import { storyDoors } from '../doors';
import { type Around, type Form, forms } from './forms';

const { kind } = storyDoors.petition;

/** An act that the party may do, or why not now. */
export interface Offered {
  readonly act: string;
  readonly label: Label;
  readonly form: Form;
  readonly refused?: RefusalCode;
}

/** What only the filled-in form can put right is no reason to withhold it. */
const ofForm: readonly RefusalCode[] = ['documentMissing', 'unknownUnit', 'unknownOfficer', 'wrongPaper'];

/** Every act of the table that is the petitioner's and open in this stage; the rows decide, not this page. */
export async function offersTo(deps: Deps, viewer: Viewer, around: Around, nowMs: number): Promise<Offered[]> {
  const placed = Object.entries(kind.acts).flatMap(([act, row]) => {
    const form = forms[act];
    const [actor] = row.by.includes('petitioner') ? actorsFor(viewer, row) : [];
    if (!form || !actor || !hasChoices(form, around)) return [];
    const command = { id: '', act, actor, input: {} };
    const byPlace = refuse({ ...kind, behaviours: {} }, around.state as AnyState, command, nowMs);
    return byPlace ? [] : [{ act, form, command, label: row.label }];
  });
  return Promise.all(
    placed.map(async ({ act, form, command, label }) => {
      const input = form.input(firstChoices(form, around), ['00000000-0000-4000-8000-000000000000'], around);
      const why = await whyNot(deps, viewer, { ...command, input }, around.state as AnyState, nowMs);
      return { act, label, form, ...(why && !ofForm.includes(why) ? { refused: why } : {}) };
    }),
  );
}

type Tried = Parameters<typeof refuse>[2];

/** What the act itself would say to a form filled in somehow. */
async function whyNot(deps: Deps, viewer: Viewer, command: Tried, state: AnyState, nowMs: number) {
  const behaviour = kind.behaviours[command.act] as Behaviour<AnyState, unknown>;
  const needs = behaviour.needs?.(command.input, state, command.actor) ?? {};
  const asked = { viewer, policyId: state.facts.policyId, at: toInstant(nowMs) };
  const { documents: _notFiledYet, ...others } = needs;
  const context = await contextOf(deps.db, others, asked);
  return refuse(kind, state, { ...command, context }, nowMs)?.code;
}

const hasChoices = (form: Form, around: Around) =>
  form.fields(around).every((field) => field.kind !== 'choice' || field.options.length > 0);

const firstChoices = (form: Form, around: Around): Record<string, string> =>
  Object.fromEntries(
    form.fields(around).map((field) => [field.name, field.kind === 'choice' ? field.options[0]!.value : '-']),
  );
