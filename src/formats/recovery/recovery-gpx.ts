import type { RecoveryCard } from '../../recovery/index.ts';
import { type Language, escapeXml, sayIn, xmlElement } from '../../presentation/index.ts';
import { type CardPoint, cardPoints, ranked, sectorRings } from './recovery-places.ts';
import { flightText } from './recovery-card-facts.ts';

const SYMBOLS: Readonly<Record<CardPoint['kind'], string>> = {
  expected: 'Flag, Red',
  target: 'Crossing',
  actual: 'Flag, Green',
  found: 'Flag, Green',
  sector: 'Navaid, White',
  unit: 'Helipad',
  drift: 'Buoy, White',
};

function textElement(name: string, text: string): string {
  return xmlElement(name, {}, escapeXml(text));
}

/**
 * GPX 1.1 (topografix.com/GPX/1/1) for hand-held receivers: places as waypoints, outlines of sectors as routes, which a receiver steers along, and
 * as tracks, which it draws.
 */
export function formatCardGpx(card: RecoveryCard, language: Language): string {
  const say = sayIn(language);
  const point = (name: string, latitudeDeg: number, longitudeDeg: number, ...children: readonly string[]) =>
    xmlElement(name, { lat: latitudeDeg.toFixed(6), lon: longitudeDeg.toFixed(6) }, ...children);
  const waypoints = cardPoints(card, language).map(({ kind, name, about, place }) =>
    point(
      'wpt',
      place.latitudeDeg,
      place.longitudeDeg,
      textElement('name', name),
      textElement('desc', about),
      textElement('sym', SYMBOLS[kind]),
    ),
  );
  const routes = ranked(card.search?.sectors ?? []).map(({ id, corners }) =>
    xmlElement(
      'rte',
      {},
      textElement('name', id),
      ...[...corners, corners[0]!].map(({ latitudeDeg, longitudeDeg }, i) =>
        point('rtept', latitudeDeg, longitudeDeg, textElement('name', `${id}-${(i % corners.length) + 1}`)),
      ),
    ),
  );
  const tracks = ranked(card.search?.sectors ?? []).map((sector) =>
    xmlElement(
      'trk',
      {},
      textElement('name', sector.id),
      ...sectorRings(sector).map((ring) =>
        xmlElement('trkseg', {}, ...ring.map(([longitudeDeg, latitudeDeg]) => point('trkpt', latitudeDeg, longitudeDeg))),
      ),
    ),
  );
  const metadata = xmlElement(
    'metadata',
    {},
    textElement('name', `${flightText(card, language)}: ${say('card')}`),
    textElement('time', card.at),
  );
  const root = { version: '1.1', creator: `Union Station ${card.version}`, xmlns: 'http://www.topografix.com/GPX/1/1' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('gpx', root, '\n', [metadata, ...waypoints, ...routes, ...tracks].join('\n'), '\n')}\n`;
}
