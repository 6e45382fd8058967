/** From the parachute command to the ground. */
import { type Craft, altitude, flyUntil, mark, relativeMotion } from './craft.ts';
import { type Step, stepRosenbrock2, stepRungeKutta4 } from './dynamics-kernel.ts';
import { watchLoad } from './load-trace.ts';
import type { CanopyStage } from './vehicle.ts';

const motionHere = new Float64Array(2);
/** How long after a canopy is let go speed still changes fast. */
const CANOPY_SETTLES_S = 12;

/** Below this the legs of contact, not the engines, set the speed (an assumption under the published 1.4 m/s). */
const LEAST_TOUCHDOWN_MPS = 0.5;

/** From the parachute command to the ground; marks every event. `coarseness` lengthens the steps under a full canopy. */
export function descend(
  craft: Craft,
  stages: readonly CanopyStage[],
  coarseness: number,
): { verticalSpeedMps: number; horizontalSpeedMps: number } {
  const { plan, dynamics } = craft;
  const { body } = dynamics;
  const { vehicle } = plan;
  craft.phase = 'canopy';
  body.liftFactor = 0;
  body.bankRateRadS = 0;
  body.bankRad = 0;
  const commandS = craft.t;
  const brakingHeightM = vehicle.softLanding?.heightM ?? 0;
  const aboveGround = () => altitude(craft) - plan.groundM - brakingHeightM;
  let stageAtS = commandS;
  // While a canopy opens its drag is not yet stiff but changes fast: the fourth-order method; then the implicit one.
  const settling = (t: number) => t - stageAtS < CANOPY_SETTLES_S;
  const stepS = () => (settling(craft.t) ? plan.steps.openingS : plan.steps.canopyS * coarseness);
  const step: Step = (forces, t, h, state, rate) => (settling(t) ? stepRungeKutta4 : stepRosenbrock2)(forces, t, h, state, rate);
  const watch = () => watchLoad(craft);

  const flyTo = (remaining: () => number): boolean => {
    flyUntil(craft, stepS, step, () => Math.min(remaining(), aboveGround()), watch);
    return aboveGround() > 1e-3;
  };
  let flying = true;
  for (const stage of stages) {
    flying &&= flyTo(() =>
      stage.afterCommandS === null ? altitude(craft) - plan.geoidM - (stage.altitudeM ?? 0) : commandS + stage.afterCommandS - craft.t,
    );
    if (!flying) break;
    body.canopyFromM2 = body.canopyToM2;
    body.canopyToM2 = stage.dragAreaM2;
    body.canopyAtS = craft.t;
    body.canopyFillS = stage.fillTimeS;
    stageAtS = craft.t;
    if (stage.event !== null) mark(craft, stage.event);
  }
  const { heatShield } = vehicle;
  if (flying && heatShield !== null) {
    flying &&= flyTo(() => altitude(craft) - plan.geoidM - heatShield.altitudeM);
    if (flying) {
      craft.state[6] = (craft.state[6] as number) - heatShield.massKg;
      mark(craft, 'heat-shield-release');
    }
  }
  if (flying) flyUntil(craft, stepS, step, aboveGround, watch);

  const motion = relativeMotion(craft, motionHere);
  const sinkMps = -(motion[1] as number);
  const horizontalSpeedMps = Math.sqrt(Math.max(0, (motion[0] as number) ** 2 - sinkMps * sinkMps));
  let verticalSpeedMps = sinkMps;
  if (vehicle.softLanding !== null) {
    mark(craft, 'soft-landing');
    // Solid engines give the same impulse whatever the sink rate; contact cuts short what would lift it off again.
    verticalSpeedMps = Math.max(LEAST_TOUCHDOWN_MPS, sinkMps - vehicle.softLanding.brakingMps);
    setDown(craft, sinkMps, verticalSpeedMps, brakingHeightM);
  }
  mark(craft, 'touchdown');
  return { verticalSpeedMps, horizontalSpeedMps };
}

/** The last fraction of a second: braked evenly, carried along with the turning ground, lowered to it. */
function setDown(craft: Craft, sinkMps: number, brakedMps: number, heightM: number): void {
  const { state } = craft;
  const seconds = (2 * heightM) / (sinkMps + brakedMps);
  const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
  for (let i = 0; i < 3; i++) {
    state[i] = state[i]! + seconds * state[i + 3]!;
    state[i + 3] = state[i + 3]! + ((sinkMps - brakedMps) * state[i]!) / radius;
  }
  const moved = Math.hypot(state[0]!, state[1]!, state[2]!);
  for (let i = 0; i < 3; i++) state[i] = (state[i]! * (radius - heightM)) / moved;
  craft.t += seconds;
}
