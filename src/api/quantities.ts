/** What many shapes are made of. Numbers are finite, as JSON has no others; their units are in their names. */
import { z } from 'zod';
import { message } from '../outcome/index.ts';
import { parseInstant } from '../time/index.ts';

/** Beyond these the calendar has no whole leap seconds, or nobody plans; a year is left at either end for what is reckoned from a time. */
const FIRST_YEAR = 1973;
const LAST_YEAR = 2098;

function isInTime(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** A moment in UTC. What is read must be one, or the first sum done with it fails. */
export const utc = z
  .string()
  .refine((text) => parseInstant(text, '').ok, { params: { wanted: message('api.time') }, abort: true })
  .refine(isInTime, { params: { wanted: message('api.time-from-to', { first: FIRST_YEAR, last: LAST_YEAR }) } })
  .meta({ id: 'utc', format: 'date-time', description: 'UTC in ISO 8601 with Z' });

export const latitudeDeg = z.number().min(-90).max(90).meta({ id: 'latitudeDeg', description: 'geodetic, WGS 84, north positive' });
export const longitudeDeg = z.number().min(-180).max(180).meta({ id: 'longitudeDeg', description: 'WGS 84, east positive' });

export const place = z.strictObject({ latitudeDeg, longitudeDeg }).meta({ id: 'place', description: 'on the ground' });

export const probability = z.number().min(0).max(1).meta({ id: 'probability' });
export const count = z.int().min(0).meta({ id: 'count' });

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

export const zoneName = z
  .string()
  .refine(isZone, { params: { wanted: message('api.zone') } })
  .describe('IANA name of the site’s clocks');

const SHA256 = /^[0-9a-f]{64}$/;
export const sha256 = z
  .string()
  .refine((text) => SHA256.test(text), { params: { wanted: message('api.sha256') } })
  .meta({ id: 'sha256', pattern: SHA256.source });

/** The program's version that gave the answer. */
export const version = z.string().describe('of the program that gave the answer');

/** Of the file's own kind, and which version of it: another one is refused before anything else is looked at. */
export const schemaName = <const Name extends string>(name: Name) => z.literal(name);
