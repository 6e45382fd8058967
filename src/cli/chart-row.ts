/** The bars of one row of the long-range chart, as cells of a terminal: each with its name in it, after it or below it, never cut. */
import type { LongRangeChart } from '../workflows/plan/index.ts';

type Bar = LongRangeChart['rows'][number]['bars'][number];

export interface ChartRowText {
  /** The row itself; below it the names that have no room in it, each from where its bar begins. */
  readonly lines: readonly string[];
  /** Names that had no room below it either. */
  readonly unnamed: readonly string[];
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** More lines of names than this below a row would bury the chart. */
const MOST_LINES_OF_NAMES = 4;

export function chartRowText(bars: readonly Bar[], spanOf: (bar: Bar) => Span, columns: number): ChartRowText {
  const inOrder = bars.toSorted((a, b) => a.from - b.from).map((bar) => ({ bar, span: spanOf(bar), name: nameOf(bar) }));
  const cells = emptyCells(columns);
  for (const { bar, span } of inOrder) drawBar(cells, bar, span);
  const below: string[][] = [];
  const unnamed: string[] = [];
  const besides = inOrder.filter(({ bar, span, name }) => !writeInside(cells, bar, span, name));
  for (const { bar, span, name } of besides) {
    if ([name, bar.short].some((text) => writeWhereFree(cells, text, span.last + 1, span.last + 1))) continue;
    const at = Math.max(0, Math.min(span.first, columns - name.length));
    if (below.some((line) => writeWhereFree(line, name, at, at - 1))) continue;
    if (below.length === MOST_LINES_OF_NAMES || name.length > columns) unnamed.push(bar.short);
    else writeWhereFree(below[below.push(emptyCells(columns)) - 1]!, name, at, at);
  }
  return { lines: [cells, ...below].map((line) => line.join('')), unnamed };
}

const emptyCells = (columns: number): string[] => Array.from({ length: columns }, () => ' ');

const nameOf = ({ short, hasSeats, people }: Bar): string => (hasSeats ? `${short} ${people.length}` : short);

function drawBar(cells: string[], { happened, hasSeats, open }: Bar, { first, last }: Span): void {
  cells.fill(happened ? (hasSeats ? '=' : '-') : hasSeats ? '~' : '.', first, last + 1);
  const end = open ? '>' : ']';
  if (first === last) cells[first] = open ? '>' : '|';
  else [cells[first], cells[last]] = ['[', end];
}

/** A bar that another one covers, or that has its name in the same cells, has none in it. */
function writeInside(cells: string[], { short }: Bar, { first, last }: Span, name: string): boolean {
  const text = [name, short].find(({ length }) => length < last - first);
  if (text === undefined || cells.slice(first + 1, last).some((cell) => !'=-~.'.includes(cell))) return false;
  write(cells, text, first + 1);
  return true;
}

/** Writes where all is blank from `from` on, and one cell after it, so that words stay apart. */
function writeWhereFree(cells: string[], text: string, at: number, from: number): boolean {
  if (at + text.length > cells.length) return false;
  if (cells.slice(Math.max(0, from), at + text.length + 1).some((cell) => cell !== ' ')) return false;
  write(cells, text, at);
  return true;
}

function write(cells: string[], text: string, at: number): void {
  for (const [i, character] of Array.from(text).entries()) cells[at + i] = character;
}
