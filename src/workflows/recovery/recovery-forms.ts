/** A recovery card in the forms that people and their devices take. */
import { basename, dirname } from 'node:path';
import { type Language, sayIn } from '../../presentation/index.ts';
import {
  formatCardCot,
  formatCardGeoJson,
  formatCardGpx,
  formatCardHtml,
  formatCardKml,
  formatCardText,
} from '../../formats/recovery/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import type { RecoveryCard } from '../../recovery/index.ts';
import { printPage } from './recovery-pdf.ts';
import { type NamedPlaceData, places, writeWhole } from '../world/index.ts';

export const CARD_FORMS = ['json', 'text', 'html', 'pdf', 'gpx', 'kml', 'geojson', 'cot'] as const;
export type CardForm = (typeof CARD_FORMS)[number];

/** `browser` is the path of one that the user names, for PDF. */
export async function cardAs(
  card: RecoveryCard,
  form: CardForm,
  language: Language,
  browser?: string,
): Promise<Outcome<string | Uint8Array>> {
  switch (form) {
    case 'json':
      return succeed(`${JSON.stringify(card)}\n`);
    case 'text':
      return succeed(formatCardText(card, language));
    case 'html':
      return succeed(await page(card, language));
    case 'pdf':
      return printPage(await page(card, language), browser);
    case 'gpx':
      return succeed(formatCardGpx(card, language));
    case 'kml':
      return succeed(formatCardKml(card, language));
    case 'geojson':
      return succeed(formatCardGeoJson(card, language));
    case 'cot':
      return succeed(formatCardCot(card, language));
  }
}

async function page(card: RecoveryCard, language: Language): Promise<string> {
  // The atlas is loaded only when a map is asked for.
  const { drawRecoveryMaps } = await import('../../pictures/index.ts');
  const say = sayIn(language);
  const words = {
    title: `${card.flightName}: ${say('map')}`,
    core: say('map.core'),
    zones: say('map.zones'),
    expected: say('predicted'),
    target: say('target'),
    real: say('real'),
    found: say('found'),
  };
  const towns = places()
    .filter(({ kind }) => kind === 'town')
    .map((place: NamedPlaceData & { readonly nameRu?: string }) => ({
      ...place,
      name: language === 'ru' ? (place.nameRu ?? place.name) : place.name,
    }));
  return formatCardHtml(card, drawRecoveryMaps(card, words, towns), language);
}

/** Each file whole or not at all; gives the paths. */
export async function writeCardFile(path: string, content: string | Uint8Array): Promise<Outcome<readonly string[]>> {
  return writeWhole([{ name: basename(path), content }], dirname(path));
}
