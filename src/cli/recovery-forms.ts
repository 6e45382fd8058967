/** A card as it is asked for: printed in one form, and written in any number of others. */
import { type Outcome, succeed } from '../outcome/index.ts';
import { printPage } from '../printer/index.ts';
import { writeFile } from '../store/index.ts';
import { LANGUAGES, type Language, type RecoveryCard, cardAs } from '../workflows/recovery/index.ts';
import { type Asked, type Door, JSON_OPTION, type OptionSpecs } from './command.ts';
import { printCard } from './recovery-print.ts';
import { worldOf } from './world.ts';
import { cannot } from './own-words.ts';

const WRITTEN = {
  html: { kind: 'text', value: 'FILE', help: 'writes one page to print, with its map' },
  pdf: { kind: 'text', value: 'FILE', help: 'writes the same, printed by a browser (UNION_BROWSER names another one)' },
  gpx: { kind: 'text', value: 'FILE', help: 'writes places and sectors for receivers' },
  kml: { kind: 'text', value: 'FILE', help: 'writes the same for Google Earth' },
  geojson: { kind: 'text', value: 'FILE', help: 'writes the same in RFC 7946' },
  cot: { kind: 'text', value: 'FILE', help: 'writes the same as Cursor-on-Target events, one a line' },
  cotRemoval: {
    kind: 'text',
    name: 'cot-removal',
    value: 'FILE',
    help: 'writes the events that take the areas off the map again: ATAK keeps them past their time',
  },
} as const satisfies OptionSpecs;

const FORMS = ['html', 'pdf', 'gpx', 'kml', 'geojson', 'cot', 'cotRemoval'] as const;

export const FORM_OPTIONS = {
  language: {
    kind: 'text',
    name: 'lang',
    value: 'en|ru',
    beside: { of: ['text', ...FORMS], why: 'Only these forms are in a language, en or ru.' },
    help: 'language of the card in these forms (standard: en)',
  },
  ...WRITTEN,
  text: {
    kind: 'switch',
    apart: { of: ['json'], why: 'The card is printed once.' },
    help: 'prints the card for a slow link, in under 2,000 characters',
  },
  json: JSON_OPTION,
} as const satisfies OptionSpecs;

type AskedForms = Asked<typeof FORM_OPTIONS>;

/** Asked before anything is flown: a language that there is none of. */
export function languageOf({ language = 'en' }: AskedForms): Outcome<Language> {
  const known = LANGUAGES.find((each) => each === language);
  return known === undefined ? cannot('language', LANGUAGES.join(' or '), JSON.stringify(language)) : succeed(known);
}

/** `out` is where the card itself goes, to be gone on from. */
export async function giveCard(
  card: RecoveryCard,
  asked: AskedForms & { readonly out?: string },
  language: Language,
  door: Door,
): Promise<Outcome<void>> {
  const world = worldOf();
  const written: string[] = [];
  for (const name of ['out', ...FORMS] as const) {
    const path = asked[name];
    if (path === undefined) continue;
    const text = await cardAs(world, card, name === 'out' ? 'json' : name === 'pdf' ? 'html' : name, language);
    const content = name === 'pdf' ? await printPage(text, process.env['UNION_BROWSER']) : succeed(text);
    if (!content.ok) return content;
    const file = await writeFile(path, content.value, name);
    if (!file.ok) return file;
    written.push(file.value);
  }
  if (asked.json) door.print(JSON.stringify(card, null, 2));
  else if (asked.text) door.print((await cardAs(world, card, 'text', language)).trimEnd());
  else printCard(card, door);
  for (const path of written) door.printError(`wrote ${path}`);
  return succeed(undefined);
}
