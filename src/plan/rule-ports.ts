import { DAY_S, addSeconds } from '../time/index.ts';
import { type Judge, isInPlan, portName, touches } from './judge.ts';
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
          key: `${ship.port} ${other.visit.flight} ${ship.visit.flight}`,
          from,
          to,
          subjects: [ship.port!, other.visit.flight, ship.visit.flight],
          text: `${ship.visit.name} is planned for ${portName(scene, ship.port)}, where ${other.visit.name} still is.`,
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
        const finding = (text: string): readonly Finding[] => [
          { key: `${visit.flight} ${port}`, from, to: from, subjects: [visit.flight, port], text },
        ];
        if (known === undefined) return finding(`${visit.name} is planned for ${port}, and the station has no such port.`);
        if (!known.takes.includes(visit.vehicle))
          return finding(`${visit.name} cannot use ${known.name}, which takes ${known.takes.join(', ')}.`);
        return known.open.some((open) => open.from <= from && from <= open.to)
          ? []
          : finding(`${known.name} is not open when ${visit.name} comes.`);
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
      const text = `${visit.name} cannot come to ${portName(scene, arrivalPort)} while ${inTheWay.visit.name} is at ${portName(scene, port)}: ${why}.`;
      return [
        { key: visit.flight, from: visit.arriveAt, to: visit.arriveAt, subjects: [visit.flight, inTheWay.visit.flight], text, source },
      ];
    }),
  );

/** Arrivals and departures keep apart, so that people and antennas serve one ship at a time. */
export const spacing: Judge = (scene, rule) => {
  const days = mustNumberOf(rule, 'days');
  const moves = scene.visits
    .flatMap((visit) => [
      { visit, at: visit.arriveAt, what: 'arrives' },
      ...(visit.departAt === null || visit.departRough === true ? [] : [{ visit, at: visit.departAt, what: 'leaves' }]),
    ])
    .filter(({ at }) => isInPlan(scene, at))
    .toSorted((a, b) => a.at - b.at || (`${a.visit.flight} ${a.what}` < `${b.visit.flight} ${b.what}` ? -1 : 1));
  return moves.slice(1).flatMap((move, i): readonly Finding[] => {
    const before = moves[i]!;
    const apartS = move.at - before.at;
    if (apartS >= days * DAY_S || before.visit === move.visit) return [];
    const text = `${before.visit.name} ${before.what} ${(apartS / 3600).toFixed(0)} h before ${move.visit.name} ${move.what}: less than ${days} d apart.`;
    return [
      {
        key: `${before.visit.flight} ${move.visit.flight}`,
        from: before.at,
        to: addSeconds(before.at, apartS),
        subjects: [before.visit.flight, move.visit.flight],
        text,
      },
    ];
  });
};
