import { calendarOf } from '../../api/ical';

const item = {
  ...{ id: '0b9d1a52-5a4e-4e0a-8a51-1e2f7a2c9d10', number: 'county-bureau-BA-2026-000001', month: '2026-02' },
  ...{ day: '2026-02-24', latest: '2026-02-28', version: 7, changedAt: '2026-01-15T02:00:00.000Z' },
};

test('one event a package: whole days, both languages, lines of at most 75 octets that end with CRLF', () => {
  const text = calendarOf({ appointments: [item], sessions: [] });
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).not.toMatch(/[^\r]\n/);
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
  expect(unfolded).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Huiyin//Appointments//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:包案月约访、评议听证 Appointments and hearings',
    'BEGIN:VEVENT',
    'UID:0b9d1a52-5a4e-4e0a-8a51-1e2f7a2c9d10-2026-02@huiyin',
    'DTSTAMP:20260115T020000Z',
    'SEQUENCE:7',
    'DTSTART;VALUE=DATE:20260224',
    'DTEND;VALUE=DATE:20260225',
    'SUMMARY:包案月约访 Monthly appointment county-bureau-BA-2026-000001',
    'DESCRIPTION:最迟 2026-02-28\\nAt the latest on 2026-02-28',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('marks that mean something in the format are written out', () => {
  expect(calendarOf({ appointments: [{ ...item, number: 'a,b;c\\d' }], sessions: [] })).toContain('a\\,b\\;c\\\\d');
});

test('a session begins at its hour, says in which part one serves, and names nobody', () => {
  const session = {
    ...{ id: '7c1d1a52-5a4e-4e0a-8a51-1e2f7a2c9d10', number: 'county-bureau-TZ-2026-000003', version: 9 },
    ...{ at: '2026-06-25T01:00:00.000Z', changedAt: '2026-06-03T00:00:00.000Z' },
    as: 'chair' as const,
  };
  const text = calendarOf({ appointments: [], sessions: [session] }).replaceAll('\r\n ', '');
  expect(text.split('\r\n').slice(6, 13)).toEqual([
    'BEGIN:VEVENT',
    'UID:7c1d1a52-5a4e-4e0a-8a51-1e2f7a2c9d10@huiyin',
    'DTSTAMP:20260603T000000Z',
    'SEQUENCE:9',
    'DTSTART:20260625T010000Z',
    'SUMMARY:评议听证（主持人） Hearing (chair) county-bureau-TZ-2026-000003',
    'END:VEVENT',
  ]);
});
