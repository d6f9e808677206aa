import { eq } from 'drizzle-orm';
import { claimsOf } from '../../cli/token';
import { panelPool } from '../../db/panel';
import { keepPanel, panelOf, panelVersions } from '../../db/panel-members';
import { stories } from '../../db/schema';
import type { PanelMember } from '../../domain/panel/member';
import { anOffice, type Office } from '../support/office';

/** The pool as the registers of the small office have it; labour is below the county government, its team below it. */
let office: Office;
beforeAll(async () => {
  office = await anOffice({ worker: false });
});
afterAll(() => office.close());

const petition = '00000000-0000-4000-8000-00000000000a';
const change = { changeReason: '换届', changedBy: 'cheng', changedAt: '2026-01-05T01:00:00.000Z' };
const member = (person: string, more: Partial<PanelMember> = {}): PanelMember => ({
  ...{ person, bureau: 'county-bureau', name: person, kinds: ['lawyer'], mainKind: 'lawyer', units: [] },
  ...{ periods: [{ from: '2026-01-01' }], selected: { how: 'application' } },
  ...more,
});
const keep = (members: readonly PanelMember[], bureau = 'county-bureau') =>
  keepPanel(
    office.db,
    bureau,
    members.map((one) => ({ person: one.person, make: () => one })),
    change,
  );
const of = (more: object = {}) => ({
  ...{ pool: 'panel' as const, bureauId: 'county-bureau', on: '2026-06-03' },
  ...{ units: ['labour'], persons: ['chen'], petitionIds: [petition] },
  ...more,
});

test('one version a change, none for the same again, and two at once make no third', async () => {
  const one = member('versioned', { bureau: 'zhe-bureau' });
  expect(await keep([one], 'zhe-bureau')).toEqual(['added']);
  expect(await keep([one], 'zhe-bureau')).toEqual(['wasThere']);
  const ended = { ...one, periods: [{ from: '2026-01-01', to: '2026-03-31' }] };
  const both = await Promise.all([keep([ended], 'zhe-bureau'), keep([ended], 'zhe-bureau')]);
  expect(both.flat().sort()).toEqual(['changed', 'wasThere']);
  expect((await panelVersions(office.db, 'zhe-bureau', 'versioned')).map(({ version }) => version)).toEqual([2, 1]);
  expect(await panelOf(office.db, 'zhe-bureau')).toMatchObject([{ version: 2, ...ended, ...change }]);
});

test('whoever is tied to the unit, to one above or below it, or has served there, is left out by name', async () => {
  await keep([
    member('free'),
    member('sibling', { units: ['housing'] }),
    member('own', { units: ['labour'] }),
    member('above', { units: ['county-gov'] }),
    member('below', { units: ['labour-team'] }),
    member('empty'), // held a post at housing, which is not concerned here
    member('da'), // serves at labour's team
    member('chen'),
    member('sat'),
    member('struck'),
    member('gone', { periods: [{ from: '2025-01-01', to: '2025-12-31' }] }),
  ]);
  await keep([member('elsewhere', { bureau: 'pu-bureau' })], 'pu-bureau');
  await earlierHearing();
  const { candidates, excluded } = await panelPool(office.db, of());
  expect(candidates.map(({ id }) => id).sort()).toEqual(['empty', 'free', 'sibling']);
  expect(Object.fromEntries(excluded.map(({ id, reason }) => [id, reason]))).toEqual({
    ...{ own: 'unitTie', above: 'unitTie', below: 'unitTie', da: 'officerOfUnit', chen: 'hadAPart' },
    ...{ sat: 'earlierHearing', struck: 'earlierHearing' },
  });
});

test('the hearing that fills a seat is no earlier one of its own matter', async () => {
  const [own] = await office.db.select().from(stories).where(eq(stories.kind, 'hearing'));
  const { candidates } = await panelPool(office.db, of({ hearingId: own!.id }));
  expect(candidates.map(({ id }) => id)).toEqual(expect.arrayContaining(['sat', 'struck']));
});

test('of another matter, another unit and nobody concerned, others are left out, or nobody', async () => {
  const housing = await panelPool(office.db, of({ units: ['housing'], persons: [], petitionIds: [] }));
  expect(housing.excluded).toEqual(
    expect.arrayContaining([
      { id: 'sibling', reason: 'unitTie' },
      { id: 'empty', reason: 'officerOfUnit' },
    ]),
  );
  const none = await panelPool(office.db, of({ units: [], persons: [], petitionIds: [] }));
  expect([none.candidates.length, none.excluded.length]).toEqual([10, 0]);
});

test('another bureau has another panel, and one that has none has an empty one', async () => {
  const at = async (bureauId: string) => (await panelPool(office.db, of({ bureauId }))).candidates;
  expect(await at('pu-bureau')).toEqual([{ id: 'elsewhere', stratum: 'lawyer' }]);
  expect(await at('city-bureau')).toEqual([]);
});

/** A hearing of the same petition that has ended: `sat` held its one seat, `struck` had left it. */
async function earlierHearing(): Promise<void> {
  const panel = { places: [{ no: 1, person: 'sat' }], next: 3, left: [{ no: 1, person: 'struck' }] };
  await office.db.insert(stories).values({
    ...{ id: '00000000-0000-4000-8000-00000000000b', kind: 'hearing', version: 9, stage: 'closed', over: true },
    ...{ number: '330421-TZ-2026-000001', region: '330421', regionPath: ['330421'], bureauId: 'county-bureau' },
    ...{ assistants: [], accusedUnits: [], accusedOfficers: [], targetMissed: false, offsetMs: 0, training: true },
    ...{ beganAt: change.changedAt, changedAt: change.changedAt, parent: petition, state: { facts: { panel } } },
  });
}

test('the command makes a token for a member as it does for an officer, and for nobody else', async () => {
  await keep([member('seat-holder', { bureau: 'shan-bureau' })], 'shan-bureau');
  const claims = await claimsOf(office.db, 'seat-holder');
  expect(claims).toEqual({ sub: 'seat-holder', name: 'seat-holder', roles: ['panelMember'] });
  expect(await claimsOf(office.db, 'chen')).toMatchObject({
    sub: 'chen',
    roles: expect.arrayContaining(['coordinator']),
  });
  await expect(claimsOf(office.db, 'stranger')).rejects.toThrow('in no review panel');
});
