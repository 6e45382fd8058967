import { geodesicBetween, geodesicDestination } from '../../earth/index.ts';
import type { Footprint, FlownReturn, TrackSample } from '../../flight/index.ts';
import { RAD_PER_DEG, portableCos, portableHypot, portableSin } from '../../math/index.ts';
import { DAY_S, type Instant, formatInstant, secondsBetween } from '../../time/index.ts';
import { fixedState } from './fixed-state.ts';
import { burnInstant, eventNamed, reportInstant, returnName } from '../../presentation/index.ts';

/** What a message says that the return does not hold. */
export interface ReentryMessageOptions {
  /** Who sends it, as in the SANA registry of organizations. */
  readonly originator: string;
  /** COSPAR designator of the returning ship, `2021-089A`; left out, the message says UNKNOWN. */
  readonly objectId?: string;
  /** Its number in the satellite catalogue: of the ship, not of the station it left. */
  readonly catalogNumber?: number;
  /** CREATION_DATE: when the run was made. */
  readonly created: Instant;
  /** Where its samples came down, for the uncertainties; without it one return carries none. */
  readonly footprint?: Footprint;
}

type Line = readonly [keyword: string, value: string, unit?: string];

/** Lines may not be longer (5.2.2.1). */
const LINE_LIMIT = 254;

/** Text values take upper-case letters, digits, blanks, hyphens and underscores only (5.2.3.3). */
function textValue(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9_ -]+/g, '-')
    .trim();
  return /[A-Z0-9]/.test(plain) ? plain : 'UNKNOWN';
}

function commentLine(text: string): Line {
  return ['COMMENT', text.replace(/[^\x20-\x7e]+/g, '-')];
}

function writeLine([keyword, value, unit]: Line): string {
  const line = keyword === 'COMMENT' ? `COMMENT ${value}` : `${keyword.padEnd(26)} = ${value}${unit === undefined ? '' : ` [${unit}]`}`;
  return line.slice(0, LINE_LIMIT).trimEnd();
}

function nearestSample(track: readonly TrackSample[], seconds: number): TrackSample | undefined {
  let nearest = track[0];
  for (const sample of track)
    if (nearest !== undefined && Math.abs(sample.sinceBurnS - seconds) < Math.abs(nearest.sinceBurnS - seconds)) nearest = sample;
  return nearest;
}

/** Block c of table 3-3, in the Earth-fixed frame named in the metadata. */
function stateVector(sample: TrackSample | undefined): Line[] {
  if (sample === undefined) return [];
  const { positionM, velocityMps } = fixedState(sample);
  const km = (metres: number) => (metres / 1000).toFixed(6);
  return [
    ['EPOCH', formatInstant(sample.instant, 3)],
    ['X', km(positionM[0]), 'km'],
    ['Y', km(positionM[1]), 'km'],
    ['Z', km(positionM[2]), 'km'],
    ['X_DOT', km(velocityMps[0]), 'km/s'],
    ['Y_DOT', km(velocityMps[1]), 'km/s'],
    ['Z_DOT', km(velocityMps[2]), 'km/s'],
  ];
}

/** What the window and the intervals are of: the standard has no keyword for it. */
function impactBasis({ mode, samples, failed, seed, touchdownTime: { sigmaS } }: Footprint): Line {
  return commentLine(
    `Of ${samples - failed} samples of mode ${mode}, seed ${seed}: the window holds the middle 90 percent, one sigma is ${sigmaS.toFixed(1)} s; the intervals are about the mean place`,
  );
}

function impactWindow({ touchdownTime: { p05, p95 } }: Footprint): Line[] {
  return [
    ['IMPACT_WINDOW_START', formatInstant(reportInstant(p05), 3)],
    ['IMPACT_WINDOW_END', formatInstant(reportInstant(p95), 3)],
  ];
}

/** The direction of flight over the ground at the end: from where guidance began, or re-entry, to touchdown. */
function trackAzimuthDeg({ report }: FlownReturn): number {
  const from = eventNamed(report, 'guidance-start') ?? eventNamed(report, 'entry-100km') ?? eventNamed(report, 'entry-400kft');
  return from === undefined ? 90 : geodesicBetween(report.touchdown, from).azimuthDeg + 180;
}

/** Each ellipse between the two tangents across the track, and as wide as between those along it. */
function impactIntervals({ centre, ellipses }: Footprint, azimuthDeg: number): Line[] {
  return ellipses.slice(0, 3).flatMap((ellipse, i): Line[] => {
    const off = (azimuthDeg - ellipse.azimuthDeg) * RAD_PER_DEG;
    const half = (angle: number) => portableHypot(ellipse.semiMajorKm * portableCos(angle), ellipse.semiMinorKm * portableSin(angle));
    const along = half(off) * 1000;
    const start = geodesicDestination(centre, azimuthDeg + 180, along);
    const stop = geodesicDestination(centre, azimuthDeg, along);
    const name = (what: string) => `IMPACT_${i + 1}_${what}`;
    return [
      [name('CONFIDENCE'), (ellipse.probability * 100).toFixed(1), '%'],
      [name('START_LON'), start.longitudeDeg.toFixed(5), 'deg'],
      [name('START_LAT'), start.latitudeDeg.toFixed(5), 'deg'],
      [name('STOP_LON'), stop.longitudeDeg.toFixed(5), 'deg'],
      [name('STOP_LAT'), stop.latitudeDeg.toFixed(5), 'deg'],
      [name('CROSS_TRACK'), (2 * half(off + Math.PI / 2)).toFixed(3), 'km'],
    ];
  });
}

/**
 * CCSDS 508.1-B-1 Re-entry Data Message in keyword-value notation; keywords and their order are those of tables 3-1 to 3-3. Re-entry is the
 * last recorded crossing of 400 000 ft (or of 100 km where that event is missing), counted from the start of the burn. One return carries no
 * window and no confidence, and its uncertainty methods say NONE. With a footprint the method is STOCHASTIC: the window of impact holds its 5th to
 * 95th percentile, and three intervals along the ground track and across it hold its ellipses of 50, 95 and 99 percent.
 */
export function formatReentryDataMessage(flown: FlownReturn, options: ReentryMessageOptions): string {
  const { report, track } = flown;
  const { touchdown, burn } = report;
  const entry = eventNamed(report, 'entry-400kft') ?? eventNamed(report, 'entry-100km');
  if (entry === undefined)
    throw new RangeError('a re-entry data message needs an entry-400kft or an entry-100km event, and this return has neither');
  const start = burnInstant(flown);
  const reentry = reportInstant(entry.time);
  const name = textValue(returnName(report));
  const messageId = `${textValue(options.originator)}-${name}-${formatInstant(start).replace(/[-:]/g, '').slice(0, 15)}`.replace(/ /g, '-');
  const header: Line[] = [
    ['CCSDS_RDM_VERS', '1.0'],
    ['CREATION_DATE', formatInstant(options.created)],
    ['ORIGINATOR', textValue(options.originator)],
    ['MESSAGE_ID', messageId],
  ];
  const metadata: Line[] = [
    commentLine(
      `Union Station ${report.version}, ${report.request.vehicle}, ${report.request.mode} entry; burn of ${burn.deltaVMps.toFixed(1)} m/s`,
    ),
    commentLine(
      `Elements of object ${report.elements.catalogNumber}, ${report.elements.epoch}; mass after separation ${report.massAfterSeparationKg.toFixed(0)} kg`,
    ),
    ['OBJECT_NAME', name],
    ['INTERNATIONAL_DESIGNATOR', textValue(options.objectId ?? 'UNKNOWN')],
    ...(options.catalogNumber === undefined
      ? []
      : ([
          ['CATALOG_NAME', 'SATCAT'],
          ['OBJECT_DESIGNATOR', String(options.catalogNumber)],
        ] as const)),
    ['OBJECT_TYPE', 'PAYLOAD'],
    ['CONTROLLED_REENTRY', 'YES'],
    ['CENTER_NAME', 'EARTH'],
    ['TIME_SYSTEM', 'UTC'],
    ['EPOCH_TZERO', formatInstant(start, 3)],
    ['REF_FRAME', 'ITRF'],
    ['INTRACK_THRUST', 'YES'],
    ['REENTRY_UNCERTAINTY_METHOD', 'NONE'],
    ['REENTRY_DISINTEGRATION', 'NONE'],
    ['IMPACT_UNCERTAINTY_METHOD', options.footprint === undefined ? 'NONE' : 'STOCHASTIC'],
  ];
  const atmosphere: Line[] = [
    commentLine('Altitudes are above the WGS 84 ellipsoid'),
    ['ORBIT_LIFETIME', (secondsBetween(start, reentry) / DAY_S).toFixed(8), 'd'],
    ['REENTRY_ALTITUDE', entry.altitudeKm.toFixed(2), 'km'],
    ['NOMINAL_REENTRY_EPOCH', formatInstant(reentry, 3)],
  ];
  const ground: Line[] = [
    commentLine('Impact is the touchdown of the crew module under its parachute'),
    ...(options.footprint === undefined ? [] : [impactBasis(options.footprint)]),
    ['NOMINAL_IMPACT_EPOCH', formatInstant(reportInstant(touchdown.time), 3)],
    ...(options.footprint === undefined ? [] : impactWindow(options.footprint)),
    ['IMPACT_REF_FRAME', 'ITRF'],
    ['NOMINAL_IMPACT_LON', touchdown.longitudeDeg.toFixed(5), 'deg'],
    ['NOMINAL_IMPACT_LAT', touchdown.latitudeDeg.toFixed(5), 'deg'],
    ['NOMINAL_IMPACT_ALT', touchdown.groundAboveEllipsoidM.toFixed(1), 'm'],
    ...(options.footprint === undefined ? [] : impactIntervals(options.footprint, trackAzimuthDeg(flown))),
  ];
  const blocks = [header, metadata, atmosphere, ground, stateVector(nearestSample(track, entry.sinceBurnS))];
  return `${blocks.map((block) => block.map(writeLine).join('\n')).join('\n\n')}\n`;
}
