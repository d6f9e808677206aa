import type { Viewer } from '../../db/visible';
import type { Command, Label } from '../../domain/acts';
import type { Behaviour, StoryKind } from '../../domain/kind';
import { refuse } from '../../domain/life';
import type { RefusalCode } from '../../domain/refusals';
import type { AnyState } from '../../domain/story';
import { toInstant } from '../../domain/time';
import { actorsFor } from '../auth';
import { contextOf } from '../context';
import type { Deps } from '../deps';
import type { Desk } from './desk';
import type { DrawnForm } from './forms';

/** An act that the party may do, or why not now. */
export interface Offered {
  readonly act: string;
  readonly label: Label;
  readonly form: DrawnForm;
  readonly refused?: RefusalCode;
}

/** What only the filled-in form can put right is no reason to withhold it. */
const ofForm: readonly RefusalCode[] = ['documentMissing', 'unknownUnit', 'unknownOfficer', 'wrongPaper'];

/** Every act of the table that is the petitioner's and open in this stage; the rows decide, not this page. */
export async function offersAt(deps: Deps, { door, story, viewer, forms }: Desk): Promise<Offered[]> {
  if (story.over) return [];
  const { kind } = door;
  const nowMs = deps.clock() + story.offsetMs;
  const placed = Object.entries(kind.acts).flatMap(([act, row]) => {
    const form = forms[act];
    const [actor] = row.by.includes('petitioner') ? actorsFor(viewer, row) : [];
    if (!form?.isOpen || !actor) return [];
    const command = { id: '', act, actor, input: {} };
    const byPlace = refuse({ ...kind, behaviours: {} }, story.state, command, nowMs);
    return byPlace ? [] : [{ act, form, command, label: row.label }];
  });
  return Promise.all(
    placed.map(async ({ act, form, command, label }) => {
      const input = form.input(firstChoices(form), ['00000000-0000-4000-8000-000000000000']);
      const why = await whyNot(deps, { kind, viewer, state: story.state }, { ...command, input }, nowMs);
      return { act, label, form, ...(why && !ofForm.includes(why) ? { refused: why } : {}) };
    }),
  );
}

interface Asked {
  readonly kind: StoryKind;
  readonly viewer: Viewer;
  readonly state: AnyState;
}

/** What the act itself would say to a form filled in somehow. */
async function whyNot(deps: Deps, { kind, viewer, state }: Asked, command: Command, nowMs: number) {
  const behaviour = kind.behaviours[command.act] as Behaviour<AnyState, unknown>;
  const needs = behaviour.needs?.(command.input, state, command.actor) ?? {};
  const asked = { viewer, policyId: state.facts.policyId, at: toInstant(nowMs) };
  const { documents: _notFiledYet, ...others } = needs;
  const context = await contextOf(deps.db, others, asked);
  return refuse(kind, state, { ...command, context }, nowMs)?.code;
}

const firstChoices = ({ fields }: DrawnForm): Record<string, string> =>
  Object.fromEntries(
    fields.map((field) => [field.name, field.kind === 'choice' ? (field.options[0]?.value ?? '') : '-']),
  );
