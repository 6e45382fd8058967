import { type Outcome, fail, message, nearestHint, succeed } from '../outcome/index.ts';
import { DAY_S, addSeconds } from '../time/index.ts';
import type { RuleBook } from './evaluate.ts';
import { type Grid, type GridKind, type GridShip, MAX_WEEKS, WEEK_S } from './grid.ts';
import type { Plan, Side } from './plan.ts';
import { isTold } from './orbit-plane.ts';
import { mustNumberOf, numberOf } from './rule-data.ts';
import { northboundOver, sunElevationDeg } from './light-windows.ts';
import { sceneOf } from './scene.ts';
import { usualPad } from './station-facts.ts';
import type { Scenario, ScenarioFlight } from './scenario.ts';

/** Ships on their way to the pad: no new one comes sooner. */
const FIRST_DAYS = 42;

/** What each part of the grid is made from. */
interface Span {
  readonly scenario: Scenario;
  readonly book: RuleBook;
  readonly weeks: number;
}

/** The grid of a scenario: what is docked as the plan begins, the fleet, what is closed when, and what was agreed. */
export function gridOf(scenario: Scenario, start: Plan, book: RuleBook, kept: Plan | null): Outcome<Grid> {
  const weeks = Math.floor((scenario.to - scenario.from) / WEEK_S);
  if (weeks < 2 || weeks > MAX_WEEKS)
    return fail('scenario.to', message('plan.weeks-after-from', { most: MAX_WEEKS }), message('plan.weeks', { weeks }));
  const span: Span = { scenario, book, weeks };
  const kinds: GridKind[] = [];
  for (const [i, flight] of scenario.fleet.entries()) {
    const kind = kindOf(span, flight, i);
    if (!kind.ok) return kind;
    const before = kinds.find(({ ports }) => ports.some((port) => kind.value.ports.includes(port)));
    if (before !== undefined && before.ports.toSorted().join() !== kind.value.ports.toSorted().join())
      return fail(
        `scenario.fleet[${i}].ports`,
        message('plan.same-ports', { vehicle: before.vehicle }),
        flight.ports.join(', '),
        message('plan.shared-ports'),
      );
    kinds.push(kind.value);
  }
  const ships = shipsAt(span, start, kinds);
  const week = (at: number) => Math.floor((at - scenario.from) / WEEK_S);
  return succeed({
    from: scenario.from,
    weeks,
    firstWeek: Math.ceil((FIRST_DAYS * DAY_S) / WEEK_S),
    kinds,
    ships,
    crossedUntilWeek: scenario.crossedUntil === null ? -1 : week(scenario.crossedUntil),
    target: { russian: targetOf(book, 'russian', scenario), us: targetOf(book, 'us', scenario) },
    kept: (kept?.visits ?? []).flatMap((visit) => {
      const kind = kinds.find(({ vehicle }) => vehicle === visit.vehicle);
      const at = week(visit.arriveAt);
      return kind === undefined || visit.off !== undefined || visit.arriveAt < scenario.from || at >= weeks
        ? []
        : [{ kind: kind.id, week: at }];
    }),
  });
}

function targetOf(book: RuleBook, side: Side, { from }: Scenario): number {
  const rule = book.rules.find(({ id, on }) => id === 'crew-target' && on);
  return rule === undefined ? 0 : (numberOf(rule, 'people', side, from) ?? 0);
}

function kindOf(span: Span, flight: ScenarioFlight, i: number): Outcome<GridKind> {
  const { scenario, book } = span;
  const vehicle = book.station.vehicles.get(flight.vehicle);
  if (vehicle === undefined)
    return fail(
      `scenario.fleet[${i}].vehicle`,
      message('plan.names', { names: [...book.station.vehicles.keys()] }),
      flight.vehicle,
      nearestHint(flight.vehicle, [...book.station.vehicles.keys()]),
    );
  const ports = [...book.station.ports.values()].filter(({ takes }) => takes.includes(flight.vehicle)).map(({ id }) => id);
  const wrong = flight.ports.find((port) => !ports.includes(port));
  if (wrong !== undefined)
    return fail(
      `scenario.fleet[${i}].ports`,
      message('plan.ports-that-take', { vehicle: flight.vehicle, ports }),
      wrong,
      nearestHint(wrong, ports),
    );
  const life = book.rules.find(({ id }) => id === 'ship-life')!;
  const limit = numberOf(life, 'limitDays', flight.vehicle, scenario.from) ?? Infinity;
  const most = Math.min(flight.stayDays[1], limit);
  const other: Side = vehicle.side === 'russian' ? 'us' : 'russian';
  const people = flight.own + flight.crossed;
  if (people > vehicle.seats)
    return fail(`scenario.fleet[${i}]`, message('plan.seats-of', { seats: vehicle.seats, vehicle: flight.vehicle }), `${people}`);
  const ownOnly = { people: { [vehicle.side]: people, [other]: 0 } as GridKind['mixes'][number]['people'], crossed: false };
  const crossed = { people: { [vehicle.side]: flight.own, [other]: flight.crossed } as GridKind['mixes'][number]['people'], crossed: true };
  return succeed({
    id: `${flight.vehicle.replaceAll('-', '')}${i}`,
    vehicle: flight.vehicle,
    side: vehicle.side,
    ports: flight.ports,
    leastWeeks: Math.max(1, Math.ceil((flight.stayDays[0] * DAY_S) / WEEK_S)),
    // From a Thursday to a Monday is half a week less than the weeks between, and up a day before.
    mostWeeks: Math.max(1, Math.floor((most * DAY_S) / WEEK_S)),
    everyWeeks: Math.max(1, Math.ceil((flight.everyDays * DAY_S) / WEEK_S)),
    mixes: flight.crossed > 0 ? [crossed, ownOnly] : [ownOnly],
    perYear: flight.perYear ?? 0,
    ...padOf(span, flight.vehicle),
    closed: closedWeeks(span, flight.vehicle),
    dark: darkWeeks(span, flight.vehicle),
  });
}

/** Arrivals stand for launches, for a way of some days is the same for all from one pad. */
function padOf({ scenario, book }: Span, vehicle: string): Pick<GridKind, 'pad'> {
  const id = usualPad(vehicle, scenario.from);
  const rule = book.rules.find((one) => one.id === 'pad-turnaround' && one.on);
  const days = rule === undefined || id === null ? null : numberOf(rule, 'days', id, scenario.from);
  return id === null || days === null ? {} : { pad: { id, everyWeeks: Math.ceil((days * DAY_S) / WEEK_S) } };
}

function closedWeeks({ scenario, book, weeks }: Span, vehicle: string): readonly number[] {
  const { padOutages, groundings } = book.station;
  const out = [
    ...groundings.filter(({ what }) => what === vehicle),
    ...padOutages.filter(({ what, from }) => what === usualPad(vehicle, from)),
  ];
  return Array.from({ length: weeks }, (_, w) => w).filter((w) =>
    out.some(({ from, to }) => scenario.from + w * WEEK_S < to && scenario.from + (w + 1) * WEEK_S > from),
  );
}

function darkWeeks({ scenario: { from }, book, weeks }: Span, vehicle: string): readonly number[] {
  const { plane } = book.station;
  const rule = book.rules.find(({ id, on }) => id === 'lit-landing' && on);
  const least = rule === undefined ? null : numberOf(rule, 'sunElevationDeg', vehicle);
  if (plane === null || rule === undefined || least === null) return [];
  const place = { latitudeDeg: mustNumberOf(rule, 'latitudeDeg'), longitudeDeg: mustNumberOf(rule, 'longitudeDeg') };
  return Array.from({ length: weeks }, (_, w) => w).filter((w) => {
    const monday = addSeconds(from, w * WEEK_S);
    if (!isTold(plane, monday)) return false;
    const at = northboundOver(plane, monday, place);
    return at !== null && sunElevationDeg(at, place) < least;
  });
}

/** From the first week in which a ship can come, so many weeks are enough to relieve one that is past its life: assumed, and paid for by the week. */
const RELIEF_WEEKS = 8;

function shipsAt({ scenario, book, weeks }: Span, start: Plan, kinds: readonly GridKind[]): readonly GridShip[] {
  const scene = sceneOf(start, book.station);
  const first = scene.situations[0];
  const life = book.rules.find(({ id }) => id === 'ship-life')!;
  const soonest = Math.ceil((FIRST_DAYS * DAY_S) / WEEK_S);
  return (first?.docked ?? []).map(({ visit, port }): GridShip => {
    const limit = numberOf(life, 'limitDays', visit.flight, visit.launchAt) ?? numberOf(life, 'limitDays', visit.vehicle, visit.launchAt);
    const up = visit.launchAt ?? visit.arriveAt;
    const kind = kinds.find(({ vehicle }) => vehicle === visit.vehicle);
    const days = limit ?? (kind === undefined ? Infinity : (kind.mostWeeks * WEEK_S) / DAY_S);
    const last = Math.min(weeks + 1, Math.floor((up + days * DAY_S - scenario.from) / WEEK_S));
    // What comes with the start is given: nothing could relieve it before.
    const overdue = last < soonest;
    const going = (first?.aboard ?? []).filter(({ home, seat }) => home?.ship === visit.flight && seat.tends);
    return {
      flight: visit.flight,
      kind: kind?.id ?? visit.vehicle,
      port,
      people: {
        russian: going.filter(({ seat }) => seat.side === 'russian').length,
        us: going.filter(({ seat }) => seat.side === 'us').length,
      },
      lastWeek: overdue ? soonest + RELIEF_WEEKS : last,
      ...(overdue ? { overdue } : {}),
      crewed: going.length > 0,
    };
  });
}
