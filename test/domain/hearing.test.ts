import { usualHearings } from '../../domain/hearing/settings';
import {
  acts,
  asChair,
  cao,
  chair,
  chen,
  clockOf,
  convened,
  ends,
  factsOf,
  han,
  inSeat,
  member,
  noticed,
  on,
  petitioner,
  pool,
  proposed,
  schedule,
  seatsIn,
  serve,
  served,
  strike,
  toldTo,
} from '../support/hearing';
import { Sim, who, x } from '../support/sim';
import { day } from './days';

const drawAt = '2026-06-03T08:00:00+08:00';

describe('whether it is held', () => {
  test('a matter’s hearing is called by the matter; only a preventive one is begun by hand, with its subject', () => {
    const sim = new Sim('2026-05-18T09:00:00+08:00', 'h');
    const input = { stage: 'handling', applicant: 'bureau', items: [{ no: 1 }], open: true, ground: 'other' };
    const units = { labour: { id: 'labour', regionPath: ['330421', '330400'], bureauId: 'county-bureau' } } as never;
    const begin = (more: object, by = chen) =>
      sim.act('propose', by, { ...input, proposedOn: '2026-05-18', ...more }, { units }, 'h', 'hearing');
    expect(begin({})).toBe('notEligible');
    expect(begin({ stage: 'preventive' })).toBe('subjectMissing');
    const whole = { stage: 'preventive', subject: x, unitId: 'labour', items: [{ no: 1, about: x }] };
    expect(begin({ ...whole, items: [...whole.items, ...whole.items] })).toBe('itemMissing');
    expect(begin({ ...whole, proposedOn: '2026-05-19' })).toBe('dateInFuture');
    expect(begin(whole, who('pu-chen'))).toBe('notYourUnit');
    expect(begin(whole, han)).toBe('notYourRole');
    expect(begin(whole)).toBeUndefined();
    expect(clockOf(sim, 'T_HEARING_DECIDE')?.dueOn).toBe(day('Wed 2026-05-27'));
  });

  test('refused: the matter goes on', () => {
    const sim = proposed();
    expect(on(sim, 'refuse', chen, { reason: x })).toBeUndefined();
    expect(ends(sim)).toEqual(['refused 2026-05-18']);
    expect(toldTo(sim, 'hearingOver')).toHaveLength(1);
    expect(on(sim, 'cancel', chen, { reason: x })).toBe('storyEnded');
  });

  test('whoever did not apply is asked first; without a word in five working days it is not held', () => {
    const sim = proposed(undefined, { applicant: 'bureau' });
    expect(schedule(sim, '2026-06-25', { drawAt })).toBe('consentMissing');
    expect(on(sim, 'askConsent', chen)).toBeUndefined();
    expect(clockOf(sim, 'T_HEARING_CONSENT')?.dueOn).toBe(day('Mon 2026-05-25'));
    expect(schedule(sim, '2026-06-25', { drawAt })).toBe('consentMissing');
    expect(on(sim, 'consent', chen, {})).toBe('paperMissing');
    expect(on(sim, 'consent', chen, { onBehalfOf: { paper: 'proofP' } })).toBe('wrongPaper');
    const [agreed, silent] = [sim.fork(), sim.fork()];
    expect(on(agreed, 'consent', chen, { onBehalfOf: { paper: 'signed' } })).toBeUndefined();
    expect(on(agreed, 'decline', petitioner, {})).toBe('noRequest');
    expect(schedule(agreed, '2026-06-25', { drawAt })).toBeUndefined();
    expect(on(sim, 'decline', petitioner, {})).toBeUndefined();
    expect(ends(sim)).toEqual(['refused 2026-05-18']);
    silent.to('2026-05-26T00:00:01+08:00');
    expect(ends(silent)).toEqual(['refused 2026-05-26']);
  });

  test('a consent that is given twice counts from the first time', () => {
    const sim = proposed(undefined, { applicant: 'bureau' });
    on(sim, 'askConsent', chen);
    on(sim, 'consent', petitioner, {});
    const before = sim.state('h');
    sim.to('2026-05-20T09:00:00+08:00');
    expect(on(sim, 'consent', chen, { onBehalfOf: { paper: 'signed' } })).toBeUndefined();
    expect(sim.state('h')).toMatchObject({ facts: before.facts, clocks: before.clocks });
  });

  test('the petitioner who applied is asked nothing; an office that convenes by itself asks nobody', () => {
    expect(on(proposed(), 'askConsent', chen)).toBe('noRequest');
    const sim = proposed(undefined, { applicant: 'bureau' });
    expect(schedule(sim, '2026-06-25', { drawAt }, { ...usualHearings, consent: false })).toBeUndefined();
  });

  test('cancelled before it opens, or by the end of its subject; later it goes its way', () => {
    const sim = noticed();
    expect(on(sim, 'cancel', chen, { reason: x })).toBeUndefined();
    expect(ends(sim)).toEqual(['cancelled 2026-06-09']);
    const open = convened();
    expect(on(open, 'cancel', chen, { reason: x })).toBe('wrongStage');
    open.tell('h', 'subjectEnded', { on: '2026-06-25' });
    expect([open.state('h').stage, ends(open)]).toEqual(['cancelled', ['cancelled 2026-06-25']]);
  });
});

describe('scheduling', () => {
  test.each([
    [{ drawAt, size: 8 }, 'sizeEvenOrSmall'],
    [{ drawAt, size: 3 }, 'sizeEvenOrSmall'],
    [{}, 'dateOutOfOrder'],
    [{ drawAt: '2026-05-18T08:59:00+08:00' }, 'dateOutOfOrder'],
    [{ drawAt: '2026-06-11T08:00:00+08:00' }, 'noticeTooShort'],
    [{ drawAt, recorder: 'ning' }, 'chairConflict'],
    [{ drawAt, chair: 'han' }, 'chairConflict'],
    [{ drawAt, chair: 'chen' }, 'chairConflict'],
    [{ drawAt, recorder: 'he' }, 'chairConflict'],
    [{ drawAt, chair: 'hu' }, 'chairConflict'],
  ])('%j: %s', (more, code) => expect(schedule(proposed(), '2026-06-25', more)).toBe(code));

  test('too small a pool draws nothing: put off under the same seed, and drawn when the register has grown', () => {
    const sim = proposed();
    const whole = sim.pools;
    sim.pools = { panel: () => ({ candidates: pool.slice(0, 99), excluded: [] }) };
    expect(schedule(sim, '2026-06-25', { drawAt })).toBeUndefined();
    const { seed } = factsOf(sim);
    sim.to('2026-06-03T08:00:01+08:00');
    expect(acts(sim, 2)).toEqual(['draw scheduled', 'postpone postponed']);
    expect(factsOf(sim).postponed?.[0]).toMatchObject({
      ...{ cause: 'poolTooSmall', lacking: { register: 'county-bureau', missing: [{ what: 'members', by: 1 }] } },
    });
    sim.pools = whole;
    expect(schedule(sim, '2026-06-25', { drawAt: '2026-06-04T08:00:00+08:00' })).toBeUndefined();
    sim.to('2026-06-04T08:00:01+08:00');
    expect([sim.state('h').stage, factsOf(sim).seed]).toEqual(['drawing', seed]);
  });

  test('nobody who handled it, serves at a unit concerned or runs the session stands in the pool', () => {
    const sim = proposed();
    schedule(sim, '2026-06-25', { drawAt });
    const asked: unknown[] = [];
    const { panel } = sim.pools;
    sim.pools = {
      panel: (of) => {
        asked.push(of);
        return panel!(of);
      },
    };
    sim.to('2026-06-03T08:00:01+08:00');
    expect(asked[0]).toEqual({
      ...{ pool: 'panel', bureauId: 'county-bureau', on: '2026-06-03', petitionIds: ['p'], hearingId: 'h' },
      ...{ units: ['housing', 'labour'], persons: ['chen', 'geng', 'han', 'ning', 'tou'] },
    });
  });

  test('what nobody served in time is put off when the day for entering it late is over', () => {
    const sim = proposed();
    schedule(sim, '2026-06-25', { drawAt });
    sim.to('2026-06-11T23:59:00+08:00');
    expect(sim.state('h').stage).toBe('drawing');
    sim.to('2026-06-12T00:00:01+08:00');
    expect(factsOf(sim).postponed?.[0]).toMatchObject({ cause: 'notServedInTime', on: '2026-06-12' });
  });
});

describe('serving and striking', () => {
  test('each party by a proof of its own, on a day after the draw', () => {
    const sim = proposed();
    schedule(sim, '2026-06-25', { drawAt });
    expect(serve(sim)).toBe('seatsOpen');
    sim.to('2026-06-04T09:00:00+08:00');
    expect(serve(sim, { proofs: { petitioner: 'proofP' } })).toBe('partyNotServed');
    expect(serve(sim, { proofs: { petitioner: 'proofP', unit: 'proofP' } })).toBe('partyNotServed');
    expect(serve(sim, { proofs: { petitioner: 'proofP', unit: 'signed' } })).toBe('wrongPaper');
    expect(serve(sim, { servedOn: '2026-06-02' })).toBe('dateOutOfOrder');
    expect(serve(sim, { servedOn: '2026-06-05' })).toBe('dateInFuture');
    expect(serve(sim, {}, { ...who('zhang', 'unitHead'), unit: 'county-bureau' })).toBe('notYourUnit');
    expect(serve(sim, {}, who('tou'))).toBe('notYourUnit');
    expect(serve(sim)).toBeUndefined();
  });

  test('chair and recorder go for a cause only; the bureau decides on the chair, the chair on all others', () => {
    const sim = served('2026-06-25', '2026-06-03');
    expect(strike(sim, petitioner, 'chair')).toBe('causeMissing');
    expect(strike(sim, petitioner, 'chair', { cause: x })).toBeUndefined();
    expect(strike(sim, petitioner, 'chair', { cause: x })).toBe('requestOpen');
    expect(strike(sim, han, 1, { cause: x })).toBeUndefined();
    const decide = (by: typeof chen, request: number, granted = true) =>
      on(sim, 'decideRecusal', by, { request, granted, reason: x });
    expect(decide(asChair, 1)).toBe('decidedBySelf');
    expect(decide({ ...chair, role: 'coordinator', region: '330421' }, 1)).toBe('decidedBySelf');
    expect(decide(chen, 2)).toBe('notYourRole');
    expect(decide(asChair, 3)).toBe('noRequest');
    sim.to('2026-06-09T09:00:00+08:00');
    expect(on(sim, 'letter', chen)).toBe('requestOpen');
    const before = seatsIn(sim);
    expect(decide(asChair, 2)).toBeUndefined();
    sim.to('2026-06-09T09:00:01+08:00');
    expect(seatsIn(sim)[0]).not.toBe(before[0]);
    expect(decide(cao, 1)).toBeUndefined();
    sim.to('2026-06-09T09:00:02+08:00');
    expect(factsOf(sim).postponed?.[0]?.cause).toBe('chairMissing');
    expect(strike(sim, han, 1, { cause: x })).toBe('wrongStage');
    expect(on(sim, 'convene', asChair)).toBe('notSeated');
  });

  test('a member does nothing here but what is the seat’s, through whatever role', () => {
    const sim = noticed();
    const [person] = seatsIn(sim);
    const asCoordinator = { id: person!, role: 'coordinator', region: '330421' } as const;
    expect(on(sim, 'cancel', asCoordinator, { reason: x })).toBe('notYourUnit');
    expect(on(sim, 'convene', inSeat('chair', member(person!)))).toBe('notSeated');
    expect(on(sim, 'declareInterest', member('m-nobody'), { ground: x })).toBe('notYourUnit');
  });

  test('when the whole order is used up no day can be set any more', () => {
    const sim = proposed();
    const few = { ...usualHearings, size: 5, alternates: 0 };
    const panels = { poolAtLeast: 5, kindsAtLeast: 1, inFirstReview: false };
    sim.pools = { panel: () => ({ candidates: pool.slice(0, 5), excluded: [] }) };
    expect(schedule(sim, '2026-06-25', { drawAt }, few, { panels })).toBeUndefined();
    sim.to('2026-06-03T09:00:00+08:00');
    expect(on(sim, 'declareInterest', member(seatsIn(sim)[0]!), { ground: x })).toBeUndefined();
    expect(serve(sim)).toBe('seatsOpen');
    expect(on(sim, 'postpone', chen, { cause: 'other' })).toBeUndefined();
    expect(schedule(sim, '2026-06-25', {}, few)).toBe('poolExhausted');
  });
});
