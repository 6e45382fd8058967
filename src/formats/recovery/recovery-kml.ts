import type { RecoveryCard } from '../../recovery/index.ts';
import { type Language, escapeXml, kmlColour, PALETTE, sayIn, SECTOR_COLOURS, xmlElement } from '../../presentation/index.ts';
import { cardPoints, ranked, sectorRings, sectorText } from './recovery-places.ts';
import { flightText } from './recovery-card-facts.ts';

const MOST_ALPHA = 170;
const LEAST_ALPHA = 20;

function element(name: string, ...children: readonly string[]): string {
  return xmlElement(name, {}, ...children);
}

function textElement(name: string, text: string): string {
  return element(name, escapeXml(text));
}

/** KML 2.2: sectors on the ground, the denser the fuller, and the places in a folder. */
export function formatCardKml(card: RecoveryCard, language: Language): string {
  const say = sayIn(language);
  const sectors = ranked(card.search?.sectors ?? []);
  const densest = Math.max(1e-12, ...sectors.map(({ probability, areaKm2 }) => probability / areaKm2));
  const areas = sectors.map((sector) => {
    const colour = SECTOR_COLOURS[sector.id[0] ?? ''] ?? PALETTE.altitude;
    const alpha = Math.round(LEAST_ALPHA + (MOST_ALPHA - LEAST_ALPHA) * Math.sqrt(sector.probability / sector.areaKm2 / densest));
    const polygons = sectorRings(sector).map((ring) =>
      element(
        'Polygon',
        element('tessellate', '1'),
        element('altitudeMode', 'clampToGround'),
        element(
          'outerBoundaryIs',
          element(
            'LinearRing',
            element(
              'coordinates',
              ring.map(([longitudeDeg, latitudeDeg]) => `${longitudeDeg.toFixed(6)},${latitudeDeg.toFixed(6)},0`).join(' '),
            ),
          ),
        ),
      ),
    );
    return element(
      'Placemark',
      textElement('name', sector.id),
      textElement('description', sectorText(sector, say)),
      element(
        'Style',
        element('LineStyle', element('color', kmlColour(colour)), element('width', '2')),
        element('PolyStyle', element('color', kmlColour(colour, alpha))),
      ),
      polygons.length === 1 ? polygons.join('') : element('MultiGeometry', ...polygons),
    );
  });
  const points = cardPoints(card, language)
    .filter(({ kind }) => kind !== 'sector')
    .map(({ name, about, place }) =>
      element(
        'Placemark',
        textElement('name', name),
        textElement('description', about),
        element(
          'Point',
          element('altitudeMode', 'clampToGround'),
          element('coordinates', `${place.longitudeDeg.toFixed(6)},${place.latitudeDeg.toFixed(6)},0`),
        ),
      ),
    );
  const parts = [
    textElement('name', `${flightText(card, language)}: ${say('card')}`),
    textElement('description', `${say('for')} ${card.at}. Union Station ${card.version}.`),
    element('Folder', textElement('name', say('sectors')), ...areas),
    element('Folder', textElement('name', say('place')), ...points),
  ];
  const root = { xmlns: 'http://www.opengis.net/kml/2.2' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('kml', root, element('Document', '\n', parts.join('\n'), '\n'))}\n`;
}
