import type { Catalogue, CatalogueEntry, MatterRoute } from '../../domain/catalogue';

const line = (problemClass: string, zh: string, en: string, route: MatterRoute, organ: string): CatalogueEntry => ({
  ...{ problemClass, label: { zh, en }, route, organ: { zh: organ, en: organ } },
  legalBasis: { zh: `${zh}的依据`, en: `law on ${en}` },
  whatToBring: [{ zh: '身份证', en: 'Identity card' }],
  ...{ changeReason: '首次发布', validFrom: '2025-01-01' },
});

/** The small office's first list: one line each of five routes. */
export const theCatalogue: Catalogue = {
  ...{ version: 1, validFrom: '2025-01-01', changeReason: '首次发布' },
  entries: [
    line('unpaid-wages', '拖欠工资', 'Unpaid wages', 'arbitration', '安县劳动人事争议仲裁院'),
    line('court-judgment', '不服法院判决', 'Court judgment', 'litigation', '安县人民法院'),
    line('officer-misconduct', '检举干部违纪', 'Misconduct of an officer', 'discipline', '安县纪委监委'),
    line('road-repair', '道路修缮', 'Road repair', 'petitionProcedure', '安县住建局'),
    line('ideas', '意见建议', 'Suggestions', 'suggestion', '安县信访局'),
  ],
};
