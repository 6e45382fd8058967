/** A plan as the long-range chart has it: a row a port, a bar a ship, how many are aboard, and when a landing is lit. Pictures and terminals draw it. */
import type { Message } from '../outcome/index.ts';
import { DAY_S, type Instant, addSeconds } from '../time/index.ts';
import type { RuleBook } from './evaluate.ts';
import { type LandingPlace, lightDays } from './light-windows.ts';
import type { Plan, Seat, Side } from './plan.ts';
import type { Reason } from './reason.ts';
import { sceneOf } from './scene.ts';

export interface ChartBar {
  readonly flight: string;
  readonly name: string;
  /** As short as a bar needs it: `MS-28`, `Crew-12`. */
  readonly short: string;
  readonly side: Side;
  readonly from: Instant;
  readonly to: Instant;
  /** No end in this plan. */
  readonly open: boolean;
  readonly happened: boolean;
  /** Who goes home in it, most of the time that it is there. */
  readonly people: readonly string[];
  /** The same in short: family names, and how many of an agency nobody is named for. */
  readonly riders: string;
  readonly hasSeats: boolean;
}

export interface ChartRow {
  readonly port: string;
  readonly name: string;
  readonly segment: 'Russian' | 'US';
  readonly bars: readonly ChartBar[];
}

export interface ChartCount {
  readonly from: Instant;
  readonly to: Instant;
  readonly russian: number;
  readonly us: number;
  readonly guests: number;
}

export interface ChartWindow {
  readonly from: Instant;
  readonly to: Instant;
}

export interface LongRangeChart {
  readonly title: Message | string;
  readonly from: Instant;
  readonly to: Instant;
  /** Until when the record tells what flew; null where nothing says so. */
  readonly knownUntil: Instant | null;
  readonly rows: readonly ChartRow[];
  readonly counts: readonly ChartCount[];
  /** Null where no elements were given. */
  readonly light: {
    readonly lit: readonly ChartWindow[];
    readonly highBeta: readonly ChartWindow[];
    readonly betaDeg: number;
    readonly epoch: Instant;
  } | null;
  readonly reasons: readonly Reason[];
}

const HIGH_BETA_DEG = 60;

export function longRangeChart(plan: Plan, book: RuleBook, reasons: readonly Reason[], place: LandingPlace): LongRangeChart {
  const scene = sceneOf(plan, book.station);
  const { knownUntil, plane, ports, vehicles } = book.station;
  const people = new Map<string, Map<Seat, number>>();
  for (const { from, to, aboard } of scene.situations)
    for (const { seat, home } of aboard) {
      const days = people.get(home?.ship ?? '') ?? new Map<Seat, number>();
      days.set(seat, (days.get(seat) ?? 0) + to - from);
      people.set(home?.ship ?? '', days);
    }
  const bars = new Map<string, ChartBar[]>();
  for (const visit of scene.visits)
    for (const [i, { port, from }] of visit.berths.entries()) {
      const next = visit.berths[i + 1];
      const end = next?.leftAt ?? next?.from ?? visit.departAt ?? plan.to;
      if (from >= plan.to || end <= plan.from) continue;
      const days = [...(people.get(visit.flight) ?? [])];
      const most = Math.max(0, ...days.map(([, seconds]) => seconds));
      const riders = days.filter(([, seconds]) => seconds > most / 2).map(([seat]) => seat);
      const key = port ?? 'unknown';
      const bar: ChartBar = {
        flight: visit.flight,
        name: visit.name,
        short: shortName(visit.name),
        side: vehicles.get(visit.vehicle)?.side ?? 'us',
        from: from > plan.from ? from : plan.from,
        to: end < plan.to ? end : plan.to,
        open: next === undefined && (visit.departAt === null || visit.departAt > plan.to),
        happened: visit.basis === 'happened',
        people: riders.map(({ name }) => name),
        riders: ridersText(riders),
        hasSeats: (vehicles.get(visit.vehicle)?.seats ?? 0) > 0,
      };
      bars.set(key, [...(bars.get(key) ?? []), bar]);
    }
  const isOpen = (id: string) => ports.get(id)?.open.some(({ from, to }) => from < plan.to && to > plan.from) ?? false;
  const rows = [...ports.values()]
    .filter(({ id }) => bars.has(id) || isOpen(id))
    .map(({ id, name, segment }): ChartRow => ({ port: id, name, segment, bars: bars.get(id) ?? [] }));
  const unknown = (side: Side, segment: ChartRow['segment']) =>
    lanes((bars.get('unknown') ?? []).filter((bar) => bar.side === side)).map((lane): ChartRow => ({
      port: 'unknown',
      name: 'port not known',
      segment,
      bars: lane,
    }));
  return {
    title: plan.title,
    from: plan.from,
    to: plan.to,
    knownUntil,
    rows: [
      ...rows.filter(({ segment }) => segment === 'Russian'),
      ...unknown('russian', 'Russian'),
      ...rows.filter(({ segment }) => segment === 'US'),
      ...unknown('us', 'US'),
    ],
    counts: scene.situations.map(({ from, to, aboard }) => ({
      from,
      to,
      russian: aboard.filter(({ seat }) => seat.tends && seat.side === 'russian').length,
      us: aboard.filter(({ seat }) => seat.tends && seat.side === 'us').length,
      guests: aboard.filter(({ seat }) => !seat.tends).length,
    })),
    light: plane === null ? null : { ...lightOf(lightDays(plane, place, plan.from, plan.to)), betaDeg: HIGH_BETA_DEG, epoch: plane.epoch },
    reasons,
  };
}

const shortName = (name: string): string =>
  name
    .replace(/^(Soyuz|SpaceX|Progress|Cygnus) (?=[A-Z])/, (_, kind: string) => (kind === 'Progress' ? 'Pr ' : ''))
    .replace(/ \(.*\)$/, '')
    .replace(/^Axiom Mission /, 'Ax-');

/** Ships whose port is not known, in as few rows as hold them side by side. */
function lanes(bars: readonly ChartBar[]): readonly (readonly ChartBar[])[] {
  const rows: ChartBar[][] = [];
  for (const bar of bars) {
    const row = rows.find((taken) => taken.every(({ from, to }) => to <= bar.from || bar.to <= from));
    if (row === undefined) rows.push([bar]);
    else row.push(bar);
  }
  return rows;
}

function ridersText(seats: readonly Seat[]): string {
  const unnamed = new Map<string, number>();
  for (const { named, agency } of seats) if (!named) unnamed.set(agency, (unnamed.get(agency) ?? 0) + 1);
  const names = seats.filter(({ named }) => named).map(({ name }) => name.split(' ').slice(1).join(' ') || name);
  return [...names, ...[...unnamed].map(([agency, count]) => `${count} ${agency}`)].join(', ');
}

function lightOf(days: ReturnType<typeof lightDays>): { readonly lit: readonly ChartWindow[]; readonly highBeta: readonly ChartWindow[] } {
  const windows = (holds: (day: (typeof days)[number]) => boolean): readonly ChartWindow[] => {
    const found: { from: Instant; to: Instant }[] = [];
    for (const day of days) {
      if (!holds(day)) continue;
      const end = addSeconds(day.day, DAY_S);
      const last = found.at(-1);
      if (last?.to === day.day) last.to = end;
      else found.push({ from: day.day, to: end });
    }
    return found;
  };
  return {
    lit: windows(({ sunElevationDeg }) => sunElevationDeg !== null && sunElevationDeg > 0),
    highBeta: windows(({ betaDeg }) => Math.abs(betaDeg) > HIGH_BETA_DEG),
  };
}
