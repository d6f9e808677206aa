import type { Label } from '../acts';

/**
 * Of what kinds a review panel 信访评议团 is made up (domain.md 5.3, from what panels publish of themselves; the first
 * three are 两代表一委员). A member's main kind is the stratum in which it is drawn.
 */
export const panelKinds = {
  deputy: { zh: '人大代表', en: "Deputy of the people's congress" },
  consultativeMember: { zh: '政协委员', en: 'Member of the consultative conference' },
  partyDelegate: { zh: '党代表', en: 'Party delegate' },
  lawyer: { zh: '律师', en: 'Lawyer' },
  assessor: { zh: '人民陪审员', en: "People's assessor" },
  mediator: { zh: '人民调解员', en: 'Mediator' },
  expert: { zh: '专家学者', en: 'Expert' },
  journalist: { zh: '新闻工作者', en: 'Journalist' },
  socialWorker: { zh: '社会工作者', en: 'Social worker' },
  elder: { zh: '乡贤', en: 'Respected elder' },
  resident: { zh: '群众代表', en: 'Resident' },
} as const satisfies Readonly<Record<string, Label>>;
export type PanelKind = keyof typeof panelKinds;
export const panelKindCodes = Object.keys(panelKinds) as [PanelKind, ...PanelKind[]];

/** How somebody came onto the panel: asked for it, or was proposed by somebody. */
export const selections = {
  application: { zh: '自愿报名', en: 'Own application' },
  recommendation: { zh: '单位推荐', en: 'Recommendation' },
} as const satisfies Readonly<Record<string, Label>>;
export type Selection = keyof typeof selections;
export const selectionCodes = Object.keys(selections) as [Selection, ...Selection[]];
