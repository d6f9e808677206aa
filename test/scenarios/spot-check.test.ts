import { anOffice, type Office } from '../support/office';
import { hold, type Package, progress } from '../support/package-door';
import { aLedPackage, aReport, aSpotCheck, openMeeting, type SpotCheck } from '../support/spot-check-door';
import { until } from '../support/until';
import { verified } from '../support/verified-draw';

/**
 * A video spot check through the door in moved time: the meeting is on Thu 2026-03-05 at 15:00, is moved to the day after
 * once the set is drawn, and leaves things to be done.
 */
let office: Office;
let packs: Package[];
beforeAll(async () => {
  office = await anOffice();
  packs = [await aLedPackage(office, true), await aLedPackage(office, true), await aLedPackage(office)];
});
afterAll(() => office.close());

const get = async (path: string, by = 'su') => office.as(by).get(path);
const shownDraws = async (check: SpotCheck) => (await check.get('/draw')).draws;

test('moved after the draw: a void set on record, another drawn under another seed, both checked offline', async () => {
  const check = await aSpotCheck(office, { n: 2 });
  expect(await shownDraws(check)).toEqual([]);
  await check.to('2026-03-05T10:59');
  expect((await check.row()).stage).toBe('planned');
  await check.to('2026-03-05T11:00');
  const first = await check.drawn();
  expect(first).toHaveLength(2);
  expect(await check.code('su', 'move', { meetingAt: '2026-03-05T10:00:00+08:00', reason: '另有安排' })).toBe(
    'dateOutOfOrder',
  );
  await check.to('2026-03-05T12:00');
  // Until 16:00 the draw would lie behind: the set stays.
  await check.do('su', 'move', { meetingAt: '2026-03-05T15:30:00+08:00', reason: '推迟半小时' });
  expect([(await check.row()).stage, await check.drawn()]).toEqual(['drawn', first]);
  await check.do('su', 'move', { meetingAt: '2026-03-06T15:00:00+08:00', reason: '推迟一天' });
  expect(await check.row()).toMatchObject({ stage: 'planned', details: { voided: [{ no: 1, packageIds: first }] } });
  expect(await check.drawn()).toEqual([]);
  await check.to('2026-03-06T11:00');
  const second = await check.drawn();
  expect(second).toHaveLength(2);

  const draws = await shownDraws(check);
  expect(draws.map(({ no, seated }: { no: number; seated: string[] }) => [no, seated])).toEqual([
    [1, first],
    [2, second],
  ]);
  for (const { committed, drawn, pool } of draws) {
    expect(committed.seq).toBeLessThan(drawn.seq);
    expect(pool.candidates.map(({ id }: { id: string }) => id).sort()).toEqual(packs.map(({ id }) => id).sort());
  }
  const shown = (await get(`${check.path}/draw`)).text;
  const [code, said] = await verified(shown);
  expect([code, said.split('\n').length]).toEqual([0, 3]);
  const forged = JSON.parse(shown);
  forged.draws[1].record.order.reverse();
  expect(await verified(JSON.stringify(forged))).toEqual([
    1,
    expect.stringContaining('seed and pool give another order'),
  ]);
  expect(await check.code('su', 'open', { attendance: ['各部门'] })).toBe('tooEarly');
  await check.do('su', 'cancel', { reason: '另行安排' });
});

describe('from the draw to the last answer', () => {
  let check: SpotCheck;
  let drawn: string;
  beforeAll(async () => {
    await progress(packs[0]!);
    await hold(packs[0]!, '2026-03-02', '2026-03-19');
    check = await aSpotCheck(office, { n: 3 });
    await check.to('2026-03-05T11:00');
    drawn = packs[0]!.id;
  });

  test('the leaders are told and see it; who has nothing to do with it does not', async () => {
    const about = (await get('/notices', 'zhang')).body.items.filter(
      ({ story }: { story: string }) => story === check.id,
    );
    expect(about.map(({ topic }: { topic: string }) => topic)).toContain('drawn');
    for (const [who, status] of [
      ['zhang', 200],
      ['han', 200],
      ['tou', 200],
      ['he', 200],
      ['geng', 404],
      ['pu-su', 404],
      ['pu-han', 404],
    ] as const)
      for (const path of ['', '/draw', '/events', '/acts'])
        expect([who, path, (await get(check.path + path, who)).status]).toEqual([who, path, status]);
    expect((await get(`/spot-checks?package=${drawn}&over=false`, 'zhang')).body.items).toMatchObject([
      { id: check.id, stage: 'drawn', reported: 0, chair: 'gao' },
    ]);
  });

  test('the report is prefilled from the record of the package, for whoever may see both', async () => {
    const path = `${check.path}/packages/${drawn}/prefill`;
    const { status, body } = await get(path, 'zhang');
    expect(status).toBe(200);
    expect(body.workDone).toContain('已约谈企业');
    expect(body.workDone).toContain('核对垫付名单');
    expect(body.nextSteps).toEqual([
      { what: '核对垫付名单', by: '2026-03-19' },
      { what: '逐户核对工资账册', by: '2026-06-30' },
    ]);
    expect((await get(path, 'geng')).status).toBe(404);
    expect((await get(`${check.path}/packages/${check.id}/prefill`, 'zhang')).status).toBe(404);
    expect((await get(`${check.path}/packages/constructor/prefill`, 'zhang')).status).toBe(404);
  });

  test('what is said of a package opens only for whoever may see that package', async () => {
    await openMeeting(check);
    for (const id of await check.drawn()) await check.do('zhang', 'report', aReport(id, { workDone: `已办 ${id}` }));
    await check.do('tou', 'comment', { packageId: drawn, text: '加快进度' });
    await check.do('gao', 'chairComment', { text: '限期化解' });
    const opened = async (who: string) => (await get(`${check.path}/events?open=1`, who)).text;
    for (const who of ['su', 'zhang']) expect(await opened(who)).toContain(`已办 ${drawn}`);
    // A leader of another unit sees the meeting, and what the chair said, but none of the packages.
    const lin = await opened('lin');
    expect(lin).toContain('限期化解');
    expect(lin).not.toContain('已办');
    expect((await get(`${check.path}/events`)).text).not.toContain('已办');
  });

  test('follow-ups reach the package, colour it and wait for their answers', async () => {
    const items = [{ packageId: drawn, what: '发放到人', by: '2026-03-20' }];
    await check.do('su', 'setFollowUps', { items });
    await until(async () => (await packs[0]!.row()).details.followUps !== undefined);
    expect((await packs[0]!.row()).details.followUps).toMatchObject([
      { spotCheckId: check.id, no: 1, by: '2026-03-20' },
    ]);
    expect((await get('/packages')).body.items.find(({ id }: { id: string }) => id === drawn)).toMatchObject({
      ...{ followUpsOpen: 1, nextFollowUpOn: '2026-03-20' },
    });
    const words = await get(`/packages/${drawn}/events?open=1`, 'zhang');
    expect(words.text).toContain('发放到人');
    await packs[0]!.to('2026-03-17T00:01');
    expect((await packs[0]!.row()).reasons).toContainEqual(
      expect.objectContaining({ because: 'followUp', colour: 'yellow' }),
    );
    expect(await check.code('su', 'close', {})).toBe('itemsOpen');
    await check.do('han', 'answerFollowUp', { packageId: drawn, no: 1, text: '已全部发放' });
    await until(async () => (await packs[0]!.row()).details.followUps[0].answeredOn !== undefined);
    expect((await packs[0]!.row()).reasons).not.toContainEqual(expect.objectContaining({ because: 'followUp' }));
    await check.do('su', 'close', {});
    expect(await check.row()).toMatchObject({ stage: 'closed', over: true });
  });
});
