import type { PlaceDeg } from '../flight/index.ts';
import { portableHypot } from '../math/index.ts';
import { planePlace } from './flight-plane.ts';
import type { SearchGround } from './sectors.ts';

/** Kilometres from a place to the nearest sector; 0 within one. */
export function zoneDistanceKm({ plane, sectors }: SearchGround, place: PlaceDeg): number {
  const { alongKm, rightKm } = planePlace(plane, place);
  const beyond = (value: number, from: number, to: number) => Math.max(0, from - value, value - to);
  return Math.min(
    ...sectors.map(({ box }) =>
      portableHypot(beyond(alongKm, box.fromAlongKm, box.toAlongKm), beyond(rightKm, box.fromRightKm, box.toRightKm)),
    ),
  );
}
