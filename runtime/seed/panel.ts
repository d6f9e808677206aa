import type { Claims } from '../../api/tokens';
import { type PanelKind, panelKinds, type Selection, selections } from '../../domain/panel/kinds';
import { dayOf, type Instant } from '../../domain/time';
import type { Door } from './door';

/** The bureau that keeps the seeded review panel, and who of it does. */
export const panelBureau = 'tingquan-bureau';
const keeper = 'wen-qing';

/** Invented members of an invented panel: each of these surnames with each of these given names. */
const surnames = [...'钟磬琴箫笙鼓谭陶岑温庄卢'];
const givenNames = ['望山', '知秋', '守正', '怀谷', '若溪', '听雨', '明远', '向晚', '立言', '春和'];

interface Sort {
  readonly kinds: readonly PanelKind[];
  /** Absent: asked for it. */
  readonly recommendedBy?: string;
  /** Of the seeded units: whoever belongs to one is not drawn for its matters. */
  readonly units?: readonly string[];
}

/** What one in twelve of the members is. */
const sorts: readonly Sort[] = [
  { kinds: ['deputy'], recommendedBy: '听泉县人大常委会' },
  { kinds: ['deputy', 'elder'], recommendedBy: '石桥镇', units: ['tingquan-shiqiao'] },
  { kinds: ['consultativeMember'], recommendedBy: '听泉县政协' },
  { kinds: ['partyDelegate'], recommendedBy: '听泉县委组织部' },
  { kinds: ['lawyer'], recommendedBy: '听泉县司法局' },
  { kinds: ['lawyer', 'mediator'], recommendedBy: '听泉县司法局', units: ['tingquan-housing'] },
  { kinds: ['assessor'], recommendedBy: '听泉县人民法院' },
  { kinds: ['mediator'], recommendedBy: '听泉县司法局' },
  { kinds: ['expert'], recommendedBy: '和城学院' },
  { kinds: ['socialWorker'] },
  { kinds: ['elder'] },
  { kinds: ['resident'] },
];

export interface Member extends Sort {
  readonly person: string;
  readonly name: string;
}

/** Each row is shifted by one: else all who share a surname would be of one sort. */
export const panelMembers: readonly Member[] = givenNames.flatMap((given, row) =>
  surnames.map((surname, column) => {
    const n = row * surnames.length + column;
    const person = `member-${String(n + 1).padStart(3, '0')}`;
    return { person, name: surname + given, ...sorts[(n + row) % sorts.length]! };
  }),
);

/** What a token says of a seeded member; undefined for anybody else. */
export function memberClaims(person: string): Claims | undefined {
  const member = panelMembers.find((one) => one.person === person);
  return member && { sub: person, name: member.name, roles: ['panelMember'] };
}

const header = ['编号', '姓名', '类别', '关联单位', '任期起', '产生方式', '推荐单位'];

/** The list as a bureau would hand it in; everybody serves since the first of January of the year before. */
export function panelList(at: Instant): string {
  const from = `${Number(dayOf(at).slice(0, 4)) - 1}-01-01`;
  const rows = panelMembers.map(({ person, name, kinds, recommendedBy = '', units = [] }) => {
    const how: Selection = recommendedBy ? 'recommendation' : 'application';
    const named = kinds.map((kind) => panelKinds[kind].zh).join('、');
    return [person, name, named, units.join('、'), from, selections[how].zh, recommendedBy];
  });
  return [header, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** Enters the panel of the county's bureau; the same list again adds nothing. Throws a DoorError. */
export async function enterPanel(door: Door, at: Instant): Promise<void> {
  await door.post(keeper, '/panel-members/import', Buffer.from(panelList(at)), {
    ...{ key: 'seed/panel', headers: { 'content-type': 'text/csv' } },
    query: { bureau: panelBureau, reason: '组建信访评议团' },
  });
}
