import { existsSync } from 'node:fs';
import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { printPage } from '../printer/index.ts';
import { threadRunner } from '../runners/index.ts';
import { readRun, writeFiles } from '../store/index.ts';
import {
  type FinishedRun,
  LANGUAGES,
  type Language,
  type RecoveryCard,
  type UpdateQuestion,
  cardAs,
  recoveryCard,
  updatedCard,
} from '../workflows/recovery/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { given, numberOption, optionalText, readNamedText, textOption } from './read-input.ts';
import { printCard } from './recovery-print.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: 'union recovery FLIGHT|RETURN.json|DIR [options], or union recovery update CARD.json [options]',
  about: `Makes the card that ground teams carry: clocks, conditions against limits, sectors to search and who goes where.

A shipped FLIGHT is flown as planned with every error drawn; DIR is a finished run of union return --samples N --out DIR. A return alone
gives a card without a search. Weather is a file: Open-Meteo JSON with hourly surface variables, or METARs; shipped flights have what was
told of their day. union recovery update CARD.json needs nothing but the card, and writes it back with all it learned.`,
  words: { min: 1, max: 2 },
  options: {
    weather: { type: 'string', value: 'FILE|-', help: 'Open-Meteo JSON or METARs of the site' },
    limits: { type: 'string', value: 'FILE', help: 'what assets bear, in place of data/recovery/limits.json' },
    staging: { type: 'string', value: 'FILE', help: 'who stands where, in place of data/recovery/staging.json' },
    at: { type: 'string', value: 'ISO', help: 'the moment the card is for; with update, when the search goes on' },
    samples: { type: 'string', value: 'N', help: 'samples of a shipped flight (standard: 2000)' },
    seed: { type: 'string', value: 'N', help: 'of the random numbers (standard: 1)' },
    workers: { type: 'string', value: 'N', help: 'threads (standard: one a core)' },
    silence: { type: 'boolean', help: 'nothing was heard by L+10 min' },
    searched: { type: 'string', value: 'SECTOR', help: 'update: searched and not found there (several: B1,B2)' },
    nothing: { type: 'string', value: 'SECTOR', help: 'update: the same, of a flight over it' },
    pod: { type: 'string', value: 'P', help: 'update: probability to have found it there (standard: 0.8)' },
    sighted: { type: 'string', value: 'LAT,LON', help: 'update: somebody saw something about there' },
    within: { type: 'string', value: 'KM', help: 'update: one standard deviation of --sighted (standard: 5)' },
    found: { type: 'string', value: 'LAT,LON', help: 'update: found there' },
    lang: { type: 'string', value: 'en|ru', help: 'language of the card (standard: en)' },
    html: { type: 'string', value: 'FILE', help: 'one page to print, with its map' },
    pdf: { type: 'string', value: 'FILE', help: 'the same, printed by a browser (UNION_BROWSER names another one)' },
    gpx: { type: 'string', value: 'FILE', help: 'places and sectors for receivers' },
    kml: { type: 'string', value: 'FILE', help: 'the same for Google Earth' },
    geojson: { type: 'string', value: 'FILE', help: 'the same in RFC 7946' },
    cot: { type: 'string', value: 'FILE', help: 'the same as Cursor-on-Target events, one a line' },
    text: { type: 'boolean', help: 'print the card for a slow link: under 2,000 characters' },
    json: JSON_OPTION,
    out: { type: 'string', value: 'CARD.json', help: 'write the card, to go on from it (update: standard the card itself)' },
  },
  examples: [
    'union recovery soyuz-ms-19',
    'union recovery soyuz-ms-19 --weather site.json --text --lang ru',
    'union recovery out/ms-19 --out card.json && union recovery update card.json --silence --searched G1,G2 --pod 0.8',
    'union recovery soyuz-ms-20 --lang ru --html card.html --pdf card.pdf --gpx card.gpx --kml card.kml --cot card.cot',
    'union recovery update card.json --found 49.630,61.343',
  ],
  run,
};

const FILE_FORMS = ['out', 'html', 'pdf', 'gpx', 'kml', 'geojson', 'cot'] as const;
const ONLY_UPDATE = ['searched', 'nothing', 'pod', 'sighted', 'within', 'found'];
const NOT_UPDATE = ['weather', 'limits', 'staging', 'samples', 'seed', 'workers'];

async function run(input: CommandInput): Promise<Outcome<void>> {
  const { words, options, door } = input;
  const language = (textOption(options, 'lang') ?? 'en') as Language;
  if (!LANGUAGES.includes(language)) return fail('--lang', LANGUAGES.join(' or '), JSON.stringify(language));
  const updates = words[0] === 'update';
  if (updates !== (words.length === 2))
    return fail('union recovery', updates ? 'update CARD.json' : 'one FLIGHT, RETURN.json or DIR', `${words.length} words`);
  const wrong = (updates ? NOT_UPDATE : ONLY_UPDATE).find((name) => options[name] !== undefined);
  if (wrong !== undefined)
    return fail(`--${wrong}`, updates ? 'only a card that is made anew' : 'union recovery update CARD.json', 'the other');
  const card = updates ? await update(input) : await make(input);
  door.showProgress('');
  if (!card.ok) return card;
  const written = await writeForms(input, card.value, language, updates ? words[1]! : null);
  if (!written.ok) return written;
  if (options['json'] === true) door.print(JSON.stringify(card.value, null, 2));
  else if (options['text'] === true) {
    const text = await cardAs(worldOf(input), card.value, 'text', language);
    door.print(text.trimEnd());
  } else printCard(card.value, door);
  for (const path of written.value) door.printError(`wrote ${path}`);
  return succeed(undefined);
}

async function make(input: CommandInput): Promise<Outcome<RecoveryCard>> {
  const { words, options, door } = input;
  const numbers: { samples?: number; seed?: number; workers?: number } = {};
  for (const name of ['samples', 'seed', 'workers'] as const) {
    const value = numberOption(options, name);
    if (!value.ok) return value;
    if (value.value !== undefined) numbers[name] = value.value;
  }
  const files: Record<string, { readonly name: string; readonly text: string }> = {};
  for (const name of ['weather', 'limits', 'staging']) {
    const file = await optionalText(input, name);
    if (!file.ok) return file;
    if (file.value !== undefined) files[name] = file.value;
  }
  const { workers, ...asked } = numbers;
  const at = textOption(options, 'at');
  const subject = existsSync(words[0]!) ? await runOf(words[0]!) : succeed(words[0]!);
  if (!subject.ok) return subject;
  return recoveryCard(
    worldOf(input),
    { subject: subject.value, ...asked, ...files, ...(at !== undefined && { at }), silence: options['silence'] === true },
    {
      runner: threadRunner,
      signal: door.interruption(),
      onProgress: ({ flown, wanted }) => door.showProgress(`${flown} of ${wanted} samples flown`),
      ...(workers !== undefined && { workers }),
    },
  );
}

async function runOf(path: string): Promise<Outcome<FinishedRun>> {
  const read = await readRun(path);
  if (!read.ok) return read;
  const samples = await read.value.samples();
  return samples.ok ? succeed({ ...read.value, samples: samples.value }) : samples;
}

async function update({ words, options, door }: CommandInput): Promise<Outcome<RecoveryCard>> {
  const card = await readNamedText(door, words[1]!, 'CARD.json');
  if (!card.ok) return card;
  const pod = numberOption(options, 'pod');
  if (!pod.ok) return pod;
  const within = numberOption(options, 'within');
  if (!within.ok) return within;
  return updatedCard(
    card.value,
    given<UpdateQuestion>({
      searched: textOption(options, 'searched'),
      nothing: textOption(options, 'nothing'),
      pod: pod.value,
      found: textOption(options, 'found'),
      sighted: textOption(options, 'sighted'),
      withinKm: within.value,
      silence: options['silence'] === true ? true : undefined,
      at: textOption(options, 'at'),
    }),
  );
}

async function writeForms(
  input: CommandInput,
  card: RecoveryCard,
  language: Language,
  own: string | null,
): Promise<Outcome<readonly string[]>> {
  const { options } = input;
  const written: string[] = [];
  for (const name of FILE_FORMS) {
    const path = textOption(options, name) ?? (name === 'out' && own !== '-' ? own : null);
    if (path === null || path === undefined) continue;
    const text = await cardAs(worldOf(input), card, name === 'out' ? 'json' : name === 'pdf' ? 'html' : name, language);
    const content = name === 'pdf' ? await printPage(text, process.env['UNION_BROWSER']) : succeed(text);
    if (!content.ok) return content;
    const file = await writeFiles('', [{ name: path, content: content.value }]);
    if (!file.ok) return fail(`--${name}`, 'a file that can be written', file.failure.found);
    written.push(...file.value);
  }
  return succeed(written);
}
