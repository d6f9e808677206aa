import type { z } from 'zod';
import { petitionInputs } from '../../domain/petition/inputs';

/** The fields of the form, in their order, each with the place in the registration that it fills. */
export const fields = {
  bureauId: { kind: 'select', at: 'bureauId', isNeeded: true },
  matterType: { kind: 'select', at: 'matterType', isNeeded: true },
  class: { kind: 'select', at: 'class', isNeeded: true },
  place: { kind: 'text', at: 'place', isNeeded: true },
  requests: { kind: 'area', at: 'requests', isNeeded: true },
  facts: { kind: 'area', at: 'facts', isNeeded: true },
  accusedUnit: { kind: 'select', at: 'accused', isNeeded: false },
  name: { kind: 'text', at: 'persons.0.name', isNeeded: true, fill: 'name' },
  phone: { kind: 'tel', at: 'persons.0.phone', isNeeded: true, fill: 'tel' },
  mail: { kind: 'email', at: 'persons.0.mail', isNeeded: false, fill: 'email' },
  address: { kind: 'text', at: 'persons.0.address', isNeeded: false, fill: 'street-address' },
  papers: { kind: 'file', at: 'papers', isNeeded: false },
} as const satisfies Record<string, Field>;

interface Field {
  readonly kind: 'select' | 'text' | 'area' | 'tel' | 'email' | 'file';
  readonly at: string;
  readonly isNeeded: boolean;
  /** What a browser may fill in by itself (WCAG 1.3.5). */
  readonly fill?: string;
}
export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields) as FieldName[];

export type FaultWord = 'missing' | 'tooLong' | 'unfit' | 'tooLarge' | 'wrongType';
export type Faults = Partial<Record<FieldName, FaultWord>>;

/** What a visitor typed. */
export type Typed = Readonly<Record<string, string>>;

interface Given {
  readonly typed: Typed;
  readonly receivedOn: string;
  /** Other systems' way to name a matter once: the form's own mark. */
  readonly once: string;
}

export const system = 'online';

/** The form as the door would be asked to register it, or what is wrong with its fields. */
export function registrationOf({ typed, receivedOn, once }: Given) {
  const filled = (name: string) => typed[name]?.trim() || undefined;
  const asked = (filled('requests') ?? '').split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const { name, phone, mail, address } = Object.fromEntries(
    ['name', 'phone', 'mail', 'address'].map((one) => [one, filled(one)]),
  );
  const accused = filled('matterType') === 'accusation' ? filled('accusedUnit') : undefined;
  const parsed = petitionInputs.register.safeParse({
    ...{ bureauId: filled('bureauId'), channel: 'onlineForm', receivedOn, matterType: filled('matterType') },
    ...{ class: filled('class'), place: filled('place'), facts: filled('facts') },
    persons: [{ name, phone, mail, address }],
    requests: asked.map((text) => ({ text })),
    ...(accused ? { accused: { units: [accused], officers: [] } } : {}),
    addressUnclear: address === undefined,
    source: { system, number: once },
  });
  const faults: Faults = {};
  for (const one of fieldNames) if (fields[one].isNeeded && !filled(one)) faults[one] = 'missing';
  for (const issue of parsed.error?.issues ?? []) mark(faults, issue);
  return { input: parsed.data, faults };
}

function mark(faults: Faults, { path, code }: z.core.$ZodIssue): void {
  const place = path.join('.');
  const name = fieldNames.find((one) => place === fields[one].at || place.startsWith(`${fields[one].at}.`));
  if (name) faults[name] ??= code === 'too_big' ? 'tooLong' : 'unfit';
}
