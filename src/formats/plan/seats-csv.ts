import { sayIn, sayMessage } from '../../presentation/index.ts';
import type { Plan } from '../../plan/index.ts';
import { type Instant, formatInstant } from '../../time/index.ts';

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
