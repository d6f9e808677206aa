import type { Label } from '../acts';

/** The five ways in which the Regulations let a matter come in (R22-17). */
export const ways = ['network', 'letter', 'telephone', 'fax', 'visit'] as const;
export type Way = (typeof ways)[number];

interface Channel {
  readonly way: Way;
  readonly label: Label;
  /** The article, or the published account of a place that runs it (docs/reference/acts.md names them). */
  readonly source: string;
}

/**
 * Where matters come from: the five ways themselves, and the doors that offices have opened for them. A door is always
 * one of the five ways, so that what the law says of a visit holds at a centre's window, too.
 */
export const channels = {
  network: { way: 'network', label: { zh: '信息网络', en: 'Network' }, source: 'R22-17' },
  letter: { way: 'letter', label: { zh: '书信', en: 'Letter' }, source: 'R22-17' },
  telephone: { way: 'telephone', label: { zh: '电话', en: 'Telephone' }, source: 'R22-17' },
  fax: { way: 'fax', label: { zh: '传真', en: 'Fax' }, source: 'R22-17' },
  visit: { way: 'visit', label: { zh: '走访', en: 'Visit' }, source: 'R22-17' },
  onlineForm: { way: 'network', label: { zh: '网上信访', en: 'Online petition' }, source: 'R22-17,21; S1' },
  unifiedPlatform: { way: 'network', label: { zh: '民呼我为', en: 'Unified platform' }, source: 'S0, S2, S3' },
  hotline12345: { way: 'telephone', label: { zh: '12345热线', en: 'Hotline 12345' }, source: 'S2' },
  warmPost: { way: 'network', label: { zh: '民情暖哨', en: "People's-sentiment warm post" }, source: 'S4' },
  centreWindow: { way: 'visit', label: { zh: '矛调中心窗口', en: 'Centre window' }, source: 'S0, S1' },
  petitionSupermarket: { way: 'visit', label: { zh: '信访超市', en: 'Petition supermarket' }, source: 'S4' },
  homeVisit: { way: 'visit', label: { zh: '上门走访', en: 'Call at the home' }, source: 'S0, S1' },
  sentimentDiary: { way: 'network', label: { zh: '民情日记', en: "People's-sentiment diary" }, source: 'S2' },
  threeServices: { way: 'network', label: { zh: '网上三服务', en: 'Online three services' }, source: 'S4' },
  villageTalk: { way: 'visit', label: { zh: '老乡说事会', en: 'Village talk' }, source: 'S1, S2' },
} as const satisfies Record<string, Channel>;

export type ChannelCode = keyof typeof channels;
export const channelCodes = Object.keys(channels) as [ChannelCode, ...ChannelCode[]];

/** The channels of one way. */
export const channelsOf = (way: Way): ChannelCode[] => channelCodes.filter((code) => channels[code].way === way);
