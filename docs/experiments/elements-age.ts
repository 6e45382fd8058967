/**
 * How far the station is from where its elements say, by their age: every ordinary set shipped with a landing is carried to the epoch of every
 * other of the same days and compared with it. The account is elements-age.md.
 *
 *   node docs/experiments/elements-age.ts [--pairs]
 *
 * Along the track a set of age t days is off by a normal deviate of variance s0^2 + (a t^b)^2, where a is one of two, for a quiet set and for a
 * disturbed one; the set it is compared with has its own s0. A set carried to several epochs counts once (its log likelihoods are averaged), and
 * whole episodes are left out or drawn again to tell the uncertainty, because sets of the same days share tracking, weather and manoeuvres.
 */
import { parseTle } from '../../src/formats/orbit/index.ts';
import { cross, dot, norm, unit } from '../../src/math/index.ts';
import { type MeanEphemeris, ephemerisFrom, stateAt } from '../../src/orbit/index.ts';
import { DAY_S, formatInstant, secondsBetween } from '../../src/time/index.ts';
import { shippedReturn, shippedReturnIds } from '../../src/workflows/shipped/index.ts';
import { must, world } from '../../validation/shipped.ts';

const SPEED_MPS = 7660;
/** A fall of mean motion by more than this impulse is a reboost. Planned ones are several times larger: an assumption. */
const REBOOST_MPS = 0.1;
/** B* of the station's ordinary drag, per Earth radius, as told from this table: above it or below zero a set is held to be disturbed. */
const ORDINARY_BSTAR = 2e-4;
const DRAWS = 200;

interface Comparison {
  readonly flight: string;
  /** Flight and number of the set that was carried. */
  readonly carried: string;
  readonly other: number;
  readonly bstar: number;
  readonly ageDays: number;
  readonly radialKm: number;
  readonly alongKm: number;
  readonly crossKm: number;
}

/** Where the carried set puts the station against the other set at the other's epoch, along the arc so that a lag is no fall of height. */
function compare(flight: string, sets: readonly MeanEphemeris[], from: number, to: number): Comparison {
  const [carried, other] = [sets[from]!, sets[to]!];
  const truth = must(stateAt(other, other.elements.epoch));
  const guess = must(stateAt(carried, other.elements.epoch)).positionM;
  const up = unit(truth.positionM);
  const side = unit(cross(truth.positionM, truth.velocityMps));
  const ahead = cross(side, up);
  const radiusKm = norm(truth.positionM) / 1000;
  return {
    flight,
    carried: `${flight}[${from}]`,
    other: to,
    bstar: carried.elements.bstarPerEarthRadius,
    ageDays: secondsBetween(carried.elements.epoch, other.elements.epoch) / DAY_S,
    radialKm: norm(guess) / 1000 - radiusKm,
    alongKm: radiusKm * Math.atan2(dot(guess, ahead), dot(guess, up)),
    crossKm: radiusKm * Math.asin(dot(guess, side) / norm(guess)),
  };
}

/** The impulse that would explain a fall of mean motion between two sets, m/s: drag only raises it (dn/n = -3 dv/v). */
function impulseMps(older: MeanEphemeris, newer: MeanEphemeris): number {
  const motion = newer.elements.meanMotionRevPerDay;
  return ((older.elements.meanMotionRevPerDay - motion) / motion) * (SPEED_MPS / 3);
}

interface Fit {
  readonly s0Km: number;
  /** Kilometres at one day, by class. */
  readonly aKm: readonly [quiet: number, disturbed: number];
  readonly exponent: number;
  readonly disturbedShare: number;
  readonly cost: number;
}

const varianceOf = (s0Km: number, aKm: number, exponent: number, ageDays: number) =>
  2 * s0Km * s0Km + (aKm * Math.abs(ageDays) ** exponent) ** 2;

/** Mean log likelihood of a carried set's errors if it were of the class with this `aKm`. */
function likelihood(errors: readonly (readonly [ageDays: number, km: number])[], s0Km: number, aKm: number, exponent: number): number {
  let sum = 0;
  for (const [ageDays, km] of errors) {
    const variance = varianceOf(s0Km, aKm, exponent, ageDays);
    sum -= 0.5 * (Math.log(2 * Math.PI * variance) + (km * km) / variance);
  }
  return sum / errors.length;
}

type Errors = readonly (readonly (readonly [ageDays: number, km: number])[])[];

function fitOf(parameters: readonly number[], errors: Errors, classes: 1 | 2, fixed: number | null): Fit {
  const [lnS0, lnA, lnRatio, logit, free] = parameters as [number, number, number, number, number];
  const s0Km = Math.exp(lnS0);
  const quiet = Math.exp(lnA);
  const disturbed = classes === 1 ? quiet : quiet * (1 + Math.exp(lnRatio));
  const disturbedShare = classes === 1 ? 0 : 1 / (1 + Math.exp(-logit));
  const exponent = fixed ?? free;
  let cost = 0;
  for (const set of errors) {
    const a = likelihood(set, s0Km, quiet, exponent);
    const b = classes === 1 ? a : likelihood(set, s0Km, disturbed, exponent);
    const top = Math.max(a, b);
    cost -= top + Math.log((1 - disturbedShare) * Math.exp(a - top) + disturbedShare * Math.exp(b - top));
  }
  return { s0Km, aKm: [quiet, disturbed], exponent, disturbedShare, cost };
}

/** Maximum likelihood by a pattern search from a few starts (Hooke and Jeeves 1961): five parameters, a smooth cost. */
function fit(errors: Errors, classes: 1 | 2, fixed: number | null = null): Fit {
  let best: Fit | null = null;
  for (const start of [
    [-2, 0, 3, 0, 1.5],
    [-1, 1, 2, 0.5, 1.2],
    [-2, 2, 3, -0.5, 1.7],
  ]) {
    const point = [...start];
    let here = fitOf(point, errors, classes, fixed);
    for (let step = 0.5; step > 0.002; step /= 2)
      for (let moved = true; moved;) {
        moved = false;
        for (let i = 0; i < point.length; i++)
          for (const sign of [1, -1]) {
            const before = point[i]!;
            point[i] = before + sign * step;
            const there = fitOf(point, errors, classes, fixed);
            if (there.cost < here.cost - 1e-9 && there.s0Km > 0.01) {
              here = there;
              moved = true;
            } else point[i] = before;
          }
      }
    if (best === null || here.cost < best.cost) best = here;
  }
  return best!;
}

/** Chance that a set is disturbed, given its errors. */
function disturbedChance(set: Errors[number], { s0Km, aKm, exponent, disturbedShare }: Fit): number {
  const [a, b] = aKm.map((km) => likelihood(set, s0Km, km, exponent)) as [number, number];
  return disturbedShare / (disturbedShare + (1 - disturbedShare) * Math.exp(a - b));
}

function grouped(comparisons: readonly Comparison[]): ReadonlyMap<string, readonly Comparison[]> {
  return Map.groupBy(comparisons, ({ carried }) => carried);
}

const errorsOf = (comparisons: readonly Comparison[], key: 'alongKm' | 'radialKm' | 'crossKm'): Errors =>
  [...grouped(comparisons).values()].map((set) => set.map((one) => [one.ageDays, one[key]] as const));

const tell = ({ s0Km, aKm, exponent, disturbedShare, cost }: Fit) =>
  `s0 ${s0Km.toFixed(3)} km, a ${aKm.map((km) => km.toFixed(2)).join(' / ')} km, b ${exponent.toFixed(2)}, disturbed ${disturbedShare.toFixed(2)}, -ln L ${cost.toFixed(2)}`;

const rms = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
const quantile = (values: readonly number[], share: number) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
};

const forward: Comparison[] = [];
const backward: Comparison[] = [];
let steps = 0;
let leftOut = 0;
const falls: string[] = [];
for (const id of shippedReturnIds(world)) {
  const sets = must(shippedReturn(world, id))
    .elements.filter(({ kind }) => kind === 'ordinary')
    .map(({ line1, line2, epoch }) => must(ephemerisFrom(must(parseTle(`${line1}\n${line2}`, `${id} ${epoch}`))[0]!)));
  for (let i = 0; i + 1 < sets.length; i++) {
    const impulse = impulseMps(sets[i]!, sets[i + 1]!);
    steps += 1;
    if (impulse > 0)
      falls.push(
        `${id}[${i}] ${formatInstant(sets[i]!.elements.epoch, 0)}: ${impulse.toFixed(3)} m/s${impulse > REBOOST_MPS ? ' REBOOST' : ''}`,
      );
  }
  // A planner knows of reboosts: a pair that one lies between is left out.
  const reboostAfter = sets.map((set, i) => i + 1 < sets.length && impulseMps(set, sets[i + 1]!) > REBOOST_MPS);
  for (let i = 0; i < sets.length; i++)
    for (let j = i + 1; j < sets.length; j++) {
      if (reboostAfter.slice(i, j).includes(true)) {
        leftOut += 1;
        continue;
      }
      forward.push(compare(id, sets, i, j));
      backward.push(compare(id, sets, j, i));
    }
}
const flights = [...new Set(forward.map(({ flight }) => flight))];

console.log(
  `Falls of mean motion, of ${steps} steps between neighbours, as an impulse along the track (a reboost is above ${REBOOST_MPS}):`,
);
for (const fall of falls) console.log(`  ${fall}`);

const carried = grouped(forward);
console.log(
  `\n${forward.length} pairs of ${carried.size} carried sets in ${flights.length} episodes; ${leftOut} pairs left out for a reboost between`,
);
if (process.argv.includes('--pairs')) {
  console.log('carried -> other, age d, radial, along, cross km');
  for (const one of forward)
    console.log(
      `${one.carried} -> [${one.other}]  ${one.ageDays.toFixed(3)}  ${one.radialKm.toFixed(3)}  ${one.alongKm.toFixed(3)}  ${one.crossKm.toFixed(3)}`,
    );
}

const along = errorsOf(forward, 'alongKm');
console.log('\nTwo classes, along the track:');
const free = fit(along, 2);
console.log(`  free exponent  ${tell(free)}`);
for (const exponent of [1, 1.5, 2]) console.log(`  exponent ${exponent}   ${tell(fit(along, 2, exponent))}`);
console.log('One class:');
for (const exponent of [null, 1, 1.5, 2]) console.log(`  exponent ${exponent ?? 'free'}  ${tell(fit(along, 1, exponent))}`);

const chosen = fit(along, 2, 1.5);
const errorsByCarried = new Map([...carried].map(([name, set]) => [name, set.map((one) => [one.ageDays, one.alongKm] as const)]));
const isDisturbed = (name: string) => disturbedChance(errorsByCarried.get(name)!, chosen) > 0.5;

console.log('\nLeave one episode out (free exponent, then 1.5):');
for (const flight of flights) {
  const rest = errorsOf(
    forward.filter((one) => one.flight !== flight),
    'alongKm',
  );
  console.log(`  without ${flight}: ${tell(fit(rest, 2))} | ${tell(fit(rest, 2, 1.5))}`);
}

/** Mulberry32: a seeded stream is all a bootstrap needs. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = mulberry32(1);
const byFlight = new Map(
  flights.map((flight) => [
    flight,
    errorsOf(
      forward.filter((one) => one.flight === flight),
      'alongKm',
    ),
  ]),
);
const redrawn = Array.from({ length: DRAWS }, () =>
  fit(
    flights.flatMap(() => byFlight.get(flights[Math.floor(random() * flights.length)]!)!),
    2,
  ),
);
const range = (pick: (fitted: Fit) => number) =>
  `${quantile(redrawn.map(pick), 0.16).toFixed(3)} .. ${quantile(redrawn.map(pick), 0.84).toFixed(3)}`;
console.log(`\n${DRAWS} draws of episodes, middle 68 %:`);
console.log(`  s0 ${range((f) => f.s0Km)} km; quiet a ${range((f) => f.aKm[0])} km; disturbed a ${range((f) => f.aKm[1])} km;`);
console.log(`  b ${range((f) => f.exponent)}; disturbed share ${range((f) => f.disturbedShare)}`);

console.log('\nClass of each carried set (chance of disturbed) and its B*:');
const table = { both: 0, missed: 0, falseAlarm: 0, neither: 0 };
for (const [name, set] of carried) {
  const { bstar } = set[0]!;
  const flagged = bstar < 0 || bstar > ORDINARY_BSTAR;
  const disturbed = isDisturbed(name);
  table[disturbed ? (flagged ? 'both' : 'missed') : flagged ? 'falseAlarm' : 'neither'] += 1;
  console.log(
    `  ${name}  ${disturbedChance(errorsByCarried.get(name)!, chosen).toFixed(2)}  ${bstar.toExponential(2)}${flagged ? ' *' : ''}`,
  );
}
console.log(
  `B* below 0 or above ${ORDINARY_BSTAR}: disturbed and so told ${table.both}, disturbed and missed ${table.missed}, quiet and told disturbed ${table.falseAlarm}, quiet ${table.neither}`,
);

console.log('\nBy age, km (rms, 68 % within, 95 % within), share within one and two sigma of its class:');
for (const disturbed of [false, true])
  for (const [from, to] of [
    [0, 0.25],
    [0.25, 0.5],
    [0.5, 1],
    [1, 2],
    [2, 4],
    [4, 10],
  ] as const) {
    const some = forward.filter((one) => one.ageDays >= from && one.ageDays < to && isDisturbed(one.carried) === disturbed);
    if (some.length === 0) continue;
    const sizes = some.map(({ alongKm }) => Math.abs(alongKm));
    const within = (sigmas: number) =>
      some.filter(
        ({ alongKm, ageDays }) =>
          Math.abs(alongKm) < sigmas * Math.sqrt(varianceOf(chosen.s0Km, chosen.aKm[disturbed ? 1 : 0], 1.5, ageDays)),
      ).length / some.length;
    console.log(
      `  ${disturbed ? 'disturbed' : 'quiet    '} ${from}-${to} d: ${some.length} pairs, ${rms(sizes).toFixed(2)}, ${quantile(sizes, 0.68).toFixed(2)}, ${quantile(sizes, 0.95).toFixed(2)}; ${within(1).toFixed(2)}, ${within(2).toFixed(2)}`,
    );
  }

console.log('\nAcross and up, by class (exponent 1):');
for (const disturbed of [false, true])
  for (const key of ['radialKm', 'crossKm'] as const) {
    const some = forward.filter((one) => isDisturbed(one.carried) === disturbed);
    console.log(
      `  ${disturbed ? 'disturbed' : 'quiet    '} ${key}: ${tell(fit(errorsOf(some, key), 1, 1))}; rms ${rms(some.map((one) => one[key])).toFixed(3)}`,
    );
  }

console.log('\nNewer sets carried back to older epochs (age below zero):');
console.log(`  ${tell(fit(errorsOf(backward, 'alongKm'), 2))}`);
console.log(`  ${tell(fit(errorsOf(backward, 'alongKm'), 2, 1.5))}`);
