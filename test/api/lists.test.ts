import { anOffice, type Office } from '../support/office';
import { insertPetition } from '../support/rows';

let office: Office;
const now = Date.parse('2026-03-10T04:00:00Z');
beforeEach(async () => {
  office = await anOffice({ worker: false, clock: () => now });
});
afterEach(() => office.close());

const as = (person: string) => office.as(person);

async function allPages(path: string, between?: (page: number) => Promise<unknown>): Promise<string[]> {
  const found: string[] = [];
  for (let page = 0, cursor = ''; ; page += 1) {
    const { body } = await as('chen').get(`${path}${path.includes('?') ? '&' : '?'}limit=3${cursor}`);
    found.push(...body.items.map((item: { id: string }) => item.id));
    if (!body.next) return found;
    await between?.(page);
    cursor = `&cursor=${body.next}`;
  }
}

test('pages follow each other without a gap or a repeat, also when matters come in between', async () => {
  const due = ['2026-03-12', '2026-03-12', '2026-03-12', '2026-03-15', null, null, '2026-03-20', null];
  const first = await Promise.all(due.map((nextDueOn) => insertPetition(office.db, { nextDueOn })));
  const found = await allPages('/petitions', (page) =>
    insertPetition(office.db, { nextDueOn: page === 0 ? '2026-03-01' : '2026-03-18' }),
  );
  expect(new Set(found).size).toBe(found.length);
  expect(first.filter((id) => !found.includes(id))).toEqual([]);
});

test('due next comes first, matters without a due day last', async () => {
  const [none, late, soon] = await Promise.all(
    [null, '2026-04-01', '2026-03-11'].map((nextDueOn) => insertPetition(office.db, { nextDueOn })),
  );
  expect(await allPages('/petitions')).toEqual([soon, late, none]);
});

test('colours come from the stored instants and the story’s own now', async () => {
  const instants = { yellowAt: '2026-03-09T16:00:00.000Z', redAt: '2026-03-12T16:00:00.000Z' };
  const yellow = await insertPetition(office.db, instants);
  const moved = await insertPetition(office.db, { ...instants, offsetMs: 3 * 86_400_000, training: true });
  const green = await insertPetition(office.db, { ...instants, yellowAt: '2026-03-10T16:00:00.000Z' });
  const none = await insertPetition(office.db);
  for (const [colour, id] of Object.entries({ yellow, red: moved, green, none }))
    expect([colour, await allPages(`/petitions?colour=${colour}`)]).toEqual([colour, [id]]);
  expect((await as('chen').get('/petitions/counts')).body).toEqual({ none: 1, green: 1, yellow: 1, red: 1, total: 4 });
});

test('each filter narrows', async () => {
  const other = await insertPetition(office.db, { unitId: 'housing' }, { words: '房屋漏水 100%' });
  const wanted = await insertPetition(
    office.db,
    { stage: 'closed', nextDueOn: '2026-03-11', number: 'county-bureau-2026-000777' },
    {
      domain: 'labour',
      channel: 'letter',
      track: 'difficult',
      itemClass: 'repeat',
      matterType: 'suggestion',
      resolved: false,
    },
  );
  const filters = [
    'stage=closed,replied',
    'unit=labour',
    'domain=labour',
    'channel=letter',
    'track=difficult',
    'itemClass=repeat',
  ];
  const more = ['matterType=suggestion', 'closedNotResolved=true', 'dueBefore=2026-03-12', 'q=county-bureau-2026-0007'];
  for (const filter of [...filters, ...more])
    expect([filter, await allPages(`/petitions?${filter}`)]).toEqual([filter, [wanted]]);
  expect(await allPages(`/petitions?q=${encodeURIComponent('漏水 100%')}`)).toEqual([other]);
  expect(await allPages('/petitions?q=%25')).toEqual([other]);
  expect(await allPages('/petitions?region=330400')).toHaveLength(2);
  expect(await allPages('/petitions?region=330499')).toEqual([]);
});

test.each(['cursor=abc', 'limit=101', 'limit=0', 'colour=pink', 'dueBefore=2026-02-30', 'q=%00'])(
  '%s is refused',
  async (query) => {
    const { status, body } = await as('chen').get(`/petitions?${query}`);
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalidInput', `?${query.split('=')[0]}`]);
  },
);
