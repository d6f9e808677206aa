import type { Label } from './acts';
import type { IsoDate } from './time';

/** The Concise List 简明清单 (S1): which legal route a class of problem takes, to which organ, with which papers. */

/** R22-31 (1)–(6) in their order, then R22-30, 29 and 33. `petitionProcedure` is what is left: the unit handles it. */
export const matterRoutes = [
  'litigation',
  'arbitration',
  'partyAppeal',
  'adminProcedure',
  'adminDuty',
  'petitionProcedure',
  'discipline',
  'suggestion',
  'mediation',
] as const;
export type MatterRoute = (typeof matterRoutes)[number];

export const routeLabels: Readonly<Record<MatterRoute, Label>> = {
  litigation: { zh: '诉讼途径', en: 'Courts, procuratorate or police' },
  arbitration: { zh: '仲裁', en: 'Arbitration' },
  partyAppeal: { zh: '党员申诉、复查', en: 'Appeal within the Party' },
  adminProcedure: { zh: '行政复议、裁决等行政程序', en: 'Administrative procedure' },
  adminDuty: { zh: '申请履行法定职责', en: 'Request that an organ does its duty' },
  petitionProcedure: { zh: '信访程序', en: 'Petition procedure' },
  discipline: { zh: '纪检监察举报', en: 'Report to the discipline organs' },
  suggestion: { zh: '人民建议征集', en: 'Suggestion' },
  mediation: { zh: '调解', en: 'Mediation' },
};

/** The five categories by which S1 sorts 依法分类. */
export type Category = 'disciplineReport' | 'lawAndLitigation' | 'administrativeDuty' | 'dispute' | 'petitionRequest';

export const categoryLabels: Readonly<Record<Category, Label>> = {
  disciplineReport: { zh: '纪检举报', en: 'Discipline reports' },
  lawAndLitigation: { zh: '涉法涉诉', en: 'Law and litigation' },
  administrativeDuty: { zh: '行政职责', en: 'Administrative duties' },
  dispute: { zh: '矛盾纠纷', en: 'Disputes' },
  petitionRequest: { zh: '信访诉求', en: 'Petition requests' },
};

const categories: Readonly<Record<MatterRoute, Category | undefined>> = {
  litigation: 'lawAndLitigation',
  arbitration: 'dispute',
  partyAppeal: 'disciplineReport',
  adminProcedure: 'administrativeDuty',
  adminDuty: 'administrativeDuty',
  petitionProcedure: 'petitionRequest',
  discipline: 'disciplineReport',
  suggestion: undefined,
  mediation: 'dispute',
};

/** Which of the five a route belongs to (office setting: S1 does not say); a suggestion belongs to none. */
export const categoryOf = (route: MatterRoute): Category | undefined => categories[route];

/** What the petition system handles itself; every other route leads out of it (R22-28, 31). */
export const isLedOut = (route: MatterRoute): boolean => route !== 'petitionProcedure' && route !== 'suggestion';

/** One line as it is proposed. */
export interface CatalogueItem {
  readonly problemClass: string;
  readonly label: Label;
  readonly route: MatterRoute;
  readonly legalBasis: Label;
  readonly organ: Label;
  readonly whatToBring: readonly Label[];
  /** Why this line is as it is now; absent: the version's reason. */
  readonly changeReason?: string;
}

/** One line as published: since when it has read like this, and why. */
export interface CatalogueEntry extends CatalogueItem {
  readonly changeReason: string;
  readonly validFrom: IsoDate;
}

/** One version is a whole list, and never changes. */
export interface Catalogue {
  readonly version: number;
  readonly validFrom: IsoDate;
  readonly changeReason: string;
  readonly entries: readonly CatalogueEntry[];
}

export interface CatalogueDraft {
  readonly validFrom: IsoDate;
  readonly changeReason: string;
  readonly entries: readonly CatalogueItem[];
}

/** The version after `before`: a line that reads as it did keeps its day and its reason. */
export function nextVersion(before: Catalogue | undefined, draft: CatalogueDraft): Catalogue {
  const { validFrom, changeReason } = draft;
  const entries = draft.entries.map((item): CatalogueEntry => {
    const old = before?.entries.find(({ problemClass }) => problemClass === item.problemClass);
    if (old && changedFields(old, item).length === 0) return old;
    return { ...item, changeReason: item.changeReason ?? changeReason, validFrom };
  });
  return { version: (before?.version ?? 0) + 1, validFrom, changeReason, entries };
}

/** What a line says, field by field, in a form that two of them can be compared in. */
const said: Readonly<Record<string, (item: CatalogueItem) => string>> = {
  label: ({ label }) => words(label),
  route: ({ route }) => route,
  legalBasis: ({ legalBasis }) => words(legalBasis),
  organ: ({ organ }) => words(organ),
  whatToBring: ({ whatToBring }) => JSON.stringify(whatToBring.map(words)),
};
const words = ({ zh, en }: Label): string => JSON.stringify([zh, en]);

const changedFields = (one: CatalogueItem, other: CatalogueItem): string[] =>
  Object.keys(said).filter((field) => said[field]!(one) !== said[field]!(other));

export interface CatalogueDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly problemClass: string; readonly fields: readonly string[] }[];
}

/** What a version adds to, takes from and changes in the one before; of the first version everything is added. */
export function diffOf(before: Pick<Catalogue, 'entries'> | undefined, after: Pick<Catalogue, 'entries'>) {
  const old = new Map(before?.entries.map((entry) => [entry.problemClass, entry]));
  const now = new Set(after.entries.map(({ problemClass }) => problemClass));
  const diff: CatalogueDiff = {
    added: [...now].filter((problemClass) => !old.has(problemClass)),
    removed: [...old.keys()].filter((problemClass) => !now.has(problemClass)),
    changed: after.entries.flatMap((entry) => {
      const was = old.get(entry.problemClass);
      const fields = was ? changedFields(was, entry) : [];
      return fields.length > 0 ? [{ problemClass: entry.problemClass, fields }] : [];
    }),
  };
  return diff;
}
