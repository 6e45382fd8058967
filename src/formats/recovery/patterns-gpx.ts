import type { SearchPattern } from '../../recovery/index.ts';
import { type Language, escapeXml, sayIn, xmlElement } from '../../presentation/index.ts';
import { unitText } from './recovery-card-facts.ts';

/** Search patterns as GPX 1.1 routes (topografix.com/GPX/1/1), which a receiver or an autopilot steers along: one a task, its turning points named. */
export function formatPatternsGpx(flight: string, patterns: readonly SearchPattern[], version: string, language: Language): string {
  const say = sayIn(language);
  const told = (name: string, value: string) => xmlElement(name, {}, escapeXml(value));
  const routes = patterns.map(({ kind, code, sector, unit, points, ...numbers }) => {
    const about = say('pattern.numbers', {
      spacing: numbers.spacingKm.toFixed(1),
      sweep: numbers.sweepKm.toFixed(1),
      coverage: numbers.coverage.toFixed(2),
      speed: numbers.speedKmh.toFixed(0),
      length: numbers.lengthKm.toFixed(1),
      minutes: numbers.minutes.toFixed(0),
    });
    const turns = points.map(({ name, latitudeDeg, longitudeDeg }) =>
      xmlElement('rtept', { lat: latitudeDeg.toFixed(6), lon: longitudeDeg.toFixed(6) }, told('name', name)),
    );
    const name = told('name', `${code} ${sector} ${unitText(unit, say)}`);
    return xmlElement('rte', {}, name, told('desc', `${say(`pattern.${kind}`)}: ${about}`), '\n', turns.join('\n'), '\n');
  });
  const metadata = xmlElement('metadata', {}, told('name', `${flight}: ${say('patterns')}`));
  const root = { version: '1.1', creator: `Union Station ${version}`, xmlns: 'http://www.topografix.com/GPX/1/1' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('gpx', root, '\n', [metadata, ...routes].join('\n'), '\n')}\n`;
}
