import { fillNormals, normalQuantile, philox4x32, portableLog, uniform } from '../src/math/index.ts';
import { type CheckResult, worst } from './check.ts';
import figures from './figures/random.json' with { type: 'json' };

const CHANCE = 'chance: an ideal generator stays inside 999 times in 1000';
/** Chosen once. A gate that this seed missed would be told, not turned. */
const SEED = 20_111_112;

export function checkRandom(): readonly CheckResult[] {
  const check = 'random numbers';
  return [
    {
      check,
      against: 'Random123, kat_vectors',
      quantity: 'Philox4x32-10 words that differ',
      unit: 'of 12',
      reached: wrongWords(),
      gate: 0,
    },
    {
      check,
      against: 'Wichura 1988, AS 241, test data',
      quantity: 'normal quantile',
      unit: 'relative',
      reached: relative(figures.wichura.rows, normalQuantile),
      gate: 4e-16,
    },
    {
      check,
      against: 'mpmath with 300 bits',
      quantity: 'normal quantile, p from 1e-300 to 1 - 1e-6',
      unit: 'relative',
      reached: relative(figures.quantiles.rows, normalQuantile),
      gate: 7e-16,
    },
    {
      check,
      against: 'mpmath with 300 bits',
      quantity: 'portable logarithm',
      unit: 'relative',
      reached: relative(figures.logarithms.rows, portableLog),
      gate: 3e-16,
    },
    ...uniformity(),
    {
      check,
      against: CHANCE,
      quantity: 'Kolmogorov-Smirnov of 2^18 normals, sqrt(n) D',
      unit: '',
      reached: kolmogorov(2 ** 18),
      gate: figures.gates.kolmogorov,
    },
    { check, against: CHANCE, quantity: 'normals beyond 4 sigma, of 2^22', unit: 'sigma', reached: tails(2 ** 22), gate: 3.29 },
    {
      check,
      against: CHANCE,
      quantity: 'correlation of neighbours and of their squares, worst of ten, 2^18 pairs each',
      unit: 'sigma',
      reached: correlations(2 ** 18),
      gate: 3.89,
      note: 'Neighbours are the next sample, parameter or seed, the other normal of a block, and the next block. The gate is the normal quantile of 1 - 0.001/20.',
    },
  ];
}

function wrongWords(): number {
  const words = (text: string) => text.split(' ').map((word) => Number.parseInt(word, 16));
  const out = new Uint32Array(4);
  let wrong = 0;
  for (const [counter, key, known] of figures.philox.rows) {
    philox4x32(...(words(`${counter} ${key}`) as [number, number, number, number, number, number]), out);
    wrong += words(known!).filter((word, i) => word !== out[i]).length;
  }
  return wrong;
}

function relative(rows: readonly (readonly number[])[], f: (x: number) => number): number {
  return worst(rows.map(([x, known]) => f(x!) / known! - 1));
}

/** Chi-square of 2^20 places in 1024 equal bins: 1023 degrees of freedom, from below (too even) as well as from above. */
function uniformity(): readonly CheckResult[] {
  const places: readonly (readonly [string, (i: number) => number])[] = [
    ['samples in turn', (i) => uniform(SEED, i, 0)],
    ['parameters in turn', (i) => uniform(SEED, 0, i)],
    ['seeds in turn', (i) => uniform(i, 0, 0)],
    ['pairs of samples, 32 x 32', (i) => (Math.floor(32 * uniform(SEED, 2 * i, 1)) + uniform(SEED, 2 * i + 1, 1)) / 32],
    ['their lowest ten bits', (i) => (uniform(SEED, i, 2) * 2 ** 42) % 1],
  ];
  const [lowGate, gate] = figures.gates.chiSquare1023 as [number, number];
  return places.map(([name, place]) => ({
    check: 'random numbers',
    against: CHANCE,
    quantity: `chi-square of 2^20 uniforms, ${name}`,
    unit: '',
    reached: chiSquare(place),
    gate,
    lowGate,
  }));
}

function chiSquare(place: (i: number) => number): number {
  const bins = new Float64Array(1024);
  for (let i = 0; i < 2 ** 20; i++) bins[Math.floor(1024 * place(i))]!++;
  return bins.reduce((sum, count) => sum + (count - 1024) ** 2 / 1024, 0);
}

/** `vectors` of eight normals each, one after the other. */
function normals(vectors: number, parameter: number, seed = SEED, first = 0): Float64Array {
  const all = new Float64Array(8 * vectors);
  for (let i = 0; i < vectors; i++) fillNormals(seed, first + i, parameter, all.subarray(8 * i, 8 * i + 8));
  return all;
}

function kolmogorov(count: number): number {
  const rising = normals(count / 8, 3).toSorted();
  let distance = 0;
  for (const [i, x] of rising.entries()) {
    const p = normalDistribution(x);
    distance = Math.max(distance, p - i / count, (i + 1) / count - p);
  }
  return Math.sqrt(count) * distance;
}

/** Abramowitz and Stegun 26.2.11, apart from the quantile that it judges; good for |x| below 7. */
function normalDistribution(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** 2 (1 - Phi(4)) = 6.334248e-5 (SciPy, 2 norm.sf(4)). */
function tails(count: number): number {
  const wanted = count * 6.334248e-5;
  const found = normals(count / 8, 4).reduce((sum, x) => sum + (Math.abs(x) > 4 ? 1 : 0), 0);
  return Math.abs(found - wanted) / Math.sqrt(wanted);
}

function correlations(pairs: number): number {
  const base = normals(pairs / 8, 5);
  const others = [
    normals(pairs / 8, 5, SEED, 1),
    normals(pairs / 8, 6),
    normals(pairs / 8, 5, SEED + 1),
    base.map((_, i) => base[i ^ 1]!),
    base.map((_, i) => base[(i & ~7) | ((i + 2) & 7)]!),
  ];
  const sum = (f: (i: number) => number) => base.reduce((total, _, i) => total + f(i), 0) / Math.sqrt(pairs);
  return worst(
    others.flatMap((other, at) => {
      // The two of a block are each other's neighbours: half as many pairs, each summed twice.
      const twice = at === 3 ? Math.SQRT2 : 1;
      return [sum((i) => base[i]! * other[i]!) / twice, sum((i) => (base[i]! ** 2 - 1) * (other[i]! ** 2 - 1)) / 2 / twice];
    }),
  );
}
