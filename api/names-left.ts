import { memberNames } from '../db/hearing-persons';
import { wrappedKeyOf } from '../db/keys';
import { petitionsBehind } from '../db/package-matters';
import { linesNamingPersons } from '../db/persons';
import type { Needs } from '../domain/acts';
import type { HearingState } from '../domain/hearing/facts';
import { namesLeft, type Telltale } from '../domain/hearing/names-left';
import type { Person } from '../domain/inputs';
import type { AnyState } from '../domain/story';
import { unwrapKey } from '../sealing/keys';
import { openMarked } from '../sealing/marked';
import { logRead } from './access';
import type { Deps } from './deps';
import { personsIn } from './person-hashes';
import type { Call } from './route';

/**
 * Whether a text still tells who is meant: a person of any petition that is heard, an agent, whoever is spoken for, or a
 * member of the panel. Only yes or no leaves here; that it was asked stands in the access log, as opening them would.
 */
export async function isSomebodyNamed(
  { deps, viewer }: Pick<Call, 'deps' | 'viewer'>,
  state: AnyState,
  { text, members }: NonNullable<Needs['names']>,
): Promise<boolean> {
  const { facts, id } = state as HearingState;
  await logRead({ deps, viewer, nowMs: deps.clock() }, id, 'names');
  const petitions = facts.packageId ? await petitionsBehind(deps.db, facts.packageId) : [facts.petitionId ?? id];
  const persons = await Promise.all(petitions.map((petition) => personsOf(deps, petition)));
  const panel = await memberNames(deps.db, facts.bureauId ?? '');
  const telltales = [
    ...persons.flat().flatMap(telltalesOf),
    ...members.flatMap((person): Telltale[] => [
      { kind: 'code', value: person },
      ...(panel.has(person) ? [{ kind: 'name' as const, value: panel.get(person)!.name }] : []),
    ]),
  ];
  return namesLeft(text, telltales);
}

/** Of an erased petition nobody knows the persons any more. */
async function personsOf({ db, keys }: Deps, petition: string): Promise<Person[]> {
  const wrapped = await wrappedKeyOf(db, petition);
  if (wrapped === undefined) return [];
  const key = unwrapKey(keys.master, wrapped, petition);
  const lines = await linesNamingPersons(db, petition);
  return lines.flatMap(({ data }) => personsIn(openMarked(data.input, key, petition)));
}

function telltalesOf({ representedBy, represents = [], ...own }: Person): Telltale[] {
  const kinds = ['name', 'phone', 'mail', 'idNumber', 'address'] as const;
  const all = [own, ...represents, ...(representedBy === undefined ? [] : [{ name: representedBy }])];
  return all.flatMap((one: Partial<Record<(typeof kinds)[number], string>>) =>
    kinds.flatMap((kind) => (one[kind] === undefined ? [] : [{ kind, value: one[kind] }])),
  );
}
