import type { EllipseReport, Footprint, ModeFootprint, PlaceDeg } from '../../flight/index.ts';
import { addSeconds, formatInstant } from '../../time/index.ts';
import {
  ellipseFacts,
  ellipseOutline,
  footprintName,
  formatPlace,
  htmlTable,
  MODE_STYLES,
  PALETTE,
  percentText,
  reportInstant,
  rgbaOf,
  type Zone,
  zoneFacts,
  zonesOf,
} from '../../presentation/index.ts';
import { czmlLabel } from '../return/index.ts';

type Facts = readonly (readonly [what: string, howMuch: string])[];

/** A zone is shown for the hour about its mean touchdown, and longer where its samples spread over more. */
const HALF_HOUR_S = 1800;
/** Ellipses lie on each other, so each is filled thinly. */
const FILL_ALPHA = 36;
const ON_GROUND = { heightReference: 'CLAMP_TO_GROUND' } as const;
/** The names of ellipses stand kilometres apart: they appear when the camera is this near, metres. */
const ELLIPSE_LABELS_WITHIN_M = 600_000;

function degrees({ longitudeDeg, latitudeDeg }: PlaceDeg): number[] {
  return [Number(longitudeDeg.toFixed(7)), Number(latitudeDeg.toFixed(7)), 0];
}

function mark(id: string, name: string, place: PlaceDeg, colour: string, facts: Facts): object {
  return {
    id,
    name,
    description: htmlTable(facts),
    position: { cartographicDegrees: degrees(place) },
    point: {
      pixelSize: 9,
      color: { rgba: rgbaOf(colour) },
      outlineColor: { rgba: rgbaOf(PALETTE.paper) },
      outlineWidth: 1.5,
      heightReference: 'CLAMP_TO_GROUND',
    },
    label: czmlLabel(name, colour, ON_GROUND),
  };
}

function shownFrom({ touchdownTime }: ModeFootprint): { readonly start: string; readonly end: string } {
  const mean = reportInstant(touchdownTime.mean);
  const [p05, p95] = [reportInstant(touchdownTime.p05), reportInstant(touchdownTime.p95)];
  const [start, end] = [addSeconds(mean, -HALF_HOUR_S), addSeconds(mean, HALF_HOUR_S)];
  return { start: formatInstant(p05 < start ? p05 : start, 3), end: formatInstant(p95 > end ? p95 : end, 3) };
}

/**
 * A filled outline and its line, which is dashed as its mode is. The outline's own points are given and not CZML's ellipse, whose semi-major
 * axis points east at rotation 0 and which Cesium lays out on a sphere about the centre: in all files an ellipse is the same line.
 */
function ellipsePacket(zone: Zone, ellipse: EllipseReport, availability: string): object[] {
  const { colour, dash } = MODE_STYLES[zone.mode.mode];
  const outline = ellipseOutline(zone.centre, ellipse);
  const [first] = outline;
  if (first === undefined) return [];
  const name = `${zone.title}: ${percentText(ellipse.probability)}`;
  const rgba = rgbaOf(colour);
  return [
    {
      id: `ellipse/${zone.id}/${Number((ellipse.probability * 100).toFixed(2))}`,
      name,
      description: htmlTable(ellipseFacts(ellipse)),
      availability,
      position: { cartographicDegrees: degrees(first) },
      polygon: {
        positions: { cartographicDegrees: outline.flatMap(degrees) },
        arcType: 'GEODESIC',
        material: { solidColor: { color: { rgba: rgbaOf(colour, FILL_ALPHA) } } },
      },
      polyline: {
        positions: { cartographicDegrees: [...outline, first].flatMap(degrees) },
        arcType: 'GEODESIC',
        clampToGround: true,
        width: 3,
        material: dash === 'none' ? { solidColor: { color: { rgba } } } : { polylineDash: { color: { rgba }, dashLength: 14 } },
      },
      label: czmlLabel(percentText(ellipse.probability), colour, {
        ...ON_GROUND,
        distanceDisplayCondition: { distanceDisplayCondition: [0, ELLIPSE_LABELS_WITHIN_M] },
      }),
      properties: {
        mode: zone.mode.mode,
        probability: ellipse.probability,
        semiMajorKm: ellipse.semiMajorKm,
        semiMinorKm: ellipse.semiMinorKm,
        azimuthDeg: ellipse.azimuthDeg,
        empiricalCover: ellipse.empiricalCover,
      },
    },
  ];
}

function zonePackets(footprint: Footprint, zone: Zone): object[] {
  const { start, end } = shownFrom(zone.mode);
  const availability = `${start}/${end}`;
  const centre = mark(`centre/${zone.id}`, zone.title, zone.centre, MODE_STYLES[zone.mode.mode].colour, zoneFacts(footprint, zone));
  return [...zone.ellipses.flatMap((ellipse) => ellipsePacket(zone, ellipse, availability)), { ...centre, availability }];
}

/** CZML for CesiumJS: every ellipse on the ground in the hour of its landing, with centres, target and landings. Times UTC, WGS 84. */
export function formatFootprintCzml(footprint: Footprint): string {
  const { nominal, actual, modes } = footprint;
  const { target, site } = nominal.request;
  const spans = modes.map(shownFrom);
  const start = spans.map((span) => span.start).toSorted()[0];
  const end = spans
    .map((span) => span.end)
    .toSorted()
    .at(-1);
  const place = ({ latitudeDeg, longitudeDeg }: PlaceDeg) => ['Place', formatPlace(latitudeDeg, longitudeDeg)] as const;
  const packets = [
    {
      id: 'document',
      name: `${footprintName(footprint)} footprint`,
      version: '1.0',
      clock: {
        interval: `${start}/${end}`,
        currentTime: formatInstant(reportInstant(footprint.touchdownTime.mean), 3),
        multiplier: 1,
        range: 'CLAMPED',
        step: 'SYSTEM_CLOCK_MULTIPLIER',
      },
    },
    ...zonesOf(footprint).flatMap((zone) => zonePackets(footprint, zone)),
    ...(target === null ? [] : [mark('target', site ?? 'Target', target, PALETTE.target, [place(target)])]),
    mark('nominal-touchdown', 'Touchdown with every deviate zero', nominal.touchdown, PALETTE.touchdown, [
      place(nominal.touchdown),
      ['Time (UTC)', nominal.touchdown.time],
    ]),
    ...(actual === undefined
      ? []
      : [
          mark('actual-touchdown', 'Actual touchdown', actual, PALETTE.actual, [
            place(actual),
            ['Distance from the centre', `${actual.distanceFromCentreKm.toFixed(1)} km`],
            ['On the edge of the ellipse of', percentText(actual.atProbability)],
          ]),
        ]),
  ];
  return `${JSON.stringify(packets)}\n`;
}
