import type { Driver, Footprint } from '../flight/index.ts';
import { MODE_STYLES, PALETTE, campaignText, countText, escapeXml, footprintName, xmlElement } from '../presentation/index.ts';
import { fitText, wrapText } from './fit-text.ts';
import { linearScale, niceDomain, ticksOf } from './scale.ts';
import { type Box, svgBox, svgDocument, svgLine, svgText } from './svg.ts';

const WIDTH = 1000;
const TOP = 128;
const ROW = 38;
const LABEL = { left: 28, width: 278 };
const BARS = { left: 318, right: 606 };
const CELLS = { left: 674, width: 60 };
/** The most drivers with a bar of their own; the others, which have least to do with anything, are one bar. */
const MOST_DRIVERS = 16;
const HATCH = 'tornado-hatch';
/** The squared correlation of n pairs without one stays below this over n, 19 times in 20: the 95 % quantile of chi-square with one degree. */
const CHANCE = 3.84;
/** Of a cell that explains all: ink on it has a contrast of 6 still (WCAG 2.2 asks for 4.5). */
const DARKEST = 0.55;

const SHARES: readonly { readonly key: keyof Driver['shares']; readonly title: readonly [string, string] }[] = [
  { key: 'along', title: ['along', 'flight'] },
  { key: 'across', title: ['across', 'flight'] },
  { key: 'touchdownTime', title: ['touchdown', 'time'] },
  { key: 'peakLoad', title: ['peak', 'load'] },
  { key: 'horizontalSpeed', title: ['horizontal', 'speed'] },
];

interface Line {
  readonly name: string;
  readonly about: string;
  readonly share: number;
  readonly shares: Driver['shares'] | null;
  readonly fill: string;
}

/** `12.3 %`, and what is too small for it as such. */
function shareText(share: number): string {
  return share > 0 && share < 0.0005 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`;
}

/** The most that a driver has to do with anything: what decides the hour alone is shown too. */
function weightOf({ shareOfVariance, shares }: Driver): number {
  return Math.max(shareOfVariance, ...Object.values(shares));
}

function linesOf({ drivers, unexplainedShare }: Footprint): readonly Line[] {
  const ranked = drivers.toSorted((a, b) => weightOf(b) - weightOf(a));
  const shown = ranked.slice(0, MOST_DRIVERS).toSorted((a, b) => b.shareOfVariance - a.shareOfVariance);
  const others = ranked.slice(MOST_DRIVERS);
  const sum = (read: (driver: Driver) => number) => others.reduce((total, driver) => total + read(driver), 0);
  return [
    ...shown.map(({ parameter, about, shareOfVariance, shares }) => ({
      name: parameter,
      about,
      share: shareOfVariance,
      shares,
      fill: PALETTE.altitude,
    })),
    ...(others.length === 0
      ? []
      : [
          {
            name: `${countText(others.length)} more`,
            about: 'together',
            share: sum(({ shareOfVariance }) => shareOfVariance),
            shares: {
              along: sum(({ shares }) => shares.along),
              across: sum(({ shares }) => shares.across),
              touchdownTime: sum(({ shares }) => shares.touchdownTime),
              peakLoad: sum(({ shares }) => shares.peakLoad),
              horizontalSpeed: sum(({ shares }) => shares.horizontalSpeed),
            },
            fill: PALETTE.frame,
          },
        ]),
    {
      name: 'unexplained',
      about: 'what no straight line through one parameter takes away',
      share: unexplainedShare,
      shares: null,
      fill: `url(#${HATCH})`,
    },
  ];
}

function drawCell(share: number, cell: Box): string {
  const text = share >= 0.005 ? `${(share * 100).toFixed(0)} %` : share > 0 ? '< 1 %' : '0';
  return (
    svgBox(cell, {
      fill: PALETTE.altitude,
      'fill-opacity': Number((DARKEST * Math.min(1, Math.max(0, share))).toFixed(3)),
      stroke: PALETTE.grid,
    }) +
    svgText([cell.x + cell.width / 2, cell.y + cell.height / 2 + 4], text, {
      'text-anchor': 'middle',
      class: 'cell',
    })
  );
}

/** What decides where the capsule comes down: a bar per parameter, the largest on top, and what no parameter explains as its own. */
export function drawTornado(footprint: Footprint): string {
  const { mode, version } = footprint;
  const lines = linesOf(footprint);
  const title = `${footprintName(footprint)}: what decides the landing place`;
  const said = `${MODE_STYLES[mode].title}, ${footprint.vehicle}. ${campaignText(footprint)}. Share of the variance of the place, east and north together.`;
  const landed = footprint.samples - footprint.failed;
  const notes = [
    'A bar is the share of variance that a straight line through the parameter takes away. Bars need not add up to 100 % where parameters are correlated.',
    `With ${countText(landed)} landed samples a share below ${shareText(Math.min(1, CHANCE / Math.max(1, landed)))} may be chance. Cells: the same of the variance of one quantity each. Union Station ${version}.`,
  ];
  const { domain, step } = niceDomain([0, ...lines.map(({ share }) => share)], 5);
  const x = linearScale(domain, [BARS.left, BARS.right]);
  const bottom = TOP + ROW * lines.length;
  const zero = x(0);
  const rows = lines.flatMap(({ name, about, share, shares, fill }, index) => {
    const y = TOP + ROW * index;
    const [from, to] = [Math.min(zero, x(share)), Math.max(zero, x(share))];
    const wrapped = wrapText(about, 10, LABEL.width, 2);
    return [
      xmlElement(
        'g',
        {},
        xmlElement('title', {}, escapeXml(`${name}: ${about}`)),
        svgText([LABEL.left, y + 11], fitText(name, 11.5, LABEL.width, true), { 'font-weight': 600, 'font-size': 11.5, class: 'driver' }),
        ...wrapped.map((text, at) => svgText([LABEL.left, y + 22 + 11 * at], text, { 'font-size': 10, fill: PALETTE.muted })),
      ),
      svgBox(
        { x: from, y: y + 5, width: to - from, height: ROW - 16 },
        { fill, stroke: PALETTE.altitude, 'stroke-width': 0.8, class: 'bar' },
      ),
      svgText([to + 6, y + 20], shareText(share), { 'font-weight': 600, class: 'share' }),
      ...(shares === null
        ? []
        : SHARES.map(({ key }, column) =>
            drawCell(shares[key], { x: CELLS.left + column * CELLS.width, y: y + 2, width: CELLS.width - 2, height: ROW - 8 }),
          )),
    ];
  });
  const small = { 'font-size': 10, fill: PALETTE.muted };
  const hatch = xmlElement(
    'pattern',
    { id: HATCH, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svgBox({ x: 0, y: 0, width: 6, height: 6 }, { fill: PALETTE.paper }),
    svgLine([0, 0], [0, 6], { stroke: PALETTE.muted, 'stroke-width': 2 }),
  );
  return svgDocument(
    { width: WIDTH, height: bottom + 72 },
    title,
    `${said} ${lines.map(({ name, share }) => `${name}: ${shareText(share)}`).join('; ')}. ${notes.join(' ')}`,
    xmlElement('defs', {}, hatch),
    svgText([28, 34], fitText(title, 20, WIDTH - 56, true), { 'font-size': 20, 'font-weight': 700 }),
    svgText([28, 55], fitText(said, 13, WIDTH - 56), { 'font-size': 13, fill: PALETTE.muted }),
    svgText([BARS.left, TOP - 28], 'Place', { 'font-weight': 600, 'font-size': 12 }),
    ...ticksOf(...domain, step).flatMap((share) => [
      svgLine([x(share), TOP], [x(share), bottom], { stroke: share === 0 ? PALETTE.frame : PALETTE.grid }),
      svgText([x(share), TOP - 6], `${Number((share * 100).toFixed(1))} %`, { ...small, 'text-anchor': 'middle' }),
    ]),
    ...SHARES.flatMap(({ title: [over, under] }, column) => {
      const middle = CELLS.left + column * CELLS.width + (CELLS.width - 2) / 2;
      return [
        svgText([middle, TOP - 18], over, { ...small, 'text-anchor': 'middle' }),
        svgText([middle, TOP - 6], under, { ...small, 'text-anchor': 'middle' }),
      ];
    }),
    ...rows,
    ...notes.map((note, index) => svgText([28, bottom + 34 + 16 * index], note, { 'font-size': 10.5, fill: PALETTE.muted })),
  );
}
