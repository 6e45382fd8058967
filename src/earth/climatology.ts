import monthly from '../../data/atmosphere/monthly.json' with { type: 'json' };
import { type CubicWeights, applyWeights, cubicWeights } from '../math/index.ts';
import { type Instant, seasonMonth } from '../time/index.ts';
import { type AirNode, type AirTable, buildAir } from './air.ts';

/**
 * Seasonal air and wind: NRLMSISE-00 and HWM14 monthly means (60 E, 0-60 N, 0-200 km) between mid-months, mirrored by half a year south of
 * the equator. It is a mean: day-to-day scatter about it is 1-4 % in density below 50 km and 5-10 m/s in wind (Earth-GRAM 2016 standard
 * deviations), more above. Other longitudes differ by less than that scatter.
 */
const GRID = { bottomM: -1000, topM: 200_000, stepM: 500, southDeg: -60, northDeg: 60, latitudeStepDeg: 10 };
const LEVELS = (GRID.topM - GRID.bottomM) / GRID.stepM + 1;
const altitudesM = monthly.altitudesKm.map((km) => km * 1000);

let memo: readonly CubicWeights[] | undefined;
function levelWeights(): readonly CubicWeights[] {
  memo ??= Array.from({ length: LEVELS }, (_, level) => cubicWeights(altitudesM, GRID.bottomM + level * GRID.stepM));
  return memo;
}

export const CLIMATOLOGY_NAME = 'NRLMSISE-00 and HWM14 monthly means';

export function seasonalAir(instant: Instant): AirTable {
  const north = columnsAt(seasonMonth(instant));
  const south = columnsAt(seasonMonth(instant) + 6);
  const weights = levelWeights();
  return buildAir(CLIMATOLOGY_NAME, GRID, (altitudeM, latitudeDeg): AirNode => {
    const column = (latitudeDeg < 0 ? south : north)[Math.round(Math.abs(latitudeDeg) / 10)]!;
    const at = weights[Math.round((altitudeM - GRID.bottomM) / GRID.stepM)]!;
    const northwardMps = applyWeights(at, column.northwardMps);
    return {
      lnDensity: applyWeights(at, column.lnDensityKgM3),
      temperatureK: applyWeights(at, column.temperatureK),
      eastwardMps: applyWeights(at, column.eastwardMps),
      northwardMps: latitudeDeg < 0 ? -northwardMps : northwardMps,
    };
  });
}

interface Column {
  readonly lnDensityKgM3: readonly number[];
  readonly temperatureK: readonly number[];
  readonly eastwardMps: readonly number[];
  readonly northwardMps: readonly number[];
}

/** One column a latitude, between the two nearest mid-months. `month` as `seasonMonth` gives it: 1.5 is mid-January. */
function columnsAt(month: number): readonly Column[] {
  const sinceMidJanuary = (((month - 1.5) % 12) + 12) % 12;
  const before = Math.floor(sinceMidJanuary);
  const fraction = sinceMidJanuary - before;
  const blend = (table: readonly (readonly (readonly number[])[])[], latitude: number) => {
    const [a, b] = [table[before % 12]![latitude]!, table[(before + 1) % 12]![latitude]!];
    return a.map((value, i) => value + fraction * (b[i]! - value));
  };
  return monthly.latitudesDeg.map((_, latitude) => ({
    lnDensityKgM3: blend(monthly.lnDensityKgM3, latitude),
    temperatureK: blend(monthly.temperatureK, latitude),
    eastwardMps: blend(monthly.eastwardMps, latitude),
    northwardMps: blend(monthly.northwardMps, latitude),
  }));
}
