import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Outcome } from '../../outcome/index.ts';
import { type Plan, type RuleBook, planJson } from '../../plan/index.ts';
import { sayIn, sayMessage, withWords } from '../../presentation/index.ts';
import { type Instant, formatInstant, utcMsFromInstant } from '../../time/index.ts';
import { chartOf } from './plan-show.ts';
import { writeWhole } from '../world/index.ts';

/** `--out DIR`: the plan to be read again, its chart, its seats as a table, and its days for calendars. */
export async function writePlan(plan: Plan, book: RuleBook, directory: string, now: Instant): Promise<Outcome<readonly string[]>> {
  const { drawLongRangeChart } = await import('../../pictures/index.ts');
  return writeWhole(
    [
      { name: 'plan.json', content: `${JSON.stringify(withWords(planJson(plan)), null, 1)}\n` },
      { name: 'chart.svg', content: drawLongRangeChart(chartOf({ plan, book }), sayIn('en')) },
      { name: 'seats.csv', content: seatsCsv(plan) },
      { name: 'plan.ics', content: planCalendar(plan, now) },
    ],
    directory,
  );
}

const HEADER = 'person,name,named,agency,side,up,up_utc,down,down_utc,way_home_by_utc,under,off';

/** A row a seat (RFC 4180); ways home as `ship@time`, makeshift ones with an asterisk. */
export function seatsCsv(plan: Plan): string {
  const visitOf = new Map(plan.visits.map((visit) => [visit.flight, visit]));
  const time = (at: Instant | null | undefined) => (at === null || at === undefined ? '' : formatInstant(at));
  const rows = plan.seats.map((seat) => {
    const up = visitOf.get(seat.up);
    const homes = seat.homes
      .map(({ ship, from, contingency }) => `${ship ?? 'none'}${contingency ? '*' : ''}@${formatInstant(from)}`)
      .join(' ');
    return [
      seat.person,
      seat.name,
      seat.named ? 'yes' : 'no',
      seat.agency,
      seat.side ?? '',
      seat.up,
      time(up?.launchAt ?? up?.arriveAt),
      seat.down ?? '',
      time(visitOf.get(seat.down ?? '')?.departAt),
      homes,
      seat.under ?? '',
      sayMessage(seat.off ?? '', sayIn('en')),
    ];
  });
  return `${[HEADER, ...rows.map((row) => row.map(csvCell).join(','))].join('\r\n')}\r\n`;
}

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

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
