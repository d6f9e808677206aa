import type { PersonHash } from '../db/keys';
import type { Person } from '../domain/inputs';
import { nameAddressHash, type PersonFact, personHash } from '../sealing/hashes';

const searched: readonly PersonFact[] = ['phone', 'idNumber'];

/** Whom the input of an act names, in the clear. */
export function personsIn(input: unknown): Person[] {
  const { persons = [], reps = [] } = input as { persons?: readonly Person[]; reps?: readonly Person[] };
  return [...persons, ...reps];
}

/**
 * By these the same person is found again: whom a registration names, and whoever is named later as a representative.
 * They are never part of an event. Of an agent the persons spoken for are compared, for an agent has many clients.
 */
export function hashesOf(input: unknown, searchKey: Uint8Array): PersonHash[] {
  return personsIn(input)
    .flatMap((one) => one.represents ?? [one])
    .flatMap((one) => ofPerson(one, searchKey));
}

function ofPerson(person: Omit<Person, 'represents' | 'representedBy'>, searchKey: Uint8Array): PersonHash[] {
  const strong = searched.map((kind) => {
    const value = person[kind as 'phone' | 'idNumber'];
    return { kind: kind as string, hash: value === undefined ? null : personHash(searchKey, kind, value) };
  });
  const weak = { kind: 'nameAddress', hash: nameAddressHash(searchKey, person.name, person.address ?? '') };
  return [...strong, weak].flatMap(({ kind, hash }) => (hash === null ? [] : [{ kind, hash }]));
}
