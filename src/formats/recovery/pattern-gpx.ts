import type { SearchPattern } from '../../recovery/index.ts';
import { type Language, type Say, escapeXml, sayDesignation, sayIn, xmlElement } from '../../presentation/index.ts';

/** `spacing 6.0 km, sweep 6.0 km, coverage 1.00, 220 km/h, 10.7 km, 3 min`. */
export function patternText(
  { spacingKm, sweepKm, coverage, speedKmh, lengthKm, flightMin }: Omit<SearchPattern, 'waypoints' | 'legs'>,
  say: Say,
): string {
  return say('pattern.numbers', {
    spacing: spacingKm.toFixed(1),
    sweep: sweepKm.toFixed(1),
    coverage: coverage.toFixed(2),
    speed: speedKmh.toFixed(0),
    length: lengthKm.toFixed(1),
    minutes: flightMin.toFixed(0),
  });
}

/** A route of GPX 1.1 (topografix.com/GPX/1/1) that a receiver steers along; names of waypoints are of at most seven characters. */
export function formatPatternGpx(pattern: SearchPattern & { readonly flightName: string }, version: string, language: Language): string {
  const say = sayIn(language);
  const told = (name: string, value: string) => xmlElement(name, {}, escapeXml(value));
  const name = `${pattern.code} ${pattern.sector} ${sayDesignation(pattern.unit, say)}`;
  const points = pattern.waypoints.map(({ name: own, latitudeDeg, longitudeDeg }) =>
    xmlElement('rtept', { lat: latitudeDeg.toFixed(6), lon: longitudeDeg.toFixed(6) }, told('name', own)),
  );
  const about = `${say(`pattern.${pattern.kind}`)}: ${patternText(pattern, say)}`;
  const route = xmlElement('rte', {}, told('name', name), told('desc', about), '\n', points.join('\n'), '\n');
  const metadata = xmlElement('metadata', {}, told('name', `${sayDesignation(pattern.flightName, say)}: ${name}`));
  const root = { version: '1.1', creator: `Union Station ${version}`, xmlns: 'http://www.topografix.com/GPX/1/1' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('gpx', root, '\n', [metadata, route].join('\n'), '\n')}\n`;
}
