/** The long-range chart and lists of reasons for a terminal. */
import { addSeconds, formatDay, secondsBetween } from '../time/index.ts';
import type { LongRangeChart, ReasonJson } from '../workflows/plan/index.ts';
import { chartRowText } from './chart-row.ts';
import type { Door } from './command.ts';
import { say } from './say.ts';
import { emphasise } from './table.ts';

const LEAST_LABEL = 18;
const MOST_LABEL = 26;
const LEAST_COLUMNS = 60;
const USUAL_COLUMNS = 118;
const MONTHS = 'JFMAMJJASOND';

export function printChart(door: Door, chart: LongRangeChart): void {
  const label = Math.min(MOST_LABEL, Math.max(LEAST_LABEL, ...chart.rows.map(({ name }) => name.length)));
  const columns = Math.max(LEAST_COLUMNS, Math.min(240, door.columns ?? USUAL_COLUMNS)) - label - 1;
  const at = (time: number) => Math.floor(((time - chart.from) / (chart.to - chart.from)) * columns);
  const line = (name: string, text: string) => door.print(`${name.padEnd(label).slice(0, label)} ${text}`.trimEnd());
  door.print(emphasise(door, 'bold', say(chart.title, door)));
  door.print('');
  line('', axisLine(chart, columns));
  const spanOf = ({ from, to }: { readonly from: number; readonly to: number }) => {
    const first = Math.max(0, Math.min(columns - 1, at(from)));
    return { first, last: Math.max(first, Math.min(columns - 1, at(to) - 1)) };
  };
  const rows = chart.rows.map((row) => ({ name: row.name, ...chartRowText(row.bars, spanOf, columns) }));
  for (const { name, lines } of rows) for (const [i, text] of lines.entries()) line(i === 0 ? name : '', text);
  door.print('');
  const perColumn = (count: (row: LongRangeChart['counts'][number]) => number) =>
    Array.from({ length: columns }, (_, i) => {
      const time = chart.from + ((i + 0.5) / columns) * (chart.to - chart.from);
      const row = chart.counts.find(({ from, to }) => from <= time && time < to);
      const value = row === undefined ? 0 : count(row);
      return value > 9 ? '+' : `${value}`;
    }).join('');
  line(
    'Russian people',
    perColumn(({ russian }) => russian),
  );
  line(
    'US side people',
    perColumn(({ us }) => us),
  );
  line('guests', perColumn(({ guests }) => guests).replaceAll('0', ' '));
  if (chart.light !== null) {
    const { lit, highBeta, betaDeg, epoch } = chart.light;
    const within = (windows: typeof lit, mark: string) =>
      Array.from({ length: columns }, (_, i) => {
        const time = chart.from + ((i + 0.5) / columns) * (chart.to - chart.from);
        return windows.some(({ from, to }) => from <= time && time < to) ? mark : ' ';
      }).join('');
    line('lit landing', within(lit, '*'));
    line(`|beta| > ${betaDeg} deg`, within(highBeta, '#'));
    door.print(emphasise(door, 'dim', `light from elements of ${formatDay(epoch)} and the turning of the node`));
  }
  if (chart.knownUntil !== null && chart.knownUntil < chart.to)
    door.print(
      emphasise(door, 'dim', `What flew is known until ${formatDay(chart.knownUntil)}; what is drawn after it may have changed since.`),
    );
  door.print(emphasise(door, 'dim', '[MS-28 3=] a ship with seats and how many go home in it; - cargo; ~ and . planned; > stays on'));
  const unnamed = rows.flatMap((row) => row.unnamed).length;
  if (unnamed > 0)
    door.print(
      emphasise(door, 'dim', `${unnamed} more names have no room here: fewer months, a wider terminal, --svg and --json have them.`),
    );
}

/** The first letter of each month where it begins, and the year at January. */
function axisLine(chart: LongRangeChart, columns: number): string {
  const cells = Array.from({ length: columns }, () => ' ');
  const start = formatDay(chart.from);
  let [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1];
  for (let i = 0; i < columns; i++) {
    const now = formatDay(addSeconds(chart.from, (i / columns) * secondsBetween(chart.from, chart.to)));
    const [y, m] = [Number(now.slice(0, 4)), Number(now.slice(5, 7)) - 1];
    if (y === year && m === month && i > 0) continue;
    [year, month] = [y, m];
    const text = m === 0 || i === 0 ? `${y}` : MONTHS[m]!;
    if (cells.slice(Math.max(0, i - 1), i + 1).every((cell) => cell === ' '))
      for (const [k, character] of Array.from(text).entries()) if (i + k < columns) cells[i + k] = character;
  }
  return cells.join('');
}

const SHOWN = 60;

/** Hard reasons first; the soft ones counted by rule unless all are asked for. */
export function printReasons(door: Door, reasons: readonly ReasonJson[], all: boolean): void {
  const hard = reasons.filter((reason) => reason.hard);
  const soft = reasons.filter((reason) => !reason.hard);
  for (const reason of hard.slice(0, SHOWN)) printReason(door, reason);
  if (hard.length > SHOWN) door.print(`  and ${hard.length - SHOWN} more: --json has them all`);
  if (all) for (const reason of soft) printReason(door, reason);
  else if (soft.length > 0) {
    const byRule = new Map<string, number>();
    for (const { rule } of soft) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    door.print(`soft: ${[...byRule].map(([rule, count]) => `${rule} ${count}`).join(', ')} (--all prints them)`);
  }
}

export function printReason(door: Door, reason: ReasonJson): void {
  const { rule, hard, from, to } = reason;
  const when = from === to ? from.slice(0, 16) : `${from.slice(0, 10)} to ${to.slice(0, 10)}`;
  door.print(`${hard ? emphasise(door, 'yellow', 'HARD') : 'soft'}  ${rule.padEnd(16)}  ${when.padEnd(24)}  ${say(reason, door)}`);
}

/** How many breaches of hard rules there are of a plan's own, and how many came with its start. */
export function sayHard(own: number, given = 0): string {
  const but = given === 0 ? '' : given === 1 ? ' but the one that comes with the start' : ` but the ${given} that come with the start`;
  if (own === 0) return `every hard rule holds${but}`;
  return `${own} ${own === 1 ? 'breach' : 'breaches'} of hard rules${given === 0 ? '' : `, and ${given} that ${given === 1 ? 'comes' : 'come'} with the start`}`;
}
