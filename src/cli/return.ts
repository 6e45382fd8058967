import { type Outcome, succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { threadRunner } from '../runners/index.ts';
import { type RunRequest, keepSamples, readCheckpoint, writeRun } from '../store/index.ts';
import {
  type CampaignProgress,
  type FootprintQuestion,
  type FoundFootprint,
  type Prediction,
  findFootprint,
  footprintFiles,
  predictReturn,
  returnFiles,
} from '../workflows/return/index.ts';
import { type Asked, type Door, JSON_OPTION, type OptionSpecs, type WordSpecs, defineCommand } from './command.ts';
import { PLACE_OPTIONS } from './place-options.ts';
import { printFootprint } from './print-footprint.ts';
import { printReturn } from './print-return.ts';
import { REPLACE_OPTION, requestOf } from './run-options.ts';
import { say } from './say.ts';
import { worldOf } from './world.ts';

const WORDS = { flight: { kind: 'text', value: 'FLIGHT' } } as const satisfies WordSpecs;

const FLIGHT_OPTIONS = {
  vehicle: { kind: 'text', value: 'ID', help: 'a vehicle of `union vehicles` (standard: the flight’s, or soyuz-ms)' },
  elements: { kind: 'file', value: 'FILE|-', help: 'TLE, OMM (JSON, XML, KVN, CSV) or OEM of the station' },
  ...PLACE_OPTIONS,
  after: { kind: 'text', value: 'ISO', help: 'lands at the first opportunity after this time (within a day)' },
  burnStart: { kind: 'text', value: 'ISO', help: 'flies the burn that begins at this time' },
  deltaVMps: { kind: 'number', name: 'delta-v', value: 'M/S', help: 'size of the burn (standard: the vehicle’s)' },
  mode: { kind: 'text', value: 'guided|ballistic', help: 'how the entry is flown (standard: guided)' },
  ballisticBelowKm: {
    kind: 'number',
    name: 'ballistic-below',
    value: 'KM',
    help: 'guidance is lost at this altitude and the capsule rolls',
  },
  reserveParachute: { kind: 'switch', help: 'the main parachute fails and the reserve one opens' },
  wind: { kind: 'file', value: 'FILE', help: 'a sounding or forecast: Wyoming CSV or text, IGRA2, Open-Meteo JSON' },
} as const satisfies OptionSpecs;

const WITHOUT_SAMPLES = 'Random numbers are drawn only for samples.';
const OF_SAMPLES = {
  of: ['samples', 'resume'],
  why: 'Without samples there is one flight, and nothing to share out or to count.',
} as const;

const OPTIONS = {
  ...FLIGHT_OPTIONS,
  samples: { kind: 'number', value: 'N', help: 'runs it N times with random errors and tells where it may land: a footprint' },
  seed: {
    kind: 'number',
    value: 'N',
    beside: { of: ['samples'], why: WITHOUT_SAMPLES },
    help: 'seed of the random numbers (standard: 1); one seed gives the same bytes every time',
  },
  workers: { kind: 'number', value: 'N', beside: OF_SAMPLES, help: 'threads (standard: one a core); the result does not depend on it' },
  confidence: { kind: 'number', value: 'P', beside: OF_SAMPLES, help: 'probability of the ellipse that is shown first (standard: 0.95)' },
  stopWhen: {
    kind: 'number',
    value: 'R',
    beside: OF_SAMPLES,
    help: 'ends once the radius of 95 % is known to this relative precision (0.01)',
  },
  dispersions: {
    kind: 'file',
    shape: 'dispersions',
    value: 'FILE',
    beside: { of: ['samples'], why: WITHOUT_SAMPLES },
    help: 'your own random errors, in place of data/dispersions/standard.json',
  },
  resume: {
    kind: 'text',
    value: 'DIR',
    apart: { of: ['flight', ...Object.keys(FLIGHT_OPTIONS), 'seed', 'dispersions', 'out'], why: 'The run knows its own question.' },
    help: 'goes on with a run that was begun with --samples and --out DIR',
  },
  json: JSON_OPTION,
  ...REPLACE_OPTION,
  out: { kind: 'text', value: 'DIR', help: 'writes JSON, CSV, CZML, KML, GeoJSON, iCalendar, RDM and pictures there' },
  sources: {
    kind: 'switch',
    beside: { of: ['flight', 'resume'], why: 'Only a shipped flight has published values.' },
    apart: { of: ['json'], why: 'Sources are printed with the text.' },
    help: 'shows where the published values come from',
  },
} as const satisfies OptionSpecs;

export const command = defineCommand({
  about: `Predicts a crewed return: when the ship brakes, and when and where its crew lands.

FLIGHT is a shipped real return (soyuz-ms-19). Its elements, target and published times come with the program, and
what happened is shown beside the prediction. Without FLIGHT give --elements and a --site or --target. Without
--burn-start the program searches for the burn that lands nearest after --after. With --burn-start it flies that burn
and steers to the target.`,
  words: WORDS,
  options: OPTIONS,
  examples: [
    'union return soyuz-ms-19',
    'union return soyuz-ms-19 --mode ballistic',
    'union return soyuz-ms-19 --wind sounding.csv --out out/ms-19',
    'union return soyuz-ms-19 --samples 10000 --out out/ms-19',
    'union return --resume out/ms-19',
    'union return --elements iss.tle --site zhezkazgan-147-se --after 2022-03-30T07:00Z --json',
    'union return --vehicle crew-dragon --elements - --site pensacola < iss.json',
  ],
  run: (asked, door) => (asked.samples === undefined && asked.resume === undefined ? predict(asked, door) : runCampaign(asked, door)),
});

type AskedReturn = Asked<typeof WORDS & typeof OPTIONS>;

async function predict({ json, out, replace, sources, ...asked }: AskedReturn, door: Door): Promise<Outcome<void>> {
  const world = worldOf();
  const { dispersions: _, ...question } = asked;
  const prediction = await predictReturn(world, question);
  if (!prediction.ok) return prediction;
  const written =
    out === undefined
      ? succeed([])
      : await writeRun(out, requestOf(madeBy(question), question, world, replace), await returnFiles(world, prediction.value));
  if (!written.ok) return written;
  if (json) {
    tellTaken(prediction.value.flown.report, door);
    door.print(JSON.stringify(withWords(prediction.value.flown.report), null, 2));
  } else printReturn(prediction.value, door, sources === true);
  for (const path of written.value) door.printError(`wrote ${path}`);
  return succeed(undefined);
}

/** With the text all warnings come on standard error; beside JSON, which has them, only as which ship a name was taken. */
function tellTaken({ warnings }: Prediction['flown']['report'], door: Door): void {
  for (const warning of warnings) if (warning.key === 'workflows.taken-as-crew-ship') door.printError(`note: ${say(warning, door)}`);
}

async function runCampaign(
  { json, out, replace, sources, workers, resume, dispersions, ...asked }: AskedReturn,
  door: Door,
): Promise<Outcome<void>> {
  // What the file holds is kept with the run, and its text is not.
  const own = dispersions === undefined ? {} : { dispersions: { name: dispersions.name, value: dispersions.value } };
  const question = resume === undefined ? succeed({ ...asked, ...own, samples: asked.samples ?? 0 }) : await resumedQuestion(resume, asked);
  if (!question.ok) return question;
  const directory = resume ?? out;
  const world = worldOf();
  const fresh = requestOf(madeBy(question.value), question.value, world, replace);
  const request: RunRequest = resume === undefined ? fresh : { ...fresh, over: 'begun' };
  const keeper = directory === undefined ? null : keepSamples(directory, { goOn: resume !== undefined, request });
  const started = performance.now();
  const found = await findFootprint(world, question.value, {
    runner: threadRunner,
    keeper,
    ...(workers !== undefined && { workers }),
    signal: door.interruption(),
    onProgress: (progress) => door.showProgress(progressText(progress, (performance.now() - started) / 1000)),
  });
  door.showProgress('');
  if (!found.ok) return found;
  const files = keeper === null ? succeed([]) : await footprintFiles(world, found.value, keeper);
  if (!files.ok) return files;
  const written = directory === undefined ? succeed([]) : await writeRun(directory, request, files.value);
  if (!written.ok) return written;
  if (json) {
    tellTaken(found.value.footprint.nominal, door);
    door.print(campaignJson(found.value));
  } else {
    printReturn(found.value.prediction, door, sources === true);
    door.print('');
    printFootprint(found.value.footprint, door);
  }
  for (const path of written.value) door.printError(`wrote ${path}`);
  if (found.value.footprint.ended === 'interrupted') door.printError(interruptedText(found.value.footprint, directory));
  return succeed(undefined);
}

const madeBy = ({ flight, samples }: Partial<FootprintQuestion>) =>
  ['union return', ...(flight === undefined ? [] : [flight]), ...(samples === undefined ? [] : [`--samples ${samples}`])].join(' ');

function interruptedText({ modes }: FoundFootprint['footprint'], directory: string | undefined): string {
  const flown = modes.reduce((sum, { samples }) => sum + samples, 0);
  return directory === undefined
    ? `interrupted: ${flown} samples were flown. They were not kept, because --out was not given.`
    : `interrupted: ${flown} samples were flown, and ${directory} keeps them. \`union return --resume ${directory}\` goes on.`;
}

function campaignJson({ footprint: { nominal, ...footprint } }: FoundFootprint): string {
  return JSON.stringify(withWords({ ...nominal, footprint }), null, 2);
}

/** The question of the run that goes on, with more samples where more are asked for. */
async function resumedQuestion(directory: string, more: Partial<FootprintQuestion>): Promise<Outcome<FootprintQuestion>> {
  const checkpoint = await readCheckpoint(directory);
  return checkpoint.ok ? succeed({ ...checkpoint.value.question, ...more }) : checkpoint;
}

function progressText({ flown, wanted }: CampaignProgress, elapsedS: number): string {
  const leftS = Math.ceil((elapsedS / flown) * (wanted - flown));
  const left = leftS >= 60 ? `${Math.floor(leftS / 60)} min ${leftS % 60} s` : `${leftS} s`;
  return `${flown} of ${wanted} samples flown, ${Math.round(flown / elapsedS)} a second, ${left} left (Ctrl-C keeps what was flown)`;
}
