import { geodesicBetween } from '../src/earth/index.ts';
import { STEPS, type StepSizes } from '../src/flight/index.ts';
import { type CheckResult, worst } from './check.ts';
import { instant, report, shippedRequests } from './shipped.ts';

const HALVED = Object.fromEntries(Object.entries(STEPS).map(([name, seconds]) => [name, seconds / 2])) as unknown as StepSizes;

/** Every step of the integration halved, the burn being the same. */
export async function checkConvergence(): Promise<readonly CheckResult[]> {
  const metres: number[] = [];
  const seconds: number[] = [];
  for (const request of (await shippedRequests()).values()) {
    const given = { ...request, after: null, burnStart: instant(report(request).burn.start) };
    const [whole, halved] = [report(given), report({ ...given, steps: HALVED })];
    metres.push(geodesicBetween(whole.touchdown, halved.touchdown).distanceM);
    seconds.push(instant(halved.touchdown.time) - instant(whole.touchdown.time));
  }
  const against = 'itself with every step halved';
  return [
    {
      check: 'integration',
      against,
      quantity: 'touchdown place, worst of the shipped flights',
      unit: 'm',
      reached: worst(metres),
      gate: 1,
    },
    {
      check: 'integration',
      against,
      quantity: 'touchdown time, worst of the shipped flights',
      unit: 's',
      reached: worst(seconds),
      gate: 0.01,
    },
  ];
}
