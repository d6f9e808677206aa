import { parse } from 'csv-parse/sync';
import { accessLog, measured } from '../../db/schema';
import { anOffice, type Office } from '../support/office';
import { insertPetition } from '../support/rows';

/** One set of filters for lists, rates and tables; and tables that an office spreadsheet opens without harm. */
let office: Office;
const now = Date.parse('2026-06-10T09:00:00+08:00');
beforeEach(async () => {
  office = await anOffice({ worker: false, clock: () => now });
});
afterEach(() => office.close());

type Row = Parameters<typeof insertPetition>[1];
type Detail = Parameters<typeof insertPetition>[2];
let n = 0;

/** A matter with its line in the rates, due in May and answered. */
async function aMatter(row: Row = {}, detail: Detail = {}): Promise<string> {
  n += 1;
  const id = await insertPetition(
    office.db,
    { number: `county-bureau-2026-${String(n).padStart(6, '0')}`, ...row },
    detail,
  );
  const of = {
    domain: 'labour',
    channel: 'visit',
    track: 'ordinary',
    itemClass: 'first',
    matterType: 'appeal',
    ...detail,
  };
  const { domain, channel, track, itemClass, matterType, receivedByLeader = false, threeCross = [] } = of;
  await office.db.insert(measured).values({
    ...{ id, version: 1, offsetMs: 0, region: '330421', regionPath: ['330421', '330400'], unitId: 'labour' },
    ...{ assistants: [], accusedUnits: row?.accusedUnits ?? [], accusedOfficers: [] },
    ...{ domain, channel, track, itemClass, matterType, receivedByLeader, threeCross },
    ...{ receivedOn: detail?.receivedOn ?? '2026-02-26', handleDueOn: '2026-05-06', handledOn: '2026-05-01' },
    ...{ contactsBeforeChange: 0, resolved: false },
  });
  return id;
}
const get = (path: string, person = 'chen') => office.as(person).get(path);
const idsOf = (text: string) =>
  text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',').at(-1)!);
const window = 'from=2026-05-01&to=2026-05-31';

test('every filter narrows the list, the counts, the rates and the table alike', async () => {
  await aMatter({ stage: 'handling', unitId: 'labour' }, { domain: 'health', words: '别的事' });
  const wanted = await aMatter(
    { stage: 'closed', yellowAt: '2026-05-01T00:00:00.000Z', redAt: '2026-05-05T00:00:00.000Z', unitId: 'labour' },
    {
      ...{ domain: 'labour', channel: 'letter', track: 'difficult', itemClass: 'repeat', matterType: 'suggestion' },
      ...{
        receivedByLeader: true,
        threeCross: ['crossRegion'],
        receivedOn: '2026-04-02',
        words: '拖欠工资',
        resolved: false,
      },
    },
  );
  const filters = [
    ...['stage=closed', 'colour=red', 'domain=labour', 'channel=letter', 'track=difficult', 'itemClass=repeat'],
    ...['matterType=suggestion', 'receivedByLeader=true', 'threeCross=any', 'threeCross=crossRegion'],
    ...['receivedFrom=2026-04-01', 'receivedFrom=2026-04-02&receivedTo=2026-04-02', 'closedNotResolved=true', 'q=工资'],
  ];
  for (const filter of filters) {
    const seen = [filter, (await get(`/petitions?${filter}`)).body.items.map(({ id }: { id: string }) => id)];
    expect(seen).toEqual([filter, [wanted]]);
    expect([filter, (await get(`/petitions/counts?${filter}`)).body.total]).toEqual([filter, 1]);
    expect([filter, idsOf((await get(`/petitions.csv?${filter}`)).text)]).toEqual([filter, [wanted]]);
    const { items } = (await get(`/statistics?${window}&${filter}`)).body;
    const rate = items.find(({ rate: code }: { rate: string }) => code === 'onTimeRate');
    expect([filter, rate.denominator]).toEqual([filter, 1]);
    expect([filter, idsOf((await get(rate.links.csv.numerator.replace('/api/v1', ''))).text)]).toEqual([
      filter,
      [wanted],
    ]);
  }
  for (const path of ['/petitions?', '/petitions.csv?', `/statistics?${window}&`])
    for (const bad of ['threeCross=all', 'receivedByLeader=yes', 'receivedFrom=2026-02-30'])
      expect([path, bad, (await get(`${path}${bad}`)).status]).toEqual([path, bad, 400]);
});

test('a spreadsheet takes it for UTF-8, and no cell for a formula', async () => {
  await aMatter(
    {},
    {
      place: '=HYPERLINK("http://x","y")',
      words: '张三的电话',
      class: '@sum',
      threeCross: ['crossRegion', 'crossIndustry'],
    },
  );
  await aMatter({}, { place: '安县,"东"\n街', class: '+86' });
  const { status, headers, text } = await get('/petitions.csv');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(headers.get('content-disposition')).toBe('attachment; filename="petitions.csv"');
  const bytes = (await get('/petitions.csv')).bytes;
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(text).toContain('"\'=HYPERLINK(""http://x"",""y"")"');
  expect(text).toContain("'@sum");
  expect(text).toContain("'+86");
  expect(text).toContain('"安县,""东""\n街"');
  expect(text).toContain('crossRegion crossIndustry');
  expect(text).not.toContain('张三'); // neither words nor persons
});

const tableOf = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });

test('cells say in words what the API writes as codes, in the language asked for; the codes stand behind them', async () => {
  await aMatter(
    { stage: 'closed', unitId: 'labour', holderUnit: null },
    {
      ...{ domain: 'labour', channel: 'hotline12345', track: 'difficult', itemClass: 'repeat', severity: 'major' },
      ...{ threeCross: ['crossRegion', 'personFromHousehold'], receivedByLeader: true, resolved: false },
    },
  );
  const [zh] = tableOf((await get('/petitions.csv')).text);
  expect(zh).toMatchObject({
    ...{ '渠道 Channel': '12345热线', '环节 Stage': '已办结', '办理方式 Track': '监督办', '领域 Domain': '劳动保障' },
    ...{ '三跨三分离 Three-cross': '跨地区、人户分离', '领导接访 Received by a leader': '是', '已化解 Resolved': '否' },
    ...{ '责任单位 Unit': '安县人社局', '当前承办 Held by': '', '法定途径 Route': '' },
    ...{
      '渠道代码 Channel (code)': 'hotline12345',
      '环节代码 Stage (code)': 'closed',
      '责任单位代码 Unit (code)': 'labour',
    },
    ...{
      '三跨三分离代码 Three-cross (code)': 'crossRegion personFromHousehold',
      '已化解代码 Resolved (code)': 'false',
    },
  });
  const [en] = tableOf((await get('/petitions.csv?lang=en')).text);
  expect(en).toMatchObject({
    ...{ '渠道 Channel': 'Hotline 12345', '环节 Stage': 'Closed', '程度 Severity': 'Major', '已化解 Resolved': 'No' },
    ...{ '三跨三分离 Three-cross': 'Crosses regions, Person apart from household' },
    ...{ '初次或重复 First or repeat': 'Repeat', '初次或重复代码 First or repeat (code)': 'repeat' },
  });
  expect((await get('/petitions.csv?lang=fr')).status).toBe(400);
});

test('who takes a table is on the access log: when, by what filter, how many rows; never the words searched for', async () => {
  await aMatter({}, { words: '张三被拖欠工资', domain: 'labour' });
  await aMatter({}, { domain: 'health' });
  await get('/petitions.csv?domain=labour&q=张三');
  await get('/petitions.csv', 'han');
  await get(`/statistics/onTimeRate/matters.csv?${window}&part=numerator`, 'tou');
  await get('/petitions.csv?domain=none');
  const lines = await office.db.select().from(accessLog).orderBy(accessLog.id);
  const at = new Date(now).toISOString();
  expect(lines.map(({ id: _id, ...line }) => line)).toEqual([
    {
      ...{ at, person: 'chen', role: 'coordinator', story: null, what: 'petitions.csv', rows: 1 },
      filter: { domain: 'labour', q: true },
    },
    { ...{ at, person: 'han', role: 'handler', story: null, what: 'petitions.csv', rows: 2 }, filter: {} },
    {
      ...{ at, person: 'tou', role: 'unitHead', story: null, what: 'onTimeRate.csv', rows: 2 },
      filter: { part: 'numerator', from: '2026-05-01', to: '2026-05-31' },
    },
  ]);
});

test('more than a page comes whole and in the order of receipt', async () => {
  const days = Array.from({ length: 503 }, (_one, day) =>
    new Date(Date.UTC(2025, 0, 1 + ((day * 7) % 503))).toISOString().slice(0, 10),
  );
  for (let from = 0; from < days.length; from += 50)
    await Promise.all(days.slice(from, from + 50).map((receivedOn) => insertPetition(office.db, {}, { receivedOn })));
  const lines = (await get('/petitions.csv')).text.trim().split('\r\n').slice(1);
  expect(lines).toHaveLength(503);
  expect(lines.map((line) => line.split(',')[1])).toEqual([...days].sort());
});

test('whoever may not see a matter has no line of it, and rates are not for everybody', async () => {
  const accusation = await aMatter({ accusedUnits: ['labour'], unitId: 'housing' }, { matterType: 'accusation' });
  const open = await aMatter();
  expect(idsOf((await get('/petitions.csv', 'chen')).text).sort()).toEqual([accusation, open].sort());
  expect(idsOf((await get('/petitions.csv', 'han')).text)).toEqual([open]);
  expect(idsOf((await get(`/statistics/onTimeRate/matters.csv?${window}`, 'tou')).text)).toEqual([open]);
  expect((await get(`/statistics/onTimeRate/matters.csv?${window}`, 'han')).status).toBe(403);
  expect((await get(`/statistics/none/matters.csv?${window}`)).status).toBe(404);
  expect((await get('/petitions.csv?limit=5')).status).toBe(400);
});
