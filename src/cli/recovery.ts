import { existsSync } from 'node:fs';
import { type Outcome, message, succeed } from '../outcome/index.ts';
import { sayable } from '../presentation/index.ts';
import { threadRunner } from '../runners/index.ts';
import { readRun } from '../store/index.ts';
import { type FinishedRun, recoveryCard } from '../workflows/recovery/index.ts';
import { defineCommand } from './command.ts';
import { FORM_OPTIONS, giveCard, languageOf } from './recovery-forms.ts';
import { say } from './say.ts';
import { worldOf } from './world.ts';
import { cannot } from './own-words.ts';

export const command = defineCommand({
  about: `Makes the card that ground teams carry: clocks, conditions against limits, sectors to search and who goes where.

FLIGHT is a shipped flight: the program runs it as planned many times, with random errors. DIR is a finished run of
\`union return FLIGHT --samples N --out DIR\`. A return alone gives a card without a search. Weather is a file:
Open-Meteo JSON with hourly surface variables, or METARs. For a shipped flight, the weather that was
told of its day is used.`,
  words: { subject: { kind: 'text', value: 'FLIGHT|RETURN.json|DIR', needed: true } },
  options: {
    weather: { kind: 'file', value: 'FILE|-', help: 'Open-Meteo JSON or METARs of the site' },
    limits: { kind: 'file', shape: 'limits', value: 'FILE', help: 'what assets bear, in place of data/recovery/limits.json' },
    staging: { kind: 'file', shape: 'staging', value: 'FILE', help: 'who stands where, in place of data/recovery/staging.json' },
    at: { kind: 'text', value: 'ISO', help: 'the moment the card is for (standard: now; an hour before a landing long past)' },
    samples: { kind: 'number', value: 'N', help: 'how many samples of a shipped flight to run (standard: 2000)' },
    seed: { kind: 'number', value: 'N', help: 'seed of their random numbers (standard: 1)' },
    workers: { kind: 'number', value: 'N', help: 'threads (standard: one a core)' },
    silence: { kind: 'switch', help: 'nothing was heard by L+10 min' },
    out: { kind: 'text', value: 'CARD.json', help: 'writes the card, to go on from it' },
    ...FORM_OPTIONS,
  },
  examples: [
    'union recovery soyuz-ms-19',
    'union recovery soyuz-ms-19 --weather site.json --text --lang ru',
    'union recovery out/ms-19 --out card.json && union recovery update card.json --silence --searched G1,G2 --pod 0.8',
    'union recovery soyuz-ms-20 --lang ru --html card.html --pdf card.pdf --gpx card.gpx --kml card.kml --cot card.cot',
  ],
  verbs: {
    patterns: { load: () => import('./recovery-patterns.ts'), about: 'draws the tracks to fly for the tasks of a card, as routes' },
    update: { load: () => import('./recovery-update.ts'), about: 'goes on from a card after something was searched, heard, seen or found' },
  },
  run: async ({ subject, workers, ...asked }, door) => {
    const language = languageOf(asked);
    if (!language.ok) return language;
    const isRun = existsSync(subject);
    const drawn = (['samples', 'seed', 'workers'] as const).find((field) => ({ ...asked, workers })[field] !== undefined);
    if (drawn !== undefined && isRun) return cannot(drawn, 'a shipped flight', subject, 'A finished run has been drawn already.');
    const source = isRun ? await runOf(subject) : succeed(subject);
    if (!source.ok) return source;
    const card = await recoveryCard(
      worldOf(),
      { ...asked, subject: source.value },
      {
        runner: threadRunner,
        signal: door.interruption(),
        onProgress: ({ flown, wanted }) => door.showProgress(`${flown} of ${wanted} samples flown`),
        ...(workers !== undefined && { workers }),
      },
    );
    door.showProgress('');
    if (!card.ok) return card;
    const taken = card.value.notes.find(({ key }) => key === 'note.taken');
    if (taken !== undefined) door.printError(`note: ${say(message('workflows.taken-as-crew-ship', taken.values), door)}`);
    return giveCard(card.value, asked, language.value, door);
  },
});

async function runOf(path: string): Promise<Outcome<FinishedRun>> {
  const read = await readRun(path);
  if (!read.ok) return read;
  const said = sayable(read.value, path);
  if (!said.ok) return said;
  const samples = await read.value.samples();
  return samples.ok ? succeed({ ...read.value, samples: samples.value }) : samples;
}
