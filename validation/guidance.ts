import { geodesicDestination } from '../src/earth/index.ts';
import { type CheckResult, worst } from './check.ts';
import { instant, report, shippedRequests } from './shipped.ts';

const LANDED_WITHIN_KM = 3;

/** How far sideways guidance reaches: the target of MS-19 moved square to the path, the burn unchanged. */
export async function checkGuidance(): Promise<readonly CheckResult[]> {
  const request = (await shippedRequests()).get('soyuz-ms-19')!;
  const reachKm = request.vehicle.lateralReachM / 1000;
  const burnStart = instant(report(request).burn.start);
  const misses: number[] = [];
  for (let km = -reachKm; km <= reachKm; km += 10) {
    const moved = geodesicDestination(request.place, 62 + 90, km * 1000);
    misses.push(report({ ...request, after: null, burnStart, place: { ...request.place, ...moved } }).guidance.missKm!);
  }
  return [
    {
      check: 'guidance',
      against: 'a target up to the stated reach to either side',
      quantity: `miss, worst within ${reachKm} km of cross-range`,
      unit: 'km',
      reached: worst(misses),
      gate: LANDED_WITHIN_KM,
      note: `by 10 km from left to right: ${misses.map((miss) => miss.toFixed(1)).join(' ')}`,
    },
  ];
}
