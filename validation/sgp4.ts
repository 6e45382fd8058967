import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTle } from '../src/formats/orbit/index.ts';
import { type MeanEphemeris, ephemerisFrom, stateAfterEpoch } from '../src/orbit/index.ts';
import { type CheckResult, worst } from './check.ts';
import figures from './figures/sgp4.json' with { type: 'json' };

/** Every object of the verification set, through our own parser and wrapper, in TEME. */
export function checkSgp4(reference?: string): readonly CheckResult[] {
  const whole = reference === undefined ? null : wholeFile(reference);
  const positions: number[] = [];
  const velocities: number[] = [];
  const repaired: string[] = [];
  let [ending, untold] = [0, 0];
  for (const [i, { object, line1, line2, rows, fails, endsByMinutes, checkDigitRepaired }] of figures.objects.entries()) {
    if (checkDigitRepaired === true) repaired.push(object);
    if (fails !== undefined || endsByMinutes !== undefined) ending++;
    const ephemeris = ready(object, line1, line2);
    if (ephemeris === null && fails === undefined) throw new Error(`object ${object}: SGP4 does not start from it`);
    if (ephemeris !== null && fails !== undefined) untold++;
    if (ephemeris === null || fails !== undefined) continue;
    if (endsByMinutes !== undefined && stateAfterEpoch(ephemeris, endsByMinutes * 60).ok) untold++;
    for (const [minutes, ...wanted] of whole?.[i] ?? rows) {
      const state = stateAfterEpoch(ephemeris, minutes! * 60);
      if (!state.ok) throw new Error(`object ${object}, ${minutes} min: ${JSON.stringify(state.failure)}`);
      const { positionM, velocityMps } = state.value;
      positions.push(Math.hypot(...positionM.map((x, axis) => x / 1000 - wanted[axis]!)));
      velocities.push(Math.hypot(...velocityMps.map((v, axis) => v / 1000 - wanted[3 + axis]!)));
    }
  }
  const against = `SGP4-VER, Vallado et al. 2006, ${figures.objects.length} sets, ${positions.length} states`;
  return [
    {
      check: 'SGP4 through our wrapper',
      against,
      quantity: 'position',
      unit: 'km',
      reached: worst(positions),
      gate: 3e-7,
      note: `check digit of line 2 repaired in ${repaired.join(', ')}; the trailing start, stop and step are cut off`,
    },
    { check: 'SGP4 through our wrapper', against, quantity: 'velocity', unit: 'km/s', reached: worst(velocities), gate: 2e-9 },
    {
      check: 'SGP4 through our wrapper',
      against: `the ${ending} sets that SGP4-VER ends in an SGP4 error`,
      quantity: 'answered with a state, not a failure',
      unit: 'sets',
      reached: untold,
      gate: 0,
    },
  ];
}

/** Null where SGP4 refuses the elements. */
function ready(object: string, line1: string, line2: string): MeanEphemeris | null {
  const parsed = parseTle(`${line1}\n${line2}\n`, `SGP4-VER ${object}`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  const ephemeris = ephemerisFrom(parsed.value[0]!);
  return ephemeris.ok ? ephemeris.value : null;
}

/** The results of every object, in the order of the file. */
function wholeFile(reference: string): readonly (readonly (readonly number[])[])[] {
  const objects: number[][][] = [];
  for (const line of readFileSync(join(reference, 'sgp4/tcppver.out'), 'utf8').split('\n')) {
    const words = line.trim().split(/\s+/);
    if (words[1] === 'xx') objects.push([]);
    else if (words.length >= 7) objects.at(-1)!.push(words.slice(0, 7).map(Number));
  }
  return objects;
}
