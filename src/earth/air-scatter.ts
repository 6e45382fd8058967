/**
 * How the air of one day differs from its mean, or from a sounding's or forecast's: one hydrostatic column and two components of wind,
 * drawn from standard normal deviates. Sigmas, correlations and sources are in data/dispersions/air.json.
 *
 * Going up the levels, relative temperature t = T'/T and pressure p = P'/P follow
 *   t(k+1) = alpha p(k) + beta t(k) + e n(k),   p(k+1) = p(k) + h (t(k) + t(k+1)),   density = p - t,
 * where the second is the hydrostatic law to first order with h = dz / 4 (1/H(k) + 1/H(k+1)), H = R T / g of the mean air, and alpha, beta,
 * e give temperature its sigma and its correlations with the level below and with pressure.
 */
import scatter from '../../data/dispersions/air.json' with { type: 'json' };
import { interpolateLinear, intervalOf, portableCos, portableExp, portableSin } from '../math/index.ts';
import { type Instant, seasonMonth, secondsBetween } from '../time/index.ts';
import { AIR_CHANNELS, AIR_GAS_CONSTANT, AIR_SOUND_SPEED, type AirTable, HEAT_RATIO, sampleAir } from './air.ts';
import { type AirDeparture, DEPARTURE_SIZE } from './air-departure.ts';
import { geodesicBetween } from './geodesic.ts';
import { profileShare } from './profile-air.ts';
import type { Profile } from './wind-profile.ts';
import { STANDARD_GRAVITY_MPS2 } from './wgs84.ts';

const { climatology, massGenerator, windGenerator, winterFactor } = scatter;
const MASS_LEVELS = massGenerator.altitudeKm.length;
const WIND_LEVELS = windGenerator.altitudeKm.length;

/** Deviates that one day's air takes: of temperature and pressure, and of each component of the wind. */
export const MASS_DEVIATES = MASS_LEVELS + 1;
export const WIND_DEVIATES = WIND_LEVELS;

/** The departure is handed on at every kilometre from sea level to here; density's holds above. */
const TOP_KM = 140;
const GRID = TOP_KM + 1;

/** What is the same for every day of one request. */
export interface AirScatter {
  /** Of each step up the mass levels. */
  readonly steps: readonly { readonly alpha: number; readonly beta: number; readonly e: number; readonly h: number }[];
  readonly surfacePressureSigma: number;
  readonly firstTemperatureSigma: number;
  readonly firstCorrelation: number;
  /** What each level's t and the surface's p are multiplied by: under 1 below a measured profile's top. */
  readonly massFactors: Float64Array;
  /** Correlation of a wind level with the one below. */
  readonly windCorrelations: Float64Array;
  readonly windSigmasEastMps: Float64Array;
  readonly windSigmasNorthMps: Float64Array;
  /** Above the mass levels: density's sigma over that at their top. */
  readonly densityAbove: Float64Array;
  readonly massAt: GridPlaces;
  readonly windAt: GridPlaces;
}

/** Where each kilometre lies between levels. */
interface GridPlaces {
  readonly below: Uint8Array;
  readonly share: Float64Array;
}

/** A measured or forecast profile and the landing it is used for. */
export interface ProfileUse {
  readonly profile: Profile;
  readonly landing: Instant;
  readonly place: { readonly latitudeDeg: number; readonly longitudeDeg: number };
}

/** Scatter about `air` near a geodetic latitude, on a date; below a profile's top it is the profile's own error. */
export function makeAirScatter(air: AirTable, latitudeDeg: number, date: Instant, use: ProfileUse | null): AirScatter {
  const season = portableCos((2 * Math.PI * (seasonMonth(date) - 1.5)) / 12) * (latitudeDeg < 0 ? -1 : 1);
  const seasonFactor = (winterFactor.value + 1) / 2 + ((winterFactor.value - 1) / 2) * season;
  const share = (km: number) => (use === null ? 0 : profileShare(use.profile, km * 1000));
  const kmGrid = Array.from({ length: GRID }, (_, km) => km);
  const wind = (climate: readonly number[]) => kmGrid.map((km) => windSigmaMps(climate, km, share(km), use));
  const topDensity = interpolateLinear(climatology.altitudeKm, climatology.densitySigmaPercent, massGenerator.altitudeKm.at(-1)!);
  return {
    ...massSteps(air, latitudeDeg, seasonFactor),
    massFactors: Float64Array.from(massGenerator.altitudeKm, (km) => 1 + share(km) * (scatter.profileMassFactor.value - 1)),
    windCorrelations: Float64Array.from(windGenerator.altitudeKm, (km, k) => {
      if (k === 0) return 0;
      const inProfile = share(km);
      const lengthKm = inProfile * windGenerator.errorCorrelationKm.value + (1 - inProfile) * windGenerator.climatologyCorrelationKm.value;
      return portableExp(-(km - windGenerator.altitudeKm[k - 1]!) / lengthKm);
    }),
    windSigmasEastMps: Float64Array.from(wind(climatology.eastwardSigmaMps)),
    windSigmasNorthMps: Float64Array.from(wind(climatology.northwardSigmaMps)),
    densityAbove: Float64Array.from(kmGrid, (km) =>
      km <= massGenerator.altitudeKm.at(-1)!
        ? 1
        : interpolateLinear(climatology.altitudeKm, climatology.densitySigmaPercent, km) / topDensity,
    ),
    massAt: placesOn(massGenerator.altitudeKm),
    windAt: placesOn(windGenerator.altitudeKm),
  };
}

function placesOn(levelsKm: readonly number[]): GridPlaces {
  const below = Uint8Array.from({ length: GRID }, (_, km) => intervalOf(levelsKm, km));
  const share = Float64Array.from(below, (k, km) => Math.min(1, (km - levelsKm[k]!) / (levelsKm[k + 1]! - levelsKm[k]!)));
  return { below, share };
}

function massSteps(air: AirTable, latitudeDeg: number, seasonFactor: number) {
  const { altitudeKm, temperatureSigmaPercent, pressureTemperatureCorrelation, surfacePressureSigmaPercent, temperatureCorrelationKm } =
    massGenerator;
  const sigma = temperatureSigmaPercent.map((percent) => (percent / 100) * seasonFactor);
  const scaleHeightM = altitudeKm.map((km) => scaleHeightAt(air, km * 1000, latitudeDeg));
  const correlation = pressureTemperatureCorrelation;
  const surfacePressureSigma = (surfacePressureSigmaPercent.value / 100) * seasonFactor;
  const steps: { alpha: number; beta: number; e: number; h: number }[] = [];
  // Of the level below: variance of p, and covariance of p with t.
  let q = surfacePressureSigma ** 2;
  let x = correlation[0]! * sigma[0]! * surfacePressureSigma;
  for (let k = 0; k + 1 < MASS_LEVELS; k++) {
    const [s, sNext] = [sigma[k]!, sigma[k + 1]!];
    const dzKm = altitudeKm[k + 1]! - altitudeKm[k]!;
    const h = ((dzKm * 1000) / 4) * (1 / scaleHeightM[k]! + 1 / scaleHeightM[k + 1]!);
    const c2 = portableExp(-dzKm / temperatureCorrelationKm.value) * s * sNext;
    const b = h * correlation[k + 1]! * sNext;
    const y = b + Math.sqrt(b * b + q + h * h * (s * s - sNext * sNext) + 2 * h * x);
    const xNext = correlation[k + 1]! * sNext * y;
    const c1 = xNext - h * (c2 + sNext * sNext);
    const determinant = q * s * s - x * x;
    const alpha = (c1 * s * s - c2 * x) / determinant;
    const beta = (c2 * q - c1 * x) / determinant;
    steps.push({ alpha, beta, e: Math.sqrt(Math.max(0, sNext * sNext - alpha * c1 - beta * c2)), h });
    [q, x] = [y * y, xNext];
  }
  return { steps, surfacePressureSigma, firstTemperatureSigma: sigma[0]!, firstCorrelation: correlation[0]! };
}

function scaleHeightAt(air: AirTable, altitudeM: number, latitudeDeg: number): number {
  const here = new Float64Array(AIR_CHANNELS);
  sampleAir(air, altitudeM, portableSin((latitudeDeg * Math.PI) / 180), here);
  const temperatureK = here[AIR_SOUND_SPEED]! ** 2 / (HEAT_RATIO * AIR_GAS_CONSTANT);
  return (AIR_GAS_CONSTANT * temperatureK) / STANDARD_GRAVITY_MPS2;
}

/** Of one component: the climatology's scatter, giving way to the profile's error below its top. */
function windSigmaMps(climate: readonly number[], km: number, share: number, use: ProfileUse | null): number {
  const { value: lowestMps, upToKm } = scatter.lowestWind;
  const climateMps = Math.max(interpolateLinear(climatology.altitudeKm, climate, km), km <= upToKm ? lowestMps : 0);
  if (use === null || share === 0) return climateMps;
  const { altitudeKm, values } = scatter.radiosondeWindError;
  const instrumentMps = interpolateLinear(altitudeKm, values, km);
  const errorMps =
    use.profile.kind === 'forecast'
      ? instrumentMps * scatter.forecastWindError.value
      : soundingErrorMps(instrumentMps, climateMps, km, use);
  return share * Math.min(climateMps, errorMps) + (1 - share) * climateMps;
}

function soundingErrorMps(instrumentMps: number, climateMps: number, km: number, { profile, landing, place }: ProfileUse): number {
  const { timeHours, distanceKm } = scatter.soundingWindCorrelation;
  const hours = Math.abs(secondsBetween(profile.instant, landing)) / 3600;
  const apartKm = geodesicBetween(profile, place).distanceM / 1000;
  const correlation = portableExp(
    -hours / interpolateLinear(timeHours.altitudeKm, timeHours.values, km) -
      apartKm / interpolateLinear(distanceKm.altitudeKm, distanceKm.values, km),
  );
  return Math.sqrt(instrumentMps ** 2 + 2 * climateMps ** 2 * (1 - correlation));
}

/** An empty departure, to be drawn into again and again. */
export function emptyDeparture(): AirDeparture {
  return { bottomM: 0, stepM: 1000, levels: GRID, values: new Float64Array(GRID * DEPARTURE_SIZE) };
}

const temperature = new Float64Array(MASS_LEVELS);
const pressure = new Float64Array(MASS_LEVELS);
const east = new Float64Array(WIND_LEVELS);
const north = new Float64Array(WIND_LEVELS);

/** One day's air, from MASS_DEVIATES and twice WIND_DEVIATES standard normal deviates; with all of them zero nothing departs. */
export function drawDeparture(
  scatterOf: AirScatter,
  mass: Float64Array,
  windEast: Float64Array,
  windNorth: Float64Array,
  out: AirDeparture,
): void {
  const { steps, massFactors, firstCorrelation, massAt, windAt, densityAbove } = scatterOf;
  const r = firstCorrelation;
  // Temperatures and pressure as they are drawn; then pressure again, of the temperatures that a profile leaves uncertain.
  let p = scatterOf.surfacePressureSigma * mass[0]!;
  let t = scatterOf.firstTemperatureSigma * (r * mass[0]! + Math.sqrt(1 - r * r) * mass[1]!);
  temperature[0] = t * massFactors[0]!;
  pressure[0] = p * massFactors[0]!;
  for (let k = 0; k + 1 < MASS_LEVELS; k++) {
    const { alpha, beta, e, h } = steps[k]!;
    const next = alpha * p + beta * t + e * mass[k + 2]!;
    p += h * (t + next);
    t = next;
    temperature[k + 1] = t * massFactors[k + 1]!;
    pressure[k + 1] = pressure[k]! + h * (temperature[k]! + temperature[k + 1]!);
  }
  drawWind(scatterOf.windCorrelations, windEast, east);
  drawWind(scatterOf.windCorrelations, windNorth, north);
  const { values } = out;
  for (let km = 0, at = 0; km < GRID; km++, at += DEPARTURE_SIZE) {
    const m = massAt.below[km]!;
    const f = massAt.share[km]!;
    const tHere = temperature[m]! + f * (temperature[m + 1]! - temperature[m]!);
    const pHere = pressure[m]! + f * (pressure[m + 1]! - pressure[m]!);
    const w = windAt.below[km]!;
    const g = windAt.share[km]!;
    // ln(1 + t) to third order, within 2e-6 at t = 5 %; Math.log is not the same on every engine.
    const lnTemperature = tHere * (1 - tHere * (0.5 - tHere * (1 / 3)));
    values[at] = (pHere - lnTemperature) * densityAbove[km]!;
    values[at + 1] = 0.5 * lnTemperature;
    values[at + 2] = scatterOf.windSigmasEastMps[km]! * (east[w]! + g * (east[w + 1]! - east[w]!));
    values[at + 3] = scatterOf.windSigmasNorthMps[km]! * (north[w]! + g * (north[w + 1]! - north[w]!));
    values[at + 4] = pHere;
  }
}

/** A standardised deviate at every level, correlated with the one below. */
function drawWind(correlations: Float64Array, deviates: Float64Array, out: Float64Array): void {
  out[0] = deviates[0]!;
  for (let k = 1; k < WIND_LEVELS; k++) {
    const c = correlations[k]!;
    out[k] = c * out[k - 1]! + Math.sqrt(1 - c * c) * deviates[k]!;
  }
}
