import { calendarOf } from '../../api/ical';

const item = {
  ...{ id: '0b9d1a52-5a4e-4e0a-8a51-1e2f7a2c9d10', number: 'county-bureau-BA-2026-000001', month: '2026-02' },
  ...{ day: '2026-02-24', latest: '2026-02-28', version: 7, changedAt: '2026-01-15T02:00:00.000Z' },
};

test('one event a package: whole days, both languages, lines of at most 75 octets that end with CRLF', () => {
  const text = calendarOf([item]);
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).not.toMatch(/[^\r]\n/);
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
  expect(unfolded).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Huiyin//Appointments//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:包案月约访 Monthly appointments',
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
  expect(calendarOf([{ ...item, number: 'a,b;c\\d' }])).toContain('a\\,b\\;c\\\\d');
});
