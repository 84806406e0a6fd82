import { describe, expect, it } from 'vitest';
import { type CalendarEvent, iCalendar } from '#shared/domain/icalendar.ts';
import { dayAt, timeAt } from '#shared/domain/time-zone.ts';

const NOW = new Date('2026-11-24T12:00:00.123Z');
const anEvent = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'b-1@example.org',
  revision: 0,
  summary: 'Studio',
  location: null,
  description: null,
  url: 'https://example.org/spaces/s-1',
  days: { from: '2027-02-08', until: '2027-02-11' },
  hours: null,
  ...over,
});
const linesOf = (event: Partial<CalendarEvent>): string[] =>
  iCalendar([anEvent(event)], NOW)
    .replaceAll('\r\n ', '')
    .split('\r\n');
const session = (from: string, until: string, over: object = {}): Partial<CalendarEvent> => ({
  days: { from, until },
  hours: { weekdays: [2, 4], startsAt: '18:00', endsAt: '20:00', timeZone: 'Europe/Berlin', ...over },
});

describe('a file for calendars', () => {
  it('is a VCALENDAR with one event a booking, its lines ended by CRLF', () => {
    const file = iCalendar([anEvent(), anEvent({ uid: 'b-2@example.org' })], NOW);
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r]+\r\n/);
    expect(file).toMatch(/END:VEVENT\r\nEND:VCALENDAR\r\n$/);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(file).toContain('DTSTAMP:20261124T120000Z');
    expect(file).toContain('UID:b-2@example.org');
  });

  it('gives whole days as days, the day after the last as the end, and keeps nobody busy', () => {
    expect(linesOf({})).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20270208', 'DTEND;VALUE=DATE:20270211', 'TRANSP:TRANSPARENT']),
    );
    expect(linesOf({}).join()).not.toContain('VTIMEZONE');
  });

  it('escapes what has a meaning, and lets no text begin a line of its own', () => {
    const lines = linesOf({ summary: 'A; B, C\\D\r\nATTENDEE:x\u0007\u007f', location: 'Höfe\nEND:VEVENT' });
    expect(lines).toContain('SUMMARY:A\\; B\\, C\\\\D\\nATTENDEE:x');
    expect(lines).toContain('LOCATION:Höfe\\nEND:VEVENT');
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  it.each([60, 67, 68, 69, 140, 500])('folds a text of %s letters at 75 octets, between letters', (length) => {
    for (const letter of ['a', 'ő', '€', '🏭']) {
      const file = iCalendar([anEvent({ summary: letter.repeat(length) })], NOW);
      for (const line of file.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toContain('\ufffd');
      }
      expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${letter.repeat(length)}\r\n`);
    }
  });
});

describe('hours', () => {
  it('are told by the clock of the house, from their first day to their last', () => {
    // Wednesday, 17 March to Friday, 2 April 2027: summer time begins on 28 March.
    const lines = linesOf(session('2027-03-17', '2027-04-03'));
    expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20270318T180000');
    expect(lines).toContain('DTEND;TZID=Europe/Berlin:20270318T200000');
    expect(lines).toContain('RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270401T160000Z'); // 18:00 in summer
  });

  it('bring the change of clocks along: when it comes, from what to what', () => {
    const file = linesOf(session('2027-03-17', '2027-11-30')).join('\n');
    expect(file).toContain(
      [
        'BEGIN:DAYLIGHT',
        'DTSTART:20270328T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'END:DAYLIGHT',
        'BEGIN:STANDARD',
        'DTSTART:20271031T030000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
        'END:STANDARD',
        'END:VTIMEZONE',
      ].join('\n'),
    );
    expect(linesOf(session('2027-07-01', '2027-11-30')).join('\n')).toContain(
      'BEGIN:DAYLIGHT\nDTSTART:20270630T020000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0200',
    );
  });

  it('on one day repeat nothing, and may end at midnight', () => {
    const lines = linesOf(session('2027-02-02', '2027-02-03', { weekdays: [2], endsAt: '24:00' }));
    expect(lines).toContain('DTEND;TZID=Europe/Berlin:20270203T000000');
    expect(lines.join()).not.toContain('RRULE');
  });

  it.each(['Europe/Berlin', 'Europe/Budapest', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe'])(
    'in %s are those of the clocks there on every day, by the zone that the file brings',
    (timeZone) => {
      const file = linesOf(session('2027-01-01', '2028-01-01', { timeZone }));
      const zone = [...file.join('\n').matchAll(/DTSTART:(\S+)\nTZOFFSETFROM:(\S+)\nTZOFFSETTO:(\S+)/g)];
      for (let day = 0; day < 365; day += 1) {
        const clock = new Date(Date.UTC(2027, 0, 1 + day, 18)).toISOString().slice(0, 16);
        const stamp = `${clock.replace(/[-:]/g, '')}00`;
        const offset = zone.filter(([, from]) => (from ?? '') <= stamp).at(-1)?.[3] ?? '';
        const minutes = Number(`${offset.slice(0, 1)}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3)));
        const instant = new Date(Date.parse(`${clock}:00Z`) - minutes * 60_000);
        expect(`${dayAt(instant, timeZone)}T${timeAt(instant, timeZone)}`).toBe(clock);
      }
    },
  );
});
