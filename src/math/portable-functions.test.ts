import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { uniform } from './philox.ts';
import { portableAcos, portableAsin, portableAtan, portableAtan2 } from './portable-arc.ts';
import { portableExp } from './portable-exp.ts';
import { portableLog } from './portable-log.ts';
import { portableCbrt, portableHypot, portablePower } from './portable-power.ts';
import { portableCos, portableSin, portableSinCos, portableTan } from './portable-sine.ts';
import { withPortableMath } from './with-portable-math.ts';

/** Doubles from one to the next, in whole steps; signed zeros are one. */
function stepsBetween(a: number, b: number): number {
  const view = new DataView(new ArrayBuffer(8));
  const place = (x: number) => {
    view.setFloat64(0, x);
    const bits = view.getBigInt64(0);
    return bits < 0n ? -(2n ** 63n) - bits : bits;
  };
  return Math.abs(Number(place(a) - place(b)));
}

/**
 * Where rounding or reduction is hardest: the worst of a million arguments, the doubles nearest to a multiple of pi/2 (Kahan's 6381956970095103
 * times 2^797 among them), the ends of the range. Truth by mpmath 1.3.0 with 1500 bits, as the nearest double.
 */
const HARD: readonly (readonly [string, (x: number) => number, readonly (readonly [number, number])[]])[] = [
  [
    'sin',
    portableSin,
    [
      [0.5, 0.479425538604203],
      [0.8389977799247783, 0.7439738014627958],
      [-0.8268071889573969, -0.7357728627431265],
      [3.141592653589793, 1.2246467991473532e-16],
      [1.5707963267948966, 1.0],
      [355.0, -3.014435335948845e-5],
      [1000000.0, -0.34999350217129294],
      [1048575.75, 0.08671697522837724],
      [1e22, -0.8522008497671888],
      [5.319372648326541e255, 1.0],
      [1.7976931348623157e308, 0.004961954789184062],
      [1e-300, 1e-300],
    ],
  ],
  [
    'cos',
    portableCos,
    [
      [0.5, 0.8775825618903728],
      [1.5707963267948966, 6.123233995736766e-17],
      [-1912.5093163821575, -0.7514035929306448],
      [4.71238898038469, -1.8369701987210297e-16],
      [-410.7896225527883, -0.725514200191096],
      [1000000.0, 0.9367521275331447],
      [1e22, 0.523214785395139],
      [5.319372648326541e255, -4.687165924254628e-19],
      [1.7976931348623157e308, -0.9999876894265599],
      [1e-9, 1.0],
    ],
  ],
  [
    'tan',
    portableTan,
    [
      [0.5, 0.5463024898437905],
      [0.7853981633974483, 0.9999999999999999],
      [-3.9240799220732807, -0.994195091255813],
      [1.5707963267948966, 1.633123935319537e16],
      [-4.4451829444446735, -3.6529348864272957],
      [100000.0, -0.035771662952898776],
      [1e22, -1.6287782256068988],
    ],
  ],
  [
    'asin',
    portableAsin,
    [
      [0.1245610217698403, 0.12488539501690622],
      [0.007705283416110431, 0.007705359663715265],
      [0.5, 0.5235987755982989],
      [-0.9999999999999999, -1.5707963118937354],
      [1.0, 1.5707963267948966],
      [1e-200, 1e-200],
    ],
  ],
  [
    'acos',
    portableAcos,
    [
      [0.9988720157132577, 0.047501503316074126],
      [0.9999999849437701, 0.00017352942094791486],
      [-0.9999999999999999, 3.141592638688632],
      [0.5, 1.0471975511965979],
      [0.0, 1.5707963267948966],
      [-1.0, 3.141592653589793],
      [1e-200, 1.5707963267948966],
    ],
  ],
  [
    'atan',
    portableAtan,
    [
      [0.7712383098170982, 0.6569556460899074],
      [-0.7409984352005834, -0.6377151720162247],
      [0.4375, 0.4124104415973873],
      [2.4375, 1.1814796049617557],
      [1e300, 1.5707963267948966],
      [1e-300, 1e-300],
      [-1.0, -0.7853981633974483],
    ],
  ],
  [
    'exp',
    portableExp,
    [
      [-404.4509391825644, 2.2345440089025185e-176],
      [389.92143678650746, 2.1914338826469026e169],
      [709.782712893384, 1.7976931348622732e308],
      [-708.0, 3.307553003638408e-308],
      [-744.4400719213812, 5e-324],
      [-745.1332191019411, 5e-324],
      [1e-300, 1.0],
      [0.34657359027997264, 1.414213562373095],
    ],
  ],
  [
    'log',
    portableLog,
    [
      [1.1321411933291496, 0.12411070109231989],
      [1.1170443546081332, 0.11068622798995069],
      [0.9999999999999999, -1.1102230246251565e-16],
      [5e-324, -744.4400719213812],
      [1.7976931348623157e308, 709.782712893384],
      [10.0, 2.302585092994046],
    ],
  ],
  [
    'cbrt',
    portableCbrt,
    [
      [-5.295150787704546e221, -8.090203462823917e73],
      [1.4693447052727485e-6, 0.011368623852310905],
      [27.0, 3.0],
      [2.0, 1.2599210498948732],
      [1.7976931348623157e308, 5.643803094122362e102],
      [2.2250738585072014e-308, 2.812644285236262e-103],
    ],
  ],
];
/** y, x and their angle, likewise. */
const HARD_POINTS: readonly (readonly [number, number, number])[] = [
  [0.9132571779243457, 3.5878035093454956, 0.24925164477573564],
  [0.20662103518095387, -0.09223533493425687, 1.9906512691069667],
  [1e-300, 1e-301, 1.4711276743037345],
  [1e308, -1.5e308, 2.5535900500422257],
  [-5e-324, 5e-324, -0.7853981633974483],
  [1e-200, 1e200, 0.0],
  [3.0, -4.0, 2.498091544796509],
];

test('validation: the hardest arguments, against mpmath', () => {
  for (const [name, portable, rows] of HARD)
    for (const [x, truth] of rows) assert.ok(stepsBetween(portable(x), truth) <= 2, `${name} ${x}: ${portable(x)}, not ${truth}`);
  for (const [y, x, truth] of HARD_POINTS)
    assert.ok(stepsBetween(portableAtan2(y, x), truth) <= 1, `atan2 ${y} ${x}: ${portableAtan2(y, x)}, not ${truth}`);
});

const ENDS = [0, -0, 1, -1, 2, -2, 710, -746, Infinity, -Infinity, Number.NaN, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE];

test('unit: ends, zeros and their signs are those of Math', () => {
  const pairs: readonly (readonly [(x: number) => number, (x: number) => number])[] = [
    [portableSin, Math.sin],
    [portableCos, Math.cos],
    [portableTan, Math.tan],
    [portableAsin, Math.asin],
    [portableAcos, Math.acos],
    [portableAtan, Math.atan],
    [portableExp, Math.exp],
    [portableLog, Math.log],
    [portableCbrt, Math.cbrt],
  ];
  for (const [portable, known] of pairs) for (const x of ENDS) assertNear(portable(x), known(x), `${known.name} ${x}`);
  for (const y of ENDS) for (const x of ENDS) assertNear(portableAtan2(y, x), Math.atan2(y, x), `atan2 ${y} ${x}`);
});

function assertNear(found: number, known: number, told: string): void {
  if (known === 0 || !Number.isFinite(known)) assert.ok(Object.is(found, known), `${told}: ${found}, not ${known}`);
  else assert.ok(stepsBetween(found, known) <= 3, `${told}: ${found}, not ${known}`);
}

test('unit: powers and lengths', () => {
  assert.equal(portablePower(0, 0.7), 0);
  assert.ok(Math.abs(portablePower(2, 10) / 1024 - 1) < 1e-14);
  assert.ok(Math.abs(portablePower(0.8, -5.25588) / 3.2309553 - 1) < 1e-3);
  assert.equal(portableHypot(3, -4), 5);
});

test('property: sine and cosine together have the bits of each alone', () => {
  const both = new Float64Array(2);
  for (let i = 0; i < 20_000; i++) {
    const x = (uniform(3, i, 0) - 0.5) * 10 ** (i % 8);
    portableSinCos(x, both);
    assert.deepEqual([...both], [portableSin(x), portableCos(x)]);
  }
});

test('regression: ten thousand answers of each function have the bits they had', () => {
  const digest = createHash('sha256');
  const bytes = new DataView(new ArrayBuffer(8));
  const tell = (value: number) => {
    bytes.setFloat64(0, value);
    digest.update(new Uint8Array(bytes.buffer));
  };
  for (let i = 0; i < 10_000; i++) {
    const [u, v] = [2 * uniform(1, i, 0) - 1, 2 * uniform(1, i, 1) - 1];
    for (const portable of [portableAsin, portableAcos]) tell(portable(u));
    for (const portable of [portableSin, portableCos, portableTan, portableAtan, portableExp, portableCbrt]) tell(portable(40 * u));
    tell(portableLog(4 * Math.abs(u)));
    tell(portableAtan2(u, v));
  }
  assert.equal(digest.digest('hex'), 'c84d7d28937b50495afea9c84986c5eb1174cd21ade10b48078449d37bcc3ee0');
});

test('unit: a library sees the portable functions while it is called, and Math is itself again afterwards, failed or not', () => {
  const all = () => Object.getOwnPropertyNames(Math).map((name): unknown => Reflect.get(Math, name));
  const before = all();
  assert.equal(
    withPortableMath(() => withPortableMath(() => Math.sin)),
    portableSin,
  );
  assert.equal(
    withPortableMath(() => {
      withPortableMath(() => 0);
      return Math.atan2;
    }),
    portableAtan2,
  );
  assert.throws(() =>
    withPortableMath(() => {
      throw new Error('stopped');
    }),
  );
  assert.ok(all().every((value, i) => value === before[i]));
});
