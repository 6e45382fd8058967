import { message } from '../outcome/index.ts';
import { type Entry, type View, momentOf } from '../record/index.ts';
import { DAY_S, type Instant, addSeconds, formatInstant } from '../time/index.ts';
import type { Command, Home, Plan, Seat, Visit } from './plan.ts';
import { declaredUnfit, usualPad } from './station-facts.ts';

/** The record between two days as a plan: who and what is there at `from` is given, and what came after is what was flown. */
export function planFromRecord(view: View, from: Instant, to: Instant): Plan {
  const all = visitsOf(view);
  const isThen = ({ arriveAt, departAt }: Visit) => arriveAt < to && (departAt === null || departAt > from);
  const seats = seatsOf(view, all, from, to);
  // The ship that somebody aboard went up in may have left before: it is kept, so that each seat has its beginning.
  const needed = new Set(seats.map(({ up }) => up));
  const visits = [...all.values()].filter((visit) => isThen(visit) || needed.has(visit.flight));
  return {
    id: `record-${formatInstant(from).slice(0, 10)}-${formatInstant(to).slice(0, 10)}`,
    parent: null,
    title: message('plan.title-record', { day: formatInstant(from).slice(0, 10), until: formatInstant(to).slice(0, 10) }),
    from,
    to,
    visits: visits.toSorted((a, b) => a.arriveAt - b.arriveAt),
    seats: seats.map((seat) => (seat.down !== null && visits.some(({ flight }) => flight === seat.down) ? seat : { ...seat, down: null })),
    commands: commandsOf(view, to),
    unfit: declaredUnfit(view).filter((unfit) => unfit.from < to && visits.some(({ flight }) => flight === unfit.ship)),
  };
}

/** The visits of a view are the same for whatever days are asked about. */
const VISITS = new WeakMap<View, ReadonlyMap<string, Visit>>();

function visitsOf(view: View): ReadonlyMap<string, Visit> {
  const before = VISITS.get(view);
  if (before !== undefined) return before;
  const visits = new Map([...view.record.flights.keys()].flatMap((flight) => visitOf(view, flight)).map((visit) => [visit.flight, visit]));
  VISITS.set(view, visits);
  return visits;
}

function visitOf(view: View, id: string): readonly Visit[] {
  const { record, ofFlight } = view;
  const facts = (ofFlight.get(id) ?? []).map(({ fact }) => fact);
  const launched = facts.find((fact) => fact.type === 'launched');
  const docked = facts.find((fact) => fact.type === 'docked');
  if (docked === undefined) return launched === undefined ? announcedVisit(view, id, facts) : [];
  const undocked = facts.find((fact) => fact.type === 'undocked');
  const goes = undocked === undefined ? announced(facts, 'undocking') : null;
  const landed = facts.find((fact) => fact.type === 'landed');
  const register = record.flights.get(id)!;
  const place =
    landed?.latitudeDeg === undefined || landed.longitudeDeg === undefined
      ? null
      : { latitudeDeg: landed.latitudeDeg, longitudeDeg: landed.longitudeDeg };
  const arriveAt = momentOf(docked.at);
  return [
    {
      flight: id,
      name: register.name,
      vehicle: register.vehicle,
      launchAt: launched === undefined ? null : momentOf(launched.at),
      pad: launched === undefined ? null : (launched.site ?? usualPad(register.vehicle, momentOf(launched.at))),
      arriveAt,
      berths: [
        { port: docked.port ?? null, from: arriveAt },
        ...facts.flatMap((fact) =>
          fact.type === 'relocated' ? [{ port: fact.port, from: momentOf(fact.arrivedAt), leftAt: momentOf(fact.at) }] : [],
        ),
      ],
      departAt: undocked === undefined ? (landed === undefined ? goes : momentOf(landed.at)) : momentOf(undocked.at),
      ...(undocked !== undefined && ['day', 'by', 'span'].includes(undocked.precision) ? { departRough: true } : {}),
      // A landing known to the day says nothing of the light.
      landAt: landed === undefined || landed.precision === 'day' ? null : momentOf(landed.at),
      landing: place,
      basis: 'happened',
    },
  ];
}

type Announced = Extract<Entry['fact'], { readonly type: 'planAnnounced' }>;

/** What was announced last of an event, where a day was named. */
function announced(facts: readonly Entry['fact'][], event: Announced['event']): Instant | null {
  const last = facts.findLast((fact): fact is Announced => fact.type === 'planAnnounced' && fact.event === event);
  return last === undefined || last.plannedFor === 'TBD' ? null : momentOf(last.plannedFor);
}

/** From launch to arrival of a ship of which only the launch is announced. */
const WAY_UP_S = DAY_S;

/** A flight that is announced and has not been launched. Its port and its people are not said. */
function announcedVisit({ record }: View, id: string, facts: readonly Entry['fact'][]): readonly Visit[] {
  const launchAt = announced(facts, 'launch');
  if (launchAt === null) return [];
  const { name, vehicle } = record.flights.get(id)!;
  const arriveAt = addSeconds(launchAt, WAY_UP_S);
  return [
    {
      flight: id,
      name,
      vehicle,
      launchAt,
      pad: usualPad(vehicle, launchAt),
      arriveAt,
      berths: [{ port: null, from: arriveAt }],
      departAt: announced(facts, 'undocking'),
      landAt: null,
      landing: null,
      basis: 'planned',
    },
  ];
}

function seatsOf(view: View, visits: ReadonlyMap<string, Visit>, from: Instant, to: Instant): readonly Seat[] {
  const seats: Seat[] = [];
  for (const [person, entries] of view.ofPerson) {
    for (const [i, entry] of entries.entries()) {
      const { fact } = entry;
      if (fact.type !== 'boarded' || (visits.get(fact.flight)?.arriveAt ?? to) >= to) continue;
      const later = entries.slice(i + 1);
      const next = later.findIndex((other) => other.fact.type === 'boarded');
      const mine = next < 0 ? later : later.slice(0, next);
      const left = mine.find((other) => other.fact.type === 'left');
      if (left !== undefined && left.moment <= from) continue;
      const register = view.record.people.get(person);
      const side = view.record.agencies.get(fact.agency)?.side ?? null;
      seats.push({
        person,
        name: register?.name ?? person,
        named: true,
        agency: fact.agency,
        side,
        tends: side !== null && fact.role !== 'spaceflight participant',
        up: fact.flight,
        down: left !== undefined && left.fact.type === 'left' ? left.fact.flight : null,
        homes: [{ ship: fact.flight, from: entry.moment, contingency: false }, ...homesOf(mine, left)],
        under: fact.under ?? null,
      });
    }
  }
  return seats;
}

function homesOf(entries: readonly Entry[], left: Entry | undefined): readonly Home[] {
  return entries.flatMap(({ fact, moment }): readonly Home[] => {
    if (left !== undefined && moment > left.moment) return [];
    if (fact.type === 'seatMoved') return [{ ship: fact.flight, from: moment, contingency: fact.contingency === true }];
    return fact.type === 'seatGivenUp' ? [{ ship: null, from: moment, contingency: false }] : [];
  });
}

/** As the record has it: who leaves in command without a handover leaves nobody known to command. */
function commandsOf(view: View, to: Instant): readonly Command[] {
  const commands: Command[] = [];
  for (const { fact, moment } of view.timeline.entries) {
    if (moment >= to) break;
    if (fact.type === 'commandHandedOver') commands.push({ person: fact.person, from: moment });
    else if (fact.type === 'left' && commands.at(-1)?.person === fact.person) commands.push({ person: null, from: moment });
  }
  return commands;
}
