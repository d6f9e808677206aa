import fc from 'fast-check';
import type { StoryEvent } from '../../domain/event';
import { leavingWhy, openSeats, seatNext } from '../../domain/hearing/panel';
import { isServed } from '../../domain/hearing/stages';
import { type DrawnPanel, lastMove, successionOf } from '../../domain/hearing/succession';
import type { SuccessionFault } from '../../domain/hearing/succession-line';
import { dayOf } from '../../domain/time';
import { endingWith, factsBefore, panelIn, panelLines, plans, recordOf, withPerson } from '../support/successions';

/** Whatever happened to a panel after its draw, the true record holds, and one thing changed in it is found and named. */

const faultsOf = (record: DrawnPanel) => successionOf(record).faults;
const named = (faults: readonly SuccessionFault[], wanted: Partial<SuccessionFault>) =>
  expect(faults).toEqual(expect.arrayContaining([expect.objectContaining(wanted)]));

/** The same property over records that have what is to be changed; `pick` chooses among several. */
function forEach<One>(
  found: (record: DrawnPanel) => readonly One[],
  check: (record: DrawnPanel, one: One, pick: number) => void,
) {
  const cases = fc.tuple(plans.map(recordOf), fc.nat()).map(([record, pick]) => ({ record, all: found(record), pick }));
  fc.assert(
    fc.property(
      cases.filter(({ all }) => all.length > 0),
      ({ record, all, pick }) => check(record, all[pick % all.length]!, pick),
    ),
    { numRuns: 100 },
  );
}

const filling = ({ lines, ...record }: DrawnPanel) => {
  const { came } = successionOf({ ...record, lines });
  return came.map((one) => ({ ...one, by: lines.find(({ seq }) => seq === one.line)! }));
};
const leaving = (record: DrawnPanel) =>
  successionOf(record).left.map((one) => ({ ...one, by: record.lines.find(({ seq }) => seq === one.line)! }));
/** Everybody who is gone before a line says who sits. */
const goneBefore = (record: DrawnPanel, { seq }: StoryEvent) => {
  const { left, passed } = successionOf(record);
  return [...left, ...passed.filter(({ on }) => on)].filter(({ line }) => line < seq).map(({ person }) => person);
};

test('the true record holds, to its last line and cut off at the last that moved anybody', () => {
  fc.assert(
    fc.property(plans.map(recordOf), (record) => {
      const { faults, unchecked, left, came, passed, seats } = successionOf(record);
      expect([faults, unchecked, seats]).toEqual([[], [], record.panel!.seats]);
      const last = Math.max(record.drawnIn, lastMove(record.lines));
      expect(faultsOf({ ...record, lines: record.lines.filter(({ seq }) => seq <= last) })).toEqual([]);
      expect(last).toBe(Math.max(record.drawnIn, ...[...left, ...came, ...passed].map(({ line }) => line)));
    }),
    { numRuns: 200 },
  );
});

test('another one in the seat than who was next', () => {
  forEach(filling, (record, { by, seat, person }, pick) => {
    const { order } = record.drawn as { order: readonly string[] };
    const others = [...order, 'stranger'].filter((one) => one !== person);
    const other = others[pick % others.length]!;
    const faults = faultsOf(endingWith(record, by, withPerson(panelIn(by), seat, other)));
    const isGone = goneBefore(record, by).includes(other) || panelIn(by).passed?.some((one) => one.person === other);
    if (!isGone) named(faults, { fault: 'wrongSuccessor', line: by.seq, place: seat, person: other, instead: person });
    expect(faults.length).toBeGreaterThan(0);
  });
});

test('whoever was next left out without a word', () => {
  forEach(filling, (record, { by, person }) => {
    const before = factsBefore(record, by);
    const unfit = [...(panelIn(by).passed ?? []).map((one) => one.person), person];
    const { order } = record.drawn as { order: readonly string[] };
    const candidates = order.filter((one) => !unfit.includes(one)).map((id) => ({ id, stratum: 's' }));
    const why = new Map(panelIn(by).passed?.map((one) => [one.person, one.why]));
    const excluded = unfit.map((id) => ({ id, reason: why.get(id) ?? 'unitTie' }));
    const forged = seatNext(before, { candidates, excluded }, { on: dayOf(by.at), listed: isServed(by.from) });
    const passed = forged.passed!.filter((one) => one.person !== person);
    named(faultsOf(endingWith(record, by, { ...forged, passed })), { fault: 'skipped', line: by.seq, person });
  });
});

test('whoever was passed over with a reason, but the reason taken away', () => {
  const passing = (record: DrawnPanel) => successionOf(record).passed.filter(({ on }) => on);
  forEach(passing, (record, { line, person }) => {
    const by = record.lines.find(({ seq }) => seq === line)!;
    const panel = panelIn(by);
    const without = endingWith(record, by, { ...panel, passed: panel.passed!.filter((one) => one.person !== person) });
    const faults = faultsOf(without);
    named(faults, { line, person });
    expect(faults.some(({ fault }) => ['skipped', 'notVacated'].includes(fault))).toBe(true);
    const unlike = panel.passed!.map((one) => (one.person === person ? { ...one, why: 'disliked' } : one));
    named(faultsOf(endingWith(record, by, { ...panel, passed: unlike })), { fault: 'passedOtherwise', line, person });
  });
});

test('somebody brought back, by a line or in the panel as it is shown', () => {
  const returning = (record: DrawnPanel) =>
    panelLines(record).flatMap((by) => goneBefore(record, by).map((person) => ({ by, person })));
  forEach(returning, (record, { by, person }, pick) => {
    const { places } = panelIn(by);
    const place = places[pick % places.length]!.no;
    const faults = faultsOf(endingWith(record, by, withPerson(panelIn(by), place, person)));
    named(faults, { fault: 'broughtBack', line: by.seq, place, person });
    const [first, ...others] = record.panel!.seats;
    const shown = { ...record, panel: { ...record.panel!, seats: [{ ...first!, person }, ...others] } };
    named(faultsOf(shown), { fault: 'broughtBack', place: 1, person });
    named(faultsOf(shown), { fault: 'otherPanel', place: 1, person });
  });
});

test('a line that let somebody go is dropped, or is another act', () => {
  forEach(leaving, (record, { by, no, person }) => {
    const without = { ...record, lines: record.lines.filter((line) => line !== by) };
    const isSaidLater = panelLines(record).some(({ seq }) => seq > by.seq);
    const isShown = isSaidLater
      ? ({ fault: 'notVacated', place: no, person } as const)
      : ({ fault: 'otherPanel', place: no, instead: person } as const);
    named(faultsOf(without), isShown);
    for (const act of ['recordStep', 'letter', 'fill', ...Object.keys(leavingWhy)].filter((act) => act !== by.act)) {
      const faults = faultsOf({ ...record, lines: record.lines.map((line) => (line === by ? { ...by, act } : line)) });
      named(faults, { fault: 'notVacated', line: by.seq, place: no, person });
    }
  });
});

test('a line that let somebody go says it of another place, person, reason or day', () => {
  forEach(leaving, (record, { by, no, person }) => {
    const { left, ...panel } = panelIn(by);
    const changes = [{ no: no + 1 }, { person: 'stranger' }, { why: 'died' as never }, { on: '2025-12-31' }];
    for (const change of changes) {
      const said = left.map((one, n) => (n === left.length - 1 ? { ...one, ...change } : one));
      const faults = faultsOf(endingWith(record, by, { ...panel, left: said }));
      named(faults, { fault: 'notVacated', line: by.seq, person: change.person ?? person });
    }
  });
});

test('a seat is emptied or taken by a line that does neither', () => {
  forEach(panelLines, (record, by, pick) => {
    const before = factsBefore(record, by);
    const { places } = panelIn(by);
    const { no, person } = places[pick % places.length]!;
    if (person) {
      const emptied = faultsOf(endingWith(record, by, withPerson(panelIn(by), no, undefined)));
      const isSeat = by.act === 'fill' && openSeats(before)[0] === no;
      named(emptied, isSeat ? { fault: 'skipped', person } : { fault: 'notVacated', place: no, person });
    } else if (by.act !== 'fill')
      named(faultsOf(endingWith(record, by, withPerson(panelIn(by), no, 'stranger'))), {
        ...{ fault: 'notFilled', place: no, person: 'stranger' },
      });
  });
});

test('a line that filled a seat is dropped', () => {
  forEach(filling, (record, { by, seat, person }) => {
    const faults = faultsOf({ ...record, lines: record.lines.filter((line) => line !== by) });
    expect(faults.length).toBeGreaterThan(0);
    if (!panelLines(record).some(({ seq }) => seq > by.seq))
      named(faults, { fault: 'otherPanel', place: seat, person });
  });
});

test('what earlier lines said is told otherwise', () => {
  const later = (record: DrawnPanel) => panelLines(record).filter((by) => goneBefore(record, by).length > 0);
  forEach(later, (record, by) => {
    const panel = panelIn(by);
    const [first, ...others] = panel.left;
    const forgotten = first ? { left: others } : { passed: [] };
    named(faultsOf(endingWith(record, by, { ...panel, ...forgotten })), { fault: 'rewritten', line: by.seq });
    const further = { ...panel, next: panel.next + 1 };
    named(faultsOf(endingWith(record, by, further)), { fault: 'rewritten', line: by.seq });
  });
});

test('the panel that is shown is not what draw and lines give', () => {
  forEach(
    ({ panel }) => [...panel!.seats, ...panel!.alternates],
    (record, { no, person }) => {
      const change = (one: { no: number }) => (one.no === no ? { no, person: 'stranger' } : one);
      const { seats, alternates, asOf } = record.panel!;
      const panel = { asOf, seats: seats.map(change), alternates: alternates.map(change) };
      named(faultsOf({ ...record, panel }), { fault: 'otherPanel', place: no, person: 'stranger', instead: person });
      const fewer = {
        asOf,
        seats: seats.filter((one) => one.no !== no),
        alternates: alternates.filter((one) => one.no !== no),
      };
      named(faultsOf({ ...record, panel: fewer }), { fault: 'otherPanel' });
      named(faultsOf({ ...record, seats: record.seats + 2 }), { fault: 'otherSeats' });
      const drawing = (line: StoryEvent) => ({ ...line, data: { ...line.data, draw: {} as never } });
      const twice = record.lines.map((line) => (line.seq === record.drawnIn - 1 ? drawing(line) : line));
      named(faultsOf({ ...record, lines: twice }), { fault: 'drawnTwice', line: record.drawnIn - 1 });
    },
  );
});

test('an export of before the panel was shown is no lie; a panel taken out of a newer one is', () => {
  forEach(
    (record) => [record],
    ({ panel: _panel, ...record }) => {
      const atDraw = { ...record, lines: record.lines.filter(({ seq }) => seq <= record.drawnIn) };
      expect(successionOf(atDraw)).toMatchObject({ faults: [], unchecked: ['panel'] });
      if (record.lines.length > record.drawnIn) named(faultsOf(record), { fault: 'otherPanel' });
    },
  );
});
