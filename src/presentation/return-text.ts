import type { EventName, FlownReturn, Return, ReturnEvent } from '../flight/index.ts';
import { type Instant, addSeconds, formatInstant, parseInstant } from '../time/index.ts';

/** What people read for each event. */
export const EVENT_TITLES: Readonly<Record<EventName, string>> = {
  'burn-start': 'Burn start',
  'burn-end': 'Burn end',
  separation: 'Separation',
  'entry-400kft': 'Entry 121.9 km',
  'entry-100km': 'Entry 100 km',
  'guidance-start': 'Guidance start',
  'peak-load': 'Peak load',
  'parachute-command': 'Parachute command',
  drogue: 'Drogue',
  'main-parachute': 'Main parachute',
  'heat-shield-release': 'Heat shield release',
  'soft-landing': 'Soft landing',
  touchdown: 'Touchdown',
};

/** The flight's name, or its vehicle's where the request names no flight. */
export function returnName(report: Return): string {
  return report.request.flightName ?? report.request.flight ?? report.request.vehicle;
}

/** Lower-case letters, digits and hyphens, for identifiers that outlive a display name. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** `47.3012° N 69.5988° E` */
export function formatPlace(latitudeDeg: number, longitudeDeg: number, decimals = 4): string {
  const latitude = `${Math.abs(latitudeDeg).toFixed(decimals)}° ${latitudeDeg < 0 ? 'S' : 'N'}`;
  return `${latitude} ${Math.abs(longitudeDeg).toFixed(decimals)}° ${longitudeDeg < 0 ? 'W' : 'E'}`;
}

/** An event as a short table of what and how much, units written out. */
export function eventFacts(event: ReturnEvent): readonly (readonly [what: string, howMuch: string])[] {
  return [
    ['Time (UTC)', event.time],
    ['Since burn start', `${event.sinceBurnS.toFixed(1)} s`],
    ['Altitude (WGS 84 ellipsoid)', `${event.altitudeKm.toFixed(2)} km`],
    ['Place', formatPlace(event.latitudeDeg, event.longitudeDeg)],
    ['Speed (Earth-relative)', `${event.speedMps.toFixed(1)} m/s`],
    ['Load', `${event.loadG.toFixed(2)} g`],
  ];
}

export function eventNamed(report: Return, name: EventName): ReturnEvent | undefined {
  return report.events.find((event) => event.name === name);
}

/** A report's own time stamp as an instant. Reports are written by this project, so one that cannot be read is a bug. */
export function reportInstant(text: string): Instant {
  const read = parseInstant(text, 'return report', { assumeUtc: true });
  if (!read.ok) throw new RangeError(`a return report holds the time ${JSON.stringify(text)}`);
  return read.value;
}

/** `11:27:58`, or `11:28`: a report's time rounded to what is shown of it, as every other clock beside it is. */
export function clockText(time: string, to: 'second' | 'minute' = 'second'): string {
  const instant = reportInstant(time);
  return to === 'second' ? formatInstant(instant).slice(11, 19) : formatInstant(addSeconds(instant, 30)).slice(11, 16);
}

/** `2022-03-30T11:27:58Z`, rounded alike. */
export function secondText(time: string): string {
  return formatInstant(reportInstant(time));
}

/** The moment the track counts its seconds from. */
export function burnInstant(flown: FlownReturn): Instant {
  const first = flown.track[0];
  return first === undefined ? reportInstant(flown.report.burn.start) : addSeconds(first.instant, -first.sinceBurnS);
}
