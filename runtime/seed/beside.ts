import type { Doing } from './desk';
import { daysAgo, type Move } from './recipe';

/** Moves beside the main road: urgent steps, instructions. */
export const fromBeside: Partial<Record<Move, Doing>> = {
  urgentReported: ({ coordinator: as }, _recipe, ago) => [
    {
      as,
      act: 'reportUrgent',
      input: {
        what: '人员聚集在工地门口，情绪激动，需立即到场。',
        told: [
          { whom: 'government', toldOn: daysAgo(ago) },
          { whom: 'bureauAbove', toldOn: daysAgo(ago) },
        ],
      },
    },
  ],
  urgentApproved: (desk) => [
    { as: desk.leader(), act: 'approveUrgent', input: { order: '主要负责人立即到场，先稳住人，再算清账。' } },
  ],
  urgentActed: ({ officer: as }) => [
    { as, act: 'actUrgent', input: { action: '四十分钟内到场，双方坐下来核对了工时。' } },
  ],
  urgentReturned: ({ officer: as }) => [
    { as, act: 'returnUrgent', input: { result: '当日先行垫付一个月工资，人员已散，余款另行核算。' } },
  ],
  instructed: (desk, _recipe, ago) => [
    {
      as: desk.leader(),
      act: 'instruct',
      input: { text: '请单位负责人本人与信访人见面，十日内报结果。', dueOn: daysAgo(ago - 10) },
    },
  ],
  instructionAnswered: ({ officer: as }) => [
    { as, act: 'answerInstruction', input: { no: 1, text: '负责人已上门见面，补贴本月起补发。' } },
  ],
};
