import { guarantees } from '../../domain/package/lists';
import type { Matter } from './matter';
import type { Office } from './office';
import { theChecklists } from './registers';

/** Leader packages at the door of an office: labour is the territory's side, housing the department's, Zhang leads. */

export const allOk = (list: string) => theChecklists[list]!.map((code) => ({ code, ok: true }));

/** A package of the matter, listed by a coordinator; acts, papers and clocks of it. */
export async function aPackage(office: Office, matter: { id: string }, by = 'chen', more: object = {}) {
  const listed = await office.as(by).post('/packages', { petitionIds: [matter.id], criterion: 'superior', ...more });
  if (listed.status !== 201) throw new Error(listed.text);
  return packageAt(office, listed.body.package.id as string);
}
export type Package = ReturnType<typeof packageAt>;

export function packageAt(office: Office, id: string) {
  const post = (person: string, act: string, input: object) =>
    office.as(person).post(`/packages/${id}/acts/${act}`, input);
  const get = async (path = '', by = 'song') => (await office.as(by).get(`/packages/${id}${path}`)).body;
  return {
    id,
    do: async (person: string, act: string, input: object = {}) => {
      const answer = await post(person, act, input);
      if (answer.status !== 200) throw new Error(`${act}: ${answer.text}`);
      return answer.body;
    },
    code: async (person: string, act: string, input: object = {}): Promise<string | undefined> =>
      (await post(person, act, input)).body.code,
    file: (person: string, type: string) => office.as(person).file(id, type),
    row: () => get(),
    /** Moves the matter and the package on to an instant, e.g. `2026-04-03T10:00` at +08:00. */
    to: async (instant: string) => {
      const moved = await office.as('song').post('/training/advance', { story: id, to: `${instant}:00+08:00` });
      if (moved.status !== 200) throw new Error(moved.text);
    },
    /** The last clock of a rule. */
    clock: async (rule: string) =>
      (await get('/clocks')).items.filter((one: { rule: string }) => one.rule === rule).at(-1),
    /** The acts on record, each with the stage it led to. */
    told: async () => (await get('/events')).items.map(({ act, to }: { act: string; to: string }) => `${act} ${to}`),
    get,
  };
}

export async function assign(pack: Package, dueOn: string): Promise<void> {
  for (const [side, unitId] of [
    ['territory', 'labour'],
    ['department', 'housing'],
  ])
    await pack.do('chen', 'assign', { side, unitId, dueOn, text: '一事双交' });
}

export const aPlan = (target: string) => ({
  ...{ measures: [{ what: '逐户核对工资账册', owner: 'hu', by: target }], target, unit: 'labour', person: 'han' },
});

export async function plan(pack: Package, target: string): Promise<void> {
  await pack.do('han', 'proposeMeasures', { text: '建议先垫付再追偿' });
  await pack.do('he', 'offerIdeas', { text: '可用应急周转金' });
  await pack.do('zhang', 'fixPlan', aPlan(target));
}

export async function sign(pack: Package): Promise<void> {
  for (const guarantee of guarantees) await pack.do('zhang', 'acknowledgeDuty', { guarantee });
}

export const activate = (pack: Package) => pack.do('zhang', 'activate', { checks: allOk('fiveOnes') });

export async function progress(pack: Package, more: object = {}): Promise<void> {
  await pack.do('han', 'recordProgress', { text: '已约谈企业', file: await pack.file('han', 'photo'), ...more });
}

export async function hold(pack: Package, heldOn: string, nextBy: string): Promise<void> {
  const record = await pack.file('zhang', 'appointmentRecord');
  const nextStep = { what: '核对垫付名单', by: nextBy };
  await pack.do('zhang', 'holdAppointment', { heldOn, attendees: ['包案领导'], record, nextStep });
}

export async function resolve(pack: Package): Promise<void> {
  const doc = await pack.file('zhang', 'performanceProof');
  await pack.do('zhang', 'markResolving', { ground: 'helpGranted', doc });
}

export const report = (pack: Package, person: string) => pack.do(person, 'report', { text: '已办结本方任务' });

const parts = {
  opinion: 'handlingOpinion',
  deliveryProof: 'deliveryProof',
  outcomeProof: 'performanceProof',
  contactRecord: 'contactRecord',
  statement: 'leaderStatement',
};

export async function aPack(pack: Package): Promise<Record<string, string>> {
  const filed = Object.entries(parts).map(async ([part, type]) => [part, await pack.file('zhang', type)] as const);
  return Object.fromEntries(await Promise.all(filed));
}

export async function handIn(pack: Package): Promise<void> {
  for (const person of ['han', 'he']) await report(pack, person);
  await pack.do('zhang', 'applyCloseOut', { kind: 'resolved', pack: await aPack(pack) });
}

export const verify = (pack: Package, by = 'cao') => pack.do(by, 'verify', { checks: allOk('closeOutChecks') });

/** Another petition on the matter, received and screened on the day. */
export async function comesAgain(again: Matter, first: string): Promise<void> {
  const notice = await again.file('chen', 'linkNotice');
  await again.do('chen', 'screen', { result: 'running', matchId: first, notice });
}
