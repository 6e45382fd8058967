/** Longitude, latitude, altitude: degrees, degrees, metres, in GeoJSON's order. */
export type Position = readonly [longitudeDeg: number, latitudeDeg: number, altitudeM: number];

/**
 * Cuts a line where it crosses 180 degrees (RFC 7946, 3.1.9), with the crossing point at the end of one part and, on the other side, at the
 * start of the next. Neighbours must lie less than half a turn apart. Altitude and latitude at the cut are interpolated along longitude.
 */
export function splitAtAntimeridian(line: readonly Position[]): Position[][] {
  const parts: Position[][] = [[]];
  let before: Position | undefined;
  for (const here of line) {
    if (before !== undefined && Math.abs(here[0] - before[0]) > 180) {
      const side = before[0] < 0 ? -180 : 180;
      const span = here[0] + 2 * side - before[0];
      const share = span === 0 ? 0 : (side - before[0]) / span;
      const latitudeDeg = before[1] + (here[1] - before[1]) * share;
      const altitudeM = before[2] + (here[2] - before[2]) * share;
      parts.at(-1)?.push([side, latitudeDeg, altitudeM]);
      parts.push([[-side, latitudeDeg, altitudeM]]);
    }
    parts.at(-1)?.push(here);
    before = here;
  }
  return parts;
}
