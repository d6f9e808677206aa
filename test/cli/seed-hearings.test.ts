import { addWorkingDays } from '../../domain/calendar';
import { bundledCalendar } from '../../domain/calendar/bundled';
import { panelKinds } from '../../domain/panel/kinds';
import { usualPanels } from '../../domain/panel/settings';
import { addDays, dayOf, daysBetween, instantOf } from '../../domain/time';
import { sessionOf } from '../../runtime/seed/hearing';
import { recipes } from '../../runtime/seed/matters';
import { panelList, panelMembers } from '../../runtime/seed/panel';
import { units } from '../../runtime/seed/places';
import { dayOfStep, instantOfAsk } from '../../runtime/seed/play';
import type { Move, Recipe } from '../../runtime/seed/recipe';
import { claimsOf } from '../../runtime/seed/registers';

const calendar = bundledCalendar();
const agoOf = ({ moves }: Recipe, wanted: Move) => moves.find(([move]) => move === wanted)?.[1];
const called = recipes.filter((one) => agoOf(one, 'hearingCalled') !== undefined);

test('the seeded panel is one to draw from, and no member is twice there or has another name', () => {
  expect(panelMembers.length).toBe(120);
  expect(new Set(panelMembers.map(({ person }) => person)).size).toBe(120);
  expect(new Set(panelMembers.map(({ name }) => name)).size).toBe(120);
  const mainKinds = new Set(panelMembers.map(({ kinds }) => kinds[0]!));
  expect(mainKinds.size).toBeGreaterThanOrEqual(Math.max(6, usualPanels.kindsAtLeast));
  for (const kind of mainKinds) expect(panelKinds).toHaveProperty(kind);
  for (const tie of panelMembers.flatMap((one) => one.units ?? [])) expect(units.map(({ id }) => id)).toContain(tie);
  expect(claimsOf('member-001')).toEqual({ sub: 'member-001', name: panelMembers[0]!.name, roles: ['panelMember'] });
  // A list without a comma in a cell needs no quotes.
  const rows = panelList('2026-11-23T04:00:00.000Z').trim().split('\r\n');
  expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([7]));
  expect(rows[1]).toContain(',2025-01-01,');
});

test('on whatever day the office is seeded, a hearing is decided, announced and held in time', () => {
  expect(called.map((one) => agoOf(one, 'hearingHeld') !== undefined)).toEqual([false, true]);
  for (let day = '2026-01-01'; day < '2026-12-31'; day = addDays(day, 1))
    for (const one of called) {
      const at = instantOf(day, 12);
      const on = (move: Move) => dayOfStep(at, agoOf(one, move)!);
      const session = dayOf(instantOfAsk(at, sessionOf(one, agoOf(one, 'hearingServed')!)));
      expect(on('hearingServed') <= addWorkingDays(on('hearingCalled'), 7, calendar)).toBe(true);
      expect(on('hearingServed') <= addWorkingDays(session, -10, calendar)).toBe(true);
      expect(daysBetween(on('hearingServed'), session)).toBeLessThanOrEqual(30);
      if (agoOf(one, 'hearingHeld') === undefined) expect(session > day).toBe(true);
      else {
        expect(session).toBe(on('hearingHeld'));
        expect(on('panelSettled') > addWorkingDays(on('hearingServed'), 3, calendar)).toBe(true);
        expect(daysBetween(on('panelOpined'), on('panelOpinionDelivered'))).toBeLessThanOrEqual(10);
      }
    }
});
