import { geodesicBetween } from '../src/earth/index.ts';
import { type CheckResult, median, worst } from './check.ts';
import { report, shippedRequests } from './shipped.ts';

const MINUTE_ALLOWANCE_S = 30;

/** Every shipped real landing, from elements and target alone; and the same burns flown without guidance. */
export async function checkLandings(): Promise<readonly CheckResult[]> {
  const toTheSecond: number[] = [];
  const toTheMinute: number[] = [];
  const burns: number[] = [];
  const misses: number[] = [];
  const ballisticLoads: number[] = [];
  const shortfalls: number[] = [];
  for (const request of (await shippedRequests()).values()) {
    const flown = report(request);
    const { actual } = flown;
    if (actual === undefined) throw new Error(`${request.flight}: no landing`);
    (actual.touchdownPrecisionS < 1 ? toTheSecond : toTheMinute).push(actual.touchdownErrorS);
    burns.push(actual.burnStartErrorS!);
    misses.push(flown.guidance.missKm!);
    const ballistic = report({ ...request, mode: 'ballistic' });
    ballisticLoads.push(ballistic.peakLoadG);
    shortfalls.push(geodesicBetween(ballistic.touchdown, flown.touchdown).distanceM / 1000);
  }
  const against = `${toTheSecond.length} landings published to the second`;
  const ballistic = 'ballistic returns of 2003, 2007 and 2008: 8-9 g, 340-475 km short';
  return [
    {
      check: 'real landings',
      against,
      quantity: 'touchdown time, median size of error',
      unit: 's',
      reached: median(toTheSecond.map(Math.abs)),
      gate: 12,
    },
    { check: 'real landings', against, quantity: 'touchdown time, worst', unit: 's', reached: worst(toTheSecond), gate: 40 },
    {
      check: 'real landings',
      against: `${toTheMinute.length} landings published to the minute`,
      quantity: 'touchdown time, worst (30 s allowed for the minute)',
      unit: 's',
      reached: worst(toTheMinute),
      gate: 40 + MINUTE_ALLOWANCE_S,
    },
    {
      check: 'real landings',
      against: 'published burn starts, most cut or rounded to a minute',
      quantity: 'burn start, worst',
      unit: 's',
      reached: worst(burns),
      gate: 60,
    },
    {
      check: 'guidance',
      against: 'the target, in still calculation',
      quantity: 'miss, worst of the shipped flights',
      unit: 'km',
      reached: worst(misses),
      gate: 2,
    },
    {
      check: 'ballistic entry',
      against: ballistic,
      quantity: 'peak load, least',
      unit: 'g',
      reached: Math.min(...ballisticLoads),
      lowGate: 7.9,
      gate: 9,
    },
    {
      check: 'ballistic entry',
      against: ballistic,
      quantity: 'peak load, most',
      unit: 'g',
      reached: Math.max(...ballisticLoads),
      lowGate: 8,
      gate: 9,
    },
    {
      check: 'ballistic entry',
      against: ballistic,
      quantity: 'short of the guided landing, least',
      unit: 'km',
      reached: Math.min(...shortfalls),
      lowGate: 300,
      gate: 560,
      wanted: '300-475 km',
    },
    {
      check: 'ballistic entry',
      against: ballistic,
      quantity: 'short of the guided landing, most',
      unit: 'km',
      reached: Math.max(...shortfalls),
      lowGate: 300,
      gate: 600,
      wanted: '300-475 km',
      note: 'Flown ones came from lower orbits and lost guidance on the way down; "up to 600 km" is what is planned for. The same timeline of MS-11 that fixes the guided range (497 s from 99.7 km to the parachute) leaves no shorter one at its descent rate.',
    },
  ];
}
