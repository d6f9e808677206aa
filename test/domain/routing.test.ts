import type { Context } from '../../domain/acts';
import { clockKey } from '../../domain/clock';
import { aRegistration } from '../support/a-petition';
import { theContext } from '../support/registers';
import { day, deliver, forwarded, inHand, papers, registered, Sim, who, x } from '../support/sim';

/** Where a matter goes: sorting by the list, leading out and back, answering on the spot. */
const accused = { matterType: 'accusation', accused: { units: ['labour'], officers: ['cao'] } };
const screened = (more: object = {}) => {
  const sim = registered(more);
  sim.act('screen', who('chen'), { result: 'none' }, papers);
  return sim;
};
const sort = (sim: Sim, more: object = {}, context: Context = papers) =>
  sim.act('classify', who('chen'), { domain: 'labour', severity: 'ordinary', rateable: true, ...more }, context);
const classified = (more: object = {}, classes: object = {}) => {
  const sim = screened(more);
  expect(sort(sim, classes)).toBeUndefined();
  return sim;
};

const at = (sim: Sim) => new Date(sim.now).toISOString();
const leave = (sim: Sim, person = 'chen', more: object = {}, context: Context = papers) => {
  const way = { route: 'litigation', basis: '民事诉讼法', organ: '安县人民法院', notice: 'routed' };
  return sim.act('routeOut', who(person), { ...way, handedOverAt: at(sim), ...more }, context);
};
const receive = (sim: Sim, more: object = {}, person = 'chen') =>
  sim.act('confirmHandOver', who(person), { receipt: 'receipt', receivedOn: day(sim), ...more }, papers);
const back = (sim: Sim, person = 'chen') => sim.act('takeBack', who(person), { reason: x }, papers);
const tell = (sim: Sim, more: object = {}, person = 'chen') =>
  sim.act('answerOnSpot', who(person), { answer: x, toldOn: day(sim), writtenAsked: false, ...more }, papers);
const running = (sim: Sim) =>
  sim.state().clocks.filter((one: { state: string }) => one.state === 'running') as { rule: string; dueOn: string }[];
const clocks = (sim: Sim) => Object.fromEntries(running(sim).map(({ rule, dueOn }) => [rule, dueOn]));

describe('sorting', () => {
  test('the route is what is said, else the list’s, else the usual one', () => {
    const facts = (more: object, classes: object = {}) => classified(more, classes).state().facts;
    expect(facts({})).toMatchObject({ route: 'petitionProcedure', category: 'petitionRequest' });
    expect(facts({}).catalogueVersion).toBeUndefined();
    expect(facts({}, { route: 'mediation' })).toMatchObject({ route: 'mediation', category: 'dispute' });
    const listed = { route: 'arbitration', problemClass: 'unpaid-wages', catalogueVersion: 1 };
    expect(facts({}, { problemClass: 'unpaid-wages' })).toMatchObject(listed);
    expect(facts(accused)).toMatchObject({ route: 'discipline', category: 'disciplineReport' });
  });

  test('an entry or a version that is not in force is refused', () => {
    const code = (classes: object, context?: Context) => sort(screened(), classes, context);
    expect(code({ catalogueVersion: 2 })).toBe('routeNotCurrent');
    expect(code({ problemClass: 'no-such-class' })).toBe('routeNotCurrent');
    expect(code({ problemClass: 'constructor' })).toBe('routeNotCurrent');
    expect(code({ problemClass: 'unpaid-wages', route: 'litigation' })).toBe('routeNotCurrent');
    expect(code({ problemClass: 'unpaid-wages' }, theContext({ catalogue: undefined }))).toBe('routeNotCurrent');
    expect(code({ problemClass: 'unpaid-wages', route: 'arbitration', catalogueVersion: 1 })).toBeUndefined();
  });

  test('an accusation goes to the discipline organs, and nothing else does', () => {
    expect(sort(screened(accused), { route: 'petitionProcedure' })).toBe('accusationRoute');
    expect(sort(screened(accused), { problemClass: 'unpaid-wages' })).toBe('accusationRoute');
    expect(sort(screened(), { route: 'discipline' })).toBe('accusationRoute');
    expect(sort(screened(), { problemClass: 'officer-misconduct' })).toBe('accusationRoute');
    expect(sort(screened(accused), { problemClass: 'officer-misconduct' })).toBeUndefined();
  });

  test('sorting anew forgets the line it was sorted by, and the inbox says what comes next', () => {
    const sim = classified({}, { problemClass: 'court-judgment' });
    expect(sim.tasks()).toEqual(['routeOut']);
    expect(sort(sim)).toBeUndefined();
    expect(sim.tasks()).toEqual(['forward']);
    expect(sim.state().facts.problemClass).toBeUndefined();
    expect(classified({}, { route: 'suggestion' }).tasks()).toEqual(['forward']);
  });
});

describe('leading out', () => {
  test('by whom: the bureau before the unit has accepted it, the unit while it has it', () => {
    expect(leave(classified(), 'han')).toBe('notYourUnit');
    expect(leave(forwarded(), 'chen')).toBeUndefined();
    expect(leave(forwarded(), 'he')).toBe('notYourUnit');
    expect(leave(forwarded(), 'han')).toBeUndefined();
    expect(leave(inHand(), 'chen')).toBe('notYourRole');
    expect(leave(inHand(), 'tou')).toBeUndefined();
    expect(leave(screened())).toBe('wrongStage');
  });

  test('the petition procedure leads nowhere else, and an accusation only to a unit that is not accused', () => {
    expect(leave(classified(), 'chen', { route: 'petitionProcedure' })).toBe('residualRoute');
    expect(leave(classified(), 'chen', { route: 'discipline', organUnit: 'discipline' })).toBe('accusationRoute');
    const sim = classified(accused);
    expect(leave(sim, 'chen', { organUnit: 'discipline' })).toBe('accusationRoute');
    expect(leave(sim, 'chen', { route: 'discipline' })).toBe('accusationRoute');
    for (const organUnit of ['labour', 'labour-team'])
      expect(leave(sim, 'chen', { route: 'discipline', organUnit })).toBe('accusedUnit');
    expect(leave(sim, 'cao', { route: 'discipline', organUnit: 'discipline' })).toBe('notYourUnit'); // accused himself
    expect(leave(sim, 'chen', { route: 'discipline', organUnit: 'discipline' })).toBeUndefined();
  });

  test('not ahead of time, not before the unit had it, and with the notice of this matter', () => {
    expect(leave(classified(), 'chen', { handedOverAt: '2026-02-26T09:01:00+08:00' })).toBe('dateInFuture');
    expect(leave(classified(), 'chen', { handedOverAt: '2026-02-25T23:59:00+08:00' })).toBe('dateOutOfOrder');
    expect(leave(forwarded(), 'han', { handedOverAt: '2026-02-25T23:59:00+08:00' })).toBe('dateOutOfOrder');
    expect(leave(classified(), 'chen', { notice: 'notice' })).toBe('wrongPaper');
    expect(leave(classified(), 'chen', {}, theContext())).toBe('documentMissing');
  });

  test('forwarding stops on the day, the receipt is awaited for ten working days, a mark and no breach', () => {
    const sim = classified(); // Thu 2026-02-26
    sim.to('2026-03-02T09:00:00+08:00'); // Mon
    expect(leave(sim)).toBeUndefined();
    expect(clocks(sim)).toEqual({ T_HAND_OVER_RECEIPT: '2026-03-16' }); // Mon
    expect(sim.state().clocks[0]).toMatchObject({ rule: 'T_FORWARD', metOn: '2026-03-02', lateDays: 0 });
    const fired = () => sim.events.filter((event) => event.data.alert).map(({ act }) => act);
    sim.to('2026-03-17T08:59:00+08:00');
    expect(fired()).toEqual([]);
    sim.to('2026-03-17T09:01:00+08:00');
    expect(fired()).toEqual(['warn']);
    sim.to('2026-06-01T09:00:00+08:00');
    expect([fired(), sim.orders()]).toEqual([['warn'], []]);
  });

  test('in time but entered late: the head of the bureau enters it, nobody else', () => {
    const sim = classified(); // forward is due Fri 2026-03-13
    sim.to('2026-03-13T23:00:00+08:00');
    const friday = at(sim);
    sim.to('2026-03-14T10:00:00+08:00');
    expect(leave(sim, 'chen', { handedOverAt: friday })).toBe('lateEntryByHead');
    const head = { id: 'ju', role: 'unitHead' as const, unit: 'county-bureau', region: '330421' };
    const way = { route: 'litigation', basis: 'b', organ: 'o', notice: 'routed', handedOverAt: friday };
    expect(sim.act('routeOut', { ...head, unit: 'labour' }, way, papers)).toBe('notYourUnit');
    expect(sim.act('declineAcceptance', head, { ground: x, remedy: x, notice: 'n' }, papers)).toBe('notYourUnit');
    expect(sim.act('routeOut', head, way, papers)).toBeUndefined();
    expect(sim.state().clocks[0]).toMatchObject({ metOn: '2026-03-13', lateDays: 0 });
  });

  test('the unit’s 15 days to tell the petitioner run on until the notice of the route is there', () => {
    const sim = inHand({}, false); // accepted, its notice never delivered
    sim.act('requestExtension', who('han'), { days: 10, reason: x }, papers);
    expect(leave(sim, 'han')).toBeUndefined();
    expect(clocks(sim)).toEqual({ T_NOTIFY: '2026-03-13', T_HAND_OVER_RECEIPT: '2026-03-11' }); // Fri, Wed
    expect(sim.tasks().sort()).toEqual(['confirmHandOver', 'recordDelivery']);
    expect(deliver(sim, 'notice')).toBe('wrongPaper'); // overtaken by the notice of the route
    expect(deliver(sim, 'routed', 'han', '2026-02-25')).toBe('deliveredBeforeIssue');
    expect(deliver(sim, 'routed')).toBeUndefined();
    expect(clocks(sim)).toEqual({ T_HAND_OVER_RECEIPT: '2026-03-11' });
    expect(deliver(sim, 'routed')).toBe('wrongPaper');
  });

  test('it is over when the organ has confirmed it and the petitioner has the notice, in either order', () => {
    const sim = classified();
    leave(sim);
    sim.to('2026-03-02T10:00:00+08:00');
    expect(receive(sim, {}, 'han')).toBe('notYourRole');
    expect(receive(sim, { receivedOn: '2026-02-25' })).toBe('dateOutOfOrder');
    expect(receive(sim, { receivedOn: '2026-03-03' })).toBe('dateInFuture');
    expect(receive(sim, { receipt: 'routed' })).toBe('wrongPaper');
    expect(receive(sim)).toBeUndefined();
    expect([receive(sim), sim.over(), sim.tasks()]).toEqual(['noRequest', false, ['recordDelivery']]);
    expect(deliver(sim, 'routed', 'chen')).toBeUndefined();
    expect([sim.over(), back(sim)]).toEqual([true, 'storyEnded']);
    const other = classified();
    leave(other);
    deliver(other, 'routed', 'chen');
    expect([other.over(), other.tasks()]).toEqual([false, ['confirmHandOver']]);
    receive(other);
    expect(other.over()).toBe(true);
  });
});

describe('taking back', () => {
  test('the 15 days are those of the first receipt; kept once, they are not missed afterwards; the bureau has 5 for itself', () => {
    const sim = classified(); // received Thu 2026-02-26: due Fri 2026-03-13
    leave(sim);
    sim.to('2026-03-05T09:00:00+08:00'); // Thu
    expect(back(sim, 'han')).toBe('notYourRole');
    expect(back(sim)).toBeUndefined();
    expect(clocks(sim)).toEqual({ T_FORWARD: '2026-03-13', T_REFORWARD: '2026-03-12' }); // Thu
    expect(sim.state()).toMatchObject({ stage: 'classified', facts: { round: 1 } });
    leave(sim);
    sim.to('2026-03-16T10:00:00+08:00'); // Mon
    back(sim);
    expect(clocks(sim)).toEqual({ T_REFORWARD: '2026-03-23' }); // Mon
    sim.to('2026-03-16T10:01:00+08:00');
    expect(leave(sim, 'chen', { handedOverAt: '2026-03-13T10:00:00+08:00' })).toBe('dateOutOfOrder'); // before it came back
    expect(sim.orders()).toEqual([]); // led out within the 15 days, twice: no date was missed
    expect(sim.act('forward', who('chen'), { unitId: 'labour', assistants: [] }, papers)).toBeUndefined();
    expect(sim.state().clocks.map(clockKey)).toEqual(
      expect.arrayContaining(['T_FORWARD#2', 'T_REFORWARD#2', 'T_NOTIFY#1']),
    );
    expect(Object.keys(clocks(sim)).sort()).toEqual(['T_NOTIFY', 'T_OBJECT']);
  });

  test('nothing of the unit stays, and a unit that has it again has no second sixty days', () => {
    const sim = inHand(); // accepted Thu 2026-02-26: due Mon 2026-04-27
    leave(sim, 'han');
    sim.to('2026-03-20T09:00:00+08:00');
    back(sim);
    const { unitId, officerId, notice, routedOut, acceptedOn } = sim.state().facts;
    expect([unitId, officerId, notice, routedOut, acceptedOn]).toEqual(Array(5).fill(undefined));
    const again = (unitId: string, officer: string) => {
      sim.act('forward', who('chen'), { unitId, assistants: [] }, papers);
      return sim.act('accept', who(officer), { acceptedOn: day(sim), officer, notice: 'notice' }, papers);
    };
    expect(again('labour', 'hu')).toBeUndefined();
    expect(clocks(sim).T_HANDLE).toBe('2026-04-27');
    leave(sim, 'hu');
    back(sim);
    expect(again('housing', 'he')).toBeUndefined();
    expect(clocks(sim).T_HANDLE).toBe('2026-05-19'); // Tue: sixty days of its own from Fri 03-20
  });

  test('a refusal to accept can be taken back while its notice is on the way', () => {
    const sim = classified();
    const context = theContext({
      documents: { ...papers.documents, no: { id: 'no', type: 'nonAcceptanceNotice', story: 'p', filedOn: day(sim) } },
    });
    sim.act('declineAcceptance', who('chen'), { ground: x, remedy: x, notice: 'no' }, context);
    expect(back(sim)).toBeUndefined();
    expect(Object.keys(clocks(sim)).sort()).toEqual(['T_FORWARD', 'T_REFORWARD']);
    expect(sim.tasks()).toEqual(['forward']);
  });
});

describe('answering on the spot', () => {
  test('in writing if that is wanted, not before the receipt, never an accusation', () => {
    expect(tell(classified(), { writtenAsked: true })).toBe('writtenRequired');
    expect(tell(classified(), { writtenAsked: true, doc: 'opinion' })).toBe('wrongPaper');
    expect(tell(classified(), { toldOn: '2026-02-25' })).toBe('dateOutOfOrder');
    expect(tell(classified(), { toldOn: '2026-02-27' })).toBe('dateInFuture');
    expect(tell(classified(accused))).toBe('accusationRoute');
    expect(tell(forwarded())).toBe('wrongStage');
    expect(tell(classified(), { writtenAsked: true, doc: 'onSpot' })).toBeUndefined();
  });

  test('it ends with the right to rate; rated twice or not rateable, at once', () => {
    const rating = { bureau: 'satisfied', unit: 'satisfied', onBehalfOf: { paper: 'paper', signedBy: 'petitioner' } };
    const sim = classified();
    expect(tell(sim)).toBeUndefined();
    expect([clocks(sim), sim.tasks()]).toEqual([{ T_RATING: '2026-03-30' }, []]); // Sat 03-28 rolls to Mon
    sim.to('2026-03-30T23:59:00+08:00');
    expect(sim.over()).toBe(false);
    sim.to('2026-03-31T00:01:00+08:00');
    expect(sim.over()).toBe(true);
    const rated = classified();
    tell(rated);
    for (const over of [false, true])
      expect([rated.act('rate', who('chen'), rating, papers), rated.over()]).toEqual([undefined, over]);
    const unrateable = classified({}, { rateable: false });
    tell(unrateable);
    expect(unrateable.over()).toBe(true);
  });

  test('by the counter that took it in, until a unit has it; by no other unit', () => {
    const sim = new Sim('2026-02-26T09:00:00+08:00');
    sim.act('register', who('han'), aRegistration({ bureauId: 'county-bureau' }), papers);
    sim.act('screen', who('chen'), { result: 'none' }, papers);
    sort(sim);
    expect(tell(sim, {}, 'he')).toBe('notYourUnit');
    expect(leave(sim, 'han')).toBe('notYourUnit');
    expect(tell(sim, {}, 'hu')).toBeUndefined();
    expect(back(sim)).toBeUndefined();
    sim.act('forward', who('chen'), { unitId: 'housing', assistants: [] }, papers);
    expect(tell(sim, {}, 'han')).toBe('notYourUnit');
  });
});
