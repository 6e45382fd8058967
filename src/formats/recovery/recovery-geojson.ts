import type { RecoveryCard } from '../../recovery/index.ts';
import { type Language, sayIn } from '../../presentation/index.ts';
import { cardPoints, ranked, sectorRings } from './recovery-places.ts';
import { flightText } from './recovery-card-facts.ts';

/** RFC 7946: sectors as polygons, counterclockwise and cut at the antimeridian, and the places as points. Draw the last rank first. */
export function formatCardGeoJson(card: RecoveryCard, language: Language): string {
  const say = sayIn(language);
  const areas = ranked(card.search?.sectors ?? []).map((sector) => {
    const rings = sectorRings(sector);
    const { id, probability, prior, rank, areaKm2 } = sector;
    return {
      type: 'Feature',
      id: `sector/${id}`,
      geometry:
        rings.length === 1 ? { type: 'Polygon', coordinates: rings } : { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
      properties: { kind: 'sector', name: id, probability, probability_before: prior, rank, area_km2: areaKm2 },
    };
  });
  const points = cardPoints(card, language)
    .filter(({ kind }) => kind !== 'sector')
    .map(({ kind, id, name, about, place }) => ({
      type: 'Feature',
      id: `point/${id}`,
      geometry: { type: 'Point', coordinates: [Number(place.longitudeDeg.toFixed(6)), Number(place.latitudeDeg.toFixed(6))] },
      properties: { kind, name, about },
    }));
  return `${JSON.stringify({ type: 'FeatureCollection', name: `${flightText(card, language)}: ${say('card')}`, features: [...areas, ...points] }, null, 1)}\n`;
}
