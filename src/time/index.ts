export {
  type Instant,
  addSeconds,
  daysTtSinceJ2000,
  formatDay,
  formatInstant,
  instantFromUtcMs,
  julianDateUtc,
  parseInstant,
  secondsBetween,
  utcMsFromInstant,
} from './instant.ts';
export { LEAP_SECOND_TABLE } from './leap-seconds.ts';
export { MOSCOW_ZONE, formatRelative, formatZoned, seasonMonth } from './clock.ts';
export { greenwichMeanSiderealRad } from './sidereal.ts';
