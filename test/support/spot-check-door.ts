import { aMatter } from './matter';
import type { Office } from './office';
import { activate, aPackage, assign, type Package, plan, sign } from './package-door';

/** Spot checks at the door of an office: Su of the county plans them, Gao of the city chairs, Zhang leads every package. */

const begin = '2026-03-02T09:00:00+08:00';

export const aPlan = (more: object = {}) => ({
  ...{ meetingAt: '2026-03-05T15:00:00+08:00', chair: 'gao', n: 1, regions: ['330421'], ...more },
});

/** A package at work, or only bound to its leader. */
export async function aLedPackage(office: Office, isActive = false): Promise<Package> {
  const matter = await aMatter(office, 'chen', begin);
  await matter.do('chen', 'screen', { result: 'none' });
  const pack = await aPackage(office, matter);
  await assign(pack, '2026-05-29');
  await pack.do('chen', 'bindLeader', { leaderId: 'zhang' });
  if (!isActive) return pack;
  await plan(pack, '2026-06-30');
  await sign(pack);
  await activate(pack);
  return pack;
}

export async function aSpotCheck(office: Office, more: object = {}, by = 'su') {
  const planned = await office.as(by).post('/spot-checks', aPlan(more), { headers: { 'training-begin': begin } });
  if (planned.status !== 201) throw new Error(planned.text);
  return spotCheckAt(office, planned.body.spotCheck.id as string);
}
export type SpotCheck = ReturnType<typeof spotCheckAt>;

export function spotCheckAt(office: Office, id: string) {
  const path = `/spot-checks/${id}`;
  const post = (person: string, act: string, input: object) => office.as(person).post(`${path}/acts/${act}`, input);
  const get = async (rest = '', by = 'su') => (await office.as(by).get(path + rest)).body;
  return {
    id,
    path,
    get,
    do: async (person: string, act: string, input: object = {}) => {
      const answer = await post(person, act, input);
      if (answer.status !== 200) throw new Error(`${act}: ${answer.text}`);
      return answer.body;
    },
    code: async (person: string, act: string, input: object = {}): Promise<string | undefined> =>
      (await post(person, act, input)).body.code,
    /** Moves its time on, e.g. `2026-03-05T11:00` at +08:00. */
    to: async (instant: string) => {
      const moved = await office.as('su').post('/training/advance', { story: id, to: `${instant}:00+08:00` });
      if (moved.status !== 200) throw new Error(moved.text);
    },
    row: () => get(),
    /** The drawn packages in their order. */
    drawn: async (): Promise<string[]> =>
      ((await get()).details.cases ?? []).map(({ packageId }: { packageId: string }) => packageId),
    told: async () => (await get('/events')).items.map(({ act, to }: { act: string; to: string }) => `${act} ${to}`),
  };
}

export const aReport = (packageId: string, more: object = {}) => ({
  ...{ packageId, workDone: '已核对工资账册', whyUnresolved: '企业资金尚未到位' },
  ...{ nextSteps: [{ what: '动用应急周转金', by: '2026-03-31' }], ...more },
});

export async function draw(check: SpotCheck): Promise<void> {
  await check.to('2026-03-05T11:00');
}
export async function openMeeting(check: SpotCheck): Promise<void> {
  await check.to('2026-03-05T15:00');
  await check.do('su', 'open', { attendance: ['各乡镇、部门负责人'] });
}
export async function hear(check: SpotCheck): Promise<void> {
  for (const id of await check.drawn()) await check.do('zhang', 'report', aReport(id));
  await check.do('gao', 'chairComment', { text: '限期化解' });
}
export async function followUp(check: SpotCheck): Promise<void> {
  const items = (await check.drawn()).map((packageId) => ({ packageId, what: '发放工资', by: '2026-03-20' }));
  await check.do('su', 'setFollowUps', { items });
}
export async function finish(check: SpotCheck): Promise<void> {
  for (const { no, packageId } of (await check.row()).details.followUps)
    await check.do('zhang', 'answerFollowUp', { no, packageId, text: '已发放' });
  await check.do('su', 'close');
}
