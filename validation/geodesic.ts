import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { geodesicBetween, geodesicDestination } from '../src/earth/index.ts';
import { type CheckResult, worst } from './check.ts';
import figures from './figures/geodesic.json' with { type: 'json' };

/** Karney's own test lines: distance both ways, to the micrometre. */
export function checkGeodesic(reference?: string): readonly CheckResult[] {
  const rows = reference === undefined ? figures.rows : wholeFile(reference);
  const inverse: number[] = [];
  const direct: number[] = [];
  for (const [latitude1, longitude1, azimuth1, latitude2, longitude2, , distanceM] of rows) {
    const from = { latitudeDeg: latitude1!, longitudeDeg: longitude1! };
    const to = { latitudeDeg: latitude2!, longitudeDeg: longitude2! };
    inverse.push(geodesicBetween(from, to).distanceM - distanceM!);
    direct.push(geodesicBetween(geodesicDestination(from, azimuth1!, distanceM!), to).distanceM);
  }
  const against = `Karney, GeodTest, ${rows.length} lines`;
  return [
    { check: 'geodesics on WGS 84', against, quantity: 'inverse, distance', unit: 'm', reached: worst(inverse), gate: 1e-7 },
    { check: 'geodesics on WGS 84', against, quantity: 'direct, place', unit: 'm', reached: worst(direct), gate: 1e-7 },
  ];
}

function wholeFile(reference: string): readonly (readonly number[])[] {
  const text = readFileSync(join(reference, 'geodesic/GeodTest-100.dat'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(' ').slice(0, 7).map(Number));
}
