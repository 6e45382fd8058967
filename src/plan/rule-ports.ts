import { type Message, message } from '../outcome/index.ts';
import { DAY_S, type Instant, addSeconds } from '../time/index.ts';
import { type Judge, isInPlan, portName, touches } from './judge.ts';
import type { Visit } from './plan.ts';
import type { Finding } from './reason.ts';
import { mustNumberOf } from './rule-data.ts';
import type { Docked } from './scene.ts';

/** A port holds one ship at a time. */
export const portHoldsOne: Judge = (scene) => {
  const found: Finding[] = [];
  for (const { from, to, docked } of scene.situations) {
    const ships = docked.filter(({ port }) => port !== null).toSorted(byArrival);
    for (const [i, ship] of ships.entries())
      for (const other of ships.slice(0, i)) {
        if (other.port !== ship.port) continue;
        found.push({
          matter: `${ship.port} ${other.visit.flight} ${ship.visit.flight}`,
          from,
          to,
          subjects: [ship.port!, other.visit.flight, ship.visit.flight],
          says: message('plan.port-taken', { ship: ship.visit.name, port: portName(scene, ship.port), other: other.visit.name }),
          perDay: 1,
        });
      }
  }
  return found;
};

const byArrival = (a: Docked, b: Docked): number => a.visit.arriveAt - b.visit.arriveAt || (a.visit.flight < b.visit.flight ? -1 : 1);

/** The port is there, and is made for that kind of ship. */
export const portTakesShip: Judge = (scene) =>
  scene.visits
    .filter((visit) => touches(scene, visit))
    .flatMap((visit): readonly Finding[] =>
      visit.berths.flatMap(({ port, from }): readonly Finding[] => {
        const known = scene.station.ports.get(port ?? '');
        if (port === null || !isInPlan(scene, from)) return [];
        const finding = (says: Message): readonly Finding[] => [
          { matter: `${visit.flight} ${port}`, from, to: from, subjects: [visit.flight, port], says },
        ];
        if (known === undefined) return finding(message('plan.no-such-port', { ship: visit.name, port }));
        if (!known.takes.includes(visit.vehicle)) {
          const takes = known.takes.map((kind) => scene.station.vehicles.get(kind)?.name ?? kind);
          return finding(message('plan.port-takes-others', { ship: visit.name, port: known.name, takes }));
        }
        return known.open.some((open) => open.from <= from && from <= open.to)
          ? []
          : finding(message('plan.port-not-open', { port: known.name, ship: visit.name }));
      }),
    );

/** Some ships are in each other's way: no arrival there while the other is here. */
export const clearance: Judge = (scene) =>
  scene.station.clearances.flatMap(({ port, flights, arrivalPort, arrivals, why, source, cleared }): readonly Finding[] =>
    scene.visits.flatMap((visit): readonly Finding[] => {
      if (!arrivals.includes(visit.vehicle) || !isInPlan(scene, visit.arriveAt) || cleared.includes(visit.flight)) return [];
      if (visit.berths[0]?.port !== arrivalPort) return [];
      const inTheWay = scene.situations
        .find(({ from, to }) => from <= visit.arriveAt && visit.arriveAt < to)
        ?.docked.find((ship) => ship.port === port && flights.includes(ship.visit.flight));
      if (inTheWay === undefined) return [];
      const says = message('plan.in-the-way', {
        ship: visit.name,
        port: portName(scene, arrivalPort),
        other: inTheWay.visit.name,
        otherPort: portName(scene, port),
        why,
      });
      return [
        { matter: visit.flight, from: visit.arriveAt, to: visit.arriveAt, subjects: [visit.flight, inTheWay.visit.flight], says, source },
      ];
    }),
  );

type Move = { readonly visit: Visit; readonly at: Instant; readonly what: 'arrives' | 'leaves' };

const sayMove = ({ visit, what }: Move): Message =>
  what === 'arrives' ? message('plan.arrives', { ship: visit.name }) : message('plan.leaves', { ship: visit.name });

/** Arrivals and departures keep apart, so that people and antennas serve one ship at a time. */
export const spacing: Judge = (scene, rule) => {
  const days = mustNumberOf(rule, 'days');
  const moves = scene.visits
    .flatMap((visit): readonly Move[] => [
      { visit, at: visit.arriveAt, what: 'arrives' },
      ...(visit.departAt === null || visit.departRough === true ? [] : [{ visit, at: visit.departAt, what: 'leaves' } as const]),
    ])
    .filter(({ at }) => isInPlan(scene, at))
    .toSorted((a, b) => a.at - b.at || (`${a.visit.flight} ${a.what}` < `${b.visit.flight} ${b.what}` ? -1 : 1));
  return moves.slice(1).flatMap((move, i): readonly Finding[] => {
    const before = moves[i]!;
    const apartS = move.at - before.at;
    if (apartS >= days * DAY_S || before.visit === move.visit) return [];
    const says = message('plan.too-near', { first: sayMove(before), hours: (apartS / 3600).toFixed(0), second: sayMove(move), days });
    return [
      {
        matter: `${before.visit.flight} ${move.visit.flight}`,
        from: before.at,
        to: addSeconds(before.at, apartS),
        subjects: [before.visit.flight, move.visit.flight],
        says,
      },
    ];
  });
};
