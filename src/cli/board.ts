import { succeed } from '../outcome/index.ts';
import { type Board, showBoard } from '../workflows/record/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { RECORD_OPTIONS, printAge, printJson } from './record-options.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Shows the station like a departures board: who is aboard, for how long, and with a seat home in which ship. It shows
what is at each port, and what comes and goes next. Days are whole days since launch; "in all" counts the flights in
this record.`,
  words: {},
  options: { ...RECORD_OPTIONS, json: JSON_OPTION },
  examples: ['union board', 'union board --at 2022-03-29T00:00:00Z', 'union board --at 2023-01-20 --as-of 2023-01-20 --json'],
  run: async ({ json, folder, ...question }, door) => {
    const shown = showBoard(worldOf(folder), question);
    if (!shown.ok) return shown;
    if (json) printJson(door, 'board', shown.value);
    else printBoard(shown.value, door);
    return succeed(undefined);
  },
});

function printBoard(board: Board, door: Door): void {
  const { command: held, expedition } = board;
  const heading = [
    'International Space Station',
    board.at,
    expedition === null ? 'no expedition' : `Expedition ${expedition}`,
    held.commanderName === null ? (expedition === null ? 'nobody in command' : 'commander not known') : `commander ${held.commanderName}`,
  ];
  door.print(emphasise(door, 'bold', heading.join('   ')));
  door.print('');
  if (board.crew.length === 0) door.print('nobody aboard');
  else
    printTable(
      door,
      [`aboard: ${board.crew.length}`, 'agency', 'went up in', 'days', 'in all', 'seat home'],
      board.crew.map(({ name, agency, up, daysThisFlight, daysTotal, seatHome, contingencySeat }) => [
        name,
        agency,
        up,
        `${daysThisFlight}`,
        `${daysTotal}`,
        `${seatHome ?? 'none'}${contingencySeat ? ' (makeshift)' : ''}`,
      ]),
      [3, 4],
    );
  for (const { name, since, people } of board.inFreeFlight)
    door.print(`in free flight: ${name} since ${since}${people.length === 0 ? '' : `, with ${people.join(', ')}`}`);
  door.print('');
  printTable(
    door,
    ['port', 'also called', 'ship', 'since', ''],
    board.ports.map(({ name, otherName, shipName, since, state, leftBy }) => [
      name,
      otherName ?? '',
      shipName ?? '-',
      since ?? '',
      leftBy === null ? (state === 'free' ? '' : state) : `${state}, gone by ${leftBy}`,
    ]),
  );
  door.print('');
  if (board.next.length > 0)
    printTable(
      door,
      ['next', 'UTC', 'flight', 'basis'],
      board.next.map(({ event, at, name, basis, net }) => [event, `${net ? 'NET ' : ''}${at}`, name, basis]),
    );
  printAge(door, board.dataAge, board.asOf);
}
