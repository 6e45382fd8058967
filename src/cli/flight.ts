import { succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { type FlightAnswer, showFlight } from '../workflows/record/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { say } from './say.ts';
import { printFacts } from './print-facts.ts';
import { RECORD_OPTIONS, UNSOURCED, pastHorizon, printAge, printJson } from './record-options.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: 'Tells a flight: who rode up and down in it, where it was docked and when, how it landed, and where sources disagree about it.',
  words: { name: { kind: 'text', value: 'ID', needed: true, upTo: 4 } },
  options: { ...RECORD_OPTIONS, sources: { kind: 'switch', help: 'shows every fact used, with its sources' }, json: JSON_OPTION },
  examples: [
    'union flight soyuz-ms-19',
    'union flight "soyuz ms-22" --sources',
    'union flight "Союз МС-19" --json',
    'union flight sts-135',
  ],
  run: async ({ json, sources: sourced = false, name, folder, ...question }, door) => {
    const shown = await showFlight(worldOf(folder), name, question);
    if (!shown.ok) return shown;
    const { voyage, taken, facts, sources } = shown.value;
    if (taken !== null) door.printError(`note: ${say(taken, door)}`);
    if (json) printJson(door, 'flight', withWords({ ...voyage, taken, ...(sourced && { factLines: facts, sources }) }));
    else printVoyage(shown.value, sourced, door);
    return succeed(undefined);
  },
});

function printVoyage({ voyage, facts, sayings, sources }: FlightAnswer, withSources: boolean, door: Door): void {
  const names = [voyage.nameNative, voyage.spacecraft, voyage.operator].filter((text) => text !== null);
  door.print(emphasise(door, 'bold', voyage.name) + (names.length === 0 ? '' : `   ${names.join(', ')}`) + `   [${voyage.id}]`);
  if (voyage.text !== null) {
    const past = voyage.standing === 'known' ? ' so far' : ` by ${voyage.knownUntil}; ${pastHorizon(voyage.knownUntil)}`;
    door.print(`flew ${voyage.text}${voyage.landing === null ? past : ''}`);
  }
  if (voyage.endUnknown)
    door.print(
      `left the station ${voyage.leftBy === null ? `at ${voyage.undocking}` : `by ${voyage.leftBy}`}; its end is not in the record`,
    );
  if (voyage.up.length + voyage.down.length > 0) {
    const everybody = [...new Map([...voyage.up, ...voyage.down].map(({ id, name }) => [id, name]))];
    printTable(
      door,
      ['person', 'up', 'down', 'agency', 'seat under'],
      everybody.map(([id, name]) => {
        const up = voyage.up.find((rider) => rider.id === id);
        const down = voyage.down.find((rider) => rider.id === id);
        return [name, up?.role ?? '-', down?.role ?? '-', up?.agency ?? '', up?.under ?? ''];
      }),
    );
  }
  printTable(
    door,
    ['UTC', 'what'],
    voyage.events.map(({ at, by, says, unsourced, overdue }) => [
      `${by ? 'by ' : ''}${at}${unsourced.includes('at') ? UNSOURCED : ''}`,
      `${says}${unsourced.some((field) => field !== 'at') ? ` (no page for ${unsourced.filter((field) => field !== 'at').join(', ')})` : ''}${overdue ? '; overdue, not confirmed' : ''}`,
    ]),
  );
  const attitudes = [
    voyage.attitudeAtTouchdown === null ? null : `${voyage.attitudeAtTouchdown} at touchdown`,
    voyage.attitudeAtRecovery === null ? null : `${voyage.attitudeAtRecovery} at recovery`,
  ].filter((text) => text !== null);
  if (attitudes.length > 0) door.print(`came to rest: ${attitudes.join(', ')}`);
  if (voyage.claims.length > 0) door.print(`sources speak apart: ${voyage.claims.length} claims, see union claims --about ${voyage.id}`);
  if (withSources) printFacts(door, { facts, sayings, sources });
  printAge(door, voyage.dataAge, voyage.asOf);
}
