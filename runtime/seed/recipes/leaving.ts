import type { Recipe } from '../recipe';

/** Matters that do not go on by themselves: led out to another organ, or linked to one that runs already. */
export const leavingMatters: readonly Recipe[] = [
  {
    name: 'injury-to-arbitration',
    unit: 'tingquan-labour',
    channel: 'visit',
    class: '劳动争议',
    place: '听泉县工业园二期',
    persons: [{ name: '凌霄', phone: '13900000411' }],
    requests: ['确认与外包公司的劳动关系'],
    facts: '在流水线上干了两年，工资由外包公司发，没有签过合同，受伤后两家都说不是自己的人。',
    received: 7,
    moves: [
      ['sorted', 6],
      ['routedOut', 5],
      ['routeNoticeDelivered', 4],
    ],
  },
  {
    name: 'boundary-survey-again',
    unit: 'hecheng-land',
    linkedTo: 'boundary-survey',
    channel: 'letter',
    class: '土地权属',
    place: '和城市西山街道杏林社区',
    persons: [{ name: '柏长风', phone: '13900000301', idNumber: '990100196207210053' }],
    requests: ['尽快安排测绘'],
    facts: '上次来访反映的界线还没有量，儿子下月要回来修围墙，再写一封信问问。',
    received: 5,
    moves: [
      ['linked', 4],
      ['linkNoticeDelivered', 3],
    ],
  },
];
