import type { AgendaItem } from '../domain/package/agenda';
import { addDays, type Instant } from '../domain/time';

/** An item of an officer's calendar, with when it last changed. */
export interface CalendarItem extends AgendaItem {
  readonly changedAt: Instant;
}

/**
 * The items as an iCalendar stream (RFC 5545): whole days, since no source gives an hour. It names the package by its
 * number and says nothing of a person.
 */
export function calendarOf(items: readonly CalendarItem[]): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Huiyin//Appointments//ZH', 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', `X-WR-CALNAME:${text('包案月约访 Monthly appointments')}`],
    ...items.flatMap(eventOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf({ id, number, month, day, latest, version, changedAt }: CalendarItem): string[] {
  return [
    ...['BEGIN:VEVENT', `UID:${id}-${month}@huiyin`, `DTSTAMP:${stamp(changedAt)}`, `SEQUENCE:${version}`],
    ...[`DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${basic(addDays(day, 1))}`],
    `SUMMARY:${text(`包案月约访 Monthly appointment ${number}`)}`,
    `DESCRIPTION:${text(`最迟 ${latest}\nAt the latest on ${latest}`)}`,
    ...['TRANSP:TRANSPARENT', 'END:VEVENT'],
  ];
}

const basic = (day: string) => day.replaceAll('-', '');
const stamp = (at: Instant) => at.replace(/[-:]|\.\d{3}/g, '');
const text = (value: string) => value.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');

/** At most 75 octets a line, never in the middle of a character; what follows begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    const room = parts.length === 0 ? 75 : 74;
    if (Buffer.byteLength(part + character) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
