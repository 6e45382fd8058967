/** What every form of the recovery card says, as short texts in one language. */
import type { AtTheCapsule, CardInput, Condition, LimitQuantity, RecoveryCard, WeatherQuantity } from '../../recovery/index.ts';
import { MOSCOW_ZONE, addSeconds, formatInstant, formatZoned } from '../../time/index.ts';
import { type Language, reportInstant, type Say, sayIn, sayName } from '../../presentation/index.ts';

/** `13:48Z`, `14:48`, `17:48`: one instant on the three clocks, to the minute, rounded. */
export interface Clocks {
  readonly utc: string;
  readonly moscow: string;
  readonly local: string | null;
}

export function clocksOf(time: string, zone: string | null, seconds = false): Clocks {
  const instant = reportInstant(time);
  const cut = seconds ? 8 : 5;
  const minute = seconds ? instant : addSeconds(instant, 30);
  return {
    utc: `${formatInstant(minute).slice(11, 11 + cut)}Z`,
    moscow: formatZoned(minute, MOSCOW_ZONE).slice(0, cut),
    local: zone === null ? null : formatZoned(minute, zone).slice(0, cut),
  };
}

/** `+06:00` of the site's clock at an instant. */
export function offsetOf(time: string, zone: string): string {
  return formatZoned(reportInstant(time), zone).slice(-6);
}

/** `L-13:48`, `L+1:17:20`: hours, minutes and seconds from the touchdown expected. */
export function relativeText(minutes: number, letter: string): string {
  const whole = Math.round(Math.abs(minutes));
  const hours = Math.floor(whole / 60);
  return `${letter}${minutes < 0 ? '-' : '+'}${hours > 0 ? `${hours}:${String(whole % 60).padStart(2, '0')}` : `0:${String(whole).padStart(2, '0')}`}`;
}

export function percentOf(share: number): string {
  const percent = share * 100;
  return percent >= 9.95 ? percent.toFixed(0) : percent >= 0.095 ? percent.toFixed(1) : percent === 0 ? '0' : '<0.1';
}

const DECIMALS: Readonly<Partial<Record<WeatherQuantity | LimitQuantity, number>>> = {
  precipitationMmH: 1,
  snowDepthM: 2,
  waveHeightM: 1,
  waveSlopeDeg: 1,
};

export function quantityText(quantity: WeatherQuantity | LimitQuantity, value: number, say: Say): string {
  if (quantity === 'thunder') return say(value >= 1 ? 'thunder.yes' : value > 0 ? 'thunder.near' : 'thunder.no');
  if (quantity === 'windShear') return say(value > 0 ? 'windShear.yes' : 'windShear.no');
  if (quantity === 'icing') return say(value >= 1 ? 'icing.yes' : value > 0 ? 'icing.possible' : 'icing.no');
  const unit = say(`unit.${quantity}`);
  const digits = DECIMALS[quantity] ?? (Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0);
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
}

export function windText({ weather }: RecoveryCard, say: Say): string | null {
  if (weather === null) return null;
  const { groundWindMps, gustMps, windFromDeg } = weather.values;
  if (groundWindMps === undefined && gustMps === undefined) return null;
  const points = say('compass').split(' ');
  const from = windFromDeg === undefined ? '' : `${points[Math.round(windFromDeg / 45) % 8]} `;
  const mean = groundWindMps === undefined ? '' : `${from}${groundWindMps.toFixed(0)}`;
  const gust = gustMps === undefined ? '' : `${mean === '' ? '' : ', '}${say('gust')} ${gustMps.toFixed(0)}`;
  return `${say('wind')} ${mean}${gust} ${say('unit.gustMps')}`;
}

const TOLD: readonly WeatherQuantity[] = [
  'temperatureC',
  'visibilityM',
  'ceilingM',
  'cloudCoverPercent',
  'precipitationMmH',
  'snowDepthM',
  'icing',
  'thunder',
  'windShear',
  'windAloftMps',
  'soilTemperatureC',
  'waveHeightM',
  'wavePeriodS',
  'currentMps',
];

export function weatherText(card: RecoveryCard, say: Say): string {
  const { weather } = card;
  if (weather === null) return say('weather.none');
  const others = TOLD.flatMap((quantity) => {
    const value = weather.values[quantity];
    return value === undefined
      ? []
      : [`${say(`quantity.${quantity}`)} ${quantityText(quantity, value, say)}${weather.assumed[quantity] === undefined ? '' : '*'}`];
  });
  const ground = card.landing === 'splash' ? null : `${say('ground')} ${say(`ground.${weather.ground}`)}`;
  return [windText(card, say), ...others, ground].filter((text) => text !== null).join(', ');
}

/** `gusts 11 m/s >= 10 (assumed)`: what decided. */
export function becauseText({ quantity, value, caution, noGo, verdict, side, status, trend }: Condition, say: Say): string {
  const limit = verdict === 'no-go' ? noGo : caution;
  const sign = side === 'max' ? '>=' : '<=';
  const told = value === null ? '' : quantityText(quantity, value, say);
  const trendText = trend === null ? '' : `, ${say(`trend.${trend}`)}`;
  return `${say(`quantity.${quantity}`)} ${told}${limit === null ? '' : ` ${sign} ${limit}`} (${say(`status.${status}`)}${trendText})`;
}

export function sunText({ sun }: RecoveryCard, say: Say): string {
  const { elevationDeg, light } = sun;
  const height = say(elevationDeg >= 0 ? 'sun.up' : 'sun.down', { elevation: Math.abs(elevationDeg).toFixed(0) });
  return `${height}, ${say(`light.${light}`)}`;
}

export function minutesText(minutes: number | null): string {
  return minutes === null ? '-' : minutes.toFixed(0);
}

/** Data files have a day, all else an age; the stale are marked. */
export function ageText({ at, ageHours, stale, role }: CardInput, say: Say): string {
  const dated = role === 'limits' || role === 'staging' || role === 'evidence' || role === 'timeline';
  const age =
    ageHours === null || at === null
      ? say('age.unknown')
      : dated
        ? say('dated', { date: at.slice(0, 10) })
        : say('age', { hours: ageHours.toFixed(0) });
  return stale === true ? `${age} ${say('stale')}` : age;
}

const PASSES_TOLD = 4;

/** `found by pass 1/2/3: 90/97/99 %`; null where there is no search to go on with. */
export function byPassText({ search }: RecoveryCard, say: Say): string | null {
  const told = (search?.reach.passes ?? []).slice(0, PASSES_TOLD);
  if (told.length === 0 || search?.found !== null) return null;
  return say('reach.by-pass', {
    passes: told.map(({ wave }) => wave).join('/'),
    percents: told.map(({ findsByThen }) => percentOf(findsByThen)).join('/'),
  });
}

export function sideText({ tipOver, landing }: RecoveryCard, say: Say): string | null {
  if (landing !== 'steppe') return null;
  if (tipOver === null) return say('side.unknown');
  return say('side.risk', {
    percent: percentOf(tipOver.onSide),
    error: (100 * tipOver.plusMinus).toFixed(0),
    pulled: percentOf(tipOver.pulledOver),
  });
}

/** The flight as a card of this language calls it; one without a name of its own is called after its ship. */
export function flightText({ flightName, flightNameRu, vehicle }: RecoveryCard, language: Language): string {
  if (language === 'en') return flightName;
  const isShip = flightName === sayName('vehicle', vehicle, sayIn('en'));
  return flightNameRu ?? (isShip ? sayName('vehicle', vehicle, sayIn(language)) : flightName);
}

/** `Mi-8 A1` with the craft's name in the card's language; a name of the user's own stays. */
export function unitText(id: string, say: Say): string {
  return id.replace(/^[A-Za-z]+/, (craft) => sayName('craft', craft, say));
}

/** `121.75 MHz voice of the ship; 166 MHz telemetry`. */
export function radioText({ capsule }: RecoveryCard, say: Say, language: Language): string {
  return capsule?.radio?.map(({ mhz, use }) => say('radio.mhz', { mhz, use: use[language] })).join('; ') ?? say('radio.unknown');
}

/** What is dangerous at the capsule and how it is heard, a line each. */
export function capsuleLines(card: RecoveryCard, say: Say, language: Language): readonly string[] {
  const { hazards = null, callSign = null, unknown }: Partial<AtTheCapsule> = card.capsule ?? {};
  return [
    ...(hazards?.map(({ what }) => what[language]) ?? [say('hazards.unknown')]),
    radioText(card, say, language),
    ...(unknown === undefined ? [] : [say('also-unknown', { what: unknown[language] })]),
    `${say('call-sign')}: ${callSign?.what[language] ?? say('not-known')}. ${say('radio.teams-unknown')}`,
  ];
}
