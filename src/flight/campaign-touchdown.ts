/** The last metre of a sample: its own wind, swing, soil and release, drawn from the vehicle's touchdown numbers, and how it comes to rest. */
import { RAD_PER_DEG, fillNormals, portableCos, portableExp, portableSin, uniform } from '../math/index.ts';
import { STANDARD_GRAVITY_MPS2 } from '../earth/index.ts';
import type { Ground } from './descent.ts';
import { type TouchdownDispersion, type TouchdownModel } from './touchdown-data.ts';
import { type TouchdownConditions, type TouchdownOutcome, blankOutcome, settle } from './touchdown.ts';

/** Places in the counter of the random numbers, beside those of dispersion.ts; never given twice, never changed. */
const NUMBERS = {
  swingAlong: 200,
  swingAcross: 201,
  swingAlongRate: 202,
  swingAcrossRate: 203,
  firingHeightM: 204,
  brakingMps: 205,
  enginesFail: 206,
  slopeAlong: 207,
  slopeAcross: 208,
  friction: 209,
  digsIn: 210,
  releaseAfterS: 211,
  releaseFails: 212,
  turbulence: 213,
  gustAtS: 214,
  gustLastsS: 215,
  driftRatio: 216,
  sailShare: 217,
  unloadedSinkMps: 218,
  fillDistanceM: 219,
  cgHeightM: 220,
  cgDirectionDeg: 221,
  windNow: 222,
  windAcross: 223,
  gust: 224,
} as const;

/** Across the wind turbulence is about 0.8 of that along it (Panofsky and Dutton 1984, Atmospheric Turbulence). */
const ACROSS_SHARE = 0.8;
/** A canopy always drifts a little: a wind of nothing has no direction. */
const LEAST_WIND_MPS = 0.1;

const drawn = new Float64Array(1);
const outcome = blankOutcome();

/**
 * How a landing ends, from how the ground was met. `sample` null takes the centre of every distribution: the nominal landing. The canopy
 * drifts with the wind at its own height, some 45 m up; near the ground it is less by the drift ratio. Gusts and turbulence are about that.
 * The outcome is one object, written over by the next call.
 */
export function settleSample(model: TouchdownModel, ground: Ground, seed: number, sample: number | null): TouchdownOutcome {
  const normal = (name: keyof typeof NUMBERS): number => {
    if (sample === null) return 0;
    fillNormals(seed, sample, NUMBERS[name], drawn, 1);
    return drawn[0]!;
  };
  const draw = (name: keyof typeof NUMBERS, parameter: string = name): number => {
    const dispersion = model.dispersions.get(parameter);
    if (dispersion === undefined) throw new Error(`no dispersion ${parameter}`);
    return value(dispersion, sample === null ? null : seed, sample ?? 0, NUMBERS[name]);
  };
  const ratio = draw('driftRatio');
  const meanMps = ground.horizontalSpeedMps / ratio;
  const sigmaMps = draw('turbulence') * meanMps;
  const windMps = Math.max(LEAST_WIND_MPS, meanMps + sigmaMps * normal('windNow'));
  const pendulumRadS = Math.sqrt(STANDARD_GRAVITY_MPS2 / model.geometry.lineLengthM);
  const swing = (name: 'swingAlong' | 'swingAcross' | 'swingAlongRate' | 'swingAcrossRate') => draw(name, 'swingDeg') * RAD_PER_DEG;
  const direction = draw('cgDirectionDeg') * RAD_PER_DEG;
  const conditions: TouchdownConditions = {
    massKg: ground.massKg,
    cgHeightM: draw('cgHeightM'),
    cgAlongM: model.cgOffsetM * portableCos(direction),
    cgAcrossM: model.cgOffsetM * portableSin(direction),
    sinkMps: ground.sinkMps,
    driftAlongMps: sample === null ? ground.horizontalSpeedMps : windMps * ratio,
    driftAcrossMps: ACROSS_SHARE * sigmaMps * normal('windAcross'),
    swingAlongRad: swing('swingAlong'),
    swingAcrossRad: swing('swingAcross'),
    swingAlongRadS: swing('swingAlongRate') * pendulumRadS,
    swingAcrossRadS: swing('swingAcrossRate') * pendulumRadS,
    enginesFire: draw('enginesFail') === 0,
    firingHeightM: draw('firingHeightM'),
    brakingMps: draw('brakingMps'),
    slopeAlongRad: draw('slopeAlong', 'slopeDeg') * RAD_PER_DEG,
    slopeAcrossRad: draw('slopeAcross', 'slopeDeg') * RAD_PER_DEG,
    friction: draw('friction'),
    digsIn: draw('digsIn') === 1,
    windMps,
    gustMps: windMps + Math.abs(sigmaMps * normal('gust')),
    gustAtS: draw('gustAtS'),
    gustLastsS: draw('gustLastsS'),
    airDensityKgM3: ground.airDensityKgM3,
    canopyDragAreaM2: ground.canopyDragAreaM2,
    sailShare: draw('sailShare'),
    unloadedSinkMps: draw('unloadedSinkMps'),
    fillDistanceM: draw('fillDistanceM'),
    releaseAfterS: draw('releaseFails') === 1 ? Infinity : draw('releaseAfterS'),
  };
  return settle(model.geometry, conditions, outcome);
}

/** One number of a landing; with no seed the centre, and of a chance the likelier side. */
function value(
  { distribution, centre, sigma, low, high }: TouchdownDispersion,
  seed: number | null,
  sample: number,
  number: number,
): number {
  if (seed === null) return distribution === 'chance' ? Number(centre > 0.5) : centre;
  if (distribution === 'chance') return uniform(seed, sample, number) < centre ? 1 : 0;
  if (distribution === 'uniform') return low + (high - low) * uniform(seed, sample, number);
  fillNormals(seed, sample, number, drawn, 1);
  const deviate = sigma * drawn[0]!;
  return Math.min(high, Math.max(low, distribution === 'normal' ? centre + deviate : centre * portableExp(deviate)));
}
