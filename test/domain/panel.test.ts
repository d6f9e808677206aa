import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { drawFaults, drawOf } from '../../domain/draw';
import { placesEver } from '../../domain/hearing/panel';
import { usualHearings } from '../../domain/hearing/settings';
import { type DrawLookup, drawRefusal } from '../../domain/learning';
import { panelEntry } from '../../domain/panel/inputs';
import { type PanelKind, panelKindCodes, panelKinds } from '../../domain/panel/kinds';
import { inOrder, isActive, type PanelMember, withPeriod } from '../../domain/panel/member';
import { panelSnapshot, poolState, wholePanel } from '../../domain/panel/pool';
import { usualPanels } from '../../domain/panel/settings';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const member = (person: string, more: Partial<PanelMember> = {}): PanelMember => ({
  ...{ person, bureau: 'county-bureau', name: person, kinds: ['lawyer'], mainKind: 'lawyer', units: [] },
  ...{ periods: [{ from: '2026-01-01' }], selected: { how: 'application' } },
  ...more,
});
const nobody = { units: [], officers: [], earlier: [] };
const asked = { on: '2026-06-03', persons: ['han', 'chen'] };

describe('a period of service', () => {
  test.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('to 06-30: on %s %s', (on, active) => {
    expect(isActive(member('a', { periods: [{ from: '2026-01-01', to: '2026-06-30' }] }), on)).toBe(active);
  });

  test('one more stands in its order, and takes the place of the one that begins on the same day', () => {
    const periods = [{ from: '2024-01-01', to: '2024-12-31' }, { from: '2026-01-01' }];
    const ended = withPeriod(periods, { from: '2026-01-01', to: '2026-12-31' });
    expect(ended).toEqual([periods[0], { from: '2026-01-01', to: '2026-12-31' }]);
    expect(withPeriod(periods, { from: '2025-01-01', to: '2025-12-31' }).map(({ from }) => from)).toEqual([
      ...['2024-01-01', '2025-01-01', '2026-01-01'],
    ]);
  });

  test.each([
    [[{ from: '2026-01-01' }, { from: '2027-01-01' }], false],
    [[{ from: '2026-01-01', to: '2026-12-31' }, { from: '2026-12-31' }], false],
    [[{ from: '2026-01-02', to: '2026-01-01' }], false],
    [[{ from: '2026-01-01', to: '2026-12-31' }, { from: '2027-01-01' }], true],
  ])('%j: %s', (periods, right) => {
    expect(inOrder(periods)).toBe(right);
  });
});

test('eleven kinds, each with both labels', () => {
  expect(panelKindCodes).toHaveLength(11);
  for (const { zh, en } of Object.values(panelKinds)) expect([zh, en].every((label) => label.length > 0)).toBe(true);
});

test.each([
  ['a main kind that is none of the kinds', { mainKind: 'elder' }],
  ['a kind twice', { kinds: ['lawyer', 'lawyer'] }],
  ['recommended by nobody', { selected: { how: 'recommendation' } }],
  ['an id with a space, which no draw could tell from two', { person: 'a b' }],
  ['periods that overlap', { periods: [{ from: '2026-01-01' }, { from: '2026-02-01' }] }],
])('%s is no entry', (_what, more) => {
  const entry = {
    ...{ person: 'p1', name: '张三', kinds: ['lawyer'], periods: [{ from: '2026-01-01' }] },
    selected: { how: 'application' },
  };
  expect(panelEntry.safeParse(entry).success).toBe(true);
  expect(panelEntry.safeParse({ ...entry, ...more }).success).toBe(false);
});

describe('who is left out, and why', () => {
  const near = { units: ['labour', 'county-gov'], officers: ['clerk'], earlier: ['before'] };
  const members = [
    member('free', { mainKind: 'elder', kinds: ['elder', 'lawyer'] }),
    member('tied', { units: ['hospital', 'labour'] }),
    member('clerk'),
    member('han'),
    member('before'),
    member('gone', { periods: [{ from: '2025-01-01', to: '2026-06-02' }] }),
  ];

  test('each is named with the first reason; who does not serve that day is not of the pool at all', () => {
    expect(panelSnapshot(members, asked, near)).toEqual({
      candidates: [{ id: 'free', stratum: 'elder' }],
      excluded: [
        { id: 'tied', reason: 'unitTie' },
        { id: 'clerk', reason: 'officerOfUnit' },
        { id: 'han', reason: 'hadAPart' },
        { id: 'before', reason: 'earlierHearing' },
      ],
    });
  });

  test('for another matter they may all be drawn', () => {
    const { candidates, excluded } = panelSnapshot(members, { ...asked, persons: [] }, nobody);
    expect([candidates.length, excluded.length]).toEqual([5, 0]);
  });

  test('the draw never seats a conflicted member: 10,000 pools', () => {
    const someone = fc.record({
      kind: fc.constantFrom<PanelKind>(...panelKindCodes),
      units: fc.subarray(['labour', 'housing', 'hospital', 'school']),
      from: fc.constantFrom('2026-01-01', '2026-06-03', '2026-06-04'),
    });
    const pool = fc.record({
      all: fc.array(someone, { maxLength: 40 }),
      units: fc.subarray(['labour', 'housing', 'hospital']),
      officers: fc.uniqueArray(fc.nat(39), { maxLength: 5 }),
      earlier: fc.uniqueArray(fc.nat(39), { maxLength: 12 }),
      persons: fc.uniqueArray(fc.nat(39), { maxLength: 8 }),
      seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    });
    const id = (n: number) => `m${n}`;
    fc.assert(
      fc.property(pool, ({ all, units, officers, earlier, persons, seed }) => {
        const register = all.map(({ kind, units: ties, from }, n) =>
          member(id(n), { kinds: [kind], mainKind: kind, units: ties, periods: [{ from }] }),
        );
        const barred = [officers, earlier, persons].map((list) => list.map(id));
        const [serving, sat, parties] = barred as [string[], string[], string[]];
        const snapshot = {
          subject: 'hearing',
          ...panelSnapshot(register, { on: asked.on, persons: parties }, { units, officers: serving, earlier: sat }),
        };
        const drawn = drawOf(hash, Buffer.from(seed).toString('hex'), snapshot);
        const conflicted = register.filter(
          (one) => one.units.some((unit) => units.includes(unit)) || barred.flat().includes(one.person),
        );
        const inactive = register.filter((one) => !isActive(one, asked.on));
        const outside = new Set([...conflicted, ...inactive].map(({ person }) => person));
        expect(drawn.order.filter((person) => outside.has(person))).toEqual([]);
        expect(drawn.order).toHaveLength(register.length - outside.size);
        expect(drawFaults(hash, drawn, snapshot)).toEqual([]);
        const active = conflicted.filter((one) => isActive(one, asked.on)).map(({ person }) => person);
        expect(snapshot.excluded.map((one) => one.id).sort()).toEqual(active.sort());
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);
});

describe('whether it may be drawn from at all', () => {
  const of = (count: number, kinds: readonly PanelKind[]) =>
    Array.from({ length: count }, (_, n) => member(`m${n}`, { mainKind: kinds[n % kinds.length]! }));

  test.each([
    [100, ['lawyer', 'elder', 'resident', 'expert'], []],
    [99, ['lawyer', 'elder', 'resident', 'expert'], [{ what: 'members', by: 1 }]],
    [120, ['lawyer', 'elder', 'resident'], [{ what: 'kinds', by: 1 }]],
    [
      9,
      ['lawyer'],
      [
        { what: 'members', by: 91 },
        { what: 'candidates', by: 2 },
        { what: 'kinds', by: 3 },
      ],
    ],
  ] as const)('%i of %j', (count, kinds, missing) => {
    const state = poolState(wholePanel(of(count, kinds), '2026-06-03'), usualPanels, 11);
    expect(state).toMatchObject({ size: count, missing });
    expect(state.kinds.reduce((sum, { members }) => sum + members, 0)).toBe(count);
  });

  test('for a hearing, candidates and kinds are counted without whoever is left out, as the draw counts them', () => {
    const all = wholePanel(of(100, ['lawyer', 'elder', 'resident', 'expert']), '2026-06-03');
    const isLeft = ({ stratum }: { stratum: string }) => stratum !== 'elder';
    const left = all.candidates.filter((one) => !isLeft(one)).map(({ id }) => ({ id, reason: 'unitTie' }));
    const pool = { candidates: all.candidates.filter(isLeft), excluded: left };
    const lookup = {
      what: 'draw',
      as: 'drawn',
      no: 1,
      orElse: 'scheduled',
      least: 11,
      leastStrata: 4,
      poolAtLeast: 100,
    };
    const of9 = { pool: 'panel', bureauId: 'city-bureau', on: '2026-06-03', units: [], persons: [], petitionIds: [] };
    expect(poolState(pool, usualPanels, 11)).toMatchObject({
      size: 100,
      candidates: 75,
      missing: [{ what: 'kinds', by: 1 }],
    });
    expect(drawRefusal({ ...lookup, of: of9 } as DrawLookup, pool)).toEqual({
      ...{ no: 1, candidates: 75, refused: 'strataTooFew', register: 'city-bureau' },
      missing: [{ what: 'kinds', by: 1 }],
    });
    expect(drawRefusal({ ...lookup, of: of9 } as DrawLookup, all)).toBeUndefined();
  });

  test('whoever does not serve on the day does not count', () => {
    expect(poolState(wholePanel(of(100, ['lawyer']), '2025-12-31'), usualPanels, 11)).toMatchObject({
      size: 0,
      kinds: [],
    });
  });
});

describe('whoever sat in an earlier hearing of the matter', () => {
  const terms = { ...usualHearings, size: 3, alternates: 1, pool: usualPanels };
  const drawn = { no: 1, candidates: 5, order: ['a', 'b', 'c', 'd', 'e'], seed: '', commitment: '', poolHash: '' };

  test('as it was drawn, with those who stood by', () => {
    expect(placesEver({ terms, drawn })).toEqual(['a', 'b', 'c', 'd']);
    expect(placesEver({})).toEqual([]);
  });

  test('as it became, with those who stepped aside', () => {
    const panel = {
      places: [{ no: 1, person: 'a' }, { no: 2, person: 'd' }, { no: 3, person: 'c' }, { no: 4 }],
      ...{ next: 4, left: [{ no: 2, person: 'b', why: 'interest' as const, on: '2026-06-04' }] },
    };
    expect(placesEver({ terms, drawn, panel })).toEqual(['a', 'd', 'c', 'b']);
  });
});
