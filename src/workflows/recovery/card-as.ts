/** A recovery card in the forms that people and their devices take. */
import { type Language, sayIn } from '../../presentation/index.ts';
import {
  capsuleLines,
  evidenceText,
  flightText,
  quantityText,
  formatCardCot,
  formatCardCotRemoval,
  formatCardGeoJson,
  formatCardGpx,
  formatCardHtml,
  formatCardKml,
  formatCardText,
} from '../../formats/recovery/index.ts';
import { type RecoveryCard, type SearchPattern, searchPattern } from '../../recovery/index.ts';
import { towns } from '../shipped/index.ts';
import type { World } from '../world/index.ts';

export { quantityText };

export const CARD_FORMS = ['json', 'text', 'html', 'gpx', 'kml', 'geojson', 'cot', 'cotRemoval'] as const;
export type CardForm = (typeof CARD_FORMS)[number];

export async function cardAs(world: World, card: RecoveryCard, form: CardForm, language: Language): Promise<string> {
  switch (form) {
    case 'json':
      return `${JSON.stringify(card)}\n`;
    case 'text':
      return formatCardText(card, language);
    case 'html':
      return page(world, card, language);
    case 'gpx':
      return formatCardGpx(card, language);
    case 'kml':
      return formatCardKml(card, language);
    case 'geojson':
      return formatCardGeoJson(card, language);
    case 'cot':
      return formatCardCot(card, language);
    case 'cotRemoval':
      return formatCardCotRemoval(card);
  }
}

/** What is dangerous at the capsule, and how it is heard, a line each. */
export const sayCapsule = (card: RecoveryCard, language: Language): readonly string[] => capsuleLines(card, sayIn(language), language);

/** What came in, in words, a line each. */
export function sayEvidence({ search }: RecoveryCard, language: Language): readonly string[] {
  const evidence = search?.evidence ?? [];
  return evidence.map((piece) => evidenceText(piece, sayIn(language), evidence));
}

const PATTERNS_SHOWN = 6;

/** The creeping lines of the first tasks. */
function firstPatterns({ search }: RecoveryCard): readonly SearchPattern[] {
  if (search === null || search.found !== null) return [];
  return search.tasks
    .filter(({ wave }) => wave === 1)
    .slice(0, PATTERNS_SHOWN)
    .map(({ wave, ...task }) =>
      searchPattern({
        kind: 'creeping-line',
        sector: search.sectors.find(({ id }) => id === task.sector)!,
        unit: search.units.find(({ id }) => id === task.unit)!,
        wave,
      }),
    );
}

async function page(world: World, card: RecoveryCard, language: Language): Promise<string> {
  // The atlas is loaded only when a map is asked for.
  const { drawRecoveryMaps } = await import('../../pictures/index.ts');
  const say = sayIn(language);
  const words = {
    title: `${flightText(card, language)}: ${say('map')}`,
    core: say('map.core'),
    zones: say('map.zones'),
    expected: say('predicted'),
    target: say('target'),
    real: say('real'),
    found: say('found'),
    kilometres: (km: string) => say('map.kilometres', { km }),
    metres: (m: string) => say('map.metres', { m }),
    north: say('north'),
    degrees: say('map.degrees').split(' '),
  };
  const named = towns(world).map((place) => ({ ...place, name: language === 'ru' ? (place.nameRu ?? place.name) : place.name }));
  return formatCardHtml(card, drawRecoveryMaps(card, words, named), language, firstPatterns(card));
}
