/** Calendar files: what is written is read back by an independent parser, whatever stands in the texts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { generate } from '../../demo/data';
import { textIn, type Session } from '../../src/contract';
import { calendarFile, type CalendarEvent } from '../../src/source/ics/file';
import { sessionEvent } from '../../src/source/ics/session';

const event: CalendarEvent = {
  uid: 's1@example.org',
  sequence: 0,
  stamp: '2026-11-20T09:00:00+08:00',
  start: '2026-11-28T19:00:00+08:00',
  end: '2026-11-28T20:30:00+08:00',
  title: '太极拳',
};
const fileOf = (events: readonly CalendarEvent[], zone = 'Asia/Shanghai'): string =>
  calendarFile({ name: '课程', zone, events, every: 12 });

/** A session as it is saved. */
const saved = (part: Partial<Session>): CalendarEvent =>
  sessionEvent(
    {
      session: {
        id: 's1',
        courseId: 'c1',
        areaId: 'a1',
        status: 'scheduled',
        start: event.start,
        end: event.end,
        ...part,
      },
      course: undefined,
      venue: undefined,
      station: undefined,
    },
    { host: 'example.org', now: event.stamp, text: () => '', unnamed: '课程' },
  );

/** The lines that say when the first entry is. */
const timesIn = (file: string): string[] =>
  file
    .slice(file.indexOf('BEGIN:VEVENT'))
    .split('\r\n')
    .filter((one) => /^(DTSTART|DTEND|DURATION)/.test(one));

/** The entries as the parser has them. */
function read(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}
const epoch = (time: ICAL.Time): number => time.toJSDate().getTime();

describe('a calendar file', () => {
  it('tells the moments right, in the zone it brings along and in UTC', () => {
    for (const zone of ['Asia/Shanghai', 'Asia/Urumqi']) {
      const [one] = read(fileOf([event], zone));
      assert.ok(one);
      assert.equal(epoch(one.startDate), Date.parse(event.start));
      assert.equal(epoch(one.endDate), Date.parse(event.end));
    }
    assert.match(fileOf([event]), /\r\nDTSTART;TZID=Asia\/Shanghai:20261128T190000\r\n/);
  });

  it('makes up no end where none is told', () => {
    for (const zone of ['Asia/Shanghai', 'Asia/Urumqi']) {
      const file = fileOf([saved({ timesTold: 'start' })], zone);
      assert.equal(timesIn(file).length, 1, file);
      assert.equal(epoch(read(file)[0]?.startDate as ICAL.Time), Date.parse(event.start));
    }
    // A word of a later contract: its end is no more told than on the page.
    assert.equal(timesIn(fileOf([saved({ timesTold: 'about' })])).length, 1);
    assert.match(fileOf([saved({})]), /\r\nDTEND;TZID=Asia\/Shanghai:20261128T203000\r\n/);
  });

  it('makes up no times where only the day is told, which is the day of the programme', () => {
    const day = (start: string, end: string, zone?: string): string[] =>
      timesIn(fileOf([saved({ timesTold: 'day', start, end })], zone));
    const one = ['DTSTART;VALUE=DATE:20261128'];
    assert.deepEqual(day('2026-11-28T00:00:00+08:00', '2026-11-29T00:00:00+08:00'), one);
    assert.deepEqual(day('2026-11-27T16:00:00Z', '2026-11-28T16:00:00Z'), one);
    assert.deepEqual(day('2026-11-28T00:00:00+08:00', '2026-11-28T23:59:00+08:00'), one);
    assert.deepEqual(day('2026-11-28T00:00:00+06:00', '2026-11-29T00:00:00+06:00', 'Asia/Urumqi'), one);
    const several = ['DTSTART;VALUE=DATE:20261130', 'DTEND;VALUE=DATE:20261203'];
    assert.deepEqual(day('2026-11-30T00:00:00+08:00', '2026-12-03T00:00:00+08:00'), several);
    assert.deepEqual(day('2026-11-30T00:00:00+08:00', '2026-12-02T18:00:00+08:00'), several);
    const [entry] = read(fileOf([saved({ timesTold: 'day' })]));
    assert.deepEqual([entry?.startDate.isDate, entry?.duration.toSeconds()], [true, 86_400]);
  });

  it('has lines of at most 75 octets that end in CRLF, cut in no character, and gives every text back', () => {
    // The sign for a broken character is what a cut one would come back as.
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((one) => !one.includes('\ufffd'));
    fc.assert(
      fc.property(text, text, text, (title, place, about) => {
        const file = fileOf([{ ...event, title, place, about }]);
        assert.ok(file.endsWith('\r\n'));
        for (const line of file.split('\r\n')) {
          assert.doesNotMatch(line, /[\r\n]/);
          assert.ok(Buffer.byteLength(line) <= 75, line);
          assert.ok(!line.includes('\ufffd'));
        }
        const [one] = read(file);
        // eslint-disable-next-line no-control-regex
        const kept = (raw: string) => raw.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f]/g, '');
        assert.equal(one?.summary ?? '', kept(title));
        assert.equal(one?.location ?? '', kept(place));
        assert.equal(one?.description ?? '', kept(about));
      }),
      { numRuns: 500 },
    );
  });

  it('lets no text begin a line of its own', () => {
    const file = fileOf([{ ...event, title: 'x\r\nEND:VEVENT\r\nBEGIN:VALARM', uid: 'a\nb' }]);
    assert.equal(file.split('\r\n').filter((line) => line === 'END:VEVENT').length, 1);
    assert.doesNotMatch(file, /\r\nBEGIN:VALARM/);
  });

  it('of the demo month has every session once; what was called off is struck, what was moved counts up', () => {
    const data = generate('tiny', '2026-11-28T09:00:00+08:00');
    const keeping = {
      host: 'example.org',
      now: data.now,
      text: (text: Parameters<typeof textIn>[0]) => textIn(text, 'zh-Hans'),
      unnamed: '课程',
    };
    const events = data.sessions.map((session) =>
      sessionEvent(
        {
          session,
          course: data.courses.find(({ id }) => id === session.courseId),
          venue: data.venues.find(({ id }) => id === session.venueId),
          station: data.service.areas.find(({ id }) => id === session.areaId),
        },
        keeping,
      ),
    );
    const found = read(fileOf(events));
    assert.equal(found.length, data.sessions.length);
    assert.equal(new Set(found.map(({ uid }) => uid)).size, found.length);
    const struck = found.filter(({ component }) => component.getFirstPropertyValue('status') === 'CANCELLED');
    const off = data.sessions.filter(({ status }) => status === 'cancelled' || status === 'not_held');
    assert.ok(off.length > 0);
    assert.equal(struck.length >= off.length, true);
    for (const session of data.sessions) {
      const one = found.find(({ uid }) => uid === `${session.id}@example.org`);
      assert.equal((one?.sequence ?? 0) > 0, Boolean(session.changedAt), session.id);
    }
  });
});
