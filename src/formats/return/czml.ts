import type { FlownReturn, ReturnEvent, TrackSample } from '../../flight/index.ts';
import { addSeconds, formatInstant } from '../../time/index.ts';
import { czmlLabel } from './czml-label.ts';
import {
  burnInstant,
  clockText,
  EVENT_TITLES,
  eventFacts,
  formatPlace,
  htmlTable,
  PALETTE,
  returnName,
  rgbaOf,
  sunlightRuns,
} from '../../presentation/index.ts';

/** Ten times real time shows a return in five and a half minutes. */
const CLOCK_MULTIPLIER = 10;
/** The track's steps are 10 s or less: a fifth-degree polynomial through them is as good as they are, half a metre in free flight. */
const LAGRANGE_DEGREE = 5;
/** Events under canopy stand within kilometres of each other: their labels appear when the camera is this near, metres. */
const CANOPY_LABELS_WITHIN_M = 250_000;

function degreesAndMetres(place: { longitudeDeg: number; latitudeDeg: number; altitudeM: number }): number[] {
  return [Number(place.longitudeDeg.toFixed(7)), Number(place.latitudeDeg.toFixed(7)), Number(place.altitudeM.toFixed(2))];
}

function dot(colour: string, pixelSize: number): object {
  return { pixelSize, color: { rgba: rgbaOf(colour) }, outlineColor: { rgba: rgbaOf(PALETTE.paper) }, outlineWidth: 1.5 };
}

function sampledNumber(epoch: string, track: readonly TrackSample[], read: (sample: TrackSample) => number): object {
  return { epoch, number: track.flatMap((sample) => [Number(sample.sinceBurnS.toFixed(3)), Number(read(sample).toFixed(4))]) };
}

/** The ship, moving. Its bright path grows behind it; Earth-relative speed and load ride along as custom properties. */
function shipPacket(flown: FlownReturn, epoch: string, interval: string): object {
  const { report, track } = flown;
  return {
    id: 'ship',
    name: returnName(report),
    description: htmlTable([
      ['Vehicle', report.request.vehicle],
      ['Burn start (UTC)', report.burn.start],
      ['Predicted touchdown (UTC)', report.touchdown.time],
      ['Place', formatPlace(report.touchdown.latitudeDeg, report.touchdown.longitudeDeg)],
      ['Peak load', `${report.peakLoadG.toFixed(2)} g`],
    ]),
    availability: interval,
    position: {
      epoch,
      referenceFrame: 'FIXED',
      interpolationAlgorithm: 'LAGRANGE',
      interpolationDegree: LAGRANGE_DEGREE,
      cartographicDegrees: track.flatMap((sample) => [Number(sample.sinceBurnS.toFixed(3)), ...degreesAndMetres(sample)]),
    },
    label: czmlLabel(returnName(report), PALETTE.ink),
    point: dot(PALETTE.lit, 10),
    path: {
      leadTime: 0,
      trailTime: track.at(-1)?.sinceBurnS ?? 0,
      resolution: 10,
      width: 4,
      material: { polylineGlow: { color: { rgba: rgbaOf(PALETTE.paper) }, glowPower: 0.2 } },
    },
    properties: {
      speedMps: sampledNumber(epoch, track, ({ speedMps }) => speedMps),
      loadG: sampledNumber(epoch, track, ({ loadG }) => loadG),
      bankDeg: sampledNumber(epoch, track, ({ bankDeg }) => bankDeg),
    },
  };
}

/** Standing lines: Cesium gives a whole path one material at a time, so each stretch of light or shadow is its own polyline. */
function lightPackets(track: readonly TrackSample[]): object[] {
  return sunlightRuns(track).map(({ sunlit, samples }, index) => ({
    id: `path/${index}`,
    name: sunlit ? 'lit path' : 'dark path',
    polyline: {
      positions: { cartographicDegrees: samples.flatMap(degreesAndMetres) },
      arcType: 'NONE',
      width: 2,
      material: sunlit
        ? { solidColor: { color: { rgba: rgbaOf(PALETTE.lit) } } }
        : { polylineDash: { color: { rgba: rgbaOf(PALETTE.dark) }, gapColor: { rgba: rgbaOf(PALETTE.paper, 60) }, dashLength: 12 } },
    },
  }));
}

function eventPacket(event: ReturnEvent, underCanopy: boolean): object {
  const nearness = underCanopy ? { distanceDisplayCondition: { distanceDisplayCondition: [0, CANOPY_LABELS_WITHIN_M] } } : {};
  return {
    id: `event/${event.name}`,
    name: EVENT_TITLES[event.name],
    description: htmlTable(eventFacts(event)),
    position: { cartographicDegrees: degreesAndMetres({ ...event, altitudeM: event.altitudeKm * 1000 }) },
    point: dot(PALETTE.altitude, 7),
    label: { ...czmlLabel(EVENT_TITLES[event.name], PALETTE.ink), ...nearness },
  };
}

function placePackets({ report }: FlownReturn): object[] {
  const { target, site } = report.request;
  const { touchdown } = report;
  const place = (id: string, text: string, colour: string, at: { latitudeDeg: number; longitudeDeg: number }, groundAltitudeM: number) => ({
    id,
    name: text,
    description: htmlTable([
      ['Place', formatPlace(at.latitudeDeg, at.longitudeDeg)],
      ['Ground (WGS 84 ellipsoid)', `${groundAltitudeM.toFixed(0)} m`],
    ]),
    position: { cartographicDegrees: degreesAndMetres({ ...at, altitudeM: groundAltitudeM }) },
    point: dot(colour, 9),
    label: czmlLabel(text, colour),
  });
  return [
    ...(target === null ? [] : [place('target', site ?? 'Target', PALETTE.target, target, touchdown.groundAboveEllipsoidM)]),
    place('touchdown', `Predicted touchdown ${clockText(touchdown.time)}Z`, PALETTE.touchdown, touchdown, touchdown.groundAboveEllipsoidM),
  ];
}

/** CZML for CesiumJS. Positions are Earth-fixed, altitudes metres above the WGS 84 ellipsoid, times UTC. */
export function formatCzml(flown: FlownReturn): string {
  const { report, track } = flown;
  const burn = burnInstant(flown);
  const epoch = formatInstant(burn, 3);
  const start = formatInstant(addSeconds(burn, track[0]?.sinceBurnS ?? 0), 3);
  const end = formatInstant(addSeconds(burn, track.at(-1)?.sinceBurnS ?? 0), 3);
  const interval = `${start}/${end}`;
  const canopyFromS = track.find(({ phase }) => phase === 'canopy')?.sinceBurnS ?? Infinity;
  const packets = [
    {
      id: 'document',
      name: `${returnName(report)} return`,
      version: '1.0',
      clock: { interval, currentTime: epoch, multiplier: CLOCK_MULTIPLIER, range: 'CLAMPED', step: 'SYSTEM_CLOCK_MULTIPLIER' },
    },
    shipPacket(flown, epoch, interval),
    ...lightPackets(track),
    ...report.events.filter(({ name }) => name !== 'touchdown').map((event) => eventPacket(event, event.sinceBurnS >= canopyFromS)),
    ...placePackets(flown),
  ];
  return `${JSON.stringify(packets)}\n`;
}
