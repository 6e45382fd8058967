import type { PlaceDeg } from '../flight/index.ts';

/** A corner as longitude, latitude, in GeoJSON's order; degrees. */
export type Corner = readonly [longitudeDeg: number, latitudeDeg: number];

/** The part of a ring on one side of a meridian (Sutherland and Hodgman 1974, Comm. ACM 17, 32, with the meridian as the only edge). */
function clipped(ring: readonly Corner[], longitudeDeg: number, side: 1 | -1): Corner[] {
  const depth = ([longitude]: Corner) => side * (longitude - longitudeDeg);
  return ring.flatMap((here, index): Corner[] => {
    const before = ring.at(index - 1) ?? here;
    const [from, to] = [depth(before), depth(here)];
    const crossing: Corner = [longitudeDeg, before[1] + ((here[1] - before[1]) * from) / (from - to)];
    return [...(from * to < 0 ? [crossing] : []), ...(to >= 0 ? [here] : [])];
  });
}

/**
 * The outline of an area as closed rings within -180 to 180 degrees: one, or one each side of the antimeridian (RFC 7946, 3.1.9), in the
 * same turning sense. Neighbours must lie less than half a turn apart. An outline about a pole has no such form and throws; no return
 * from the station's orbit comes near one.
 */
export function splitRingAtAntimeridian(outline: readonly PlaceDeg[]): readonly (readonly Corner[])[] {
  let turns = 0;
  const unrolled = outline.map(({ longitudeDeg, latitudeDeg }, index): Corner => {
    const step = longitudeDeg - (outline[index - 1]?.longitudeDeg ?? longitudeDeg);
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [longitudeDeg + 360 * turns, latitudeDeg];
  });
  const [first, last] = [unrolled[0], unrolled.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (Math.abs(last[0] - first[0]) > 180) throw new RangeError('an outline about a pole cannot be cut at the antimeridian');
  return [-360, 0, 360].flatMap((shift) => {
    const moved = unrolled.map(([longitudeDeg, latitudeDeg]): Corner => [longitudeDeg + shift, latitudeDeg]);
    const part = clipped(clipped(moved, -180, 1), 180, -1);
    const start = part[0];
    // A ring that only touches the antimeridian from the other side has no width here.
    return start === undefined || part.every(([longitude]) => longitude === start[0]) ? [] : [[...part, start]];
  });
}
