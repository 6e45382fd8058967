import { succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { type Disagreements, showClaims } from '../workflows/record/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { RECORD_OPTIONS, printAge, printJson } from './record-options.ts';
import { say } from './say.ts';
import { emphasise } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Shows where sources disagree: each value with its sources, which one the record goes by, and why. None is dropped. A
value that is known to be wrong is deprecated and stays.`,
  words: {},
  options: { about: { kind: 'text', value: 'ID', help: 'a flight, a person, a fact or a claim' }, ...RECORD_OPTIONS, json: JSON_OPTION },
  examples: ['union claims --about soyuz-ms-19', 'union claims --about vande-hei', 'union claims --json'],
  run: async ({ json, folder, ...question }, door) => {
    const shown = await showClaims(worldOf(folder), question);
    if (!shown.ok) return shown;
    const { taken } = shown.value;
    if (taken !== null) door.printError(`note: ${say(taken, door)}`);
    if (json) printJson(door, 'claims', withWords(shown.value));
    else printClaims(shown.value, door);
    return succeed(undefined);
  },
});

const VERDICTS = {
  agree: 'sources agree',
  compatible: 'sources fit together: other moments, or finer',
  contradict: 'sources contradict one another',
} as const;

function printClaims({ matters, dataAge, asOf }: Disagreements, door: Door): void {
  if (matters.length === 0) door.print('no claims');
  for (const { subject, name, propertyName, verdict, claims } of matters) {
    door.print(`${emphasise(door, 'bold', `${name}: ${propertyName}`)}   ${VERDICTS[verdict]}  [${subject}]`);
    for (const claim of claims) {
      const when = claim.validAt === undefined ? '' : ` (${claim.validAt})`;
      const words = claim.words === undefined ? '' : `, "${claim.words}"`;
      door.print(`  ${claim.rank.padEnd(10)}  ${claim.valueName}${when}${words}  [${claim.id}]`);
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
