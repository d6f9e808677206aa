import { and, desc, eq } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { events, matterKeys, publishedOpinions } from '../db/schema';
import type { HearingState } from '../domain/hearing/facts';
import { verdicts } from '../domain/hearing/opinion';
import { isPublished } from '../domain/hearing/publishing';
import { unwrapKey } from '../sealing/keys';
import { openMarked } from '../sealing/marked';
import type { ActivityDeps } from './deps';

/** Puts the checked copy where anybody may read it, or takes it away; a repeat changes nothing. */
export async function writePublication(
  tx: Queries,
  deps: ActivityDeps,
  { before, after }: { readonly before: HearingState; readonly after: HearingState },
): Promise<void> {
  const [was, is] = [isPublished(before), isPublished(after)];
  if (was === is) return;
  if (was) await tx.delete(publishedOpinions).where(eq(publishedOpinions.hearing, after.id));
  else await publish(tx, deps, after);
}

async function publish(tx: Queries, deps: ActivityDeps, state: HearingState): Promise<void> {
  const { id, facts } = state;
  const matter = facts.petitionId ?? id;
  const text = await checkedText(tx, deps, id, matter);
  const votes = verdicts(state).map((verdict) => ({
    ...facts.tally!.items.find(({ no }) => no === verdict.no)!,
    ...verdict,
  }));
  await tx
    .insert(publishedOpinions)
    .values({
      ...{ hearing: id, number: facts.number!, bureauId: facts.bureauId!, unitId: facts.unitId ?? null },
      ...{
        sessionOn: facts.convenedOn!,
        issuedOn: facts.opinion!.issuedOn,
        publishedOn: facts.redaction!.publishedOn!,
      },
      ...{ decides: facts.terms!.decides, votes, text },
    })
    .onConflictDoNothing();
}

/** As it was submitted last: that one was read, else the act had been refused. */
async function checkedText(tx: Queries, { masterKey }: ActivityDeps, hearing: string, matter: string) {
  const [key] = await tx.select().from(matterKeys).where(eq(matterKeys.matter, matter));
  if (!key) throw new Error(`hearing ${hearing} goes on and its matter is erased`);
  const [line] = await tx
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.story, hearing), eq(events.act, 'submitRedaction')))
    .orderBy(desc(events.seq))
    .limit(1);
  const { input } = line!.data as { input: unknown };
  return (openMarked(input, unwrapKey(masterKey, key.wrapped, matter), matter) as { text: string }).text;
}
