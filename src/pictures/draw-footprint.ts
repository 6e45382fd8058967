import type { Footprint, ModeFootprint, SampleRows, Spread } from '../flight/index.ts';
import {
  campaignText,
  clockText,
  countText,
  figuresText,
  footprintName,
  formatPlace,
  MODE_STYLES,
  PALETTE,
  percentText,
} from '../presentation/index.ts';
import { fitText, wrapText } from './fit-text.ts';
import type { NamedPlace } from './landing-panel.ts';
import { crossMark, diamondMark, discMark, squareMark } from './map-marks.ts';
import { type ScatterPanel, drawScatter, ellipseLine } from './scatter-panel.ts';
import { type Box, type Point, svgDocument, svgLine, svgText } from './svg.ts';
import { drawZones, flightLineOf, shownEllipse } from './zones-panel.ts';

const WIDTH = 1000;
const SCATTER: Box = { x: 66, y: 92, width: 530, height: 500 };
const COLUMN = { left: 636, right: 974 };
const ZONES: Box = { x: 28, y: 668, width: 946, height: 190 };
const ROW = 18;
const HEADING = { 'font-weight': 600, 'font-size': 13 };
const MUTED = { fill: PALETTE.muted };

/** Rows of what and how much under a heading, and where the next may begin. */
function factTable(
  heading: string,
  rows: readonly (readonly [what: string, howMuch: string])[],
  top: number,
): { svg: string; next: number } {
  const svg = [
    svgText([COLUMN.left, top], heading, HEADING),
    ...rows.flatMap(([what, howMuch], index) => [
      svgText([COLUMN.left, top + ROW * (index + 1)], what, MUTED),
      svgText([COLUMN.right, top + ROW * (index + 1)], howMuch, { 'text-anchor': 'end' }),
    ]),
  ];
  return { svg: svg.join('\n'), next: top + ROW * (rows.length + 1) + 14 };
}

/** What each mark and line on the map is. */
function drawLegend(footprint: Footprint, panel: ScatterPanel, top: number): { svg: string; next: number } {
  const { colour } = MODE_STYLES[footprint.mode];
  const probabilities = footprint.ellipses.map(({ probability }) => probability).toSorted((a, b) => a - b);
  const dot = (at: Point) => discMark(at, colour, 2.5);
  const entries: readonly (readonly [draw: (at: Point) => string, text: string])[] = [
    [
      dot,
      panel.dots < panel.landed
        ? `sample (${countText(panel.dots)} drawn of ${countText(panel.landed)} landed)`
        : `sample (${countText(panel.landed)} landed, all drawn)`,
    ],
    ...probabilities.map(
      (probability, index) =>
        [
          ([x, y]: Point) => svgLine([x - 13, y], [x + 13, y], { stroke: colour, ...ellipseLine(index, probabilities.length) }),
          `ellipse of ${percentText(probability)}`,
        ] as const,
    ),
    ...(footprint.nominal.request.target === null ? [] : [[(at: Point) => crossMark(at, PALETTE.target), 'target'] as const]),
    [(at) => discMark(at, PALETTE.touchdown), 'nominal touchdown: every deviate zero'],
    ...(footprint.actual === undefined ? [] : [[(at: Point) => diamondMark(at, PALETTE.actual), 'actual touchdown'] as const]),
    ...(panel.towns === 0 ? [] : [[squareMark, 'town'] as const]),
  ];
  const svg = entries.map(([draw, text], index) => {
    const y = top + ROW * (index + 1);
    return draw([COLUMN.left + 14, y - 4]) + svgText([COLUMN.left + 38, y], text);
  });
  return { svg: [svgText([COLUMN.left, top], 'Legend', HEADING), ...svg].join('\n'), next: top + ROW * (entries.length + 1) + 14 };
}

function drawEllipseTable(footprint: Footprint, top: number): { svg: string; next: number } {
  const ellipses = footprint.ellipses.toSorted((a, b) => a.probability - b.probability);
  const cells = ellipses.map(({ probability, semiMajorKm, semiMinorKm, azimuthDeg, empiricalCover }) => [
    percentText(probability),
    `${figuresText(semiMajorKm)} × ${figuresText(semiMinorKm)} km`,
    `${azimuthDeg.toFixed(0)}°`,
    `${(empiricalCover * 100).toFixed(1)} %`,
  ]);
  const rights = [COLUMN.left + 76, COLUMN.left + 206, COLUMN.left + 270, COLUMN.right];
  const rows = [['probability', 'semi-axes', 'azimuth', 'cover'], ...cells];
  const svg = rows.flatMap((row, index) =>
    row.map((text, column) =>
      svgText([rights[column] ?? COLUMN.right, top + ROW * (index + 1)], text, { 'text-anchor': 'end', ...(index === 0 ? MUTED : {}) }),
    ),
  );
  return { svg: [svgText([COLUMN.left, top], 'Ellipses', HEADING), ...svg].join('\n'), next: top + ROW * (rows.length + 1) + 14 };
}

function spreadText({ p05, p50, p95 }: Spread, unit: string): string {
  return `${[p05, p50, p95].map((value) => value.toFixed(2)).join(' / ')} ${unit}`;
}

function factRows(footprint: Footprint): readonly (readonly [string, string])[] {
  const { radiusKm, touchdownTime, centre, fromTarget, actual } = footprint;
  const { r50, r90, r95, r99 } = radiusKm;
  const from = footprint.nominal.request.target === null ? 'From the nominal touchdown' : 'From the target';
  const inside =
    actual === undefined
      ? []
      : Object.entries(actual.inside)
          .filter(([, holds]) => holds)
          .map(([probability]) => probability);
  return [
    ['Centre', formatPlace(centre.latitudeDeg, centre.longitudeDeg)],
    [from, `${fromTarget.distanceKm.toFixed(1)} km toward ${fromTarget.azimuthDeg.toFixed(0)}°`],
    ['R50 / R90 / R95 / R99', `${[r50, r90, r95, r99].map(figuresText).join(' / ')} km`],
    ['Touchdown (UTC)', `${clockText(touchdownTime.mean)}Z, sigma ${touchdownTime.sigmaS.toFixed(1)} s`],
    ['5 % to 95 % (UTC)', `${clockText(touchdownTime.p05)}Z to ${clockText(touchdownTime.p95)}Z`],
    ['Peak load, 5 / 50 / 95 %', spreadText(footprint.peakLoadG, 'g')],
    ['Vertical speed, 5 / 50 / 95 %', spreadText(footprint.verticalSpeedMps, 'm/s')],
    ['Horizontal speed, 5 / 50 / 95 %', spreadText(footprint.horizontalSpeedMps, 'm/s')],
    [
      'Ends on its side',
      footprint.onItsSideProbability === null
        ? 'does not apply, or is not known'
        : `${(footprint.onItsSideProbability * 100).toFixed(1)} %`,
    ],
    ...(actual === undefined
      ? []
      : [
          [
            'Actual touchdown',
            inside.length === 0
              ? `outside 99 %, ${actual.distanceFromCentreKm.toFixed(1)} km off`
              : `inside ${inside[0]} % (at ${percentText(actual.atProbability)})`,
          ] as const,
        ]),
  ];
}

/** Where a mode's centre lies on the flight. */
function alongText(footprint: Footprint, { centre }: ModeFootprint): string {
  const [alongKm] = flightLineOf(footprint).alongAndRightKm(centre);
  return `${Math.abs(alongKm).toFixed(1)} km ${alongKm < 0 ? 'short' : 'beyond'}`;
}

function drawModeTable(footprint: Footprint, top: number): string {
  const lefts = [ZONES.x + 38, 292, 374, 506, 626, 800];
  const name = percentText(footprint.confidence);
  const rows = footprint.modes.map((mode) => {
    const ellipse = shownEllipse(footprint, mode);
    return [
      MODE_STYLES[mode.mode].title,
      percentText(mode.weight),
      `${countText(mode.samples)} (${countText(mode.failed)} failed)`,
      alongText(footprint, mode),
      ellipse === undefined
        ? ''
        : `${figuresText(ellipse.semiMajorKm)} × ${figuresText(ellipse.semiMinorKm)} km at ${ellipse.azimuthDeg.toFixed(0)}°`,
      `${clockText(mode.touchdownTime.mean)}Z, sigma ${mode.touchdownTime.sigmaS.toFixed(0)} s`,
    ];
  });
  const lines = footprint.modes.map(({ mode }, index) => {
    const y = top + ROW * (index + 1) - 4;
    const { colour, dash } = MODE_STYLES[mode];
    return svgLine([ZONES.x, y], [ZONES.x + 30, y], { stroke: colour, 'stroke-width': 1.8, 'stroke-dasharray': dash });
  });
  const header = ['mode', 'chance', 'samples', 'centre', `ellipse of ${name}`, 'touchdown (UTC)'];
  const texts = [header, ...rows].flatMap((row, index) =>
    row.map((text, column) => svgText([lefts[column] ?? 0, top + ROW * index], text, index === 0 ? MUTED : {})),
  );
  return [...lines, ...texts].join('\n');
}

/**
 * A footprint on one page: the mode asked for as a scatter with its ellipses over a map, its numbers beside it, and where there are more
 * modes, all of them along the flight. `samples` may be a part of the campaign's; `places` are towns to name. SVG 1.1, self-contained.
 */
export function drawFootprint(
  footprint: Footprint,
  samples: readonly SampleRows[],
  options: { readonly places?: readonly NamedPlace[] } = {},
): string {
  const { modes, nominal, mode, version } = footprint;
  const title = `${footprintName(footprint)} landing footprint, ${nominal.touchdown.time.slice(0, 10)}`;
  const said = `${MODE_STYLES[mode].title}, ${footprint.vehicle}. ${campaignText(footprint)}. Ellipse asked for: ${percentText(footprint.confidence)}.`;
  const panel = drawScatter(
    footprint,
    samples.find((rows) => rows.mode === mode),
    SCATTER,
    options.places ?? [],
  );
  const legend = drawLegend(footprint, panel, SCATTER.y);
  const ellipses = drawEllipseTable(footprint, legend.next);
  const facts = factTable('Over the samples', factRows(footprint), ellipses.next);
  const more = modes.length > 1 || (modes[0]?.bands ?? []).length > 0;
  const note = [
    'An ellipse holds its probability of a two-dimensional Gaussian; its cover is the share of samples inside. Azimuths: clockwise from north.',
    'Maps: azimuthal equidistant, WGS 84 coordinates; borders: Natural Earth.',
    ...(panel.outside > 0 ? [`${countText(panel.outside)} dots outside the map.`] : []),
    ...(panel.left.length > 0 ? [`Outside the map: ${panel.left.join('; ')}.`] : []),
    `Union Station ${version}.`,
  ].join(' ');
  const notes = wrapText(note, 10.5, WIDTH - 56, 4);
  const band = modes.flatMap(({ bands }) => bands ?? [])[0];
  const losses = band === undefined ? '' : `${band.fromKm} to ${band.toKm} km: altitude where guidance was lost; scale: `;
  const below = more
    ? [
        svgText(
          [ZONES.x, ZONES.y - 14],
          `All modes along the flight, which goes to the right: ellipses of ${percentText(footprint.confidence)}`,
          HEADING,
        ),
        svgText([COLUMN.right, ZONES.y - 14], `${losses}km from the ${nominal.request.target === null ? 'touchdown' : 'target'}`, {
          ...MUTED,
          'text-anchor': 'end',
        }),
        drawZones(footprint, ZONES),
        drawModeTable(footprint, ZONES.y + ZONES.height + 46),
      ]
    : [];
  const notesTop = more
    ? ZONES.y + ZONES.height + 46 + ROW * (modes.length + 1) + 10
    : Math.max(SCATTER.y + SCATTER.height + 44, facts.next);
  return svgDocument(
    { width: WIDTH, height: notesTop + 16 * notes.length },
    title,
    `${said} ${note}`,
    svgText([28, 34], fitText(title, 20, WIDTH - 56, true), { 'font-size': 20, 'font-weight': 700 }),
    svgText([28, 55], fitText(said, 13, WIDTH - 56), { 'font-size': 13, ...MUTED }),
    svgText([SCATTER.x, 82], fitText(`Where it comes down: ${MODE_STYLES[mode].title.toLowerCase()}`, 13, SCATTER.width, true), HEADING),
    panel.svg,
    legend.svg,
    ellipses.svg,
    facts.svg,
    ...below,
    ...notes.map((line, index) => svgText([28, notesTop + 16 * index], line, { 'font-size': 10.5, ...MUTED })),
  );
}
