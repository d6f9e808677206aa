import type { Context } from './acts';

/** The first item of a checklist in force that is not answered with yes; undefined: all are. */
export const openCheck = (
  { checklists }: Context,
  id: string,
  checks: readonly { readonly code: string; readonly ok: boolean }[],
): string | undefined =>
  checklists?.[id]?.codes.find((code) => !checks.some((check) => check.code === code && check.ok));
