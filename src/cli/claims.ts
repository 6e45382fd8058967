import { type Outcome, succeed } from '../outcome/index.ts';
import { type Disagreements, showClaims } from '../workflows/record/index.ts';
import { type Command, type CommandInput, type Door, JSON_OPTION } from './command.ts';
import { given, textOption } from './read-input.ts';
import { RECORD_OPTIONS, printAge, printJson, recordQuestion } from './record-options.ts';
import { emphasise } from './table.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: 'union claims [--about ID] [--as-of ISO] [--json]',
  about: `Shows where sources speak apart: each value with its sources, which one the record goes by, and why. None is dropped; one known to be
wrong is deprecated and stays.`,
  words: { min: 0, max: 0 },
  options: { about: { type: 'string', value: 'ID', help: 'a flight, a person, a fact or a claim' }, ...RECORD_OPTIONS, json: JSON_OPTION },
  examples: ['union claims --about soyuz-ms-19', 'union claims --about vande-hei', 'union claims --json'],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const shown = await showClaims(
    worldOf(input),
    given<Parameters<typeof showClaims>[1]>({
      about: textOption(input.options, 'about'),
      at: undefined,
      asOf: undefined,
      ...recordQuestion(input),
    }),
  );
  if (!shown.ok) return shown;
  if (input.options['json'] === true) printJson(input.door, 'claims', shown.value);
  else printClaims(shown.value, input.door);
  return succeed(undefined);
}

const VERDICTS = {
  agree: 'sources agree',
  compatible: 'sources fit together: other moments, or finer',
  contradict: 'sources contradict one another',
} as const;

function printClaims({ matters, dataAge, asOf }: Disagreements, door: Door): void {
  if (matters.length === 0) door.print('no claims');
  for (const { subject, property, verdict, claims } of matters) {
    door.print(emphasise(door, 'bold', `${subject}: ${property}`) + `   ${VERDICTS[verdict]}`);
    for (const claim of claims) {
      const when = claim.validAt === undefined ? '' : ` (${claim.validAt})`;
      const words = claim.words === undefined ? '' : `, "${claim.words}"`;
      door.print(`  ${claim.rank.padEnd(10)}  ${claim.value}${when}${words}  [${claim.id}]`);
      const because = claim.because === undefined ? '' : `: ${claim.because}`;
      const origins = claim.families === 1 ? 'one origin' : `${claim.families} origins`;
      door.print(
        emphasise(
          door,
          'dim',
          `              ${claim.reason}${because}; ${claim.sources.length === 0 ? 'no page' : `${claim.sources.join(', ')} (${origins})`}`,
        ),
      );
      for (const { relation, claim: other } of claim.relations) door.print(emphasise(door, 'dim', `              ${relation} ${other}`));
    }
  }
  printAge(door, dataAge, asOf);
}
