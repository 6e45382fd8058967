import { geodesicBetween } from '../src/earth/index.ts';
import { type ReturnRequest, STEPS, type StepSizes } from '../src/flight/index.ts';
import { type CheckResult, worst } from './check.ts';
import { instant, report, shippedRequests } from './shipped.ts';

const HALVED = Object.fromEntries(Object.entries(STEPS).map(([name, seconds]) => [name, seconds / 2])) as unknown as StepSizes;

/** Every step of the integration halved, the burn being the same: guided, and ballistic, where no steering takes an error back. */
export async function checkConvergence(): Promise<readonly CheckResult[]> {
  const guided: Moved = { metres: [], seconds: [] };
  const ballistic: Moved = { metres: [], seconds: [] };
  for (const request of (await shippedRequests()).values()) {
    const given = { ...request, after: null, burnStart: instant(report(request).burn.start) };
    move(guided, given, HALVED);
    move(ballistic, { ...given, mode: 'ballistic' }, HALVED);
  }
  const against = 'itself with every step halved';
  const check = 'integration';
  return [
    { check, against, quantity: 'touchdown place, worst of the shipped flights', unit: 'm', reached: worst(guided.metres), gate: 1 },
    { check, against, quantity: 'touchdown time, worst of the shipped flights', unit: 's', reached: worst(guided.seconds), gate: 0.01 },
    {
      check,
      against,
      quantity: 'touchdown place, the same flights ballistic',
      unit: 'm',
      reached: worst(ballistic.metres),
      gate: 1,
    },
    { check, against, quantity: 'touchdown time, the same flights ballistic', unit: 's', reached: worst(ballistic.seconds), gate: 0.01 },
  ];
}

interface Moved {
  readonly metres: number[];
  readonly seconds: number[];
}

/** Flies with the shipped steps and with others, and notes how far touchdown moves. */
function move(moved: Moved, request: ReturnRequest, steps: StepSizes): void {
  const [shipped, other] = [report(request), report({ ...request, steps })];
  moved.metres.push(geodesicBetween(shipped.touchdown, other.touchdown).distanceM);
  moved.seconds.push(instant(other.touchdown.time) - instant(shipped.touchdown.time));
}
