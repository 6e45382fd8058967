/** What a user's plan or scenario names must be something of the station or of the plan, and come in the order of time: what is misspelled would be left out in silence. */
import { type Message, type Outcome, fail, message, nearestHint, succeed } from '../outcome/index.ts';
import { type Instant, formatInstant } from '../time/index.ts';
import { type Change, isOfKind } from './change.ts';
import type { Plan, Seat, Visit } from './plan.ts';
import { type RuleBook } from './evaluate.ts';
import type { RuleNumber } from './rule-data.ts';
import type { Scenario, ScenarioNumber } from './scenario.ts';
import { type StationFacts, usualPad } from './station-facts.ts';

type Refusal = Outcome<never> | null;

const refused = (where: string, wanted: Message, found: string, names: readonly string[]): Refusal =>
  fail(where, wanted, JSON.stringify(found), nearestHint(found, names) ?? oneOf(names));

/** Few are told whole. */
const FEW = 12;
const oneOf = (names: readonly string[]): Message | undefined =>
  names.length === 0 || names.length > FEW ? undefined : message('plan.there-are', { names });

const first = <T>(items: readonly T[], refusalOf: (item: T, i: number) => Refusal): Refusal => {
  for (const [i, item] of items.entries()) {
    const refusal = refusalOf(item, i);
    if (refusal !== null) return refusal;
  }
  return null;
};

/** A plan whose ships, kinds of ships and ports are known, and whose times follow one another. */
export function knownPlan(plan: Plan, where: string, { vehicles, ports }: StationFacts): Outcome<Plan> {
  const flights = plan.visits.map(({ flight }) => flight);
  const isFlight = (name: string, place: string): Refusal =>
    flights.includes(name) ? null : refused(place, message('plan.flight-of-plan'), name, flights);
  const ofVisit = (visit: Visit, at: string): Refusal =>
    (vehicles.has(visit.vehicle) ? null : refused(`${at}.vehicle`, message('plan.kind-of-ship'), visit.vehicle, [...vehicles.keys()])) ??
    first(visit.berths, ({ port }, i) =>
      port === null || ports.has(port)
        ? null
        : refused(`${at}.berths[${i}].port`, message('plan.port-of-station'), port, [...ports.keys()]),
    ) ??
    outOfOrder(visit, at);
  const ofSeat = (seat: Seat, at: string, i: number): Refusal =>
    isFlight(seat.up, `${at}.up`) ??
    (seat.down === null ? null : isFlight(seat.down, `${at}.down`)) ??
    first(seat.homes, ({ ship, from }, k) => {
      // What a way home was before the plan, or is after it, is of flights that are not in it.
      const isThen = from < plan.to && (seat.homes[k + 1]?.from ?? plan.to) > plan.from;
      return ship === null || !isThen ? null : isFlight(ship, `${at}.homes[${k}].ship`);
    }) ??
    (plan.seats.findIndex(({ person, up }) => person === seat.person && up === seat.up) < i
      ? fail(`${at}.person`, message('plan.person-once', { flight: seat.up }), JSON.stringify(seat.person))
      : null);
  const refusal =
    first(plan.visits, (visit, i) => ofVisit(visit, `${where}.visits[${i}]`)) ??
    first(plan.seats, (seat, i) => ofSeat(seat, `${where}.seats[${i}]`, i)) ??
    first(plan.unfit, ({ ship }, i) => isFlight(ship, `${where}.unfit[${i}].ship`));
  return refusal ?? succeed(plan);
}

/** A ship is launched, comes, moves, goes and lands. */
function outOfOrder({ launchAt, arriveAt, berths, departAt, departRough, landAt }: Visit, at: string): Refusal {
  const moments: readonly (readonly [field: string, moment: Instant | null])[] = [
    ['launchAt', launchAt],
    ['arriveAt', arriveAt],
    ...berths.slice(1).map(({ from }, i) => [`berths[${i + 1}].from`, from] as const),
    // A departure known to the day stands at its beginning.
    ['departAt', departRough === true ? null : departAt],
    ['landAt', landAt],
  ];
  const told = moments.flatMap(([field, moment]) => (moment === null ? [] : [{ field, moment }]));
  return first(told, ({ field, moment }, i) => {
    const before = told[i - 1];
    return before === undefined || before.moment <= moment
      ? null
      : fail(
          `${at}.${field}`,
          message('plan.not-before', { field: before.field, time: formatInstant(before.moment) }),
          formatInstant(moment),
        );
  });
}

/** A scenario whose changes and numbers are about something that is there: the ships of the plan as it begins, kinds of ships, pads, rules. */
export function knownScenario(scenario: Scenario, where: string, { visits }: Plan, { rules, station }: RuleBook): Outcome<Scenario> {
  const ships = visits.map(({ flight }) => flight);
  const kinds = [...station.vehicles.keys()];
  const pads = [...new Set([...kinds.map((kind) => usualPad(kind, scenario.from)), ...visits.map(({ pad }) => pad)])].filter(
    (pad) => pad !== null,
  );
  const isShip = (ship: string, place: string): Refusal =>
    ships.includes(ship)
      ? null
      : refused(place, message('plan.ship-there', { day: formatInstant(scenario.from).slice(0, 10) }), ship, ships);
  const ofChange = (change: Change, at: string): Refusal => {
    if ('ship' in change) {
      const refusal = isShip(change.ship, `${at}.ship`);
      if (refusal !== null) return refusal;
    }
    if (change.kind === 'ground') {
      if (!kinds.some((kind) => isOfKind(kind, change.what)) && !pads.includes(change.what))
        return refused(`${at}.what`, message('plan.kind-or-pad'), change.what, [...kinds, ...pads]);
      if (change.to <= change.from) return fail(`${at}.to`, message('plan.day-after-from'), formatInstant(change.to).slice(0, 10));
    }
    const [field, day] = 'on' in change ? ['on', change.on] : 'from' in change ? ['from', change.from] : ['', null];
    return day === null || day < scenario.to
      ? null
      : fail(
          `${at}.${field}`,
          message('plan.day-before-end', { day: formatInstant(scenario.to).slice(0, 10) }),
          formatInstant(day).slice(0, 10),
        );
  };
  const ofNumber = ({ rule, name, value, for: of }: ScenarioNumber, at: string): Refusal => {
    const own = rules.find(({ id }) => id === rule)!.parameters;
    const like = own.filter((parameter) => parameter.name === name);
    const names = [...new Set(own.map((parameter) => parameter.name))];
    if (like.length === 0) return refused(`${at}.name`, message('plan.number-of-rule', { rule }), name, names);
    const about = [...kinds, ...ships, ...pads, 'russian', 'us', ...like.flatMap((parameter) => parameter.for ?? [])];
    if (of !== undefined && !about.includes(of)) return refused(`${at}.for`, message('plan.number-for'), of, about);
    return value < 0 && !like.some(isAngle) ? fail(`${at}.value`, message('plan.none-or-more'), `${value}`) : null;
  };
  const refusal =
    first(scenario.flightsOff, ({ flight }, i) => isShip(flight, `${where}.flightsOff[${i}].flight`)) ??
    first(scenario.changes, (change, i) => ofChange(change, `${where}.changes[${i}]`)) ??
    first(scenario.numbers, (number, i) => ofNumber(number, `${where}.numbers[${i}]`));
  return refusal ?? succeed(scenario);
}

/** Days and people are none or more; the Sun may stand below the horizon. */
const isAngle = ({ unit }: RuleNumber): boolean => unit === 'deg';
