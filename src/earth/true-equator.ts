/**
 * The axes of the true equator and equinox of date, in the symbols of their sources: precession of Capitaine, Wallace and Chapront 2003 (A&A 412,
 * 567, eq. 37 and 40), nutation by the five greatest terms of IAU 2000B (McCarthy and Luzum 2003, Celest. Mech. Dyn. Astron. 85, 37), Earth
 * rotation by IAU 2000. Arithmetic and choice of terms are those of astronomy-engine 2.1.19 (Don Cross, MIT), whose doubles these are; a
 * test holds them to it. That package has all planets in one file, 20 kB gzipped, of which nothing can be left out of a page.
 */
import { RAD_PER_DEG, type Vector3, portableCos, portableSin } from '../math/index.ts';
import { type Instant, nativeDateOf } from '../time/index.ts';

const J2000_UTC_MS = Date.UTC(2000, 0, 1, 12);
const DAY_MS = 86_400_000;
const DAYS_PER_CENTURY = 36525;
const DAYS_PER_TROPICAL_YEAR = 365.24217;
const RAD_PER_ARCSECOND = 4.84813681109536e-6;
const ARCSECONDS_PER_TURN = 1_296_000;

/** Days of universal time since J2000, UT1 taken as UTC. */
export function universalDays(instant: Instant): number {
  return (nativeDateOf(instant).getTime() - J2000_UTC_MS) / DAY_MS;
}

/**
 * Days of terrestrial time since J2000, by the polynomials of Espenak and Meeus (Five Millennium Canon of Solar Eclipses, NASA/TP-2006-214141)
 * for 1961 to 2150. They foretold the difference in 2006: it was 3.5 s less in 2022, in which the Sun moves 0.14 arcseconds.
 */
export function terrestrialDays(ut: number): number {
  return ut + deltaTS(2000 + (ut - 14) / DAYS_PER_TROPICAL_YEAR) / 86_400;
}

function deltaTS(year: number): number {
  if (year < 1986) {
    const u = year - 1975;
    const u2 = u * u;
    return 45.45 + 1.067 * u - u2 / 260 - (u * u2) / 718;
  }
  const u = year - 2000;
  if (year < 2005) {
    const u2 = u * u;
    const [u3, u4] = [u * u2, u2 * u2];
    return 63.86 + 0.3345 * u - 0.060374 * u2 + 0.0017275 * u3 + 0.000651814 * u4 + 0.00002373599 * (u2 * u3);
  }
  if (year < 2050) return 62.92 + 0.32217 * u + 0.005589 * u * u;
  const c = (year - 1820) / 100;
  return -20 + 32 * c * c - 0.5628 * (2150 - year);
}

/** Images of the three axes. */
type Turn = readonly [Vector3, Vector3, Vector3];

function turned([x, y, z]: Turn, v: Vector3): Vector3 {
  const along = (j: 0 | 1 | 2) => x[j] * v[0] + y[j] * v[1] + z[j] * v[2];
  return [along(0), along(1), along(2)];
}

/** A vector given in the mean equator and equinox of J2000, in those of date with nutation. */
export function trueOfDate(vector: Vector3, instant: Instant): Vector3 {
  const t = terrestrialDays(universalDays(instant)) / DAYS_PER_CENTURY;
  const [x, y, z] = precession(t);
  const nutated = nutationTurn(t);
  return turned([turned(nutated, x), turned(nutated, y), turned(nutated, z)], vector);
}

function precession(t: number): Turn {
  const psiA = ((((-0.0000000951 * t + 0.000132851) * t - 0.00114045) * t - 1.0790069) * t + 5038.481507) * t * RAD_PER_ARCSECOND;
  const omegaA =
    (((((0.0000003337 * t - 0.000000467) * t - 0.00772503) * t + 0.0512623) * t - 0.025754) * t + 84381.406) * RAD_PER_ARCSECOND;
  const chiA = ((((-0.000000056 * t + 0.000170663) * t - 0.00121197) * t - 2.3814292) * t + 10.556403) * t * RAD_PER_ARCSECOND;
  const eps0 = 84381.406 * RAD_PER_ARCSECOND;
  const [sa, ca] = [portableSin(eps0), portableCos(eps0)];
  const [sb, cb] = [portableSin(-psiA), portableCos(-psiA)];
  const [sc, cc] = [portableSin(-omegaA), portableCos(-omegaA)];
  const [sd, cd] = [portableSin(chiA), portableCos(chiA)];
  return [
    [cd * cb - sb * sd * cc, -sd * cb - sb * cd * cc, sb * sc],
    [cd * sb * ca + sd * cc * cb * ca - sa * sd * sc, -sd * sb * ca + cd * cc * cb * ca - sa * cd * sc, -sc * cb * ca - sa * cc],
    [cd * sb * sa + sd * cc * cb * sa + ca * sd * sc, -sd * sb * sa + cd * cc * cb * sa + ca * cd * sc, -sc * cb * sa + cc * ca],
  ];
}

/** Nutation in longitude and obliquity, arcseconds. The series is in 0.1 microarcseconds; the constants stand for the planets' part. */
function nutation(t: number): { readonly psi: number; readonly eps: number } {
  const angle = (arcseconds: number) => (arcseconds % ARCSECONDS_PER_TURN) * RAD_PER_ARCSECOND;
  const lPrime = angle(1287104.79305 + t * 129596581.0481);
  const f = angle(335779.526232 + t * 1739527262.8478);
  const d = angle(1072260.70369 + t * 1602961601.209);
  const omega = angle(450160.398036 - t * 6962890.5431);
  let [psi, eps] = [0, 0];
  const add = (argument: number, s: number, sT: number, c: number, [eC, eCT, eS]: Vector3) => {
    const [sin, cos] = [portableSin(argument), portableCos(argument)];
    psi += (s + sT * t) * sin + c * cos;
    eps += (eC + eCT * t) * cos + eS * sin;
  };
  add(omega, -172064161, -174666, 33386, [92052331, 9086, 15377]);
  add(2 * (f - d + omega), -13170906, -1675, -13696, [5730336, -3015, -4587]);
  add(2 * (f + omega), -2276413, -234, 2796, [978459, -485, 1374]);
  add(2 * omega, 2074554, 207, -698, [-897492, 470, -291]);
  add(lPrime, 1475877, -3633, 11817, [73871, -184, -1924]);
  return { psi: -0.000135 + psi * 1e-7, eps: 0.000388 + eps * 1e-7 };
}

function meanObliquityDeg(t: number): number {
  return (((((-0.0000000434 * t - 0.000000576) * t + 0.0020034) * t - 0.0001831) * t - 46.836769) * t + 84381.406) / 3600;
}

function nutationTurn(t: number): Turn {
  const { psi, eps } = nutation(t);
  const meanDeg = meanObliquityDeg(t);
  const [oblm, oblt] = [meanDeg * RAD_PER_DEG, (meanDeg + eps / 3600) * RAD_PER_DEG];
  const [cobm, sobm] = [portableCos(oblm), portableSin(oblm)];
  const [cobt, sobt] = [portableCos(oblt), portableSin(oblt)];
  const [cpsi, spsi] = [portableCos(psi * RAD_PER_ARCSECOND), portableSin(psi * RAD_PER_ARCSECOND)];
  return [
    [cpsi, spsi * cobt, spsi * sobt],
    [-spsi * cobm, cpsi * cobm * cobt + sobm * sobt, cpsi * cobm * sobt - sobm * cobt],
    [-spsi * sobm, cpsi * sobm * cobt - cobm * sobt, cpsi * sobm * sobt + cobm * cobt],
  ];
}

/** Greenwich apparent sidereal time, hours in 0 to 24. */
export function apparentSiderealHours(instant: Instant): number {
  const ut = universalDays(instant);
  const t = terrestrialDays(ut) / DAYS_PER_CENTURY;
  const equationOfEquinoxes = 15 * ((nutation(t).psi * portableCos(meanObliquityDeg(t) * RAD_PER_DEG)) / 15);
  const turns = (0.779057273264 + 0.00273781191135448 * ut + (ut % 1)) % 1;
  const rotationDeg = 360 * turns < 0 ? 360 * turns + 360 : 360 * turns;
  const gainedArcseconds =
    equationOfEquinoxes + 0.014506 + ((((-0.0000000368 * t - 0.000029956) * t - 0.00000044) * t + 1.3915817) * t + 4612.156534) * t;
  const hours = ((gainedArcseconds / 3600 + rotationDeg) % 360) / 15;
  return hours < 0 ? hours + 24 : hours;
}
