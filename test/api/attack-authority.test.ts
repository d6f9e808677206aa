import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { storyDoors } from '../../api/doors';
import type { Claims } from '../../api/tokens';
import { events, matterKeys, orders, stories } from '../../db/schema';
import { newState } from '../../domain/life';
import { order } from '../../domain/order/order';
import type { StoryKindName } from '../../domain/story';
import { newMatterKey, wrapKey } from '../../sealing/keys';
import { anOffice, claimsOf, type Office } from '../support/office';
import { insertPetition } from '../support/rows';
import { sampleOf } from '../support/sample';

/** Every act of every table, tried by everybody on matters of several stages: only what its row allows is open. */

let office: Office;
beforeAll(async () => {
  office = await anOffice({ worker: false });
});
afterAll(() => office.close());

const regionPath = ['330421', '330400'];
async function aPetition(row: Parameters<typeof insertPetition>[1] = {}): Promise<string> {
  const id = await insertPetition(office.db, row);
  await office.db.insert(matterKeys).values({ matter: id, wrapped: wrapKey(office.keys.master, newMatterKey(), id) });
  return id;
}

const petitionAt = (stage: string, unitId: string | null) => async () => {
  const id = await aPetition({ stage, unitId, assistants: unitId ? ['housing'] : [] });
  const [row] = await office.db.select({ state: stories.state }).from(stories).where(eq(stories.id, id));
  await office.db
    .update(stories)
    .set({ state: { ...(row!.state as object), stage } })
    .where(eq(stories.id, id));
  return id;
};

const orderAt = (stage: string) => async () => {
  const petitionId = await aPetition();
  const id = randomUUID();
  const places = { unitId: 'labour', bureauId: 'county-bureau', superiorId: 'city-bureau', regionPath };
  const facts = { ...places, policyId: 'national-2022', petitionId, cause: 'delay' };
  const state = { ...newState(order, id, 0, false), seq: 4, stage, facts };
  await insertPetition(office.db, { id, kind: 'order', stage, parent: petitionId, state });
  await office.db.insert(orders).values({ id, petitionId, cause: 'delay' });
  return id;
};

const matters: readonly [StoryKindName, string, string | undefined, () => Promise<string>][] = [
  ['petition', 'registered', undefined, petitionAt('registered', null)],
  ['petition', 'forwarded', 'labour', petitionAt('forwarded', 'labour')],
  ['petition', 'handling', 'labour', petitionAt('handling', 'labour')],
  ['petition', 'evaluating', 'labour', petitionAt('evaluating', 'labour')],
  ['order', 'issued', 'labour', orderAt('issued')],
  ['order', 'answered', 'labour', orderAt('answered')],
  ['order', 'escalated', 'labour', orderAt('escalated')],
];

const callers: readonly [string, string, Partial<Claims>][] = [
  ['the coordinator of the county', 'chen', {}],
  ['the coordinator of the city', 'cheng', {}],
  ['the coordinator of a sibling county', 'zhe-chen', {}],
  ['the supervisor of the county', 'su', {}],
  ['the supervisor of the city', 'song', {}],
  ['the supervisor of a sibling county', 'pu-su', {}],
  ['a handler of the unit', 'han', {}],
  ['a handler of a unit below', 'da', {}],
  ['a handler of the assisting unit', 'he', {}],
  ['a handler of a sibling county', 'pu-han', {}],
  ['the head of the unit', 'tou', {}],
  ['a leader', 'zhang', { roles: ['leader'] }],
  ['the head of the unit above', 'zhang', { roles: ['unitHead'] }],
  ['the auditor', 'shen', {}],
  ['an administrator', 'cheng', { roles: ['admin'] }],
  ['another system', 'hotline', { roles: ['intake'], unit: undefined, region: undefined }],
  ['a coordinator of the city for a sibling county alone', 'cheng', { roles: ['coordinator'], region: '330422' }],
  ['somebody whose token names no region', 'chen', { region: undefined }],
];

const claimsFor = (person: string, more: Partial<Claims>): Claims =>
  person === 'hotline' ? { sub: person, roles: [], ...more } : { ...claimsOf(person), ...more };

/** What the registers make of the claims: a token without a region has the region of its unit. */
const heldBy = (person: string, claims: Claims): Claims =>
  person === 'hotline' ? claims : { ...claims, region: claims.region ?? claimsOf(person).region };

const regional = ['coordinator', 'supervisor', 'leader', 'auditor'];
const ofUnit = ['handler', 'unitHead'];

/** Said a second time, apart from the code under test: who sees a matter of the unit `labour`, assisted by housing. */
function sees({ roles, unit, region }: Claims, kind: StoryKindName, responsible: string | undefined): boolean {
  if (roles.some((role) => regional.includes(role)) && regionPath.includes(region ?? '')) return true;
  const desks = responsible === undefined ? [] : kind === 'petition' ? [responsible, 'housing'] : [responsible];
  return roles.some((role) => ofUnit.includes(role)) && desks.includes(unit ?? '');
}

/** The acts that the row, the stage and the place allow the bearer. */
function allowed(claims: Claims, kind: StoryKindName, stage: string, responsible: string | undefined): string[] {
  if (!sees(claims, kind, responsible)) return [];
  return Object.entries(storyDoors[kind].kind.acts)
    .filter(([act, { by, onBehalf = [], from }]) => {
      // An assistant does its own part and nothing else.
      const desks = act === 'contribute' ? [responsible, 'housing'] : [responsible];
      const held = [...by, ...onBehalf].filter((role) => (claims.roles as readonly string[]).includes(role));
      const inPlace = held.some((role) =>
        ofUnit.includes(role) ? desks.includes(claims.unit ?? '') : regionPath.includes(claims.region ?? ''),
      );
      return inPlace && (from as readonly string[]).includes(stage);
    })
    .map(([act]) => act)
    .filter((act) => act in storyDoors[kind].acts);
}

describe.each(matters)('a %s that is %s', (kind, stage, responsible, insert) => {
  let id: string;
  beforeAll(async () => {
    id = await insert();
  });

  test.each(callers)('%s', async (_who, person, more) => {
    const claims = claimsFor(person, more);
    const who = office.bearing(await office.auth.sign(claims));
    const held = heldBy(person, claims);
    const open = allowed(held, kind, stage, responsible);
    const visible = sees(held, kind, responsible);
    const { route, acts } = storyDoors[kind];

    const answer = await who.get(`/${route}/${id}/acts`);
    expect([answer.status, visible && answer.body.map(({ act }: { act: string }) => act)]).toEqual(
      visible ? [200, open] : [person === 'hotline' ? 403 : 404, false],
    );
    const { creating, kind: table } = storyDoors[kind];
    for (const [act, { schema }] of Object.entries(acts)) {
      if (act === creating || open.includes(act)) continue;
      // Whoever does not see the matter is asked only about the acts of the own roles: the others are as far away.
      const named = [...table.acts[act]!.by, ...(table.acts[act]!.onBehalf ?? [])] as readonly string[];
      if (!visible && !claims.roles.some((role) => named.includes(role))) continue;
      const refused = await who.post(`/${route}/${id}/acts/${act}`, sampleOf(schema));
      const hidden = person === 'hotline' ? 'forbidden' : 'notFound';
      const codes = visible ? ['notYourRole', 'notYourUnit', 'wrongStage'] : [hidden];
      // What does not exist is looked up before the stage is asked.
      const unknown = ['documentMissing', 'unknownOfficer', 'unknownUnit'];
      expect([act, [...codes, ...(visible ? unknown : [])]]).toEqual([
        act,
        expect.arrayContaining([refused.body.code]),
      ]);
      expect([403, 404, 409, 422]).toContain(refused.status);
    }
    expect(await office.db.select().from(events).where(eq(events.story, id))).toEqual([]);
  });
});
