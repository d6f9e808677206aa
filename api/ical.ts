import type { Label } from '../domain/acts';
import type { SessionItem } from '../domain/hearing/agenda';
import type { AgendaItem } from '../domain/package/agenda';
import { addDays, type Instant } from '../domain/time';

/** With when it last changed. */
type Dated<Item> = Item & { readonly changedAt: Instant };

/** What stands in somebody's calendar. */
export interface CalendarItems {
  readonly appointments: readonly Dated<AgendaItem>[];
  readonly sessions: readonly Dated<SessionItem>[];
}

/** The items as an iCalendar stream (RFC 5545). It names package and hearing by their numbers and says nothing of a person. */
export function calendarOf({ appointments, sessions }: CalendarItems): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Huiyin//Appointments//ZH', 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', `X-WR-CALNAME:${text('包案月约访、评议听证 Appointments and hearings')}`],
    ...appointments.flatMap(appointmentLines),
    ...sessions.flatMap(sessionLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Whole days, since no source gives an hour. */
function appointmentLines({ id, number, month, day, latest, version, changedAt }: Dated<AgendaItem>): string[] {
  return [
    ...['BEGIN:VEVENT', `UID:${id}-${month}@huiyin`, `DTSTAMP:${stamp(changedAt)}`, `SEQUENCE:${version}`],
    ...[`DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${basic(addDays(day, 1))}`],
    `SUMMARY:${text(`包案月约访 Monthly appointment ${number}`)}`,
    `DESCRIPTION:${text(`最迟 ${latest}\nAt the latest on ${latest}`)}`,
    ...['TRANSP:TRANSPARENT', 'END:VEVENT'],
  ];
}

const parts: Readonly<Record<SessionItem['as'], Label>> = {
  chair: { zh: '主持人', en: 'chair' },
  recorder: { zh: '记录人', en: 'recorder' },
  member: { zh: '评议员', en: 'member' },
  alternate: { zh: '候补评议员', en: 'alternate' },
  unit: { zh: '责任单位', en: 'unit' },
};

/** It begins at its hour and ends when it is done; where it is held the notice says, not an address without a login. */
function sessionLines({ id, number, at, as, version, changedAt }: Dated<SessionItem>): string[] {
  const { zh, en } = parts[as];
  return [
    ...['BEGIN:VEVENT', `UID:${id}@huiyin`, `DTSTAMP:${stamp(changedAt)}`, `SEQUENCE:${version}`],
    ...[`DTSTART:${stamp(at)}`, `SUMMARY:${text(`评议听证（${zh}） Hearing (${en}) ${number}`)}`, 'END:VEVENT'],
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
