import type { Recipe } from '../recipe';

const untilActive = [
  ['sorted', 59],
  ['forwarded', 58],
  ['taken', 50],
  ['contacted', 45],
  ['packageListed', 42],
  ['packageBound', 40],
  ['packagePlanned', 36],
  ['packageActivated', 28],
] as const;

/** Two cases that the city has listed: one goes on as it should, in the other nothing has been recorded for a while. */
export const packagedMatters: readonly Recipe[] = [
  {
    name: 'two-winters-without-wages',
    unit: 'tingquan-labour',
    channel: 'visit',
    class: '劳动报酬',
    place: '听泉县石桥镇',
    persons: [{ name: '岳望归', phone: '13900000701' }],
    requests: ['结清两个冬天的工资'],
    facts: '工程转包了三次，每一家都说钱已经付给下一家。',
    received: 60,
    moves: [...untilActive, ['progressRecorded', 26], ['appointmentHeld', 17], ['progressRecorded', 4]],
  },
  {
    name: 'house-by-the-quarry',
    unit: 'tingquan-housing',
    channel: 'letter',
    class: '房屋安全',
    place: '听泉县石桥镇',
    persons: [{ name: '程暮雨', phone: '13900000702' }],
    requests: ['鉴定房屋裂缝并处理'],
    facts: '采石场放炮以后墙体开裂，鉴定做了两次，结论不一样。',
    received: 60,
    moves: [...untilActive, ['progressRecorded', 18], ['appointmentHeld', 17]],
  },
];
