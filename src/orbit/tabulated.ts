import { WGS84, temeFromEme2000 } from '../earth/index.ts';
import { type Vector3, add, cross, scale, turnAxesZ } from '../math/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type Instant, formatInstant, greenwichMeanSiderealRad } from '../time/index.ts';
import type { TemeState } from './frames.ts';

/** An ephemeris as states at instants (CCSDS OEM), each segment without a jump in it. Made by `tabulate`. */
export interface EphemerisTable {
  readonly name: string | null;
  readonly catalogNumber: null;
  /** When it was made: its age is counted from here. */
  readonly epoch: Instant;
  readonly internationalDesignator: string | null;
  readonly segments: readonly (readonly TemeState[])[];
}

/** States of one segment in the axes that the message names. */
export interface NamedStates {
  readonly frame: string;
  readonly states: readonly { readonly instant: Instant; readonly positionM: Vector3; readonly velocityMps: Vector3 }[];
}

/** States on either side that the curve goes through. */
const NEIGHBOURS = 2;
/** A gap longer than this between states is not bridged: a fifth of an orbit. */
const LONGEST_GAP_S = 1200;
/** Half the step of the difference that gives velocity; the curve's rounding and the difference's own error are both under 1e-5 m/s. */
const DIFFERENCE_S = 0.05;

const TO_TEME: Readonly<Record<string, (position: Vector3, velocity: Vector3, instant: Instant) => readonly [Vector3, Vector3]>> = {
  TEME: (position, velocity) => [position, velocity],
  EME2000: (position, velocity, instant) => [temeFromEme2000(position, instant), temeFromEme2000(velocity, instant)],
  ITRF: (position, velocity, instant) => {
    const angleRad = -greenwichMeanSiderealRad(instant);
    return [turnAxesZ(position, angleRad), turnAxesZ(add(velocity, cross([0, 0, WGS84.rotationRadS], position)), angleRad)];
  },
};
const SAME_AXES: Readonly<Record<string, string>> = {
  J2000: 'EME2000',
  ICRF: 'EME2000',
  GCRF: 'EME2000',
  ITRF97: 'ITRF',
  ITRF2000: 'ITRF',
  'ITRF-93': 'ITRF',
  'ITRF-97': 'ITRF',
};

/** Brings the states of a message to TEME, refusing axes it does not know and segments too short for the curve. */
export function tabulate(
  name: string | null,
  internationalDesignator: string | null,
  made: Instant,
  segments: readonly NamedStates[],
): Outcome<EphemerisTable> {
  const tables: (readonly TemeState[])[] = [];
  for (const [i, { frame, states }] of segments.entries()) {
    const axes = SAME_AXES[frame] ?? (frame.startsWith('ITRF') ? 'ITRF' : frame);
    const toTeme = TO_TEME[axes];
    if (toTeme === undefined) return fail(`elements[${i}]`, message('orbit.known-axes'), frame);
    if (states.length < 2 * NEIGHBOURS)
      return fail(`elements[${i}]`, message('orbit.states-at-least', { count: 2 * NEIGHBOURS }), `${states.length}`);
    tables.push(
      states.map(({ instant, positionM, velocityMps }) => {
        const [position, velocity] = toTeme(positionM, velocityMps, instant);
        return { instant, positionM: position, velocityMps: velocity };
      }),
    );
  }
  return succeed({ name, catalogNumber: null, internationalDesignator, epoch: made, segments: tables });
}

/** The state at an instant on the curve through positions and velocities of the two states before and after (Hermite, seventh degree). */
export function stateFromTable(table: EphemerisTable, instant: Instant): Outcome<TemeState> {
  const states = table.segments.find((segment) => segment[0]!.instant <= instant && instant <= segment.at(-1)!.instant);
  if (states === undefined) {
    const first = table.segments[0]![0]!.instant;
    const last = table.segments.at(-1)!.at(-1)!.instant;
    return fail(
      'elements',
      message('orbit.instant-from-to', { from: formatInstant(first), to: formatInstant(last) }),
      formatInstant(instant),
      message('orbit.ephemeris-of-those-days'),
    );
  }
  let after = states.findIndex((state) => state.instant >= instant);
  after = Math.min(states.length - NEIGHBOURS, Math.max(NEIGHBOURS, after));
  const near = states.slice(after - NEIGHBOURS, after + NEIGHBOURS);
  for (let i = 1; i < near.length; i++)
    if (near[i]!.instant - near[i - 1]!.instant > LONGEST_GAP_S)
      return fail(
        'elements',
        message('orbit.states-apart', { seconds: LONGEST_GAP_S, instant: formatInstant(instant) }),
        message('orbit.gap', { seconds: (near[i]!.instant - near[i - 1]!.instant).toFixed(0) }),
      );
  // Seconds from the first of them: an instant itself resolves only a tenth of a microsecond, a millimetre of orbit.
  const seconds = instant - near[0]!.instant;
  const before = positionOn(near, seconds - DIFFERENCE_S);
  const behind = positionOn(near, seconds + DIFFERENCE_S);
  return succeed({
    instant,
    positionM: positionOn(near, seconds),
    velocityMps: scale(add(behind, scale(before, -1)), 1 / (2 * DIFFERENCE_S)),
  });
}

/** Hermite's interpolation in Lagrange's form: at each state the square of its Lagrange polynomial carries value and slope. */
function positionOn(states: readonly TemeState[], seconds: number): Vector3 {
  const times = states.map((state) => state.instant - states[0]!.instant);
  let position: Vector3 = [0, 0, 0];
  for (const [i, { positionM, velocityMps }] of states.entries()) {
    const own = times[i]!;
    let lagrange = 1;
    let slope = 0;
    for (const [j, other] of times.entries()) {
      if (j === i) continue;
      lagrange *= (seconds - other) / (own - other);
      slope += 1 / (own - other);
    }
    const square = lagrange * lagrange;
    const dt = seconds - own;
    position = add(position, add(scale(positionM, square * (1 - 2 * slope * dt)), scale(velocityMps, square * dt)));
  }
  return position;
}
