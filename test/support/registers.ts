import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import type { Db } from '../../db/connection';
import {
  calendars,
  catalogues,
  checklists,
  domainGroups,
  officers,
  paperWords,
  policies,
  regions,
  units,
} from '../../db/schema';
import type { Actor, BureauCard, Context, Role, UnitCard } from '../../domain/acts';
import { publishedYears } from '../../domain/calendar/bundled';
import { bundledPolicies } from '../../domain/policy/bundled';
import { wordsOf } from '../../runtime/seed/paper-words';
import { theCatalogue } from './catalogue';

export const aSigningKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** A small office: a city with a bureau, one county with a bureau and two units, a unit with a vacant head. */
const theRegions = [
  { code: '330400', name: '和城市', parent: null, level: 3, path: ['330400'], policyId: 'national-2022' },
  { code: '330421', name: '安县', parent: '330400', level: 4, path: ['330421', '330400'], policyId: null },
  { code: '330422', name: '浙县', parent: '330400', level: 4, path: ['330422', '330400'], policyId: 'zhejiang-2016' },
  { code: '330423', name: '浦县', parent: '330400', level: 4, path: ['330423', '330400'], policyId: 'pujiang' },
];

const theUnits = [
  { id: 'city-bureau', name: '和城市信访局', kind: 'bureau', region: '330400', parent: null },
  { id: 'county-bureau', name: '安县信访局', kind: 'bureau', region: '330421', parent: 'city-bureau' },
  { id: 'labour', name: '安县人社局', kind: 'department', region: '330421', parent: 'county-gov' },
  { id: 'labour-team', name: '安县劳动监察大队', kind: 'department', region: '330421', parent: 'labour' },
  { id: 'housing', name: '安县住建局', kind: 'department', region: '330421', parent: 'county-gov' },
  { id: 'county-gov', name: '安县人民政府', kind: 'government', region: '330421', parent: null },
  { id: 'city-gov', name: '和城市人民政府', kind: 'government', region: '330400', parent: null },
  { id: 'discipline', name: '安县纪委监委', kind: 'department', region: '330421', parent: null },
  { id: 'zhe-bureau', name: '浙县信访局', kind: 'bureau', region: '330422', parent: 'city-bureau' },
  { id: 'zhe-labour', name: '浙县人社局', kind: 'department', region: '330422', parent: null },
  { id: 'pu-bureau', name: '浦县信访局', kind: 'bureau', region: '330423', parent: 'city-bureau' },
  { id: 'pu-labour', name: '浦县人社局', kind: 'department', region: '330423', parent: null },
];

/** 安信 for 安县信访局: the county's papers as they would be signed; each unit has its own. */
const theWords = theUnits.flatMap(({ id, name }) =>
  wordsOf(id, name.replace(/[县市]/g, ''), '2025-11-04T00:00:00.000Z'),
);

type Post = typeof officers.$inferInsert;
const post = (id: string, unitId: string, roles: string[], more: Partial<Post> = {}): Post => ({
  ...{ id: `${id}@${unitId}`, person: id, name: id, unitId, post: roles[0]!, rank: 'staff', roles },
  ...{ deputy: null, active: true, mail: `${id}@example.org`, ...more },
});

const thePosts = [
  post('chen', 'county-bureau', ['coordinator']),
  post('cao', 'county-bureau', ['coordinator']),
  post('su', 'county-bureau', ['supervisor']),
  post('cheng', 'city-bureau', ['coordinator', 'admin']),
  post('song', 'city-bureau', ['supervisor']),
  post('han', 'labour', ['handler']),
  post('hu', 'labour', ['handler']),
  post('tou', 'labour', ['unitHead']),
  post('lin', 'labour', ['leader']),
  post('he', 'housing', ['handler']),
  post('empty', 'housing', ['unitHead'], { active: false, deputy: 'fu@housing' }),
  post('fu', 'housing', ['deputyHead']),
  post('da', 'labour-team', ['handler']),
  post('zhang', 'county-gov', ['unitHead', 'leader'], { rank: 'county' }),
  post('geng', 'county-gov', ['handler']),
  post('ning', 'county-gov', ['handler']),
  post('guan', 'city-gov', ['handler']),
  post('rong', 'city-gov', ['unitHead']),
  post('gao', 'city-gov', ['leader'], { rank: 'city' }),
  post('shen', 'city-bureau', ['auditor']),
  post('zhe-chen', 'zhe-bureau', ['coordinator']),
  post('zhe-han', 'zhe-labour', ['handler']),
  post('pu-chen', 'pu-bureau', ['coordinator']),
  post('pu-su', 'pu-bureau', ['supervisor']),
  post('pu-han', 'pu-labour', ['handler']),
  post('pu-hu', 'pu-labour', ['handler']),
  post('pu-tou', 'pu-labour', ['unitHead']),
];

/** The county has its own group for labour; any other would be the city's, which has none. */
const theGroups = [{ domain: 'labour', region: '330421', leadUnit: 'labour', viceMayor: 'zhang' }];

export const pathOf = (id: string): string[] => {
  const unit = theUnits.find((one) => one.id === id);
  return unit ? [id, ...(unit.parent ? pathOf(unit.parent) : [])] : [];
};

export async function insertRegisters(db: Db): Promise<void> {
  await db.insert(regions).values(theRegions);
  await db.insert(units).values(theUnits.map((unit) => ({ ...unit, path: pathOf(unit.id) })));
  await db.insert(officers).values(thePosts);
  await db.insert(paperWords).values(theWords);
  await db.insert(domainGroups).values(theGroups);
  const loadedAt = '2025-11-04T00:00:00.000Z';
  await db.insert(calendars).values(publishedYears.map((data) => ({ year: data.year, version: 1, data, loadedAt })));
  await db.insert(policies).values(bundledPolicies.map((data) => ({ id: data.id, version: data.version, data })));
  const publication = { id: randomUUID(), publishedBy: 'cheng', publishedAt: '2025-01-01T01:00:00.000Z', bodyHash: '' };
  await db.insert(catalogues).values({ ...theCatalogue, ...publication });
  for (const [id, codes] of Object.entries(theChecklists))
    await db
      .insert(checklists)
      .values({ id, version: 1, data: { id, version: 1, items: codes.map((code) => ({ code })) } });
}

export const theChecklists: Record<string, string[]> = {
  fiveOnce: ['understood', 'knotFound', 'policyApplied', 'solutionFair', 'requestMet'],
  threeChecks: ['registration', 'handling', 'delivery'],
  fiveOnes: ['oneProblem', 'oneLeader', 'oneTeam', 'onePlan', 'oneGrip'],
  closeOutChecks: ['opinionDelivered', 'outcomeProven', 'petitionerContacted', 'recordComplete'],
};

const allDone = (codes: readonly string[]) => codes.map((code) => ({ code, ok: true }));
/** The five once and the three checks, all done. */
export const onceChecks = allDone(theChecklists.fiveOnce!);
export const threeChecks = allDone(theChecklists.threeChecks!);

const bureauCard = (id: string): BureauCard => {
  const { region: code } = theUnits.find((one) => one.id === id)!;
  const region = theRegions.find((one) => one.code === code)!;
  const policyId = region.policyId ?? 'national-2022';
  return { id, superiorId: 'city-bureau', level: region.level, regionPath: region.path, path: pathOf(id), policyId };
};

const card = (id: string): UnitCard => {
  const unit = theUnits.find((one) => one.id === id)!;
  const { path } = theRegions.find((one) => one.code === unit.region)!;
  const bureaus = path.map((code) => theUnits.find((one) => one.kind === 'bureau' && one.region === code)!.id);
  const [own, ...above] = bureaus.map(bureauCard) as [BureauCard, ...BureauCard[]];
  const { level, regionPath, superiorId, policyId } = own;
  const place = { level, region: unit.region, regionPath, path: pathOf(id), policyId };
  return { id, kind: unit.kind, ...place, bureauId: own.id, superiorId, bureaus: [own, ...above] };
};

/** The context the door would look up, whole: stories only look at what they asked for. */
export const theContext = (more: Partial<Context> = {}): Context => ({
  units: Object.fromEntries(theUnits.map((unit) => [unit.id, card(unit.id)])),
  officers: Object.fromEntries(
    thePosts.map(({ person: id, unitId, roles, rank }) => [
      id,
      { id, posts: [{ unit: unitId, roles: roles as never, rank }] },
    ]),
  ),
  catalogue: {
    version: 1,
    routes: Object.fromEntries(theCatalogue.entries.map((one) => [one.problemClass, one.route])),
  },
  checklists: Object.fromEntries(Object.entries(theChecklists).map(([id, codes]) => [id, { version: 1, codes }])),
  regions: Object.fromEntries(theRegions.map(({ code, path }) => [code, path])),
  ...more,
});

/** A person of the small office in one of their roles. */
export function actorOf(person: string, role?: Actor['role']): Actor {
  const found = thePosts.find((one) => one.person === person)!;
  const { region } = theUnits.find((one) => one.id === found.unitId)!;
  return { id: person, role: role ?? (found.roles[0] as Actor['role']), unit: found.unitId, region };
}

/** The five who take most matters through the small office: two at the bureau, three at the labour bureau. */
export const [chen, cao, han, hu, tou] = ['chen', 'cao', 'han', 'hu', 'tou'].map((one) => actorOf(one)) as Five;
type Five = [Actor, Actor, Actor, Actor, Actor];

/** The roles of all posts that a person of the small office holds. */
export const rolesOf = (person: string): Role[] => thePosts.find((one) => one.person === person)!.roles as Role[];
