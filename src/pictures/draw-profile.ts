import type { FlownReturn, Return, ReturnEvent, TrackSample } from '../flight/index.ts';
import { type Instant, addSeconds, formatInstant } from '../time/index.ts';
import {
  burnInstant,
  clockText,
  escapeXml,
  EVENT_TITLES,
  eventNamed,
  formatPlace,
  PALETTE,
  returnName,
  sunlightRuns,
  xmlElement,
} from '../presentation/index.ts';
import { type Scale, linearScale, niceDomain, ticksOf } from './scale.ts';
import { staircaseLanes } from './staircase.ts';
import { type Point, pathThrough, svgBox, svgDocument, svgLine, svgText, textWidth } from './svg.ts';

/**
 * The time axis is broken in up to three columns, each with its own even time scale: a return is half an hour of coasting, ten minutes of
 * entry and a quarter of an hour under canopy, and on one scale nothing of the entry could be read.
 */
interface Column {
  readonly name: string;
  readonly fromS: number;
  readonly toS: number;
  readonly left: number;
  readonly right: number;
  readonly axisSide: 'left' | 'right';
  readonly x: Scale;
  readonly samples: readonly TrackSample[];
}

interface Row {
  readonly title: string;
  readonly colour: string;
  readonly top: number;
  readonly bottom: number;
  readonly read: (sample: TrackSample) => number;
  /** Columns that show it; null means all. */
  readonly columns: readonly string[] | null;
  /** One scale for all columns, or one for each. */
  readonly shared: boolean;
  /** Values the scale always holds. */
  readonly always: readonly number[];
  /** The most steps between ticks, and what they may be times a power of ten. */
  readonly steps: number;
  readonly factors?: readonly number[];
  readonly wraps?: true;
}

const SIZE = { width: 960, height: 730 };
const COAST = 'Burn and coast';
const ENTRY = 'Entry';
const CANOPY = 'Under canopy';
/** The entry column opens this long before 400 000 ft. */
const BEFORE_ENTRY_S = 60;
/** Event labels: `room` lanes fit between the title and the panels, and each further lane moves the panels down. */
const LABEL = { size: 11, lane: 14, gap: 4, rise: 13, room: 7 };
const PANELS_TOP = 178;
/** Angles are read in halves and quarters of a right angle. */
const ANGLE_FACTORS = [1, 1.5, 3, 4.5, 9];
const LIGHT_STRIP = { top: 632, height: 5 };

const ROWS: readonly Row[] = [
  {
    title: 'Altitude, km',
    colour: PALETTE.altitude,
    top: PANELS_TOP,
    bottom: 306,
    read: ({ altitudeM }) => altitudeM / 1000,
    columns: null,
    shared: false,
    always: [],
    steps: 5,
  },
  {
    title: 'Speed, m/s',
    colour: PALETTE.speed,
    top: 318,
    bottom: 432,
    read: ({ speedMps }) => speedMps,
    columns: null,
    shared: false,
    always: [],
    steps: 5,
  },
  {
    title: 'Load, g',
    colour: PALETTE.load,
    top: 446,
    bottom: 536,
    read: ({ loadG }) => loadG,
    columns: [ENTRY, CANOPY],
    shared: true,
    always: [0, 1],
    steps: 5,
  },
  {
    title: 'Bank, °',
    colour: PALETTE.bank,
    top: 550,
    bottom: 626,
    read: ({ bankDeg }) => bankDeg,
    columns: [ENTRY],
    shared: true,
    always: [-90, 90],
    steps: 4,
    factors: ANGLE_FACTORS,
    wraps: true,
  },
];

/** The sample at a time between two others, its numbers on the straight line between theirs. */
function sampleAt(track: readonly TrackSample[], seconds: number): TrackSample | undefined {
  const next = track.findIndex(({ sinceBurnS }) => sinceBurnS >= seconds);
  const after = track[next];
  const before = track[next - 1];
  if (after === undefined || before === undefined || after.sinceBurnS === seconds) return after;
  const share = (seconds - before.sinceBurnS) / (after.sinceBurnS - before.sinceBurnS);
  const between = (read: (sample: TrackSample) => number) => read(before) + (read(after) - read(before)) * share;
  return {
    ...before,
    sinceBurnS: seconds,
    altitudeM: between(({ altitudeM }) => altitudeM),
    speedMps: between(({ speedMps }) => speedMps),
    loadG: between(({ loadG }) => loadG),
    bankDeg: between(({ bankDeg }) => bankDeg),
  };
}

function samplesBetween(track: readonly TrackSample[], fromS: number, toS: number): TrackSample[] {
  const inside = track.filter(({ sinceBurnS }) => sinceBurnS > fromS && sinceBurnS < toS);
  return [sampleAt(track, fromS), ...inside, sampleAt(track, toS)].filter((sample) => sample !== undefined);
}

function columnsOf({ report, track }: FlownReturn): Column[] {
  const endS = track.at(-1)?.sinceBurnS ?? 0;
  const startS = track[0]?.sinceBurnS ?? 0;
  const entryS = eventNamed(report, 'entry-400kft')?.sinceBurnS ?? track.find(({ phase }) => phase === 'entry')?.sinceBurnS;
  const canopyS = track.find(({ phase }) => phase === 'canopy')?.sinceBurnS ?? endS;
  const cutS = entryS === undefined ? startS : Math.max(startS, entryS - BEFORE_ENTRY_S);
  const stretches = [
    { name: COAST, fromS: startS, toS: cutS, left: 58, right: 180, axisSide: 'left' as const },
    { name: ENTRY, fromS: cutS, toS: canopyS, left: 244, right: 640, axisSide: 'left' as const },
    { name: CANOPY, fromS: canopyS, toS: endS, left: 654, right: 828, axisSide: 'right' as const },
  ];
  return stretches
    .filter(({ fromS, toS }) => toS > fromS)
    .map((stretch) => ({
      ...stretch,
      x: linearScale([stretch.fromS, stretch.toS], [stretch.left, stretch.right]),
      samples: samplesBetween(track, stretch.fromS, stretch.toS),
    }));
}

function columnAt(columns: readonly Column[], seconds: number): Column | undefined {
  return columns.find(({ toS }) => seconds < toS) ?? columns.at(-1);
}

function showsIn(row: Row, column: Column): boolean {
  return row.columns === null || row.columns.includes(column.name);
}

function tickText(value: number): string {
  return String(Number(value.toFixed(2)) + 0).replace('-', '−');
}

/** Runs to draw without lifting the pen: an angle that passes 180 degrees comes back at -180, and no line joins the two. */
function unbroken(samples: readonly TrackSample[], row: Row): TrackSample[][] {
  const runs: TrackSample[][] = [[]];
  for (const [index, sample] of samples.entries()) {
    const before = samples[index - 1];
    if (row.wraps === true && before !== undefined && Math.abs(row.read(sample) - row.read(before)) > 180) runs.push([]);
    runs.at(-1)?.push(sample);
  }
  return runs;
}

function drawCell(row: Row, column: Column, columns: readonly Column[]): string {
  const scaled = row.shared ? columns.filter((other) => showsIn(row, other)) : [column];
  const values = [...row.always, ...scaled.flatMap(({ samples }) => samples.map(row.read))];
  const fromZero = row.shared || column.name === CANOPY || column.name === ENTRY ? [0] : [];
  const { domain, step } = niceDomain([...values, ...fromZero], row.steps, row.factors);
  const y = linearScale(domain, [row.bottom, row.top]);
  const { left, right, axisSide } = column;
  const grid = ticksOf(domain[0], domain[1], step).map((tick) => {
    const at = axisSide === 'left' ? left - 6 : right + 6;
    const anchor = axisSide === 'left' ? 'end' : 'start';
    return (
      svgLine([left, y(tick)], [right, y(tick)], { stroke: tick === 0 ? PALETTE.frame : PALETTE.grid }) +
      svgText([at, y(tick) + 3.5], tickText(tick), { 'text-anchor': anchor, fill: PALETTE.muted, 'font-size': 10.5 })
    );
  });
  const middle = (row.top + row.bottom) / 2;
  const titleX = axisSide === 'left' ? left - 42 : right + 46;
  const title = svgText([titleX, middle], row.title, {
    transform: `rotate(-90 ${titleX} ${middle})`,
    'text-anchor': 'middle',
    fill: row.colour,
    'font-weight': 600,
  });
  const line = xmlElement('path', {
    d: unbroken(column.samples, row)
      .map((run) => pathThrough(run.map((sample): Point => [column.x(sample.sinceBurnS), y(row.read(sample))])))
      .join(''),
    fill: 'none',
    stroke: row.colour,
    'stroke-width': 2,
    'stroke-linejoin': 'round',
  });
  const frame = svgBox({ x: left, y: row.top, width: right - left, height: row.bottom - row.top }, { fill: 'none', stroke: PALETTE.frame });
  return [...grid, frame, line, title].join('');
}

const TIME_STEPS_S = [10, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600];

/** Seconds since the burn at round numbers, the same instants in UTC, and the name of the column. */
function drawTimeAxis(column: Column, burn: Instant): string {
  const { left, right, fromS, toS } = column;
  const step = TIME_STEPS_S.find((seconds) => ((right - left) * seconds) / (toS - fromS) >= 62) ?? 7200;
  const top = LIGHT_STRIP.top + LIGHT_STRIP.height;
  const centred = { 'text-anchor': 'middle' };
  // A tick too near an end would run into the next column's.
  const fitting = ticksOf(fromS, toS, step).filter((seconds) => column.x(seconds) < right - 18);
  const ticks = fitting.map((seconds) => {
    const x = column.x(seconds);
    return (
      svgLine([x, top], [x, top + 5], { stroke: PALETTE.frame }) +
      svgText([x, top + 17], `${tickText(seconds)} s`, centred) +
      svgText([x, top + 31], formatInstant(addSeconds(burn, seconds)).slice(11, 19), { ...centred, fill: PALETTE.muted, 'font-size': 10.5 })
    );
  });
  const name = svgText([(left + right) / 2, top + 48], column.name, { ...centred, 'font-weight': 600 });
  return [...ticks, name].join('');
}

/** A strip under the panels: amber in sunlight, hatched blue in the Earth's shadow. */
function drawLight(column: Column): string {
  const { top, height } = LIGHT_STRIP;
  return sunlightRuns(column.samples)
    .map(({ sunlit, samples }) => {
      const x = column.x(samples[0]?.sinceBurnS ?? 0);
      const width = column.x(samples.at(-1)?.sinceBurnS ?? 0) - x;
      return svgBox({ x, y: top, width, height }, { fill: sunlit ? PALETTE.lit : 'url(#shadow)' });
    })
    .join('');
}

function drawEvents(events: readonly ReturnEvent[], columns: readonly Column[]): { readonly svg: string; readonly lanes: number } {
  const inTime = events.toSorted((one, other) => one.sinceBurnS - other.sinceBurnS);
  const labels = inTime.flatMap((event) => {
    const column = columnAt(columns, event.sinceBurnS);
    if (column === undefined) return [];
    const title = EVENT_TITLES[event.name];
    const time = clockText(event.time);
    const width = LABEL.gap + textWidth(`${title} ${time}`, LABEL.size) + LABEL.gap;
    const bottom = Math.max(...ROWS.filter((row) => showsIn(row, column)).map((row) => row.bottom));
    return [{ x: column.x(event.sinceBurnS), width, title, time, bottom }];
  });
  const lanes = staircaseLanes(labels);
  const drawn = labels.map(({ x, title, time, bottom }, index) => {
    const baseline = PANELS_TOP - LABEL.rise - (lanes[index] ?? 0) * LABEL.lane;
    const hour = xmlElement('tspan', { dx: LABEL.gap, fill: PALETTE.muted }, escapeXml(time));
    const text = { x: Math.round((x + LABEL.gap) * 10) / 10, y: baseline, 'font-size': LABEL.size, class: 'event-label' };
    return (
      svgLine([x, baseline - LABEL.size + 2], [x, bottom], { stroke: PALETTE.hairline, 'stroke-width': 0.8, class: 'event-line' }) +
      xmlElement('text', text, escapeXml(title), hour)
    );
  });
  return { svg: drawn.join(''), lanes: Math.max(0, ...lanes) + 1 };
}

/** Short facts, what in grey above how much. */
function drawFacts(at: Point, facts: readonly (readonly [what: string, value: string])[]): string {
  return facts
    .map(([what, value], index) => {
      const y = at[1] + index * 33;
      return (
        svgText([at[0], y], what, { fill: PALETTE.muted, 'font-size': 10.5 }) +
        svgText([at[0], y + 14], value, { 'font-weight': 600, 'font-size': 12 })
      );
    })
    .join('');
}

/** For the corner where the coast has neither load nor bank to show. */
function entryFacts({ burn, guidance, massAfterSeparationKg, peakLoadG, request }: Return): (readonly [string, string])[] {
  const { missKm, bankReversals } = guidance;
  return [
    ['Burn', `${burn.durationS.toFixed(0)} s, ${burn.deltaVMps.toFixed(1)} m/s`],
    ['Mass after separation', `${massAfterSeparationKg.toFixed(0)} kg`],
    ['Peak load', `${peakLoadG.toFixed(2)} g`],
    ...(request.mode === 'guided' ? [['Bank reversals', String(bankReversals)] as const] : []),
    ...(missKm === null ? [] : [['Miss of the target', `${missKm.toFixed(1)} km`] as const]),
  ];
}

/** For the corner where a canopy has no bank. */
function landingFacts({ touchdown, sun }: Return): (readonly [string, string])[] {
  return [
    ['Touchdown speed, down and along', `${touchdown.verticalSpeedMps.toFixed(1)} and ${touchdown.horizontalSpeedMps.toFixed(1)} m/s`],
    ['Sun at touchdown', `${Math.abs(sun.elevationDeg).toFixed(0)}° ${sun.elevationDeg < 0 ? 'below' : 'above'} the horizon`],
  ];
}

function drawTitle({ report }: FlownReturn): string {
  const { touchdown, request } = report;
  const mode =
    request.flight === null ? `${request.mode === 'guided' ? 'Guided' : 'Ballistic'} entry` : `${request.vehicle}, ${request.mode} entry`;
  const burn = `burn ${clockText(report.burn.start)}Z`;
  const landing = `predicted touchdown ${clockText(touchdown.time)}Z at ${formatPlace(touchdown.latitudeDeg, touchdown.longitudeDeg, 3)}`;
  return (
    svgText([28, 34], `${returnName(report)} return, ${report.burn.start.slice(0, 10)}`, { 'font-size': 20, 'font-weight': 700 }) +
    svgText([28, 55], `${mode}, ${burn}, ${landing}`, { 'font-size': 13, fill: PALETTE.muted })
  );
}

/**
 * A picture of the whole return on one page: altitude, speed, load and bank against time, with every event. SVG 1.1, self-contained, on white
 * so that it reads in light and in dark viewers.
 */
export function drawProfile(flown: FlownReturn): string {
  const { report } = flown;
  const columns = columnsOf(flown);
  const burn = burnInstant(flown);
  const caption =
    'Altitude above the WGS 84 ellipsoid (HAE); speed relative to the Earth; load in units of 9.80665 m/s². Time from burn start and UTC; ' +
    'each column has its own time scale.';
  const light = `Strip below the panels: amber in sunlight, hatched in the Earth's shadow. Union Station ${report.version}.`;
  const hatch = xmlElement(
    'pattern',
    { id: 'shadow', width: 4, height: 5, patternUnits: 'userSpaceOnUse' },
    svgBox({ x: 0, y: 0, width: 4, height: 5 }, { fill: PALETTE.dark }),
    svgLine([0, 5], [4, 0], { stroke: PALETTE.paper, 'stroke-width': 0.8 }),
  );
  const cells = ROWS.flatMap((row) => columns.filter((column) => showsIn(row, column)).map((column) => drawCell(row, column, columns)));
  const events = drawEvents(report.events, columns);
  const lower = Math.max(0, events.lanes - LABEL.room) * LABEL.lane;
  const body = [
    events.svg,
    ...cells,
    ...columns.map(drawLight),
    ...columns.map((column) => drawTimeAxis(column, burn)),
    columns.some(({ name }) => name === COAST) ? drawFacts([58, 462], entryFacts(report)) : '',
    columns.some(({ name }) => name === CANOPY) ? drawFacts([654, 566], landingFacts(report)) : '',
    svgText([28, 706], caption, { 'font-size': 10.5, fill: PALETTE.muted }),
    svgText([28, 720], light, { 'font-size': 10.5, fill: PALETTE.muted }),
  ];
  return svgDocument(
    { ...SIZE, height: SIZE.height + lower },
    `${returnName(report)} return profile`,
    `Altitude, speed, load and bank from burn to touchdown at ${report.touchdown.time}. ${caption}`,
    xmlElement('defs', {}, hatch),
    drawTitle(flown),
    xmlElement('g', lower === 0 ? {} : { transform: `translate(0 ${lower})` }, '\n', body.join('\n'), '\n'),
  );
}
