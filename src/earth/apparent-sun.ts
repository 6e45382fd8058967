/**
 * The Sun as seen from the Earth's centre: the Earth's orbit by VSOP87 (Bretagnon and Francou 1988, A&A 202, 309; version B), cut to the terms that
 * astronomy-engine 2.1.19 (Don Cross, MIT) keeps, with its arithmetic; it states 1 arcminute. A test holds these doubles to that package's.
 */
import { type Vector3, norm, portableCos, portableSin } from '../math/index.ts';
import type { Instant } from '../time/index.ts';
import { terrestrialDays, universalDays } from './true-equator.ts';

/** Terms A cos(B + C t), a list for each power of t; t in thousands of Julian years since J2000. */
type Series = readonly (readonly (readonly [A: number, B: number, C: number])[])[];

const LONGITUDE: Series = [
  [
    [1.75347045673, 0, 0],
    [0.03341656453, 4.66925680415, 6283.0758499914],
    [0.00034894275, 4.62610242189, 12566.1516999828],
    [3.417572e-5, 2.82886579754, 3.523118349],
    [3.497056e-5, 2.74411783405, 5753.3848848968],
    [3.135899e-5, 3.62767041756, 77713.7714681205],
    [2.676218e-5, 4.41808345438, 7860.4193924392],
    [2.342691e-5, 6.13516214446, 3930.2096962196],
    [1.273165e-5, 2.03709657878, 529.6909650946],
    [1.324294e-5, 0.74246341673, 11506.7697697936],
    [9.01854e-6, 2.04505446477, 26.2983197998],
    [1.199167e-5, 1.10962946234, 1577.3435424478],
    [8.57223e-6, 3.50849152283, 398.1490034082],
    [7.79786e-6, 1.17882681962, 5223.6939198022],
    [9.9025e-6, 5.23268072088, 5884.9268465832],
    [7.53141e-6, 2.53339052847, 5507.5532386674],
    [5.05267e-6, 4.58292599973, 18849.2275499742],
    [4.92392e-6, 4.20505711826, 775.522611324],
    [3.56672e-6, 2.91954114478, 0.0673103028],
    [2.84125e-6, 1.89869240932, 796.2980068164],
    [2.42879e-6, 0.34481445893, 5486.777843175],
    [3.17087e-6, 5.84901948512, 11790.6290886588],
    [2.71112e-6, 0.31486255375, 10977.078804699],
    [2.06217e-6, 4.80646631478, 2544.3144198834],
    [2.05478e-6, 1.86953770281, 5573.1428014331],
    [2.02318e-6, 2.45767790232, 6069.7767545534],
    [1.26225e-6, 1.08295459501, 20.7753954924],
    [1.55516e-6, 0.83306084617, 213.299095438],
  ],
  [
    [6283.0758499914, 0, 0],
    [0.00206058863, 2.67823455808, 6283.0758499914],
    [4.303419e-5, 2.63512233481, 12566.1516999828],
  ],
  [[8.721859e-5, 1.07253635559, 6283.0758499914]],
];
const LATITUDE: Series = [
  [],
  [
    [0.00227777722, 3.4137662053, 6283.0758499914],
    [3.805678e-5, 3.37063423795, 12566.1516999828],
  ],
];
const RADIUS: Series = [
  [
    [1.00013988784, 0, 0],
    [0.01670699632, 3.09846350258, 6283.0758499914],
    [0.00013956024, 3.05524609456, 12566.1516999828],
    [3.08372e-5, 5.19846674381, 77713.7714681205],
    [1.628463e-5, 1.17387558054, 5753.3848848968],
    [1.575572e-5, 2.84685214877, 7860.4193924392],
    [9.24799e-6, 5.45292236722, 11506.7697697936],
    [5.42439e-6, 4.56409151453, 3930.2096962196],
    [4.7211e-6, 3.66100022149, 5884.9268465832],
    [8.5831e-7, 1.27079125277, 161000.6857376741],
    [5.7056e-7, 2.01374292245, 83996.84731811189],
    [5.5736e-7, 5.2415979917, 71430.69561812909],
    [1.74844e-6, 3.01193636733, 18849.2275499742],
    [2.43181e-6, 4.2734953079, 11790.6290886588],
  ],
  [
    [0.00103018607, 1.10748968172, 6283.0758499914],
    [1.721238e-5, 1.06442300386, 12566.1516999828],
  ],
  [[4.359385e-5, 5.78455133808, 6283.0758499914]],
];

const DAYS_PER_MILLENNIUM = 365_250;
const LIGHT_AU_PER_DAY = 173.1446326846693;
/** The way of the light is found anew until its time stands still: 86 microseconds. */
const STANDS_STILL_DAYS = 1e-9;
const MAX_STEPS = 10;

function sumOf(series: Series, t: number, turnRad: number): number {
  let [power, sum] = [1, 0];
  for (const terms of series) {
    let part = 0;
    for (const [a, b, c] of terms) part += a * portableCos(b + t * c);
    sum += (power * part) % turnRad;
    power *= t;
  }
  return sum;
}

/** The Earth from the Sun, astronomical units, in the mean equator and equinox of J2000. */
function earthAu(tt: number): Vector3 {
  const t = tt / DAYS_PER_MILLENNIUM;
  const longitude = sumOf(LONGITUDE, t, 2 * Math.PI);
  const latitude = sumOf(LATITUDE, t, Infinity);
  const radius = sumOf(RADIUS, t, Infinity);
  const flat = radius * portableCos(latitude);
  const [x, y, z] = [flat * portableCos(longitude), flat * portableSin(longitude), radius * portableSin(latitude)];
  // From VSOP's ecliptic to the equator of FK5 (Bretagnon and Francou's file of the series).
  return [
    x + 0.00000044036 * y - 0.000000190919 * z,
    -0.000000479966 * x + 0.917482137087 * y - 0.397776982902 * z,
    0.397776982902 * y + 0.917482137087 * z,
  ];
}

/** Apparent: where the Earth was when the light left, which is aberration to first order. Astronomical units, axes of J2000. */
export function apparentSunAu(instant: Instant): Vector3 {
  const ut = universalDays(instant);
  let tt = terrestrialDays(ut);
  for (let step = 0; step < MAX_STEPS; step++) {
    const [x, y, z] = earthAu(tt);
    const sun: Vector3 = [0 - x, 0 - y, 0 - z];
    const before = terrestrialDays(ut - norm(sun) / LIGHT_AU_PER_DAY);
    if (Math.abs(before - tt) < STANDS_STILL_DAYS) return sun;
    tt = before;
  }
  throw new Error('the time of light from the Sun does not stand still');
}
