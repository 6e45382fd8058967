import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Orbit, Pass } from '../../orbit/index.ts';
import { type Instant, formatInstant, utcMsFromInstant } from '../../time/index.ts';

export interface SeenFrom {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

const COMPASS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const;
const towards = (azimuthDeg: number): string => COMPASS[Math.round(azimuthDeg / 45) % COMPASS.length]!;
/** iCalendar keeps whole seconds. */
const second = (instant: Instant): Date => new Date(Math.round(utcMsFromInstant(instant) / 1000) * 1000);

/**
 * Passes as iCalendar (RFC 5545), an entry from rise to set in UTC. The stamp is the elements' epoch, so that one input gives the same bytes; an
 * identifier depends on the orbit and the minute of the highest point, so that newer elements move an entry by no more than they move the pass.
 */
export function passesCalendar(orbit: Orbit, passes: readonly Pass[], { latitudeDeg, longitudeDeg }: SeenFrom): string {
  const name = orbit.name ?? `object ${orbit.catalogNumber ?? 'unknown'}`;
  const place = `${latitudeDeg.toFixed(2)}, ${longitudeDeg.toFixed(2)}`;
  const calendar = ical({
    name: `Passes of ${name} over ${place}`.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`),
    prodId: '//Union Station//Passes//EN',
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { rise, highest, set, visible } of passes)
    calendar.createEvent({
      id: `${orbit.catalogNumber ?? 'orbit'}-${formatInstant(highest.instant).slice(0, 16)}-${latitudeDeg.toFixed(2)}-${longitudeDeg.toFixed(2)}@union-station`,
      stamp: second(orbit.epoch),
      start: second(rise.instant),
      end: second(set.instant),
      summary: `${name} ${highest.elevationDeg.toFixed(0)}° high${visible ? ', seen by eye' : ''}`,
      description: `It rises in the ${towards(rise.azimuthDeg)}, is highest at ${formatInstant(highest.instant)} in the ${towards(highest.azimuthDeg)} (${highest.rangeKm.toFixed(0)} km away) and sets in the ${towards(set.azimuthDeg)}. Elements of ${formatInstant(orbit.epoch)}.`,
      location: { title: place, geo: { lat: latitudeDeg, lon: longitudeDeg } },
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return `${calendar.toString()}\r\n`;
}
