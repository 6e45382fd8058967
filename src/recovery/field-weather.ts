/** Weather at the landing site as it was handed in. What was not told is null and stays unknown. */
import { type Instant, addSeconds, secondsBetween } from '../time/index.ts';

/** Each name has its unit; `icing`, `thunder` and `windShear` are 1 where they are reported, 0 where
 * they cannot be or were not; thunder near the field and not at it is 0.5. */
export const WEATHER_QUANTITIES = [
  'groundWindMps',
  'gustMps',
  'windFromDeg',
  'windAloftMps',
  'temperatureC',
  'visibilityM',
  'ceilingM',
  'cloudCoverPercent',
  'precipitationMmH',
  'snowDepthM',
  'icing',
  'thunder',
  'windShear',
  'waveHeightM',
  'wavePeriodS',
  'soilTemperatureC',
  'currentMps',
  'currentToDeg',
] as const;
export type WeatherQuantity = (typeof WEATHER_QUANTITIES)[number];

export interface WeatherHour {
  readonly instant: Instant;
  readonly values: Readonly<Partial<Record<WeatherQuantity, number>>>;
}

export interface FieldWeather {
  readonly name: string;
  readonly kind: 'forecast' | 'observation' | 'published';
  /** When it was observed or issued; null where the file does not say. */
  readonly issued: Instant | null;
  readonly place: { readonly latitudeDeg: number; readonly longitudeDeg: number } | null;
  /** By rising time. */
  readonly hours: readonly WeatherHour[];
  /** Values that stand for words, and how: told beside them. */
  readonly assumed: Readonly<Partial<Record<WeatherQuantity, string>>>;
}

/** Farther from the nearest hour than this, weather is of another time. */
export const FAR_HOUR_S = 5400;
const TREND_S = 3 * 3600;
/** Changes over three hours that are no trend. */
const STEADY: Readonly<Record<WeatherQuantity, number>> = {
  groundWindMps: 1,
  gustMps: 1.5,
  windFromDeg: 360,
  windAloftMps: 2,
  temperatureC: 1,
  visibilityM: 500,
  ceilingM: 60,
  cloudCoverPercent: 15,
  precipitationMmH: 0.1,
  snowDepthM: 0.02,
  icing: 0.25,
  thunder: 0.25,
  windShear: 0.25,
  waveHeightM: 0.2,
  wavePeriodS: 1,
  soilTemperatureC: 1,
  currentMps: 0.1,
  currentToDeg: 360,
};

export type Trend = 'rising' | 'falling' | 'steady';

/** What a capsule comes down on, and vehicles drive over. */
export type GroundState = 'snow' | 'frozen' | 'wet' | 'dry' | 'unknown';

const SNOW_M = 0.02;
const WET_MM = 2;
const WET_BEFORE_S = 12 * 3600;

export interface WeatherReading {
  readonly values: WeatherHour['values'];
  /** From three hours before to the hour; absent where either is unknown. */
  readonly trends: Readonly<Partial<Record<WeatherQuantity, Trend>>>;
  readonly ground: GroundState;
  /** Of the hour read from the instant asked about. */
  readonly offS: number;
}

/** The hour nearest to an instant, and how each quantity came to it; null where there is no hour at all. */
export function weatherAt({ hours }: FieldWeather, instant: Instant): WeatherReading | null {
  const hour = nearest(hours, instant);
  if (hour === undefined) return null;
  const before = nearest(hours, addSeconds(hour.instant, -TREND_S));
  const trends: Partial<Record<WeatherQuantity, Trend>> = {};
  if (before !== undefined && before !== hour)
    for (const quantity of WEATHER_QUANTITIES) {
      const [from, to] = [before.values[quantity], hour.values[quantity]];
      if (from === undefined || to === undefined || quantity === 'windFromDeg' || quantity === 'currentToDeg') continue;
      trends[quantity] = Math.abs(to - from) <= STEADY[quantity] ? 'steady' : to > from ? 'rising' : 'falling';
    }
  return { values: hour.values, trends, ground: groundState(hours, hour), offS: secondsBetween(instant, hour.instant) };
}

/** Snow that lies, soil below zero, or over 2 mm of rain in the twelve hours before; dry only where rain is known not to have been. Ours. */
function groundState(hours: readonly WeatherHour[], { instant, values }: WeatherHour): GroundState {
  const { snowDepthM, soilTemperatureC } = values;
  if (snowDepthM !== undefined && snowDepthM >= SNOW_M) return 'snow';
  if (soilTemperatureC !== undefined && soilTemperatureC < 0) return 'frozen';
  const before = hours.filter((hour) => hour.instant <= instant && secondsBetween(hour.instant, instant) <= WET_BEFORE_S);
  // What falls in frost is snow, and wets nothing.
  const rain = before.flatMap(({ values: { precipitationMmH, temperatureC } }) =>
    precipitationMmH === undefined ? [] : [temperatureC !== undefined && temperatureC <= 0 ? 0 : precipitationMmH],
  );
  if (rain.reduce((sum, mm) => sum + mm, 0) > WET_MM) return 'wet';
  // Half a day of hours, or nothing is known of it.
  return rain.length * 3600 >= WET_BEFORE_S ? 'dry' : 'unknown';
}

function nearest(hours: readonly WeatherHour[], instant: Instant): WeatherHour | undefined {
  let best: WeatherHour | undefined;
  for (const hour of hours)
    if (best === undefined || Math.abs(secondsBetween(hour.instant, instant)) < Math.abs(secondsBetween(best.instant, instant)))
      best = hour;
  return best;
}
