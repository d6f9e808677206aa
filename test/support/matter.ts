import type { Office, Reply } from './office';
import { onceChecks } from './registers';

const registration = {
  ...{ channel: 'visit', matterType: 'appeal', class: 'wages', place: '安县' },
  persons: [{ name: '种子姓名甲', phone: '13912345678' }],
  requests: [{ text: '请求支付拖欠的工资' }],
  facts: '在工地做了三个月，工资一直没有拿到。',
};

/** One matter at the door of an office, begun at `begin` (an instant at +08:00): acts, papers, moved time, clocks. */
export async function aMatter(office: Office, coordinator: string, begin: string, more: object = {}) {
  const at = { 'training-begin': begin };
  const body = { ...registration, receivedOn: begin.slice(0, 10), ...more };
  const registered = await office.as(coordinator).post('/petitions', body, { headers: at });
  if (registered.status !== 201) throw new Error(registered.text);
  return matterOf(office, coordinator, registered.body.petition.id as string);
}
export type Matter = Awaited<ReturnType<typeof aMatter>>;

function matterOf(office: Office, coordinator: string, id: string) {
  const post = (person: string, act: string, input: object, noun = 'petitions', story = id): Promise<Reply> =>
    office.as(person).post(`/${noun}/${story}/acts/${act}`, input);
  const get = async (path: string) => (await office.as(coordinator).get(path)).body;
  return {
    id,
    /** Moves the matter and its open stories on to an instant, e.g. `2026-04-03T10:00` at +08:00. */
    to: async (instant: string, outage = false) => {
      const answer = await office
        .as(coordinator)
        .post('/training/advance', { story: id, to: `${instant}:00+08:00`, outage });
      if (answer.status !== 200) throw new Error(answer.text);
    },
    /** Does an act and expects it to be done. */
    do: async (person: string, act: string, input: object = {}) => {
      const answer = await post(person, act, input);
      if (answer.status !== 200) throw new Error(`${act}: ${answer.text}`);
      return answer.body;
    },
    /** Tries an act and answers with the code of its refusal. */
    code: async (person: string, act: string, input: object = {}) =>
      (await post(person, act, input)).body.code as string,
    doOrder: async (order: string, person: string, act: string, input: object = {}) => {
      const answer = await post(person, act, input, 'orders', order);
      if (answer.status !== 200) throw new Error(`${act}: ${answer.text}`);
      return answer.body;
    },
    file: (person: string, type: string) => office.as(person).file(id, type),
    row: () => get(`/petitions/${id}`),
    order: async () => {
      const { children } = await get(`/petitions/${id}`);
      return children.length > 0 ? get(`/orders/${children.at(-1).id}`) : undefined;
    },
    /** The last clock of a rule. */
    clock: async (rule: string) => clockIn(await get(`/petitions/${id}/clocks`), rule),
    /** What fired by itself: `act clock day`, oldest first. */
    fired: async () => firedIn(await get(`/petitions/${id}/events`)),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: an answer of the door
type Answered = any;
const listIn = (answer: Answered): Answered[] => (Array.isArray(answer) ? answer : answer.items);
const clockIn = (answer: Answered, rule: string) =>
  listIn(answer)
    .filter((clock) => clock.rule === rule)
    .at(-1);

/** The office's day of an instant. */
export const dayAt = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

const firedIn = (answer: Answered) =>
  listIn(answer)
    .filter((event) => event.data.alert)
    .map((event) => `${event.act} ${event.data.alert.clock} ${dayAt(event.at)}`);

/** Screened, classified and forwarded by the coordinator, at the matter's now. */
export async function forward(matter: Matter, coordinator: string, unitId: string, more: object = {}): Promise<void> {
  await matter.do(coordinator, 'screen', { result: 'none' });
  await matter.do(coordinator, 'classify', { domain: 'labour', ...more });
  await matter.do(coordinator, 'forward', { unitId });
}

/** Accepted on the day, the notice delivered the same day, handling begun. */
export async function accept(matter: Matter, handler: string, acceptedOn: string): Promise<void> {
  const notice = await matter.file(handler, 'acceptanceNotice');
  await matter.do(handler, 'accept', { acceptedOn, officer: handler, notice });
  await deliver(matter, handler, notice, acceptedOn);
  await matter.do(handler, 'startHandling');
}

export async function deliver(matter: Matter, handler: string, docId: string, deliveredOn: string): Promise<void> {
  const proof = await matter.file(handler, 'deliveryProof');
  await matter.do(handler, 'recordDelivery', { docId, deliveredOn, way: 'inPerson', proof });
}

/** Submitted by the handler and signed by the head; answers with the opinion's id. */
export async function signReply(matter: Matter, handler: string, head: string, more: object = {}): Promise<string> {
  const opinion = await matter.file(handler, 'handlingOpinion');
  const items = [{ no: 1, outcome: 'explained', facts: '已查明', basis: '劳动法第五十条' }];
  const reply = { opinion, items, onceChecks, remedy: '三十日内可向市人社局申请复查', ...more };
  await matter.do(handler, 'submitReply', reply);
  await matter.do(head, 'approveReply');
  return opinion;
}

/** Begun Fri 2026-02-27, accepted by the labour bureau on Mon 03-02, which speaks to the petitioner the same day. */
export async function acceptedByLabour(office: Office): Promise<Matter> {
  const matter = await aMatter(office, 'chen', '2026-02-27T09:00:00+08:00');
  await forward(matter, 'chen', 'labour');
  await matter.to('2026-03-02T09:30');
  await accept(matter, 'han', '2026-03-02');
  await matter.do('han', 'recordContact', { on: '2026-03-02', how: 'phone', summary: '已联系' });
  return matter;
}
