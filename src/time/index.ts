export type { Same, Told } from './told.ts';
export {
  type Instant,
  NEVER,
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
export { DAY_S, monthsIn, nativeDateOf, noonOf, yearAndDay } from './calendar.ts';
export { LEAP_SECOND_TABLE } from './leap-seconds.ts';
export { MOSCOW_ZONE, formatRelative, formatZoned, seasonMonth } from './clock.ts';
export { greenwichMeanSiderealRad } from './sidereal.ts';
export { dateHint } from './written-date.ts';
