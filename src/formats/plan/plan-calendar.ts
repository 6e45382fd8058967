import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { sayIn, sayMessage } from '../../presentation/index.ts';
import type { Plan } from '../../plan/index.ts';
import { type Instant, utcMsFromInstant } from '../../time/index.ts';

const EPOCH_MS = Date.UTC(2020, 0, 1);
const MINUTE_MS = 60_000;

/**
 * Arrivals, moves and departures. An entry's identifier depends on the flight and the event alone and its sequence rises with the minute at
 * which it was written, so that a later plan moves the entries in people's calendars.
 */
export function planCalendar(plan: Plan, now: Instant): string {
  const sequence = Math.floor((utcMsFromInstant(now) - EPOCH_MS) / MINUTE_MS);
  const stamp = new Date(Math.floor(utcMsFromInstant(now) / 1000) * 1000);
  const calendar = ical({
    name: sayMessage(plan.title, sayIn('en')).replaceAll(/[\\;,]/g, ' '),
    prodId: '//Union Station//Plan//EN',
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const visit of plan.visits) {
    if (visit.off !== undefined) continue;
    const entry = (what: string, at: Instant, summary: string) =>
      calendar.createEvent({
        id: `${visit.flight}-${what}@union-station`,
        sequence,
        stamp,
        start: new Date(Math.floor(utcMsFromInstant(at) / 1000) * 1000),
        summary,
        description: plan.seats
          .filter(({ off, up, down }) => off === undefined && (what === 'departure' ? down : up) === visit.flight)
          .map(({ name }) => name)
          .join(', '),
        transparency: ICalEventTransparency.TRANSPARENT,
      });
    if (visit.arriveAt >= plan.from)
      entry('arrival', visit.arriveAt, `${visit.name} arrives at ${visit.berths[0]?.port ?? 'a port not known'}`);
    for (const [i, { port, from }] of visit.berths.entries())
      if (i > 0 && from >= plan.from) entry(`move-${i}`, from, `${visit.name} moves to ${port ?? 'a port not known'}`);
    if (visit.departAt !== null && visit.departAt >= plan.from) entry('departure', visit.departAt, `${visit.name} leaves`);
  }
  return `${calendar.toString()}\r\n`;
}
