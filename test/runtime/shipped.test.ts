import { and, eq } from 'drizzle-orm';
import { checklists, events, policies } from '../../db/schema';
import { bundledChecklists } from '../../domain/checklists';
import type { Clock } from '../../domain/clock';
import { bundledPolicies } from '../../domain/policy/bundled';
import { national2022 } from '../../domain/policy/national-2022';
import type { Policy, RuleCode } from '../../domain/policy/types';
import { bringShipped, wordsOf } from '../../runtime/shipped';
import { aForwardedPetition } from '../support/a-petition';
import { accept, aMatter, deliver, forward, type Matter, signReply } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { admit, askForReview, decide, deliverDecision, onReview } from '../support/review-door';
import { aStage, type Stage } from '../support/stage';
import { until } from '../support/until';

const newest = `national-2022@${national2022.version}`;
const lists = bundledChecklists.map(({ id, version }) => `checklist ${id}@${version}`);
const others = bundledPolicies.filter(({ id }) => id !== 'national-2022').map(({ id, version }) => `${id}@${version}`);

/** The office as it was before the code knew these rules: with that version only. */
async function asBefore({ db }: Pick<Office, 'db'>, version: number, ...unknown: RuleCode[]): Promise<void> {
  await db.delete(policies).where(eq(policies.id, 'national-2022'));
  const first = {
    ...national2022,
    version,
    rules: national2022.rules.filter(({ code }) => !unknown.includes(code)),
  };
  await db.insert(policies).values({ id: first.id, version, data: first });
}

describe('an office with the first version only', () => {
  let office: Office;
  let matter: Matter;
  const assign = { unitId: 'labour', feedbackOn: '2026-04-01' };
  const clocks = async () =>
    (await matter.row()).clocks.length > 0 &&
    Object.fromEntries(
      (await office.as('chen').get(`/petitions/${matter.id}/clocks`)).body.items.map((clock: Clock) => [
        clock.rule,
        clock.policyVersion,
      ]),
    );
  beforeAll(async () => {
    office = await anOffice();
    await asBefore(office, 1, 'T_ASSIGN_FEEDBACK');
    await office.db.delete(checklists);
    matter = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00');
    await matter.do('chen', 'screen', { result: 'none' });
    await matter.do('chen', 'classify', { domain: 'labour' });
  });
  afterAll(() => office.close());

  test('refuses an act that takes a rule it does not know, and leaves no trace of it', async () => {
    const to = `/petitions/${matter.id}/acts/assign`;
    for (const path of [to, `${to}/preview`]) {
      const { status, body } = await office.as('chen').post(path, assign);
      expect([status, body.code, body.detail]).toEqual([
        409,
        'ruleMissing',
        'policy national-2022 has no rule T_ASSIGN_FEEDBACK',
      ]);
    }
    expect((await matter.row()).version).toBe(3);
  });

  test('gets what ships with the code, once; running clocks keep what they began with', async () => {
    const { brought, different } = await bringShipped(office.db);
    expect(brought).toEqual([`policy ${newest}`, ...lists]);
    expect([different, (await bringShipped(office.db)).brought]).toEqual([[], []]);

    await matter.do('chen', 'assign', assign);
    expect(await clocks()).toEqual({
      T_FORWARD: 'national-2022@1',
      T_NOTIFY: newest,
      T_OBJECT: newest,
      T_ASSIGN_FEEDBACK: newest,
    });
    const { items } = (await office.as('chen').get('/policies')).body;
    expect(items.map((one: { policyVersion: string }) => one.policyVersion.split('+')[0]).sort()).toEqual(
      [newest, ...others].sort(),
    );
  });

  test('two at once bring it once', async () => {
    await office.db.delete(checklists);
    const both = await Promise.all([bringShipped(office.db), bringShipped(office.db)]);
    expect(both.flatMap(({ brought }) => brought).sort()).toEqual([...lists].sort());
  });

  test('what it has made of a shipped version stays, and it is told so', async () => {
    const own = { ...national2022, validFrom: '2030-01-01' };
    const isNewest = and(eq(policies.id, national2022.id), eq(policies.version, national2022.version));
    await office.db.update(policies).set({ data: own }).where(isNewest);
    const done = await bringShipped(office.db);
    expect(wordsOf(done)).toEqual([
      `registers: policy ${newest} is not what ships under that version; it stays as it is`,
    ]);
    const rows = await office.db.select().from(policies).where(isNewest);
    expect(rows.map(({ data }) => data)).toEqual([JSON.parse(JSON.stringify(own))]);
  });
});

describe('an office with the version before reviews', () => {
  let office: Office;
  const ofReviews: RuleCode[] = ['T_ADMIT', 'T_FILE', 'T_REDO', 'T_LATE_ENTRY'];
  beforeAll(async () => {
    office = await anOffice();
    await asBefore(office, 2, ...ofReviews);
  });
  afterAll(() => office.close());

  test('is given the next one, and reviews begin under it; what ran before keeps its own', async () => {
    const matter = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00');
    await forward(matter, 'chen', 'labour');
    await accept(matter, 'han', '2026-03-02');
    await deliver(matter, 'han', await signReply(matter, 'han', 'tou'), '2026-03-02');
    const window = async () => (await matter.clock('T_REVIEW_WINDOW')).policyVersion;
    expect(await window()).toBe('national-2022@2');

    const { brought, different } = await bringShipped(office.db);
    const ofPolicies = (names: readonly string[]) => names.filter((one) => one.startsWith('policy'));
    expect([ofPolicies(brought), ofPolicies(different)]).toEqual([[`policy ${newest}`], []]);
    const [before] = await office.db
      .select()
      .from(policies)
      .where(and(eq(policies.id, 'national-2022'), eq(policies.version, 2)));
    const { rules } = before!.data as Policy;
    expect(rules.filter(({ code }) => ofReviews.includes(code))).toEqual([]);

    const review = await askForReview(office, matter);
    await admit(office, review);
    const call = { unitId: 'labour', dueOn: '2026-03-10' };
    await onReview(office, review, 'geng', 'callFile', call);
    const { items } = (await office.as('geng').get(`/reviews/${review}/clocks`)).body;
    expect(Object.fromEntries(items.map((one: Clock) => [one.rule, one.policyVersion]))).toEqual({
      T_REVIEW: newest,
      T_FILE: newest,
    });
    expect(await window()).toBe('national-2022@2');
    await upheldOnce(matter);
    await matter.to('2026-04-02T10:00'); // the second window: Wed 04-01
    expect(await matter.clock('T_LATE_ENTRY')).toMatchObject({ state: 'running', policyVersion: newest });
  });

  async function upheldOnce(matter: Matter): Promise<void> {
    const { id } = (await matter.row()).children.at(-1);
    await decide(office, id);
    await deliverDecision(office, id);
    await until(async () => (await matter.row()).stage === 'reviewed');
  }
});

describe('what happens by itself', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await aStage();
  });
  afterAll(() => stage.close());

  /** Whether the story has tried in vain, and goes on trying. */
  const isTrying = async (workflowId: string) => {
    const execution = { workflowId };
    const found = await stage.client.workflowService.describeWorkflowExecution({ namespace: 'default', execution });
    return (found.pendingWorkflowTask?.attempt ?? 0) > 1;
  };

  test('an order waits for the rule that its office lacks, and then begins', async () => {
    await asBefore(stage, 1, 'T_ORDER_ACK');
    const petition = await aForwardedPetition(stage);
    await petition.advance('2026-03-17T09:30:00+08:00'); // T_NOTIFY from Thu 02-26 is due Fri 03-13
    const [order] = await stage.openedOrdersOf(petition.id);
    await until(() => isTrying(`order:${order!.id}`));
    expect(await stage.events(order!.id)).toEqual([]);

    await bringShipped(stage.db);

    await until(async () => (await stage.events(order!.id)).length > 0);
    const [issued] = await stage.db.select().from(events).where(eq(events.story, order!.id));
    expect(issued?.act).toBe('issue');
  });

  test('an alert waits for the policy that tells whom it warns, and the matter lives on', async () => {
    const petition = await aForwardedPetition(stage);
    await stage.db.delete(policies).where(eq(policies.id, 'national-2022'));
    const moved = petition.advance('2026-03-10T09:30:00+08:00'); // slip of T_NOTIFY: Tue 03-10
    await until(() => isTrying(`petition:${petition.id}`));

    await bringShipped(stage.db);

    await moved;
    expect((await stage.events(petition.id)).map(({ act }) => act)).toContain('warn');
  });
});
