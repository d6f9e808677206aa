import { addDays, dayOf } from '../../domain/time';
import type { Matter } from './matter';
import type { Office } from './office';
import { until } from './until';

/**
 * Hearings at the door of an office. A preventive one about a plan of the labour bureau: proposed on Mon 2026-05-18, Ning
 * of the county government in the chair, Geng records.
 */
const proposal = {
  ...{ stage: 'preventive', applicant: 'bureau', open: true, ground: 'manyPeople', proposedOn: '2026-05-18' },
  ...{ subject: '技师学院搬迁方案', unitId: 'labour' },
};

export type Hearing = ReturnType<typeof hearingAt>;
export type Choice = 'uphold' | 'notUphold' | 'abstain';

export async function aHearing(office: Office, items = 1, begin = '2026-05-18T09:00:00+08:00'): Promise<Hearing> {
  const asked = Array.from({ length: items }, (_, n) => ({ no: n + 1, about: `第${n + 1}项` }));
  const headers = { 'Training-Begin': begin };
  const made = await office.as('chen').post('/hearings', { ...proposal, items: asked }, { headers });
  if (made.status !== 201) throw new Error(made.text);
  return hearingAt(office, made.body.hearing.id as string);
}

/** The hearing of a matter: chen calls it, and it is there. */
export async function calledHearing(office: Office, matter: Matter, more: object = {}): Promise<Hearing> {
  const call = { applicant: 'petitioner', items: [{ no: 1 }], open: true, ground: 'strongConcern' };
  await matter.do('chen', 'callHearing', { ...call, ...more });
  return hearingOf(office, await matter.row());
}

/** The hearing that a story called last, once it is there; `coordinator`: of the bureau that organises it. */
export async function hearingOf(
  office: Office,
  row: { children: { kind: string; id: string }[] },
  coordinator = 'chen',
): Promise<Hearing> {
  const { id } = row.children.findLast(({ kind }) => kind === 'hearing')!;
  await until(async () => (await office.as('chen').get(`/hearings/${id}`)).status === 200);
  return hearingAt(office, id, coordinator);
}

/** Whoever speaks: an officer by name, a member by id, a seat by its number. */
export function hearingAt(office: Office, id: string, coordinator = 'chen') {
  const asMember = (sub: string) =>
    office.as('chen', { sub, roles: ['panelMember'], unit: undefined, region: undefined });
  const as = (who: string) => (who.startsWith('member-') ? asMember(who) : office.as(who));
  const post = (who: string, act: string, input: object) => as(who).post(`/hearings/${id}/acts/${act}`, input);
  const get = async (path = '', by = 'cao') => (await as(by).get(`/hearings/${id}${path}`)).body;
  return {
    ...{ id, coordinator, as, post, get },
    do: async (who: string, act: string, input: object = {}) => {
      const answer = await post(who, act, input);
      if (answer.status !== 200) throw new Error(`${act}: ${answer.text}`);
      return answer.body;
    },
    code: async (who: string, act: string, input: object = {}): Promise<string | undefined> =>
      (await post(who, act, input)).body.code,
    file: (type: string) => office.as(coordinator).file(id, type),
    seats: async (): Promise<string[]> => {
      const { panel, details } = await get();
      return panel
        .filter(({ no }: { no: number }) => no <= details.terms.size)
        .map(({ person }: { person: string }) => person);
    },
    clock: async (rule: string) =>
      (await get('/clocks')).items.filter((one: { rule: string }) => one.rule === rule).at(-1),
    told: async () => (await get('/events')).items.map(({ act, to }: { act: string; to: string }) => `${act} ${to}`),
    to: async (at: string) => {
      const moved = await office.as('chen').post('/training/advance', { story: id, to: at }, { key: null });
      if (moved.status !== 200) throw new Error(moved.text);
    },
  };
}

export async function schedule(hearing: Hearing, more: object = {}): Promise<void> {
  const session = { sessionAt: '2026-06-25T09:00:00+08:00', drawAt: '2026-06-03T08:00:00+08:00' };
  await hearing.do(hearing.coordinator, 'schedule', {
    ...session,
    place: '县信访局三楼',
    chair: 'ning',
    recorder: 'geng',
    ...more,
  });
}

/** A hearing that a matter has called has a petitioner, too. */
const hasPetitioner = async (hearing: Hearing): Promise<boolean> => (await hearing.get()).details.step !== 'preventive';

/** A proof of delivery for each side that has one. */
export async function proofsFor(hearing: Hearing) {
  const proofs = { unit: await hearing.file('deliveryProof') };
  return (await hasPetitioner(hearing)) ? { ...proofs, petitioner: await hearing.file('deliveryProof') } : proofs;
}

/** The clock draws on Wed 2026-06-03 at eight; the list is served at nine. */
export async function serve(hearing: Hearing, servedOn = '2026-06-03'): Promise<void> {
  await hearing.to(`${servedOn}T09:00:00+08:00`);
  await hearing.do(hearing.coordinator, 'serve', { servedOn, proofs: await proofsFor(hearing) });
}

/** The days for objections are over on Mon 06-08. */
export async function letter(hearing: Hearing): Promise<void> {
  const { dueOn } = await hearing.clock('T_HEARING_RECUSAL');
  await hearing.to(`${addDays(dueOn, 1)}T09:00:00+08:00`);
  await hearing.do(hearing.coordinator, 'letter');
}

export async function convene(hearing: Hearing): Promise<void> {
  const { at, chair } = (await hearing.get()).details.session;
  await hearing.to(`${dayOf(at)}T09:05:00+08:00`);
  const seats = (await hearing.seats()).map((_person, n) => n + 1);
  const present = { seats, petitioner: await hasPetitioner(hearing), unit: true };
  await hearing.do(chair, 'convene', { present, identities: '人社局代表李某，证件核对无误' });
}

export async function deliberate(hearing: Hearing): Promise<void> {
  const { chair, recorder } = (await hearing.get()).details.session;
  for (let step = 1; step <= 9; step += 1)
    await hearing.do(recorder, 'recordStep', { step, text: `第${step}项议程笔录` });
  await hearing.do(chair, 'deliberate');
}

export const ballot = (choices: readonly Choice[], reason = '依据充分') => ({
  items: choices.map((choice, n) => ({ no: n + 1, choice, reason })),
});

/** Every seat votes on the one request, and the chair announces what came of it. */
export async function vote(hearing: Hearing, counts: Readonly<Record<Choice, number>>): Promise<void> {
  const votes = Object.entries(counts).flatMap(([choice, n]) => Array<Choice>(n).fill(choice as Choice));
  for (const [n, person] of (await hearing.seats()).entries())
    await hearing.do(person, 'castBallot', ballot([votes[n]!]));
  await hearing.do((await hearing.get()).details.session.chair, 'tally');
}

/** To where the panel votes. */
export async function deliberating(office: Office, items = 1, more: object = {}): Promise<Hearing> {
  const hearing = await aHearing(office, items);
  await schedule(hearing, more);
  await serve(hearing);
  await letter(hearing);
  await convene(hearing);
  await deliberate(hearing);
  return hearing;
}

export async function opine(hearing: Hearing, text = '评议团认为方案依据充分'): Promise<void> {
  const { verdicts, details } = await hearing.get();
  const signatures = (await hearing.seats()).map((_person, n) => ({ seat: n + 1, signed: true }));
  await hearing.do(details.session.chair, 'issueOpinion', { text, items: verdicts, signatures });
}
