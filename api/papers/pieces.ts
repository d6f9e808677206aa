import type { Label } from '../../domain/acts';
import type { PrintedLink } from './link';

/** What every paper says besides its own words. */
export const pieces = {
  serial: { zh: '文号', en: 'Serial number' },
  void: { zh: '作废', en: 'VOID' },
  scan: { zh: '扫码或打开网址查询办理进度', en: 'Scan, or open the address, to follow the matter' },
  pin: { zh: '操作密码', en: 'PIN' },
  address: { zh: '网址', en: 'Address' },
  later: {
    zh: '查询网址和操作密码由登记人员另行交付。',
    en: 'The address and the PIN are handed over separately by the registering office.',
  },
  seal: { zh: '（印章）', en: '(Seal)' },
} as const satisfies Record<string, Label>;

export const tongues = ['zh', 'en'] as const;
export type Tongue = (typeof tongues)[number];
export const langOf: Readonly<Record<Tongue, string>> = { zh: 'zh-CN', en: 'en' };

/** What is not part of the paper but of its copy. */
export interface Copy {
  readonly tongue: Tongue;
  readonly isVoid: boolean;
  /** Where the page finds its style. */
  readonly style: string;
  readonly link?: PrintedLink;
}
