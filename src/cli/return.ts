import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { threadRunner } from '../runners/index.ts';
import { keepSamples, readCheckpoint, writeFiles } from '../store/index.ts';
import {
  type CampaignProgress,
  type FootprintQuestion,
  type ReturnQuestion,
  findFootprint,
  footprintFiles,
  predictReturn,
  returnFiles,
} from '../workflows/return/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { given, numberOption, optionalText, textOption } from './read-input.ts';
import { printFootprint } from './print-footprint.ts';
import { printReturn } from './print-return.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: 'union return [FLIGHT] [options]',
  about: `Predicts a crewed return: when the ship brakes, and when and where its crew lands.

FLIGHT is a shipped real return (soyuz-ms-19); its elements, target and published times come with the program, and what happened is
shown beside the prediction. Without FLIGHT give --elements and a --site or --target. Without --burn-start the burn is searched for that
lands nearest after --after; with it that burn is flown and steered to the target.`,
  words: { min: 0, max: 1 },
  options: {
    vehicle: { type: 'string', value: 'ID', help: 'a vehicle of `union vehicles` (standard: the flight’s, or soyuz-ms)' },
    elements: { type: 'string', value: 'FILE|-', help: 'TLE, OMM (JSON, XML, KVN, CSV) or OEM of the station' },
    site: { type: 'string', value: 'ID', help: 'a site of `union sites`' },
    target: { type: 'string', value: 'LAT,LON', help: 'any other place, decimal degrees' },
    'ground-altitude': { type: 'string', value: 'M', help: 'height of the ground there above mean sea level' },
    after: { type: 'string', value: 'ISO', help: 'land at the first opportunity after this (within a day)' },
    'burn-start': { type: 'string', value: 'ISO', help: 'fly this burn' },
    'delta-v': { type: 'string', value: 'M/S', help: 'size of the burn (standard: the vehicle’s)' },
    mode: { type: 'string', value: 'guided|ballistic', help: 'how the entry is flown (standard: guided)' },
    'ballistic-below': { type: 'string', value: 'KM', help: 'guidance is lost at this altitude and the capsule rolls' },
    'reserve-parachute': { type: 'boolean', help: 'the main parachute fails and the reserve one opens' },
    wind: { type: 'string', value: 'FILE', help: 'a sounding or forecast: Wyoming CSV or text, IGRA2, Open-Meteo JSON' },
    samples: { type: 'string', value: 'N', help: 'fly it N times with every error drawn: a landing footprint' },
    seed: { type: 'string', value: 'N', help: 'of the random numbers (standard: 1); one seed, the same bytes' },
    workers: { type: 'string', value: 'N', help: 'threads (standard: one a core); the result does not depend on it' },
    confidence: { type: 'string', value: 'P', help: 'probability of the ellipse told first (standard: 0.95)' },
    'stop-when': { type: 'string', value: 'R', help: 'end once the 95 % radius is known to this relative precision (0.01)' },
    dispersions: { type: 'string', value: 'FILE', help: 'your own lines in place of data/dispersions/standard.json' },
    resume: { type: 'string', value: 'DIR', help: 'go on with a run that was begun with --samples and --out DIR' },
    json: JSON_OPTION,
    out: { type: 'string', value: 'DIR', help: 'write JSON, CSV, CZML, KML, GeoJSON, iCalendar, RDM and pictures there' },
    sources: { type: 'boolean', help: 'show where the published values come from' },
  },
  examples: [
    'union return soyuz-ms-19',
    'union return soyuz-ms-19 --mode ballistic',
    'union return soyuz-ms-19 --wind sounding.csv --out out/ms-19',
    'union return soyuz-ms-19 --samples 10000 --out out/ms-19',
    'union return --resume out/ms-19',
    'union return --elements iss.tle --site zhezkazgan-147-se --after 2022-03-30T07:00Z --json',
    'union return --vehicle crew-dragon --elements - --site pensacola < iss.json',
  ],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const { options, door } = input;
  const question = await readQuestion(input);
  if (!question.ok) return question;
  if (options['samples'] !== undefined || options['resume'] !== undefined) return runCampaign(input, question.value);
  for (const name of ['seed', 'workers', 'confidence', 'stop-when', 'dispersions'])
    if (options[name] !== undefined) return fail(`--${name}`, '--samples N beside it', 'none', 'Without samples nothing is drawn.');
  const world = worldOf(input);
  const prediction = await predictReturn(world, question.value);
  if (!prediction.ok) return prediction;
  const directory = textOption(options, 'out');
  const written = directory === undefined ? succeed([]) : await writeFiles(directory, await returnFiles(world, prediction.value));
  if (!written.ok) return written;
  if (options['json'] === true) door.print(JSON.stringify(withWords(prediction.value.flown.report), null, 2));
  else printReturn(prediction.value, door, options['sources'] === true);
  for (const path of written.value) door.printError(`wrote ${path}`);
  return succeed(undefined);
}

async function readQuestion(input: CommandInput): Promise<Outcome<ReturnQuestion>> {
  const { options, words } = input;
  const elements = await optionalText(input, 'elements');
  if (!elements.ok) return elements;
  const wind = await optionalText(input, 'wind');
  if (!wind.ok) return wind;
  const deltaVMps = numberOption(options, 'delta-v');
  if (!deltaVMps.ok) return deltaVMps;
  const ballisticBelowKm = numberOption(options, 'ballistic-below');
  if (!ballisticBelowKm.ok) return ballisticBelowKm;
  const groundAltitudeM = numberOption(options, 'ground-altitude');
  if (!groundAltitudeM.ok) return groundAltitudeM;
  return succeed(
    given<ReturnQuestion>({
      flight: words[0],
      vehicle: textOption(options, 'vehicle'),
      elements: elements.value,
      site: textOption(options, 'site'),
      target: textOption(options, 'target'),
      groundAltitudeM: groundAltitudeM.value,
      after: textOption(options, 'after'),
      burnStart: textOption(options, 'burn-start'),
      deltaVMps: deltaVMps.value,
      mode: textOption(options, 'mode'),
      ballisticBelowKm: ballisticBelowKm.value,
      reserveParachute: options['reserve-parachute'] === true ? true : undefined,
      wind: wind.value,
    }),
  );
}

async function runCampaign(input: CommandInput, asked: ReturnQuestion): Promise<Outcome<void>> {
  const { options, door } = input;
  const resume = textOption(options, 'resume');
  const directory = resume ?? textOption(options, 'out');
  const question = await campaignQuestion(input, asked, resume);
  if (!question.ok) return question;
  const workers = numberOption(options, 'workers');
  if (!workers.ok) return workers;
  const world = worldOf(input);
  const keeper = directory === undefined ? null : keepSamples(directory, { goOn: resume !== undefined });
  const started = performance.now();
  const found = await findFootprint(world, question.value, {
    runner: threadRunner,
    keeper,
    ...(workers.value !== undefined && { workers: workers.value }),
    signal: door.interruption(),
    onProgress: (progress) => door.showProgress(progressText(progress, (performance.now() - started) / 1000)),
  });
  door.showProgress('');
  if (!found.ok) return found;
  const files = keeper === null ? succeed([]) : await footprintFiles(world, found.value, keeper);
  if (!files.ok) return files;
  const written = directory === undefined ? succeed([]) : await writeFiles(directory, files.value);
  if (!written.ok) return written;
  const { prediction, footprint } = found.value;
  const { nominal, ...told } = footprint;
  if (options['json'] === true) door.print(JSON.stringify(withWords({ ...nominal, footprint: told }), null, 2));
  else {
    printReturn(prediction, door, options['sources'] === true);
    door.print('');
    printFootprint(footprint, door);
  }
  for (const path of written.value) door.printError(`wrote ${path}`);
  return succeed(undefined);
}

/** The question asked now, or the one of the run that goes on, with more samples where more are asked for. */
async function campaignQuestion(
  input: CommandInput,
  asked: ReturnQuestion,
  resume: string | undefined,
): Promise<Outcome<FootprintQuestion>> {
  const { options } = input;
  const numbers: { samples?: number; seed?: number; confidence?: number; stopWhen?: number } = {};
  for (const [name, key] of [
    ['samples', 'samples'],
    ['seed', 'seed'],
    ['confidence', 'confidence'],
    ['stop-when', 'stopWhen'],
  ] as const) {
    const value = numberOption(options, name);
    if (!value.ok) return value;
    if (value.value !== undefined) numbers[key] = value.value;
  }
  const dispersions = await optionalText(input, 'dispersions');
  if (!dispersions.ok) return dispersions;
  if (resume === undefined)
    return succeed({
      ...asked,
      samples: numbers.samples ?? 0,
      ...numbers,
      ...(dispersions.value !== undefined && { dispersions: dispersions.value }),
    });
  if (Object.keys(asked).length > 0 || numbers.seed !== undefined || dispersions.value !== undefined || options['out'] !== undefined)
    return fail(
      '--resume',
      'nothing but --samples, --stop-when, --confidence and --workers beside it',
      'other options',
      'The run knows its own question.',
    );
  const checkpoint = await readCheckpoint(resume);
  return checkpoint.ok ? succeed({ ...checkpoint.value.question, ...numbers }) : checkpoint;
}

function progressText({ flown, wanted }: CampaignProgress, elapsedS: number): string {
  const leftS = Math.ceil((elapsedS / flown) * (wanted - flown));
  const left = leftS >= 60 ? `${Math.floor(leftS / 60)} min ${leftS % 60} s` : `${leftS} s`;
  return `${flown} of ${wanted} samples flown, ${Math.round(flown / elapsedS)} a second, ${left} left (Ctrl-C keeps what was flown)`;
}
