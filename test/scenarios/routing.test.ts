import { accept, aMatter, deliver, forward } from '../support/matter';
import { anOffice, type Office } from '../support/office';

/** The litigation split 诉访分离, and what a counter answers at once; dates by hand from the calendar of 2026. */
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

/**
 * Received Mon 2026-03-02 (forward due Tue 03-17), forwarded the same day (notify due Tue 03-17), accepted Wed 03-04
 * (handle due Sun 05-03, rolled to Wed 05-06). The unit finds on Mon 03-09 that a court has it: ten working days for
 * the receipt end Mon 03-23. On Wed 03-18 the court sends it back: the 15 days are over since the day before.
 */
test('the unit leads it to the court, the court sends it back, the bureau has no second fifteen days', async () => {
  const matter = await aMatter(office, 'chen', '2026-03-02T09:00:00+08:00');
  expect(await matter.clock('T_FORWARD')).toMatchObject({ dueOn: '2026-03-17' });
  await forward(matter, 'chen', 'labour', { problemClass: 'unpaid-wages', catalogueVersion: 1 });
  expect((await matter.row()).details).toMatchObject({
    route: 'arbitration',
    category: 'dispute',
    catalogueVersion: 1,
  });
  await matter.to('2026-03-04T09:00');
  await accept(matter, 'han', '2026-03-04');
  expect(await matter.clock('T_HANDLE')).toMatchObject({ strictOn: '2026-05-03', dueOn: '2026-05-06' });

  await matter.to('2026-03-09T15:00');
  const notice = await matter.file('han', 'routeOutNotice');
  const way = {
    basis: '民事诉讼法第一百二十二条',
    organ: '安县人民法院',
    handedOverAt: '2026-03-09T14:00:00+08:00',
    notice,
  };
  expect(await matter.code('han', 'routeOut', { ...way, route: 'petitionProcedure' })).toBe('residualRoute');
  expect(await matter.code('chen', 'routeOut', { ...way, route: 'litigation' })).toBe('notYourRole');
  await matter.do('han', 'routeOut', { ...way, route: 'litigation' });
  await deliver(matter, 'han', notice, '2026-03-09');
  expect(await matter.clock('T_HANDLE')).toMatchObject({ state: 'stopped' });
  expect(await matter.clock('T_HAND_OVER_RECEIPT')).toMatchObject({ state: 'running', dueOn: '2026-03-23' });
  const tasks = (await office.as('chen').get('/tasks')).body.items;
  expect(tasks).toMatchObject([{ act: 'confirmHandOver', dueOn: '2026-03-23' }]);

  await matter.to('2026-03-18T10:00');
  await matter.do('chen', 'takeBack', { reason: '法院不予立案，属信访程序' });
  // It was forwarded within its 15 days; they are over, and no date was missed (decision 015).
  expect(await matter.clock('T_FORWARD')).toMatchObject({ instance: 1, state: 'stopped', dueOn: '2026-03-17' });
  expect(await matter.clock('T_REFORWARD')).toMatchObject({ state: 'running', dueOn: '2026-03-25' }); // Wed
  await matter.to('2026-03-18T10:01');
  expect(await matter.fired()).toEqual([]);

  await matter.do('chen', 'classify', { domain: 'labour' });
  await matter.do('chen', 'forward', { unitId: 'labour' });
  await accept(matter, 'hu', '2026-03-18');
  expect(await matter.clock('T_HANDLE')).toMatchObject({ instance: 2, dueOn: '2026-05-06' });
});

test('a unit’s counter answers what it took in, and sees it until another unit has it', async () => {
  const begin = '2026-03-02T09:00:00+08:00'; // Mon; 30 days to rate: Wed 2026-04-01
  const matter = await aMatter(office, 'han', begin, { bureauId: 'county-bureau' });
  await matter.do('chen', 'screen', { result: 'none' });
  await matter.do('chen', 'classify', { domain: 'labour' });
  expect((await office.as('he').get(`/petitions/${matter.id}`)).status).toBe(404);
  const open = (await office.as('han').get(`/petitions/${matter.id}/acts`)).body.map(({ act }: { act: string }) => act);
  expect(open).toContain('answerOnSpot');

  const answer = { answer: '窗口每周三下午受理', toldOn: '2026-03-02' };
  expect(await matter.code('han', 'answerOnSpot', { ...answer, writtenAsked: true })).toBe('writtenRequired');
  const doc = await matter.file('han', 'onSpotAnswer');
  await matter.do('han', 'answerOnSpot', { ...answer, writtenAsked: true, doc });
  expect(await matter.clock('T_RATING')).toMatchObject({ state: 'running', dueOn: '2026-04-01' });
  expect(await matter.row()).toMatchObject({ stage: 'answeredOnSpot', over: false, holder: null });

  await matter.do('chen', 'takeBack', { reason: '答复不完整' });
  await matter.do('chen', 'forward', { unitId: 'housing' });
  expect((await office.as('han').get(`/petitions/${matter.id}`)).status).toBe(404);
});

test('an accusation that a counter took in is out of its sight at once', async () => {
  const accused = { matterType: 'accusation', accused: { units: [], officers: ['cao'] } };
  const matter = await aMatter(office, 'han', '2026-03-02T09:00:00+08:00', { bureauId: 'county-bureau', ...accused });
  expect((await office.as('han').get(`/petitions/${matter.id}`)).status).toBe(404);
  expect((await office.as('chen').get(`/petitions/${matter.id}`)).status).toBe(200);
});
