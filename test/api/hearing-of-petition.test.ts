import { pools } from '../../activities/pools';
import { ballot, deliberate, type Hearing, letter, opine, schedule } from '../support/hearing-door';
import { hearingOn } from '../support/hearing-on';
import { acceptedByLabour, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { fillPool, panel } from '../support/panel';
import { unzip } from '../support/unzip';

/** A hearing on a petition: its petitioners are on its papers, in its dossier, and in nothing that is published. */
let office: Office;
let matter: Matter;
let hearing: Hearing;
const seats: string[] = [];

beforeAll(async () => {
  fillPool();
  office = await anOffice();
  matter = await acceptedByLabour(office);
  hearing = await hearingOn(office, matter);
  await schedule(hearing, { sessionAt: '2026-03-25T09:00:00+08:00', drawAt: '2026-03-04T08:00:00+08:00' });
  await hearing.to('2026-03-04T09:00');
}, 60_000);
afterAll(() => office.close());

const proofs = async () => ({
  petitioner: await hearing.file('deliveryProof'),
  unit: await hearing.file('deliveryProof'),
});
const issue = (who: string, kind: string, body: object) =>
  hearing.as(who).post(`/hearings/${hearing.id}/papers/${kind}`, body);

test('the notice is addressed to the petitioners, and says of which matter', async () => {
  const { status, body } = await issue('chen', 'hearingNotice', { to: 'petitioner', bring: ['身份证'] });
  expect(status).toBe(201);
  const { text } = await office.as('chen').get(`/papers/${body.id}.html`);
  for (const part of ['种子姓名甲：', '请求支付拖欠的工资', (await matter.row()).number]) expect(text).toContain(part);
});

test('whoever sits has the words of the request, and nothing else of the petition', async () => {
  await hearing.do('chen', 'serve', { servedOn: '2026-03-04', proofs: await proofs() });
  await letter(hearing);
  seats.push(...(await hearing.seats()));
  const { body } = await hearing.as(seats[0]!).get(`/hearings/${hearing.id}/sheet`);
  expect(body.items).toEqual([{ no: 1, text: '请求支付拖欠的工资' }]);
  expect(JSON.stringify(body)).not.toMatch(/种子姓名|139/);
  for (const path of ['', '/events', '/papers', '/dossier'])
    expect([path, (await hearing.as(seats[0]!).get(`/petitions/${matter.id}${path}`)).status]).toEqual([path, 404]);
});

test('a public copy with a name or a phone of the petitioners is refused, and nobody is told which', async () => {
  await hearing.to('2026-03-25T09:05');
  const present = { seats: seats.map((_one, n) => n + 1), petitioner: true, unit: true };
  await hearing.do('ning', 'convene', { present, identities: '双方到场' });
  await deliberate(hearing);
  for (const person of seats) await hearing.do(person, 'castBallot', ballot(['uphold']));
  await hearing.do('ning', 'tally');
  await opine(hearing, '种子姓名甲的工资应当支付');
  for (const text of ['种子姓名甲的工资应当支付', '电话139-1234-5678的信访人', '１３９１２３４５６７８']) {
    const refused = await hearing.post('chen', 'submitRedaction', { text });
    expect([refused.body.code, refused.body.detail, refused.text.includes('种子')]).toEqual([
      'namesLeft',
      undefined,
      false,
    ]);
  }
  expect(await hearing.code('chen', 'submitRedaction', { text: '信访人甲某的工资应当支付' })).toBeUndefined();
});

async function dossierOf(petition: string): Promise<Map<string, Buffer>> {
  const token = await office.auth.sign({ sub: 'su', roles: ['supervisor'], unit: 'county-bureau', region: '330421' });
  const answer = await fetch(`${office.url}/api/v1/petitions/${petition}/dossier`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return unzip(Buffer.from(await answer.arrayBuffer()));
}

test('the dossier of the petition holds the record of its hearing and every paper of it', async () => {
  const files = await dossierOf(matter.id);
  const { number } = await hearing.get();
  const ofHearing = [...files.keys()].filter((name) => name.includes(number));
  expect(ofHearing).toEqual(expect.arrayContaining([expect.stringMatching(/hearingNotice\.html$/)]));
  expect(files.get('index.html')!.toString()).toContain(number);
  const lines = files.get('record-opened.jsonl')!.toString();
  for (const part of ['"act":"propose"', '第9项议程笔录', '种子姓名甲的工资应当支付', '"act":"tally"'])
    expect(lines).toContain(part);
  // Of a ballot the record holds the seat; whose vote it was stays closed for whoever opens the dossier, too.
  const ballots = lines.split('\n').filter((line) => line.includes('"act":"castBallot"'));
  expect(ballots).toHaveLength(9);
  for (const line of ballots) expect(line).not.toMatch(/member-|notUphold|uphold"|依据充分/);
});

test('the officer of the unit has the session in the own calendar', async () => {
  const { body } = await office.as('han').post('/calendar-links', {});
  const text = await (await fetch(`${office.url}${body.path}`)).text();
  expect(text.replaceAll('\r\n ', '')).toContain(
    `SUMMARY:评议听证（责任单位） Hearing (unit) ${(await hearing.get()).number}`,
  );
});

test('to a supervisor who sits in the panel the dossier gives nothing of the hearing', async () => {
  const [candidates, others] = [[...panel.slice(0, 10), { id: 'su', stratum: 'kind-1' }], panel.slice(10)];
  Object.assign(pools, {
    panel: async () => ({ candidates, excluded: others.map(({ id }) => ({ id, reason: 'person' })) }),
  });
  const other = await acceptedByLabour(office);
  const heard = await hearingOn(office, other);
  await schedule(heard, { sessionAt: '2026-03-25T09:00:00+08:00', drawAt: '2026-03-04T08:00:00+08:00' });
  const { number } = await heard.get();
  expect((await dossierOf(other.id)).get('index.html')!.toString()).toContain(number);
  await heard.to('2026-03-04T09:00:00+08:00');
  expect((await heard.get()).panel.map(({ person }: { person: string }) => person)).toContain('su');
  const files = await dossierOf(other.id);
  for (const name of ['index.html', 'record.jsonl', 'record-opened.jsonl', 'clocks.json', 'documents.json'])
    expect([
      name,
      files.get(name)!.toString().includes(heard.id),
      files.get(name)!.toString().includes(number),
    ]).toEqual([name, name === 'record.jsonl' || name === 'record-opened.jsonl', false]);
  expect(files.get('record-opened.jsonl')!.toString()).not.toContain('"kind":"hearing","story"');
});
