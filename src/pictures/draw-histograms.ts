import type { Footprint, SampleColumn, SampleRows } from '../flight/index.ts';
import {
  MODE_STYLES,
  PALETTE,
  ROW_SIZE,
  campaignText,
  countText,
  footprintName,
  isFailedRow,
  sampleColumn,
} from '../presentation/index.ts';
import { decimalExponent, portableCbrt, sampleQuantile } from '../math/index.ts';
import { fitText } from './fit-text.ts';
import { linearScale, niceDomain, niceStep, ticksOf } from './scale.ts';
import { type Box, svgBox, svgDocument, svgLine, svgText, textWidth } from './svg.ts';

interface Quantity {
  readonly column: SampleColumn;
  readonly title: string;
  readonly unit: string;
  /** Values are divided by it to be in `unit`. */
  readonly per: number;
  /** Counted from the samples' mean. */
  readonly aboutMean?: true;
}

const QUANTITIES: readonly Quantity[] = [
  { column: 'sinceBurnS', title: 'Touchdown time about its mean', unit: 's', per: 1, aboutMean: true },
  { column: 'eastM', title: 'East of the nominal touchdown', unit: 'km', per: 1000 },
  { column: 'northM', title: 'North of the nominal touchdown', unit: 'km', per: 1000 },
  { column: 'peakLoadG', title: 'Peak load', unit: 'g', per: 1 },
  { column: 'verticalSpeedMps', title: 'Vertical speed at the ground', unit: 'm/s', per: 1 },
  { column: 'horizontalSpeedMps', title: 'Horizontal speed at the ground', unit: 'm/s', per: 1 },
];

const SIZE = { width: 1000, height: 600 };
const PANEL = { width: 268, height: 148, left: 56, top: 148, across: 322, down: 236 };
const MOST_BARS = 40;
/** Values beyond so many times the span from 5 % to 95 % are counted, not drawn. */
const TAILS = 2;
const MARKS = [
  { p: 0.05, text: '5 %', dash: '4 3', anchor: 'end', shift: -4 },
  { p: 0.5, text: '50 %', dash: 'none', anchor: 'middle', shift: 0 },
  { p: 0.95, text: '95 %', dash: '4 3', anchor: 'start', shift: 4 },
] as const;

/** The values of samples that came down and have one, rising, in the quantity's unit. */
function valuesOf(rows: SampleRows | undefined, { column, per, aboutMean }: Quantity): Float64Array {
  if (rows === undefined) return new Float64Array(0);
  const at = sampleColumn(column);
  const all = Float64Array.from(rows.indices, (_, row) => rows.values[row * ROW_SIZE + at]! / per).filter((value) => !Number.isNaN(value));
  const mean = aboutMean === true && all.length > 0 ? all.reduce((sum, value) => sum + value / all.length, 0) : 0;
  return all.map((value) => value - mean).toSorted();
}

/** Digits that tell the marks from each other, and no more. */
function decimalsFor(span: number): number {
  return span > 0 ? Math.min(4, Math.max(0, 2 - decimalExponent(span))) : 2;
}

function drawHistogram(quantity: Quantity, values: Float64Array, frame: Box, colour: string): string {
  const heading = svgText([frame.x, frame.y - 38], `${quantity.title}, ${quantity.unit}`, { 'font-weight': 600, 'font-size': 12 });
  const border = svgBox(frame, { fill: 'none', stroke: PALETTE.frame });
  const bottom = frame.y + frame.height;
  if (values.length === 0)
    return heading + border + svgText([frame.x + 12, frame.y + 24], 'No sample has this number.', { fill: PALETTE.muted });
  const [low, middle, high] = MARKS.map(({ p }) => sampleQuantile(values, p)) as [number, number, number];
  const tail = TAILS * (high - low);
  const drawn = values.filter((value) => value >= low - tail && value <= high + tail);
  const [first, last] = [drawn[0] ?? low, drawn.at(-1) ?? high];
  const span = last - first;
  // Freedman and Diaconis 1981: a bar is two quartile spans over the cube root of the count wide; here rounded to a number to read.
  const quartiles = sampleQuantile(values, 0.75) - sampleQuantile(values, 0.25);
  const bars = quartiles > 0 ? Math.ceil((span * portableCbrt(values.length)) / (2 * quartiles)) : 1;
  const width = span > 0 ? niceStep(span, Math.max(5, Math.min(MOST_BARS, bars))) : 1;
  const from = span > 0 ? Math.floor(first / width) * width : first - 2.5;
  const counts = Array.from({ length: span > 0 ? Math.floor((last - from) / width) + 1 : 5 }, () => 0);
  for (const value of drawn) {
    const bar = Math.min(counts.length - 1, Math.floor((value - from) / width));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const to = from + width * counts.length;
  const x = linearScale([from, to], [frame.x, frame.x + frame.width]);
  const tallest = niceDomain([0, ...counts], 4);
  const y = linearScale(tallest.domain, [bottom, frame.y]);
  const decimals = decimalsFor(high - low);
  const muted = { 'font-size': 10, fill: PALETTE.muted };
  const beyond = values.length - drawn.length;
  const told = `${[low, middle, high].map((value) => (value + 0).toFixed(decimals)).join('  /  ')} ${quantity.unit}`;
  return [
    heading,
    svgText([frame.x, frame.y - 22], `5 / 50 / 95 %:  ${told}${beyond > 0 ? `; ${countText(beyond)} beyond the frame` : ''}`, {
      'font-size': 10.5,
    }),
    ...ticksOf(...tallest.domain, Math.max(1, tallest.step)).flatMap((count) => [
      svgLine([frame.x, y(count)], [frame.x + frame.width, y(count)], { stroke: PALETTE.grid }),
      svgText([frame.x - 6, y(count) + 3.5], countText(count), { ...muted, 'text-anchor': 'end' }),
    ]),
    ...counts.map((count, index) =>
      count === 0
        ? ''
        : svgBox(
            { x: x(from + index * width), y: y(count), width: x(from + width) - x(from), height: bottom - y(count) },
            { fill: colour, 'fill-opacity': 0.5, stroke: PALETTE.paper, 'stroke-width': 0.6 },
          ),
    ),
    ...MARKS.map(({ dash }, index) => {
      const at = x([low, middle, high][index] ?? middle);
      return svgLine([at, frame.y], [at, bottom], { stroke: PALETTE.ink, 'stroke-width': 1.3, 'stroke-dasharray': dash });
    }),
    ...MARKS.map(({ text, anchor, shift }, index) => {
      const at = x([low, middle, high][index] ?? middle);
      // The middle one has no room between two that stand close; all three are told above.
      const crowded = index === 1 && Math.min(at - x(low), x(high) - at) < textWidth(text, 10) / 2;
      return crowded ? '' : svgText([at + shift, frame.y - 5], text, { 'font-size': 10, 'text-anchor': anchor, class: 'mark' });
    }),
    border,
    ...ticksOf(from, to, niceStep(to - from, 6)).flatMap((value) => [
      svgLine([x(value), bottom], [x(value), bottom + 4], { stroke: PALETTE.frame }),
      svgText([x(value), bottom + 15], String(value), { ...muted, 'text-anchor': 'middle' }),
    ]),
  ].join('\n');
}

/** How the samples of the mode asked for spread in time, place, load and speed, with what 5, 50 and 95 % of them stay below. */
export function drawHistograms(footprint: Footprint, samples: readonly SampleRows[]): string {
  const { mode, version } = footprint;
  const rows = samples.find((set) => set.mode === mode);
  const landed =
    rows === undefined ? 0 : Array.from(rows.indices, (_, row) => isFailedRow(rows.values, row)).filter((failed) => !failed).length;
  const title = `${footprintName(footprint)}: how the samples spread`;
  const said = `${MODE_STYLES[mode].title}, ${footprint.vehicle}. ${campaignText(footprint)}. Drawn: ${countText(landed)} that landed.`;
  const note = `Upright: number of samples. Lines: what 5, 50 and 95 % of the drawn samples stay below. Union Station ${version}.`;
  const panels = QUANTITIES.map((quantity, index) => {
    const frame = {
      x: PANEL.left + (index % 3) * PANEL.across,
      y: PANEL.top + Math.floor(index / 3) * PANEL.down,
      width: PANEL.width,
      height: PANEL.height,
    };
    return drawHistogram(quantity, valuesOf(rows, quantity), frame, MODE_STYLES[mode].colour);
  });
  return svgDocument(
    SIZE,
    title,
    `${said} ${note}`,
    svgText([28, 34], fitText(title, 20, SIZE.width - 56, true), { 'font-size': 20, 'font-weight': 700 }),
    svgText([28, 55], fitText(said, 13, SIZE.width - 56), { 'font-size': 13, fill: PALETTE.muted }),
    ...panels,
    svgText([28, SIZE.height - 22], note, { 'font-size': 10.5, fill: PALETTE.muted }),
  );
}
