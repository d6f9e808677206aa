import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/connection';
import { petitions, stories } from '../../db/schema';
import { newState } from '../../domain/life';
import { petition } from '../../domain/petition/petition';

type Row = typeof stories.$inferInsert;
type PetitionRow = typeof petitions.$inferInsert;

/** A petition's read rows as `commit` would leave them, for tests of reading that need no story. */
export async function insertPetition(
  db: Db,
  story: Partial<Row> = {},
  more: Partial<PetitionRow> = {},
): Promise<string> {
  const id = story.id ?? randomUUID();
  const born = newState(petition, id, 0, false);
  const { unitId = 'labour', accusedUnits = [], accusedOfficers = [], assistants = [] } = story;
  const place = { bureauId: 'county-bureau', superiorId: 'city-bureau', regionPath: ['330421', '330400'] };
  const accused = { units: accusedUnits, officers: accusedOfficers };
  const facts = {
    ...born.facts,
    ...place,
    unitId: unitId ?? undefined,
    assistants,
    accused,
    policyId: 'national-2022',
  };
  const row: Row = {
    ...{
      id,
      kind: 'petition',
      version: 4,
      stage: 'forwarded',
      over: false,
      number: `county-bureau-2026-${id.slice(0, 6)}`,
    },
    ...{ region: '330421', regionPath: ['330421', '330400'], bureauId: 'county-bureau', unitId, assistants },
    ...{ accusedUnits, accusedOfficers, targetMissed: false, offsetMs: 0, training: false },
    ...{ beganAt: '2026-02-26T01:00:00.000Z', changedAt: '2026-02-26T01:00:00.000Z' },
    state: { ...born, seq: 4, stage: 'forwarded', facts },
    ...story,
  };
  await db.insert(stories).values(row);
  await db.insert(petitions).values({
    ...{ id, channel: 'visit', receivedOn: '2026-02-26', matterType: 'appeal', itemClass: 'first', class: 'wages' },
    ...{ place: '安县', headcount: 1, words: '被拖欠工资' },
    ...more,
  });
  return id;
}
