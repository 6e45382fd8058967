import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { FlownReturn } from '../../flight/index.ts';
import { type Instant, utcMsFromInstant } from '../../time/index.ts';
import { EVENT_TITLES, eventFacts, formatPlace, reportInstant, returnName, slugOf } from '../../presentation/index.ts';

/** iCalendar keeps whole seconds. */
function wholeSecond(instant: Instant): Date {
  return new Date(Math.round(utcMsFromInstant(instant) / 1000) * 1000);
}

/** The library writes a calendar's name as it is, so its separators are escaped here (RFC 5545, 3.3.11). */
function calendarText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\;,]/g, (character) => `\\${character}`);
}

/**
 * iCalendar of the return: one entry from burn to touchdown and one per event, in UTC. Identifiers depend on the flight, the day of the burn
 * and the event only, so a newer prediction imported with a later `stamp` moves the entries in people's calendars. The stamp is the epoch of
 * the elements unless told, so that the same inputs give the same bytes.
 */
export function formatTimeline(flown: FlownReturn, options: { readonly stamp?: Instant; readonly sequence?: number } = {}): string {
  const { report } = flown;
  const { touchdown } = report;
  const name = returnName(report);
  const stamp = wholeSecond(options.stamp ?? reportInstant(report.elements.epoch));
  const sequence = options.sequence ?? 0;
  const idOf = (what: string) => `${slugOf(name)}-${report.burn.start.slice(0, 10)}-${what}@union-station`;
  const landing = {
    title: formatPlace(touchdown.latitudeDeg, touchdown.longitudeDeg),
    geo: { lat: Number(touchdown.latitudeDeg.toFixed(6)), lon: Number(touchdown.longitudeDeg.toFixed(6)) },
  };
  const calendar = ical({
    name: calendarText(`${name} return`),
    prodId: '//Union Station//Return timeline//EN',
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: idOf('return'),
    sequence,
    stamp,
    start: wholeSecond(reportInstant(report.burn.start)),
    end: wholeSecond(reportInstant(touchdown.time)),
    summary: `${name}: return to Earth`,
    description: `Predicted with Union Station ${report.version} from elements of ${report.elements.epoch}.`,
    location: landing,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  for (const event of report.events)
    calendar.createEvent({
      id: idOf(event.name),
      sequence,
      stamp,
      start: wholeSecond(reportInstant(event.time)),
      summary: `${name}: ${EVENT_TITLES[event.name]}`,
      description: eventFacts(event)
        .map(([what, value]) => `${what}: ${value}`)
        .join('\n'),
      location: event.name === 'touchdown' ? landing : null,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return `${calendar.toString()}\r\n`;
}
