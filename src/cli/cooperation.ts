import { succeed } from '../outcome/index.ts';
import { type Cooperation, showCooperation } from '../workflows/record/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { RECORD_OPTIONS, pastHorizon, printAge, printJson } from './record-options.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

const SHOWN_WORDS = 12;

export const command = defineCommand({
  about: `Tells what holds between the partners: agreements and sanctions in force and what each covers, and statements and
letters that bear on them. It tells who flies in the other side's ship, and what each side depends on the others for.`,
  words: {},
  options: { ...RECORD_OPTIONS, json: JSON_OPTION },
  examples: ['union cooperation --at 2022-04-02', 'union cooperation --at 2023-01-20 --json'],
  run: async ({ json, folder, ...question }, door) => {
    const shown = showCooperation(worldOf(folder), question);
    if (!shown.ok) return shown;
    if (json) printJson(door, 'cooperation', shown.value);
    else printCooperation(shown.value, door);
    return succeed(undefined);
  },
});

function printCooperation(state: Cooperation, door: Door): void {
  const title = (text: string) => door.print(emphasise(door, 'bold', `\n${text}`));
  door.print(emphasise(door, 'bold', `Between the partners at ${state.at}`));
  if (state.standing !== 'known')
    door.print(
      emphasise(
        door,
        'yellow',
        `The newest fact is of ${state.knownUntil}. Whether what was in force then still is, is ${pastHorizon(state.knownUntil)}.`,
      ),
    );
  title('Agreements in force');
  for (const agreement of state.agreements) {
    door.print(`  ${agreement.since}  ${agreement.title} (${agreement.parties.join(', ')})  [${agreement.id}]`);
    door.print(`      ${agreement.says}`);
    for (const { at, title: name, says } of agreement.amendments) door.print(`      ${at}  ${name}: ${says}`);
    if (agreement.covers.length > 0) door.print(`      covers ${agreement.coversNames.join(', ')}`);
    if (agreement.seats.length > 0) door.print(`      seats flown by then: ${agreement.seats.length}`);
  }
  title('Sanctions in force');
  for (const { since, by, on, says, except, id } of state.sanctions) {
    door.print(`  ${since}  ${by} on ${on}: ${says}  [${id}]`);
    for (const text of except) door.print(`      except ${text}`);
  }
  title('In the other side’s ship');
  if (state.jointFlights.length === 0) door.print('  nobody');
  for (const { name, says, upName, seatHomeName, under } of state.jointFlights)
    door.print(`  ${name}: ${says}; up in ${upName}, seat home ${seatHomeName ?? 'none'}${under === null ? '' : `, under ${under}`}`);
  title('Letters without an answer');
  if (state.unanswered.length === 0) door.print('  none');
  for (const { by, to, answerBy, letter } of state.unanswered)
    door.print(`  ${by} to ${to}${answerBy === null ? '' : `, answer wanted by ${answerBy}`}  [${letter}]`);
  title('Said, written and decided, latest first');
  for (const { at, by, says, words, outcome, fact } of state.words.slice(0, SHOWN_WORDS)) {
    door.print(`  ${at}  ${by}: ${says}${words === null ? '' : ` "${words}"`}  [${fact}]`);
    if (outcome !== null) door.print(emphasise(door, 'dim', `      what came of it: ${outcome}`));
  }
  if (state.words.length > SHOWN_WORDS) door.print(`  and ${state.words.length - SHOWN_WORDS} more in --json`);
  title('Who depends on whom');
  printTable(
    door,
    ['for', 'given by', 'to', 'without it', 'instead'],
    state.dependencies.map(({ service, givenBy, takenBy, without, instead }) => [service, givenBy, takenBy, without, instead ?? '-']),
  );
  printAge(door, state.dataAge, state.asOf);
}
