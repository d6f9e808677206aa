import { type Hearing, hearingAt } from './hearing-door';
import type { Matter } from './matter';
import type { Office } from './office';
import { until } from './until';

/** A hearing on a petition's first request, called by Chen; the petition moves it along. */
export async function hearingOn(office: Office, matter: Matter): Promise<Hearing> {
  const asked = { applicant: 'petitioner', items: [{ no: 1 }], ground: 'manyPeople' };
  await matter.do('chen', 'callHearing', asked);
  const { children } = await matter.row();
  const hearing = hearingAt(office, children.at(-1).id);
  await until(async () => (await hearing.get()).stage === 'proposed');
  return { ...hearing, to: (at: string) => matter.to(at.slice(0, 16)) };
}
