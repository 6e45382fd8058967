import type { SearchPattern } from '../../recovery/index.ts';
import { escapeXml, xmlElement } from '../../presentation/index.ts';

/** A receiver shows so many letters of a name. */
const textElement = (name: string, text: string): string => xmlElement(name, {}, escapeXml(text));

/** Search patterns as GPX 1.1 routes, which a receiver or an autopilot steers along: one a task, its turning points numbered. */
export function formatPatternsGpx(flightName: string, patterns: readonly SearchPattern[], version: string): string {
  const routes = patterns.map(({ kind, unit, sector, wave, spacingKm, coverage, pod, lengthKm, minutes, points }) =>
    xmlElement(
      'rte',
      {},
      textElement('name', `${sector}-${unit}`),
      textElement(
        'desc',
        `${kind}, pass ${wave}, tracks ${spacingKm} km apart, coverage ${coverage}, POD ${pod}, ${lengthKm} km, ${minutes} min`,
      ),
      ...points.map(({ latitudeDeg, longitudeDeg }, i) =>
        xmlElement(
          'rtept',
          { lat: latitudeDeg.toFixed(6), lon: longitudeDeg.toFixed(6) },
          textElement('name', `${sector}-${String(i + 1).padStart(2, '0')}`),
        ),
      ),
    ),
  );
  const root = { version: '1.1', creator: `Union Station ${version}`, xmlns: 'http://www.topografix.com/GPX/1/1' };
  const metadata = xmlElement('metadata', {}, textElement('name', `${flightName}: search patterns`));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('gpx', root, '\n', [metadata, ...routes].join('\n'), '\n')}\n`;
}
