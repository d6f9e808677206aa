import { capRefusal } from '../caps';
import { aheadRefusal } from '../dates';
import { filedRefusal } from '../papers';
import { refusal } from '../refusals';
import type { Does, ReviewFacts } from './facts';

const openCall = ({ files = [] }: ReviewFacts, unitId: string | undefined) =>
  files.find((file) => file.unitId === unitId && !file.suppliedOn);

const callFile: Does<'callFile'> = {
  needs: () => ({ caps: true }),
  refuse: ({ facts }, { input: { unitId, dueOn }, context, today }) => {
    if (!facts.assistants?.includes(unitId)) return refusal('notAssistant', `no opinion of ${unitId} is under review`);
    if (openCall(facts, unitId)) return refusal('requestOpen', `${unitId} is asked already`);
    return capRefusal(context, 'fileCalls', facts.files?.length ?? 0) ?? aheadRefusal('dueOn', dueOn, today);
  },
  change: ({ facts }, { input: { unitId, dueOn }, today }) => ({
    facts: { files: [...(facts.files ?? []), { unitId, askedOn: today, dueOn }] },
    clocks: [{ op: 'start', rule: 'T_FILE', startOn: today, dueOn, unitId }],
    notices: [{ topic: 'fileCalled', to: [`handler@${unitId}`] }],
  }),
};

const supplyFile: Does<'supplyFile'> = {
  needs: ({ docs }) => ({ documents: docs }),
  refuse: (state, { input, actor, context }) => {
    if (!openCall(state.facts, actor.unit)) return refusal('noRequest', `nothing is asked of ${actor.unit}`);
    return input.docs.map((doc) => filedRefusal(state, context, doc)).find((no) => no);
  },
  change: ({ facts }, { actor, today }) => ({
    facts: {
      files: facts.files!.map((file) => (file === openCall(facts, actor.unit) ? { ...file, suppliedOn: today } : file)),
    },
    clocks: [{ op: 'stop', rule: 'T_FILE', unitId: actor.unit, on: today }],
    notices: [{ topic: 'fileSupplied', to: ['officer'] }],
  }),
};

/** The organ reads what those below it wrote; a file that does not come hinders no decision. */
export const examining = { callFile, supplyFile };
