/** Samples as a campaign gives them, thrown by a small generator: a guided heap at the target and a long ballistic one up the flight. */
import { type FootprintMode, SAMPLE_SIZE, type SampleRows, columnAt } from '../flight/index.ts';
import { placeAt } from './flight-plane.ts';

export const PLANE = { origin: { latitudeDeg: 47.33333, longitudeDeg: 69.58333 }, headingDeg: 63 };
export const WEIGHTS: Readonly<Record<FootprintMode, number>> = {
  guided: 0.94,
  ballistic: 0.034,
  'late-failure': 0.02,
  'reserve-parachute': 0.006,
};

/** Numerical Recipes' linear congruential generator (Press et al. 1992, p. 284). */
function scatter(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function rowsOf(mode: FootprintMode, count: number, seed: number, failed = 0): SampleRows {
  const next = scatter(seed);
  const heap = () => next() + next() + next() - 1.5;
  const values = new Float64Array(count * SAMPLE_SIZE);
  for (let i = 0; i < count; i++) {
    if (i < failed) {
      values.fill(NaN, i * SAMPLE_SIZE, (i + 1) * SAMPLE_SIZE);
      continue;
    }
    const alongKm = mode === 'ballistic' ? -550 + 60 * heap() : mode === 'late-failure' ? -500 * next() : 10 * heap();
    const place = placeAt(PLANE, { alongKm, rightKm: 10 * heap() });
    values[i * SAMPLE_SIZE + columnAt('latitudeDeg')] = place.latitudeDeg;
    values[i * SAMPLE_SIZE + columnAt('longitudeDeg')] = place.longitudeDeg;
  }
  return { mode, indices: Float64Array.from({ length: count }, (_, i) => i), values };
}

export function mixtureRows(guided: number, others: number, seed: number): readonly SampleRows[] {
  return [
    rowsOf('guided', guided, seed),
    rowsOf('ballistic', others, seed + 1, 2),
    rowsOf('late-failure', others, seed + 2),
    rowsOf('reserve-parachute', others, seed + 3),
  ];
}
