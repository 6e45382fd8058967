/** From the parachute command to the ground. */
import { norm } from '../math/index.ts';
import { type Craft, altitude, flyLeg, mark, relativeMotion } from './craft.ts';
import { STATE_SIZE, type Step, setBank, stepRosenbrock2, stepRungeKutta4 } from './dynamics-kernel.ts';
import { sinkAtContact } from './touchdown-braking.ts';
import type { CanopyStage } from './vehicle.ts';

const motionHere = new Float64Array(2);
/** Steps grow with the time since a canopy was let go, as what it stirred up settles. */
const OPENING_GROWTH = 0.2;
/** Step times drag rate (half the stiffness along the flight) up to which the explicit method is used; it is stable to 1.4. */
const STIFF = 1;

/** How the ground was met. Speeds relative to it, m/s. */
export interface Ground {
  /** Sinking before engines brake, if there are any, and at touchdown. */
  readonly sinkMps: number;
  readonly verticalSpeedMps: number;
  readonly horizontalSpeedMps: number;
  readonly massKg: number;
  readonly airDensityKgM3: number;
  readonly canopyDragAreaM2: number;
}

/** From the parachute command to the ground; marks every event. `coarseness` lengthens the steps under a full canopy. */
export function descend(craft: Craft, stages: readonly CanopyStage[], coarseness: number): Ground {
  const { plan, dynamics } = craft;
  const { body } = dynamics;
  const { vehicle } = plan;
  craft.phase = 'canopy';
  body.liftFactor = 0;
  setBank(body, 0, craft.t, 0);
  const commandS = craft.t;
  const brakingHeightM = vehicle.softLanding?.heightM ?? 0;
  const aboveGround = () => altitude(craft) - plan.groundM - brakingHeightM;
  let stageAtS = commandS;
  const stepS = () => Math.min(plan.steps.canopyS * coarseness, plan.steps.openingS + OPENING_GROWTH * (craft.t - stageAtS));
  // While a canopy opens its drag changes fast and is not yet stiff: the fourth-order method; then the implicit one.
  const step: Step = (forces, t, h, state, rate) =>
    (h * forces.observed.dragRatePerS < STIFF ? stepRungeKutta4 : stepRosenbrock2)(forces, t, h, state, rate);
  const flyTo = (remaining: () => number, untilS = Infinity): boolean => {
    flyLeg(craft, { stepS, step, remaining: () => Math.min(remaining(), aboveGround()), untilS });
    return aboveGround() > 1e-3;
  };
  let flying = true;
  for (const stage of stages) {
    flying &&=
      stage.afterCommandS === null
        ? flyTo(() => altitude(craft) - plan.geoidM - (stage.altitudeM ?? 0))
        : flyTo(aboveGround, commandS + stage.afterCommandS);
    if (!flying) break;
    body.canopyFromM2 = body.canopyToM2;
    body.canopyToM2 = stage.dragAreaM2;
    body.canopyAtS = craft.t;
    body.canopyFillS = stage.fillTimeS;
    stageAtS = craft.t;
    if (stage.event !== null) mark(craft, stage.event);
    // No step straddles the end of filling, where the growth of drag stops.
    flying &&= flyTo(aboveGround, craft.t + stage.fillTimeS);
  }
  const { heatShield } = vehicle;
  if (flying && heatShield !== null) {
    flying &&= flyTo(() => altitude(craft) - plan.geoidM - heatShield.altitudeM);
    if (flying) {
      craft.state[6] = (craft.state[6] as number) - heatShield.massKg;
      mark(craft, 'heat-shield-release');
    }
  }
  if (flying) flyTo(aboveGround);

  const motion = relativeMotion(craft, motionHere);
  const sinkMps = -(motion[1] as number);
  const horizontalSpeedMps = Math.sqrt(Math.max(0, (motion[0] as number) ** 2 - sinkMps * sinkMps));
  let verticalSpeedMps = sinkMps;
  if (vehicle.softLanding !== null) {
    mark(craft, 'soft-landing');
    // Solid engines give the same impulse whatever the sink rate.
    const { heightM, brakingMps, burnS } = vehicle.softLanding;
    verticalSpeedMps = sinkAtContact(sinkMps, brakingMps, heightM, burnS);
    setDown(craft, sinkMps, verticalSpeedMps, brakingHeightM);
  }
  mark(craft, 'touchdown');
  return {
    sinkMps,
    verticalSpeedMps,
    horizontalSpeedMps,
    massKg: craft.state[STATE_SIZE - 1]!,
    airDensityKgM3: dynamics.observed.densityKgM3,
    canopyDragAreaM2: body.canopyToM2,
  };
}

/** The last fraction of a second: braked evenly, carried along with the turning ground, lowered to it. */
function setDown(craft: Craft, sinkMps: number, brakedMps: number, heightM: number): void {
  const { state } = craft;
  const seconds = (2 * heightM) / (sinkMps + brakedMps);
  const radius = norm([state[0]!, state[1]!, state[2]!]);
  for (let i = 0; i < 3; i++) {
    state[i] = state[i]! + seconds * state[i + 3]!;
    state[i + 3] = state[i + 3]! + ((sinkMps - brakedMps) * state[i]!) / radius;
  }
  const moved = norm([state[0]!, state[1]!, state[2]!]);
  for (let i = 0; i < 3; i++) state[i] = (state[i]! * (radius - heightM)) / moved;
  craft.t += seconds;
}
