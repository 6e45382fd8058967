import { PALETTE, type Say, sayMessage } from '../presentation/index.ts';
import type { ChartBar, ChartWindow, LongRangeChart } from '../plan/index.ts';
import { DAY_S, type Instant, formatInstant, monthsIn } from '../time/index.ts';
import { fitText } from './fit-text.ts';
import { type Scale, linearScale } from './scale.ts';
import { svgBox, svgDocument, svgLine, svgText, textWidth } from './svg.ts';

const WIDTH = 1400;
const LEFT = 158;
const RIGHT = 20;
const ROW_H = 38;
const HEAD_H = 70;
const COUNT_H = 56;
const STRIP_H = 16;
const REASON_H = 17;
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
      `${dateOf(chart.from)} to ${dateOf(chart.to)}, UTC. Orange: Russian ships, blue: US ships; dashed: planned. Under each name: who goes home in it.`,
      { fill: PALETTE.muted },
    ),
    ...axis(chart, x, rowsEnd + COUNT_H + 22),
    ...chart.rows.flatMap((row, i) => {
      const top = HEAD_H + i * ROW_H;
      return [
        svgLine([LEFT, top + ROW_H], [WIDTH - RIGHT, top + ROW_H], { stroke: PALETTE.grid }),
        svgText([16, top + 16], fitText(row.name, FONT, LEFT - 24), { 'font-weight': 600 }),
        svgText([16, top + 30], `${row.segment} segment`, { fill: PALETTE.muted, 'font-size': 9 }),
        ...row.bars.flatMap((bar) => drawBar(bar, x, top)),
      ];
    }),
    ...counts(chart, x, countTop),
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
    `Ships at ${chart.rows.length} ports from ${dateOf(chart.from)} to ${dateOf(chart.to)}; ${hard.length} breaches of hard rules.`,
    ...parts,
  );
}

const dateOf = (at: Instant): string => formatInstant(at).slice(0, 10);

function drawBar(bar: ChartBar, x: Scale, top: number): readonly string[] {
  const left = x(bar.from);
  const width = Math.max(2, x(bar.to) - left);
  const style = SIDE_STYLES[bar.side];
  const room = width - 8;
  const box = svgBox(
    { x: left, y: top + 4, width, height: ROW_H - 8 },
    {
      fill: style.fill,
      stroke: style.stroke,
      'stroke-width': bar.hasSeats ? 1.6 : 0.8,
      'stroke-dasharray': bar.happened ? 'none' : '5 3',
      rx: 3,
    },
  );
  // A bar too narrow for three letters has none: `union plan show --json` has them all.
  const name = fitText(bar.short, FONT, room, bar.hasSeats);
  if (name !== bar.short && name.length < 4) return [box];
  const people = bar.riders;
  return [
    box,
    svgText([left + 4, top + 16], name, { 'font-weight': bar.hasSeats ? 600 : 400 }),
    ...(people === '' || room < 24 ? [] : [svgText([left + 4, top + 29], fitText(people, 9, room), { 'font-size': 9 })]),
  ];
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
    const left = x(reason.from);
    const width = Math.max(4, x(reason.to) - left);
    const text = `${dateOf(reason.from)} to ${dateOf(reason.to)}  ${reason.text}`;
    return [
      svgBox({ x: left, y, width, height: REASON_H - 4 }, { fill: '#f7c9c9', stroke: PALETTE.target, 'stroke-width': 0.6 }),
      svgText([LEFT + 4, y + 10], fitText(text, 10, WIDTH - LEFT - RIGHT - 8), { 'font-size': 10 }),
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
