import { capRefusal } from '../../caps';
import { aheadRefusal } from '../../dates';
import { refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';
import { filedRefusal } from '../papers';
import type { Instruction } from './facts';

const instruct: Does<'instruct'> = {
  needs: ({ doc }) => ({ documents: doc ? [doc] : [], caps: true }),
  refuse: (state, { input, context, today }) =>
    aheadRefusal('dueOn', input.dueOn, today) ??
    capRefusal(context, 'instructions', state.facts.instructions?.length ?? 0) ??
    (input.doc ? filedRefusal(state, context, input.doc) : undefined),
  change: ({ facts }, { input, actor, today }) => {
    const { instructions = [], unitId } = facts;
    const { dueOn } = input;
    return {
      facts: { instructions: [...instructions, { no: instructions.length + 1, by: actor.id, on: today, dueOn }] },
      clocks: [{ op: 'start', rule: 'T_INSTRUCTION', startOn: today, dueOn }],
      notices: [{ topic: 'instructed', to: unitId ? ['officer', 'unitHead@unit'] : ['coordinator@bureau'] }],
    };
  },
};

/** Neither answered nor left behind. */
export const isWaiting = ({ answeredOn, overtakenOn }: Instruction): boolean => !answeredOn && !overtakenOn;

const openInstruction = ({ facts }: PetitionState, no: number) =>
  facts.instructions?.find((one) => one.no === no && isWaiting(one));

/** Each instruction has its own answer; the others run on. */
const answerInstruction: Does<'answerInstruction'> = {
  needs: ({ docs }) => ({ documents: docs }),
  refuse: (state, { input, context }) => {
    if (!openInstruction(state, input.no))
      return refusal('noRequest', `no instruction ${input.no} waits for an answer`);
    return input.docs.map((doc) => filedRefusal(state, context, doc)).find((no) => no);
  },
  change: ({ facts }, { input, today }) => ({
    facts: {
      instructions: facts.instructions!.map((one) => (one.no === input.no ? { ...one, answeredOn: today } : one)),
    },
    clocks: [{ op: 'stop', rule: 'T_INSTRUCTION', instance: input.no, on: today }],
    notices: [{ topic: 'instructionAnswered', to: [`instructor:${input.no}`] }],
  }),
};

/** A leader's instruction becomes an item that is followed until it is answered (S2, S4 批示件). */
export const instructing = { instruct, answerInstruction };
