import { officers } from '../../db/schema';
import { isSeat, type Role, roles, type Seat } from '../../domain/acts';
import type { Office, Speaker } from './office';
import { rolesOf } from './registers';

/** Who tries the acts of the authorisation matrix. */

export type Place = 'right' | 'assisting' | 'organ' | 'elsewhere' | 'seated' | 'standing by';

export interface Story {
  readonly stage: string;
  readonly id: string;
  readonly unit: string | null;
  /** Who sees it for its part in it. */
  readonly partners: readonly string[];
  /** Who sits in it or stands by: chair and recorder, then the list. */
  readonly seated: readonly string[];
  readonly version: number;
  readonly over: boolean;
}

export interface Person {
  readonly role: Role;
  readonly place: Place;
  readonly unit?: string;
  /** The one that this person holds where there is a session. */
  readonly seat?: Seat;
  /** Everywhere the same one, except the members of a panel. */
  readonly id: (story: Story) => string;
  readonly who: (story: Story) => Speaker;
}

/** Roles that see a whole region, and those that see what their unit leads or assists; the others see no matter. */
export const regional: readonly Role[] = ['coordinator', 'supervisor', 'leader', 'auditor'];
export const ofUnit: readonly Role[] = ['handler', 'unitHead'];
const home = (role: Role) => (ofUnit.includes(role) ? 'labour' : 'county-bureau');
const away = (role: Role) => (ofUnit.includes(role) ? 'pu-labour' : 'pu-bureau');
const regionOf = (unit: string) => (unit.startsWith('pu-') ? '330423' : '330421');

/** One for each role at the right place and at a wrong one; of each unit that takes part, too. */
export async function postsFilled(office: Office): Promise<Person[]> {
  const ofPost = roles.filter((role) => role !== 'petitioner' && role !== 'intake');
  const placed = ofPost.flatMap((role) => [
    [role, 'right', home(role)] as const,
    [role, 'elsewhere', away(role)] as const,
    ...(ofUnit.includes(role) ? [[role, 'assisting', 'housing'] as const, [role, 'organ', 'county-gov'] as const] : []),
  ]);
  const people = await Promise.all(placed.map(([role, place, unit]) => employ(office, role, place, unit)));
  for (const role of ['petitioner', 'intake'] as const) {
    const id = `only-${role}`;
    const who = office.bearing(await office.auth.sign({ sub: id, roles: [role] }));
    people.push({ role, place: 'right', id: () => id, who: () => who });
  }
  return people;
}

/** A person who holds this one role, at this one place. */
async function employ(office: Office, role: Role, place: Place, unitId: string): Promise<Person> {
  const person = `only-${role}-${place}`;
  const post = { id: person, person, name: person, unitId, post: role, rank: 'staff', roles: [role], deputy: null };
  await office.db.insert(officers).values({ ...post, active: true });
  const claims = { sub: person, roles: [role], unit: unitId, region: regionOf(unitId) };
  const who = office.bearing(await office.auth.sign(claims));
  return { role, place, unit: unitId, id: () => person, who: () => who };
}

/** Seats of a panel of five on the list of those seated, after chair and recorder. */
const FIRST_MEMBER = 2;
const FIRST_ALTERNATE = FIRST_MEMBER + 5;

/** Whoever holds a seat in a hearing or stands by for one. Where nobody is drawn yet, a member of another hearing comes. */
export function panelOfAll(office: Office, found: readonly Story[]): Person[] {
  const other = found.find(({ seated, over }) => !over && seated.length > FIRST_ALTERNATE);
  const member = (place: Place, at: number, seat?: Seat): Person => {
    const id = ({ seated }: Story) => seated[at] ?? other!.seated[at]!;
    const claims = { roles: ['panelMember'] as const, unit: undefined, region: undefined };
    return { role: 'panelMember', place, seat, id, who: (story) => office.as('chen', { sub: id(story), ...claims }) };
  };
  const head = (id: string, seat: Seat): Person => {
    const [role] = rolesOf(id) as [Role];
    return { role, place: 'seated', unit: 'county-gov', seat, id: () => id, who: () => office.as(id) };
  };
  return [
    ...[head('ning', 'seat:chair'), head('geng', 'seat:recorder')],
    ...[member('seated', FIRST_MEMBER, 'seat:member'), member('standing by', FIRST_ALTERNATE)],
  ];
}

/** The seats that a person of the role could hold: members come as members, chair and recorder in whatever role. */
export const seatsFor = (role: Role, by: readonly string[]): Seat[] =>
  by.filter(isSeat).filter((seat) => seat !== 'seat:member' || role === 'panelMember');
