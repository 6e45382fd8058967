import { type Message, type MessageValue, message } from '../outcome/index.ts';
import { type Instant, formatInstant } from '../time/index.ts';
import type { Berth, Home, Plan, Seat, Visit } from './plan.ts';
import type { StationFacts } from './station-facts.ts';

/** A message, and the visit or the person that it is about. */
export interface Difference extends Message {
  readonly what: 'visit' | 'seat';
  readonly id: string;
}

const day = (at: Instant | null): MessageValue => (at === null ? message('plan.open') : formatInstant(at).slice(0, 10));
type PortNames = StationFacts['ports'];

function portsOf(berths: readonly Berth[], ports: PortNames): MessageValue {
  const [first = '?', ...others] = berths.map(({ port }) => (port === null ? '?' : portName(port, ports)));
  return others.reduce<MessageValue>((before, port) => message('plan.then', { first: before, second: port }), first);
}
const portName = (port: string, ports: PortNames): string => ports.get(port)?.name ?? port;
const seatId = ({ person, up }: Seat) => `${person} ${up}`;

/** What the second plan does otherwise, in the order of its visits, then its seats. */
export function diffPlans(a: Plan, b: Plan, { ports }: Pick<StationFacts, 'ports'>): readonly Difference[] {
  const before = new Map(a.visits.map((visit) => [visit.flight, visit]));
  const after = new Set(b.visits.map(({ flight }) => flight));
  const seats = new Map(a.seats.map((seat) => [seatId(seat), seat]));
  const kept = new Set(b.seats.map(seatId));
  const nameOf = (ship: string | null): MessageValue =>
    (b.visits.find(({ flight }) => flight === ship) ?? before.get(ship ?? ''))?.name ?? ship ?? message('plan.no-ship');
  return [
    ...b.visits.flatMap((visit) => ofVisit(visit, before.get(visit.flight), ports).map((said) => about('visit', visit.flight, said))),
    ...a.visits
      .filter(({ flight }) => !after.has(flight))
      .map(({ flight, name }) => about('visit', flight, message('plan.diff-gone', { ship: name }))),
    ...b.seats.flatMap((seat) => ofSeat(seat, seats.get(seatId(seat)), nameOf).map((said) => about('seat', seat.person, said))),
    ...[...seats.values()]
      .filter((seat) => !kept.has(seatId(seat)))
      .map(({ person, name, up }) => about('seat', person, message('plan.diff-no-longer-up', { name, ship: nameOf(up) }))),
  ];
}

const about = (what: Difference['what'], id: string, said: Message): Difference => ({ what, id, ...said });

function ofVisit(visit: Visit, was: Visit | undefined, ports: PortNames): readonly Message[] {
  const ship = visit.name;
  if (was === undefined) {
    const first = visit.berths[0]?.port ?? null;
    const port = first === null ? message('plan.port-not-known') : portName(first, ports);
    return [message('plan.diff-new', { ship, day: day(visit.arriveAt), until: day(visit.departAt), port })];
  }
  const said: Message[] = [];
  if (was.off === undefined && visit.off !== undefined) said.push(message('plan.diff-off', { ship, why: visit.off }));
  if (was.off !== undefined && visit.off === undefined) said.push(message('plan.diff-on', { ship }));
  if (was.arriveAt !== visit.arriveAt) said.push(message('plan.diff-arrives', { ship, day: day(visit.arriveAt), was: day(was.arriveAt) }));
  if (was.departAt !== visit.departAt) said.push(message('plan.diff-leaves', { ship, day: day(visit.departAt), was: day(was.departAt) }));
  const moved = was.berths.length !== visit.berths.length || was.berths.some(({ port }, i) => port !== visit.berths[i]!.port);
  if (moved) said.push(message('plan.diff-ports', { ship, ports: portsOf(visit.berths, ports), was: portsOf(was.berths, ports) }));
  return said;
}

type NameOf = (ship: string | null) => MessageValue;

function ofSeat(seat: Seat, was: Seat | undefined, nameOf: NameOf): readonly Message[] {
  const { name } = seat;
  const ship = nameOf(seat.up);
  if (was === undefined) return seat.off === undefined ? [message('plan.diff-goes-up', { name, ship })] : [];
  const said: Message[] = [];
  if (was.off === undefined && seat.off !== undefined) said.push(message('plan.diff-not-up', { name, ship, why: seat.off }));
  if (was.off !== undefined && seat.off === undefined) said.push(message('plan.diff-up-after-all', { name, ship }));
  if (was.down !== seat.down) said.push(message('plan.diff-down', { name, ship: nameOf(seat.down), was: nameOf(was.down) }));
  const [homes, before] = [waysHome(seat.homes, nameOf), waysHome(was.homes, nameOf)];
  if (JSON.stringify(homes) !== JSON.stringify(before)) said.push(message('plan.diff-homes', { name, homes, was: before }));
  return said;
}

function waysHome(homes: readonly Home[], nameOf: NameOf): MessageValue {
  const [first = message('plan.no-ship'), ...others] = homes.map(({ ship, from, contingency }, i): MessageValue => {
    const home = contingency ? message('plan.home-makeshift', { ship: nameOf(ship) }) : nameOf(ship);
    return i === 0 ? home : message('plan.home-from', { home, day: day(from) });
  });
  return others.reduce<MessageValue>((before, home) => message('plan.home-then', { first: before, second: home }), first);
}
