import { bundledChecklists } from '../../domain/checklists';
import { guarantees } from '../../domain/package/lists';
import type { Doing } from './desk';
import { daysAgo, type Move, paper, type Recipe } from './recipe';
import { holdersOf } from './staff';

/** The government's leader carries the case; the township is the territory's side, the department the other. */
const placeOf = ({ unit }: Recipe) => unit.split('-')[0]!;
const leaderOf = (recipe: Recipe) => holdersOf(`${placeOf(recipe)}-gov`, 'leader')[0]!.person;
const townships: Readonly<Record<string, string>> = {
  tingquan: 'tingquan-shiqiao',
  yingxi: 'yingxi-liutang',
  huipu: 'huipu-wangchao',
};
const townshipOf = (recipe: Recipe) => townships[placeOf(recipe)]!;
const officerOf = (recipe: Recipe) => holdersOf(townshipOf(recipe), 'handler')[0]!.person;

const fiveOnes = bundledChecklists.find(({ id }) => id === 'fiveOnes')!.items.map(({ code }) => ({ code, ok: true }));

/** From the listing to the month's appointment: the acts that these moves take. */
export const fromPackage: Partial<Record<Move, Doing>> = {
  packageListed: ({ coordinator: as }) => [
    { as, act: 'list', input: { criterion: 'superior', campaign: '积案清零行动' }, onPackage: true },
  ],
  packageBound: ({ coordinator: as }, recipe, ago) => [
    ...(
      [
        ['territory', townshipOf(recipe)],
        ['department', recipe.unit],
      ] as const
    ).map(([side, unitId]) => ({
      ...{ as, act: 'assign', onPackage: true },
      input: { side, unitId, dueOn: daysAgo(ago - 90), text: '请按职责核实情况，限期反馈。' },
    })),
    { as, act: 'bindLeader', input: { leaderId: leaderOf(recipe) }, onPackage: true },
  ],
  packagePlanned: ({ officer }, recipe, ago) => [
    { as: officerOf(recipe), act: 'proposeMeasures', input: { text: '先核对账目，再分批垫付。' }, onPackage: true },
    { as: officer, act: 'offerIdeas', input: { text: '可动用应急周转金，向责任企业追偿。' }, onPackage: true },
    {
      ...{ as: leaderOf(recipe), act: 'fixPlan', onPackage: true },
      input: {
        measures: [{ what: '逐户核对，形成清单。', owner: officerOf(recipe), by: daysAgo(ago - 60) }],
        ...{ target: daysAgo(ago - 120), unit: townshipOf(recipe), person: officerOf(recipe) },
      },
    },
  ],
  packageActivated: (_desk, recipe) => [
    ...guarantees.map((guarantee) => ({
      ...{ as: leaderOf(recipe), act: 'acknowledgeDuty', input: { guarantee }, onPackage: true },
    })),
    { as: leaderOf(recipe), act: 'activate', input: { checks: fiveOnes }, onPackage: true },
  ],
  appointmentHeld: (_desk, recipe, ago) => [
    {
      ...{ as: leaderOf(recipe), act: 'holdAppointment', onPackage: true },
      input: {
        ...{ heldOn: daysAgo(ago), attendees: ['分管负责人', '石桥镇综治办'], record: paper('appointmentRecord') },
        nextStep: { what: '核对清单后当面说明进度。', by: daysAgo(ago - 30) },
      },
    },
  ],
  progressRecorded: (_desk, recipe, ago) => [
    {
      ...{ as: officerOf(recipe), act: 'recordProgress', onPackage: true },
      input: { text: '已走访三户，核对工资账册。', file: paper('photo', ago) },
    },
  ],
};
