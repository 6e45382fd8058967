import { geodesicDestination } from '../src/earth/index.ts';
import { type CheckResult, worst } from './check.ts';
import { instant, report, shippedRequests } from './shipped.ts';

const LANDED_WITHIN_KM = 3;
const FARTHEST_KM = 170;
const STEP_KM = 10;
/** The path's heading half-way through the entry of these flights; cross-range itself is taken from the report. */
const HEADING_DEG = 57;

/** How far sideways guidance reaches: the targets of two flights moved square to the path, the burn unchanged. */
export async function checkGuidance(): Promise<readonly CheckResult[]> {
  const requests = await shippedRequests();
  const told: string[] = [];
  const within: number[] = [];
  const reaches: number[] = [];
  let statedKm = 0;
  for (const flight of ['soyuz-ms-03', 'soyuz-ms-19']) {
    const request = requests.get(flight)!;
    statedKm = request.vehicle.lateralReachM / 1000;
    const burnStart = instant(report(request).burn.start);
    const flown: { crossKm: number; missKm: number }[] = [];
    for (let km = -FARTHEST_KM; km <= FARTHEST_KM; km += STEP_KM) {
      const moved = geodesicDestination(request.place, HEADING_DEG + 90, km * 1000);
      const { crossRangeKm, missKm } = report({ ...request, after: null, burnStart, place: { ...request.place, ...moved } }).guidance;
      flown.push({ crossKm: crossRangeKm!, missKm: missKm! });
    }
    within.push(...flown.filter(({ crossKm }) => Math.abs(crossKm) <= statedKm).map(({ missKm }) => missKm));
    // To the last target landed on before the first that is missed, on the worse side.
    for (const side of [-1, 1]) {
      const outward = flown.map(({ crossKm, missKm }) => ({ crossKm: side * crossKm, missKm })).toSorted((a, b) => a.crossKm - b.crossKm);
      const missed = outward.findIndex(({ crossKm, missKm }) => crossKm > 0 && missKm > LANDED_WITHIN_KM);
      if (missed < 1) throw new Error(`${flight}: guidance reaches beyond ${FARTHEST_KM} km`);
      reaches.push(outward[missed - 1]!.crossKm);
    }
    const misses = flown
      .filter(({ crossKm }) => Math.abs(crossKm) <= 130)
      .map(({ crossKm, missKm }) => `${crossKm.toFixed(0)}:${missKm.toFixed(1)}`);
    told.push(`${flight} ${misses.join(' ')}`);
  }
  return [
    {
      check: 'guidance',
      against: 'a target up to the stated reach to either side',
      quantity: `miss, worst within ${statedKm} km of cross-range`,
      unit: 'km',
      reached: worst(within),
      gate: 2,
      note: `cross-range to the right:miss, km. ${told.join('; ')}`,
    },
    {
      check: 'guidance',
      against: `the reach that the vehicle's file states, ${statedKm} km`,
      quantity: `cross-range that still lands within ${LANDED_WITHIN_KM} km, least of two flights and sides`,
      unit: 'km',
      reached: Math.min(...reaches),
      lowGate: statedKm,
      gate: FARTHEST_KM,
    },
  ];
}
