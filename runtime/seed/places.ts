import type { Domain } from '../../domain/petition/lists';

/**
 * A city that does not exist: no Chinese region code begins with 99. Its names play on listening, answering and echo.
 * One county each lives under the national policy, Zhejiang's of 2016 and Pujiang's.
 */
export const regions = [
  { code: '990100', name: '和城市', parent: null, level: 3, policyId: 'national-2022' },
  { code: '990121', name: '听泉县', parent: '990100', level: 4, policyId: null },
  { code: '990122', name: '应溪县', parent: '990100', level: 4, policyId: 'zhejiang-2016' },
  { code: '990123', name: '回浦县', parent: '990100', level: 4, policyId: 'pujiang' },
] as const;

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: 'bureau' | 'government' | 'department' | 'town';
  readonly region: string;
  readonly parent: string | null;
  readonly domain?: Domain;
}

type Row = readonly [id: string, name: string, kind: Unit['kind'], more?: { parent?: string; domain?: Domain }];

/** A government, its bureau and what stands under it; `place` begins every id and name. */
function governed(region: string, [place, name]: readonly [string, string], rows: readonly Row[]): Unit[] {
  const government = `${place}-gov`;
  return rows.map(([id, title, kind, { parent = government, domain } = {}]) => ({
    id: `${place}-${id}`,
    name: `${name}${title}`,
    kind,
    region,
    parent: kind === 'government' ? null : parent,
    domain,
  }));
}

const city = governed(
  '990100',
  ['hecheng', '和城市'],
  [
    ['gov', '人民政府', 'government'],
    ['bureau', '信访局', 'bureau'],
    ['discipline', '纪委监委', 'department', { domain: 'discipline' }],
    ['justice', '司法局', 'department', { domain: 'lawAndLitigation' }],
    ['education', '教育局', 'department', { domain: 'education' }],
    ['labour', '人力资源和社会保障局', 'department', { domain: 'labour' }],
    ['land', '自然资源和规划局', 'department', { domain: 'naturalResources' }],
    ['environment', '生态环境局', 'department', { domain: 'environment' }],
    ['housing', '住房和城乡建设局', 'department', { domain: 'realEstate' }],
    ['agriculture', '农业农村局', 'department', { domain: 'agriculture' }],
    ['health', '卫生健康委员会', 'department', { domain: 'health' }],
    ['finance', '地方金融管理局', 'department', { domain: 'financing' }],
  ],
);

const tingquan = governed(
  '990121',
  ['tingquan', '听泉县'],
  [
    ['gov', '人民政府', 'government'],
    ['bureau', '信访局', 'bureau'],
    ['labour', '人力资源和社会保障局', 'department', { domain: 'labour' }],
    ['labour-team', '劳动保障监察大队', 'department', { parent: 'tingquan-labour', domain: 'labour' }],
    ['housing', '住房和城乡建设局', 'department', { domain: 'realEstate' }],
    ['education', '教育局', 'department', { domain: 'education' }],
    ['shiqiao', '石桥镇人民政府', 'town'],
  ],
);

const yingxi = governed(
  '990122',
  ['yingxi', '应溪县'],
  [
    ['gov', '人民政府', 'government'],
    ['bureau', '信访局', 'bureau'],
    ['land', '自然资源和规划局', 'department', { domain: 'naturalResources' }],
    ['agriculture', '农业农村局', 'department', { domain: 'agriculture' }],
    ['health', '卫生健康局', 'department', { domain: 'health' }],
    ['liutang', '柳塘镇人民政府', 'town'],
  ],
);

const huipu = governed(
  '990123',
  ['huipu', '回浦县'],
  [
    ['gov', '人民政府', 'government'],
    ['bureau', '信访局', 'bureau'],
    ['labour', '人力资源和社会保障局', 'department', { domain: 'labour' }],
    ['environment', '生态环境分局', 'department', { domain: 'environment' }],
    ['housing', '住房和城乡建设局', 'department', { domain: 'realEstate' }],
    ['wangchao', '望潮镇人民政府', 'town'],
  ],
);

export const units: readonly Unit[] = [...city, ...tingquan, ...yingxi, ...huipu];

/** The unit and its parents, nearest first. */
export function pathOf(id: string): string[] {
  const unit = units.find((one) => one.id === id);
  return unit ? [id, ...(unit.parent ? pathOf(unit.parent) : [])] : [];
}

/** The region and those above it, nearest first. */
export function regionPathOf(code: string): string[] {
  const region = regions.find((one) => one.code === code);
  return region ? [code, ...(region.parent ? regionPathOf(region.parent) : [])] : [];
}
