import { succeed } from '../outcome/index.ts';
import { type ShownBoard, showBoard } from '../workflows/record/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { RECORD_OPTIONS, UNSOURCED, pastHorizon, printAge, printJson } from './record-options.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Shows the station like a departures board: who is aboard, for how long, and with a seat home in which ship. It shows
what is at each port, and what comes and goes next. Days are whole days since launch; "at ISS" counts the flights in
this record. After the last day of which the record knows where ships and people are, every line says so.`,
  words: {},
  options: { ...RECORD_OPTIONS, json: JSON_OPTION },
  examples: ['union board', 'union board --at 2022-03-29T00:00:00Z', 'union board --at 2023-01-20 --as-of 2023-01-20 --json'],
  run: async ({ json, folder, ...question }, door) => {
    const shown = await showBoard(worldOf(folder), question);
    if (!shown.ok) return shown;
    // Words are loaded only where somebody lacks a seat, or all is told.
    if (json) printJson(door, 'board', (await import('../presentation/index.ts')).withWords(shown.value));
    else printBoard(shown.value, await sayingsOf(shown.value, door), door);
    return succeed(undefined);
  },
});

async function sayingsOf({ crew }: ShownBoard, door: Door): Promise<readonly string[]> {
  const reasons = crew.flatMap(({ noSafeSeat }) => (noSafeSeat === null ? [] : [noSafeSeat]));
  if (reasons.length === 0) return [];
  const { say } = await import('./say.ts');
  return reasons.map((reason) => say(reason, door));
}

function printBoard(board: ShownBoard, reasons: readonly string[], door: Door): void {
  const { command: held, expedition, standing, knownUntil } = board;
  const past = standing === 'known' ? null : pastHorizon(knownUntil);
  const heading = [
    'International Space Station',
    board.at,
    expedition === null
      ? 'no expedition'
      : `Expedition ${expedition}${held.unsourced.includes('expedition') ? ` since ${held.expeditionSince?.slice(0, 10)}${UNSOURCED}` : ''}`,
    held.commanderName === null
      ? expedition === null
        ? 'nobody in command'
        : 'commander not known'
      : `commander ${held.commanderName}${held.unsourced.includes('commander') ? ` since ${held.commanderSince?.slice(0, 10)}${UNSOURCED}` : ''}`,
  ];
  door.print(emphasise(door, 'bold', heading.join('   ')));
  if (past !== null)
    door.print(
      emphasise(door, 'yellow', `This is how things stood at ${knownUntil}. Counts of days stop there, for nothing is known after it.`),
    );
  door.print('');
  const tail = past === null ? [] : [past];
  if (board.dataAge.latestAt === null) door.print(`The record begins at ${board.dataAge.begins ?? 'no day'} and has nothing of this day.`);
  else if (board.crew.length === 0) door.print('nobody aboard');
  else
    printTable(
      door,
      [`aboard: ${board.crew.length}`, 'agency', 'went up in', 'days', 'at ISS', 'seat home', ...(past === null ? [] : ['standing'])],
      board.crew.map(({ name, agency, upName, daysThisFlight, daysTotal, seatHomeName, contingencySeat, noSafeSeat }) => [
        name,
        agency,
        upName,
        `${daysThisFlight}`,
        `${daysTotal}`,
        noSafeSeat === null ? `${seatHomeName ?? 'none'}${contingencySeat ? ' (makeshift)' : ''}` : 'none that is safe',
        ...tail,
      ]),
      [3, 4],
    );
  for (const reason of reasons) door.print(emphasise(door, 'yellow', `! ${reason}`));
  for (const { name, since, names } of board.inFreeFlight)
    door.print(
      `in free flight: ${name} since ${since}${names.length === 0 ? '' : `, with ${names.join(', ')}`}${past === null ? '' : `; ${past}`}`,
    );
  door.print('');
  if (board.ports.length > 0)
    printTable(
      door,
      ['port', 'in Russian', 'also called', 'ship', 'since', 'days', ''],
      board.ports.map(({ name, nameNative, otherName, otherNameNative, shipName, since, days, state, leftBy }) => [
        name,
        nameNative ?? '',
        [otherName, otherNameNative].filter((text) => text !== null).join(' / '),
        shipName ?? PORT_STATES[state],
        since ?? '',
        days === null ? '' : `${days}`,
        [shipName === null ? null : PORT_STATES[state], leftBy === null ? null : `left by ${leftBy}`, past]
          .filter((text) => text !== null)
          .join(', '),
      ]),
      [5],
    );
  door.print('');
  if (board.next.length > 0)
    printTable(
      door,
      ['next', 'UTC', 'flight', 'basis'],
      board.next.map(({ event, at, name, basis, net, by, unsourced }) => [
        event,
        `${net ? 'NET ' : by ? 'by ' : ''}${at}${unsourced ? UNSOURCED : ''}`,
        name,
        basis === 'overdue' ? 'planned; overdue, not confirmed' : basis,
      ]),
    );
  printAge(door, board.dataAge, board.asOf);
}

const PORT_STATES = { free: 'free', 'not-in-record': 'not in the record', docked: 'docked', berthed: 'berthed', moving: 'moving' } as const;
