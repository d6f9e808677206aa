import { randomUUID } from 'node:crypto';
import { openApi } from '../../api/openapi';
import { allRoutes } from '../../api/routes';
import { accessLog } from '../../db/schema';
import { aMatter, deliver, type Matter } from '../support/matter';
import { anOffice, type Office, type Reply } from '../support/office';

/**
 * Scenario D as far as routing goes: an accusation received Wed 2026-05-06 against the labour bureau (U) and cao (D),
 * a coordinator of the county's own bureau. Handed over Fri 2026-05-08; ten working days after that (Sat 05-09 is a
 * make-up day) is Thu 2026-05-21.
 */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const accusation = { matterType: 'accusation', accused: { units: ['labour'], officers: ['cao'] } };
const barred = [
  ["U's head", 'tou'],
  ["U's handler", 'han'],
  ['a handler below U', 'da'],
  ['D acting as coordinator', 'cao'],
] as const;

async function sorted(): Promise<Matter> {
  const matter = await aMatter(office, 'chen', '2026-05-06T09:00:00+08:00', accusation);
  await matter.do('chen', 'screen', { result: 'none' });
  await matter.do('chen', 'classify', {
    domain: 'discipline',
    problemClass: 'officer-misconduct',
    catalogueVersion: 1,
  });
  return matter;
}

const handOver = async (matter: Matter, more: object = {}) => ({
  ...{ route: 'discipline', basis: '信访工作条例第三十条', organ: '安县纪委监委', organUnit: 'discipline' },
  ...{ handedOverAt: '2026-05-08T09:30:00+08:00', notice: await matter.file('chen', 'routeOutNotice') },
  ...more,
});

/** What a caller can tell two answers apart by. */
const seen = ({ status, headers, text }: Reply) => [status, [...headers].filter(([name]) => name !== 'date'), text];

const listsOf = async (person: string) => {
  const paths = ['/petitions', '/petitions/counts', '/petitions?stage=routedOut&awaitingReceipt=true', '/orders'];
  const boxes = ['/tasks', '/tasks?box=unit', '/notices', '/notices?box=unit'];
  return Promise.all([...paths, ...boxes].map(async (path) => (await office.as(person).get(path)).text));
};

test('it goes to the discipline organ and nowhere else, and the accused learn nothing of it', async () => {
  const before = await Promise.all(barred.map(([, person]) => listsOf(person)));
  const matter = await sorted();
  expect(await matter.clock('T_FORWARD')).toMatchObject({ dueOn: '2026-05-21' }); // Thu

  const { code } = matter;
  expect(await code('chen', 'classify', { domain: 'labour', route: 'petitionProcedure' })).toBe('accusationRoute');
  for (const unitId of ['labour', 'labour-team']) {
    expect(await code('chen', 'forward', { unitId })).toBe('accusedUnit');
    expect(await code('chen', 'forward', { unitId: 'housing', assistants: [unitId] })).toBe('accusedUnit');
    expect(await code('chen', 'assign', { unitId, feedbackOn: '2026-05-20' })).toBe('accusedUnit');
  }
  expect((await office.as('chen').get('/tasks')).body.items).toMatchObject([{ act: 'routeOut', dueOn: '2026-05-21' }]);

  await matter.to('2026-05-08T10:00'); // Fri
  for (const organUnit of ['labour', 'labour-team'])
    expect(await code('chen', 'routeOut', await handOver(matter, { organUnit }))).toBe('accusedUnit');
  const way = await handOver(matter);
  await matter.do('chen', 'routeOut', way);
  expect(await matter.clock('T_FORWARD')).toMatchObject({ state: 'stopped', metOn: '2026-05-08', lateDays: 0 });
  expect(await matter.clock('T_HAND_OVER_RECEIPT')).toMatchObject({ state: 'running', dueOn: '2026-05-21' }); // Thu
  expect(await matter.row()).toMatchObject({ stage: 'routedOut', over: false, holder: { unitId: 'county-bureau' } });

  // An order of a supervisor can name no unit: it goes to whoever has the matter, which is the bureau.
  const order = { petitionId: matter.id, cause: 'shirking', demand: '督促移交' };
  expect((await office.as('su').post('/orders', order)).body.code).toBe('notYourUnit');
  const issued = await office.as('song').post('/orders', order);
  expect([issued.status, issued.body.order?.holder]).toEqual([201, { unitId: 'county-bureau' }]);
  expect((await office.as('song').post('/orders', { ...order, unitId: 'labour' })).body.code).toBe('invalidInput');

  for (const [n, [who, person]] of barred.entries()) {
    expect([who, await listsOf(person)]).toEqual([who, before[n]]);
    await cannotTell(matter, person, {
      routeOut: way,
      confirmHandOver: { receipt: way.notice, receivedOn: '2026-05-08' },
    });
  }
  await anAuthorisedRead(matter);
});

type Bodies = Record<string, object>;

/** Every route of the matter answers as for a matter that does not exist; acts are tried with bodies that would do. */
async function cannotTell(matter: Matter, person: string, bodies: Bodies): Promise<void> {
  const who = office.as(person);
  const paths = openApi(allRoutes({} as never)).paths as Record<string, object>;
  const reads = Object.entries(paths).filter(([path, item]) => /^\/petitions\/\{id\}/.test(path) && 'get' in item);
  expect(reads.length).toBeGreaterThan(6);
  const asks = [
    ...reads.map(
      ([path]) =>
        (id: string) =>
          who.get(path.replace('{id}', id)),
    ),
    ...Object.entries({
      ...bodies,
      takeBack: { reason: 'x' },
      answerOnSpot: { answer: 'x', toldOn: '2026-05-08' },
    }).flatMap(([act, body]) =>
      ['', '/preview'].map((end) => (id: string) => who.post(`/petitions/${id}/acts/${act}${end}`, body)),
    ),
  ];
  for (const ask of asks) {
    const answer = await ask(matter.id);
    expect(answer.status).toBe(404);
    expect(seen(answer)).toEqual(seen(await ask(randomUUID())));
  }
}

async function anAuthorisedRead({ id }: Matter): Promise<void> {
  expect((await office.as('chen').get(`/petitions/${id}?persons=1`)).body.persons).toHaveLength(1);
  const lines = (await office.db.select().from(accessLog)).filter(({ story }) => story === id);
  expect(lines).toMatchObject([{ person: 'chen', what: 'persons' }]);
}

test('it stays in sight until the organ has confirmed it and the petitioner has the notice', async () => {
  const matter = await sorted();
  await matter.to('2026-05-08T10:00'); // Fri
  const way = await handOver(matter);
  await matter.do('chen', 'routeOut', way);
  const waiting = async () =>
    (await office.as('chen').get('/petitions?stage=routedOut&awaitingReceipt=true')).body.items.find(
      (one: { id: string }) => one.id === matter.id,
    );
  expect(await waiting()).toMatchObject({ route: 'discipline', handedOverOn: '2026-05-08', receiptOn: null });
  await matter.to('2026-05-22T08:59'); // Fri
  expect(await matter.fired()).toEqual([]);
  await matter.to('2026-05-22T09:01');
  expect(await matter.fired()).toEqual(['warn T_HAND_OVER_RECEIPT#1 2026-05-22']);

  await matter.do('chen', 'confirmHandOver', {
    ...{ receipt: await matter.file('chen', 'handOverReceipt'), receivedOn: '2026-05-22' },
  });
  expect(await waiting()).toBeUndefined();
  expect(await matter.row()).toMatchObject({ over: false, holder: { unitId: 'county-bureau' } });
  await deliver(matter, 'chen', way.notice, '2026-05-22');
  expect(await matter.row()).toMatchObject({ over: true, holder: null });
});
