import { PALETTE, type Say, sayMessage } from '../presentation/index.ts';
import type { ChartBar, ChartWindow, LongRangeChart } from '../plan/index.ts';
import { DAY_S, type Instant, formatInstant, monthsIn } from '../time/index.ts';
import { fitText } from './fit-text.ts';
import { type Scale, linearScale } from './scale.ts';
import { svgBox, svgDocument, svgLine, svgText, textWidth } from './svg.ts';

const WIDTH = 1400;
const LEFT = 204;
const RIGHT = 20;
const ROW_H = 38;
const HEAD_H = 70;
const COUNT_H = 56;
const STRIP_H = 16;
const REASON_H = 22;
const REASON_BAR_H = 4;
const SHOWN_REASONS = 14;
const FONT = 11;

/** Sides differ in lightness and in the edge too, so that colour never stands alone. */
const SIDE_STYLES = {
  russian: { fill: '#f3d9cc', stroke: PALETTE.load, dash: '' },
  us: { fill: '#d5e6f5', stroke: PALETTE.altitude, dash: '' },
} as const;

/** The long-range chart: a row a port, a bar a ship with those who go home in it, people aboard, light, and the hard rules that are broken. */
export function drawLongRangeChart(chart: LongRangeChart, say: Say): string {
  const x = linearScale([chart.from, chart.to], [LEFT, WIDTH - RIGHT]);
  const hard = chart.reasons.filter((reason) => reason.hard);
  const shown = hard.slice(0, SHOWN_REASONS);
  const rowsEnd = HEAD_H + chart.rows.length * ROW_H;
  const countTop = rowsEnd + 22;
  const lightTop = countTop + COUNT_H + 16;
  const reasonTop = lightTop + (chart.light === null ? 0 : 2 * STRIP_H + 30) + 14;
  const height = reasonTop + Math.max(1, shown.length + (hard.length > shown.length ? 1 : 0)) * REASON_H + 26;
  const title = sayMessage(chart.title, say);
  const parts = [
    svgText([16, 24], fitText(title, 16, WIDTH - 32, true), { 'font-size': 16, 'font-weight': 600 }),
    svgText(
      [16, 42],
      `${dateOf(chart.from)} to ${dateOf(chart.to)}, UTC. Orange: Russian ships, blue: US ships; dashed: planned. Under each name: who goes home in it.${sayKnown(chart)}`,
      { fill: PALETTE.muted },
    ),
    ...axis(chart, x, rowsEnd + COUNT_H + 22),
    ...chart.rows.flatMap((row, i) => {
      const top = HEAD_H + i * ROW_H;
      return [
        svgLine([LEFT, top + ROW_H], [WIDTH - RIGHT, top + ROW_H], { stroke: PALETTE.grid }),
        svgText([16, top + 16], fitText(row.name, FONT, LEFT - 24), { 'font-weight': 600 }),
        svgText([16, top + 30], `${row.segment} segment`, { fill: PALETTE.muted, 'font-size': 9 }),
        ...drawBars(row.bars, x, top),
      ];
    }),
    ...counts(chart, x, countTop),
    ...known(chart, x, countTop + COUNT_H),
    ...light(chart, x, lightTop),
    ...reasons(
      shown.map((reason) => ({ ...reason, text: sayMessage(reason, say) })),
      hard.length,
      x,
      reasonTop,
    ),
  ];
  return svgDocument(
    { width: WIDTH, height },
    title,
    `Ships at ${chart.rows.length} ports from ${dateOf(chart.from)} to ${dateOf(chart.to)}; ${hard.length} ${hard.length === 1 ? 'breach' : 'breaches'} of hard rules.`,
    ...parts,
  );
}

const dateOf = (at: Instant): string => formatInstant(at).slice(0, 10);

const sayKnown = ({ knownUntil, to }: LongRangeChart): string =>
  knownUntil === null || knownUntil >= to ? '' : ` What flew is known until ${dateOf(knownUntil)}.`;

/** The day on which the record ends: what is drawn after it may have changed since. */
function known({ knownUntil, from, to }: LongRangeChart, x: Scale, bottom: number): readonly string[] {
  if (knownUntil === null || knownUntil <= from || knownUntil >= to) return [];
  return [svgLine([x(knownUntil), HEAD_H - 8], [x(knownUntil), bottom], { stroke: PALETTE.ink, 'stroke-dasharray': '2 3' })];
}

/** The bars of a row, from the left: what the words of one take is no room for the next. */
function drawBars(bars: readonly ChartBar[], x: Scale, top: number): readonly string[] {
  const inOrder = bars.toSorted((a, b) => a.from - b.from);
  let free = LEFT;
  return inOrder.flatMap((bar, i) => {
    const left = x(bar.from);
    const right = Math.max(left + 2, x(bar.to));
    const next = inOrder[i + 1];
    const place = { left, right, free, next: next === undefined ? WIDTH - RIGHT : x(next.from) };
    const words = barWords(bar, place);
    free = Math.max(free, right, ...words.map(({ at, width }) => at + width));
    return [drawBar(bar, place, top), ...words.map(({ svg }) => svg(top))];
  });
}

/** Where a bar is on the page, from where its row is free before it, and where the next begins. */
interface Place {
  readonly left: number;
  readonly right: number;
  readonly free: number;
  readonly next: number;
}

function drawBar({ side, hasSeats, happened }: ChartBar, { left, right }: Place, top: number): string {
  const { fill, stroke } = SIDE_STYLES[side];
  return svgBox(
    { x: left, y: top + 4, width: right - left, height: ROW_H - 8 },
    { fill, stroke, 'stroke-width': hasSeats ? 1.6 : 0.8, 'stroke-dasharray': happened ? 'none' : '5 3', rx: 3 },
  );
}

interface BarWords {
  readonly at: number;
  readonly width: number;
  readonly svg: (top: number) => string;
}

const GAP = 4;
const SMALL_FONT = 8;
const UPRIGHT_FONT = 7;

/** A bar's words in it; where its name is too long for that, small in it, beside it, or upright in it or after it, in this order. */
function barWords({ short, riders, hasSeats }: ChartBar, { left, right, free, next }: Place): readonly BarWords[] {
  const level = (at: number, room: number, font: number): readonly BarWords[] => {
    const name = textWidth(short, font, hasSeats);
    const people = riders === '' || room < 24 ? '' : fitText(riders, font - 2, room);
    const weight = hasSeats ? 600 : 400;
    return [
      { at, width: name, svg: (top) => svgText([at, top + 16], short, { 'font-size': font, 'font-weight': weight, class: 'bar' }) },
      ...(people === ''
        ? []
        : [{ at, width: textWidth(people, font - 2), svg: (top: number) => svgText([at, top + 29], people, { 'font-size': font - 2 }) }]),
    ];
  };
  const room = right - left - 2 * GAP;
  const width = textWidth(short, FONT, hasSeats);
  if (width <= room) return level(left + GAP, room, FONT);
  if (textWidth(short, SMALL_FONT, hasSeats) <= room) return level(left + GAP, room, SMALL_FONT);
  if (width <= next - right - 2 * GAP) return level(right + GAP, next - right - 2 * GAP, FONT);
  if (width <= left - free - 2 * GAP) return level(left - GAP - width, width, FONT);
  const middle = right - left > UPRIGHT_FONT ? (left + right) / 2 : next - right > UPRIGHT_FONT + 1 ? right + UPRIGHT_FONT / 2 + 1 : null;
  // A name without any room is left out: `union plan show --json` has them all, and so has a chart of fewer months.
  return middle === null ? [] : [uprightName(short, middle)];
}

function uprightName(short: string, middle: number): BarWords {
  const name = fitText(short, UPRIGHT_FONT, ROW_H - 4);
  const at = middle - UPRIGHT_FONT / 2;
  const base = middle + UPRIGHT_FONT * 0.36;
  const svg = (top: number) =>
    svgText([base, top + ROW_H - 3], name, {
      'font-size': UPRIGHT_FONT,
      transform: `rotate(-90 ${base.toFixed(1)} ${(top + ROW_H - 3).toFixed(1)})`,
    });
  return { at, width: UPRIGHT_FONT, svg };
}

/** Months nearer than this are left out, and only years are drawn. */
const LEAST_MONTH_PX = 9;

/** A line a month, named where there is room; each January has the year. */
function axis({ from, to }: LongRangeChart, x: Scale, bottom: number): readonly string[] {
  const monthPx = x(from + 30.4 * DAY_S) - x(from);
  const parts: string[] = [];
  let lastEnd = -Infinity;
  for (const { at, year, month } of monthsIn(from, to)) {
    const isYear = month === 1;
    if (!isYear && monthPx < LEAST_MONTH_PX) continue;
    const text = isYear ? `${year}` : MONTHS[month - 1]!;
    const left = x(at);
    const end = left + 2 + textWidth(text, 10, isYear);
    parts.push(svgLine([left, HEAD_H - 8], [left, bottom], { stroke: isYear ? PALETTE.hairline : PALETTE.grid }));
    if (left + 2 < lastEnd + 6 || end > WIDTH) continue;
    lastEnd = end;
    parts.push(
      svgText([left + 2, HEAD_H - 10], text, {
        'font-size': 10,
        fill: isYear ? PALETTE.ink : PALETTE.muted,
        'font-weight': isYear ? 600 : 400,
        class: 'tick',
      }),
    );
  }
  return parts;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** People aboard: those of the Russian segment from the bottom, those of the US segment on them, guests above. */
function counts(chart: LongRangeChart, x: Scale, top: number): readonly string[] {
  const most = Math.max(1, ...chart.counts.map(({ russian, us, guests }) => russian + us + guests));
  const y = linearScale([0, most], [top + COUNT_H, top]);
  const boxes = chart.counts.flatMap(({ from, to, russian, us, guests }) => {
    const left = x(from);
    const width = x(to) - left;
    const layer = (low: number, high: number, fill: string) =>
      high > low ? [svgBox({ x: left, y: y(high), width, height: y(low) - y(high) }, { fill })] : [];
    return [
      ...layer(0, russian, '#e2a98c'),
      ...layer(russian, russian + us, '#8db9de'),
      ...layer(russian + us, russian + us + guests, '#cfd6dc'),
    ];
  });
  const ticks = [...new Set([0, 3, 7, most])].filter((value) => value <= most && (value === most || value < most - 1));
  return [
    svgText([16, top + 14], 'People aboard', { 'font-weight': 600 }),
    svgText([16, top + 28], 'Russian, US, guests', { fill: PALETTE.muted, 'font-size': 9 }),
    ...boxes,
    ...ticks.flatMap((value) => [
      svgLine([LEFT, y(value)], [WIDTH - RIGHT, y(value)], { stroke: PALETTE.hairline, 'stroke-width': 0.5 }),
      svgText([LEFT - 6, y(value) + 3], `${value}`, { 'text-anchor': 'end', 'font-size': 9, fill: PALETTE.muted }),
    ]),
  ];
}

function light(chart: LongRangeChart, x: Scale, top: number): readonly string[] {
  if (chart.light === null) return [];
  const strip = (
    name: string,
    windows: LongRangeChart['light'] extends infer L ? (L extends { readonly lit: infer W } ? W : never) : never,
    y: number,
    fill: string,
  ) => [
    svgText([16, y + 11], name, { 'font-size': 10 }),
    svgBox({ x: LEFT, y, width: WIDTH - RIGHT - LEFT, height: STRIP_H - 4 }, { fill: '#eef0f2' }),
    ...windows.map(({ from, to }) => svgBox({ x: x(from), y, width: x(to) - x(from), height: STRIP_H - 4 }, { fill })),
  ];
  return [
    ...strip('lit landing', chart.light.lit, top, '#f4c76b'),
    ...strip(`|beta| over ${chart.light.betaDeg} deg`, chart.light.highBeta, top + STRIP_H + 2, '#9a86bd'),
    svgText(
      [LEFT, top + 2 * STRIP_H + 12],
      `Daylight at the standard Soyuz site as the northbound pass goes over it, from elements of ${dateOf(chart.light.epoch)} and the turning of the node.`,
      { 'font-size': 9, fill: PALETTE.muted },
    ),
  ];
}

function reasons(shown: readonly (ChartWindow & { readonly text: string })[], all: number, x: Scale, top: number): readonly string[] {
  const head = svgText([16, top], all === 0 ? 'No hard rule is broken.' : `Hard rules broken: ${all}`, { 'font-weight': 600 });
  const lines = shown.flatMap((reason, i) => {
    const y = top + 8 + i * REASON_H;
    const barY = y + REASON_H - REASON_BAR_H - 4;
    const left = x(reason.from);
    const width = Math.max(4, x(reason.to) - left);
    const text = `${dateOf(reason.from)} to ${dateOf(reason.to)}  ${reason.text}`;
    return [
      svgLine([LEFT, barY + REASON_BAR_H / 2], [WIDTH - RIGHT, barY + REASON_BAR_H / 2], { stroke: PALETTE.grid }),
      svgBox({ x: left, y: barY, width, height: REASON_BAR_H }, { fill: PALETTE.target, class: 'rule-bar' }),
      svgText([LEFT + 4, y + 10], fitText(text, 10, WIDTH - LEFT - RIGHT - 8), { 'font-size': 10, class: 'rule' }),
    ];
  });
  const more =
    all > shown.length
      ? [
          svgText([LEFT + 4, top + 18 + shown.length * REASON_H], `and ${all - shown.length} more`, {
            'font-size': 10,
            fill: PALETTE.muted,
          }),
        ]
      : [];
  return [head, ...lines, ...more];
}
