import type { Recipe } from '../recipe';

/** Matters in which something ran beside the main road: an urgent first visit, leaders' instructions. */
export const besideMatters: readonly Recipe[] = [
  {
    name: 'wages-at-the-gate',
    unit: 'tingquan-labour',
    channel: 'visit',
    class: '拖欠工资',
    place: '听泉县东郊安置房工地',
    persons: [{ name: '车前', phone: '13900000401' }, { name: '陆英' }],
    headcount: 11,
    requests: ['当天结清三个月的工资'],
    facts: '项目部的人都联系不上，十一个人在工地门口等到中午，孩子等着交学费。',
    severity: 'major',
    received: 6,
    moves: [
      ['sorted', 6],
      ['forwarded', 6],
      ['urgentReported', 6],
      ['urgentApproved', 6],
      ['urgentActed', 6],
      ['urgentReturned', 6],
      ['taken', 5],
    ],
  },
  {
    name: 'instructed-subsidy',
    unit: 'yingxi-agriculture',
    channel: 'letter',
    class: '农业补贴',
    place: '应溪县柳塘镇上坪村',
    persons: [{ name: '白术', phone: '13900000402' }],
    requests: ['补发两年的耕地补贴'],
    facts: '账户换过一次，之后补贴一直没有到，村里说报上去了，信用社说没有收到。',
    received: 20,
    moves: [
      ['sorted', 19],
      ['forwarded', 18],
      ['taken', 15],
      ['instructed', 12],
      ['instructionAnswered', 6],
    ],
  },
];
