import { geodesicBetween, geodesicDestination } from '../earth/index.ts';
import type { Footprint, PlaceDeg } from '../flight/index.ts';
import { MODE_STYLES, PALETTE, ellipseOutline, eventNamed, type Zone, xmlElement, zonesOf } from '../presentation/index.ts';
import { RAD_PER_DEG, portableCos, portableSin } from '../math/index.ts';
import { lineOf } from './globe-panel.ts';
import { localMap } from './local-map.ts';
import { type MapLabel, drawMapLabels } from './map-label.ts';
import { crossMark, discMark, northArrow, scaleBar } from './map-marks.ts';
import { niceStep, ticksOf } from './scale.ts';
import { type Box, type Point, svgBox, svgLine, svgText } from './svg.ts';

/** How far a place lies along the flight and to the right of it, km, from the target (or the touchdown, where there is none). */
export interface FlightLine {
  readonly start: PlaceDeg;
  readonly headingDeg: number;
  readonly alongAndRightKm: (place: PlaceDeg) => Point;
}

/** The great circle on which the capsule comes: from where it enters to where it comes down. Modes line up along it. */
export function flightLineOf({ nominal }: Footprint): FlightLine {
  const start = nominal.request.target ?? nominal.touchdown;
  const entry = eventNamed(nominal, 'entry-100km') ?? eventNamed(nominal, 'entry-400kft') ?? nominal.events[0];
  const headingDeg = entry === undefined ? 90 : geodesicBetween(entry, nominal.touchdown).arrivalAzimuthDeg;
  const alongAndRightKm = (place: PlaceDeg): Point => {
    const { distanceM, azimuthDeg } = geodesicBetween(start, place);
    const turn = (azimuthDeg - headingDeg) * RAD_PER_DEG;
    return [(distanceM / 1000) * portableCos(turn), (distanceM / 1000) * portableSin(turn)];
  };
  return { start, headingDeg, alongAndRightKm };
}

/** The ellipse that a zone is shown by: of the probability the reader asked for, or the nearest. */
export function shownEllipse({ confidence }: Footprint, { ellipses }: Pick<Zone, 'ellipses'>) {
  return ellipses.toSorted((a, b) => Math.abs(a.probability - confidence) - Math.abs(b.probability - confidence))[0];
}

/** Half the height of an ellipse whose name does not stand at its centre. */
const WIDE_PX = 36;

/** Every zone by one ellipse, on a map turned so that the flight goes to the right; distances along it under the frame. */
export function drawZones(footprint: Footprint, frame: Box): string {
  const line = flightLineOf(footprint);
  const zones = zonesOf(footprint)
    .filter(({ mode, band }) => band !== null || (mode.bands ?? []).length === 0)
    .map((zone) => {
      const ellipse = shownEllipse(footprint, zone);
      return { ...zone, outline: ellipse === undefined ? [] : ellipseOutline(zone.centre, ellipse) };
    });
  const reached = zones.flatMap(({ outline, centre }) => [centre, ...outline]).map(line.alongAndRightKm);
  const alongs = [0, ...reached.map(([along]) => along)];
  const [lowKm, highKm] = [Math.min(...alongs), Math.max(...alongs)];
  const acrossKm = Math.max(1, ...reached.map(([, right]) => Math.abs(right)));
  const spanKm = Math.max(highKm - lowKm, 2);
  const pxPerKm = Math.min((frame.width - 60) / spanKm, (frame.height - 24) / (2 * acrossKm));
  const middleKm = (lowKm + highKm) / 2;
  const middle = geodesicDestination(line.start, line.headingDeg, middleKm * 1000);
  const onward = geodesicDestination(line.start, line.headingDeg, middleKm * 1000 + 1000);
  const rightDeg = geodesicBetween(middle, onward).azimuthDeg;
  const map = localMap(frame, middle, pxPerKm, rightDeg);
  const bar = scaleBar(frame, pxPerKm);
  const north = northArrow(frame, 90 - rightDeg);
  // A wide ellipse is named at its top, clear of the centres of others; modes come before bands, for whom there may be no room.
  const named = zones.toSorted((a, b) => Number(a.band !== null) - Number(b.band !== null));
  const labels: MapLabel[] = named.map(({ title, band, centre, mode, outline }) => {
    const at = map.project(centre);
    const top = outline.map(map.project).reduce((highest, point) => (point[1] < highest[1] ? point : highest), at);
    return {
      at: at[1] - top[1] > WIDE_PX ? top : at,
      text: band === null ? title : `${band.fromKm} to ${band.toKm} km`,
      colour: MODE_STYLES[mode.mode].colour,
      bold: band === null,
    };
  });
  const x = (alongKm: number) => frame.x + frame.width / 2 + (alongKm - middleKm) * pxPerKm;
  const widthKm = frame.width / pxPerKm;
  const ticks = ticksOf(middleKm - widthKm / 2, middleKm + widthKm / 2, niceStep(widthKm, 10));
  const bottom = frame.y + frame.height;
  const small = { 'font-size': 10.5, fill: PALETTE.muted, 'text-anchor': 'middle' };
  const clipId = 'zones-frame';
  const outlines = zones.map(({ outline, mode }) => {
    const { colour, dash } = MODE_STYLES[mode.mode];
    const ring = [...outline, ...outline.slice(0, 1)];
    return outline.length === 0
      ? ''
      : map.drawn(
          { type: 'Polygon', coordinates: [ring.toReversed().map(({ longitudeDeg, latitudeDeg }) => [longitudeDeg, latitudeDeg])] },
          {
            fill: colour,
            'fill-opacity': 0.12,
            stroke: colour,
            'stroke-width': 1.8,
            'stroke-dasharray': dash,
          },
        );
  });
  const inside = [
    map.ground,
    map.drawn(lineOf(footprint.nominal.events), { stroke: PALETTE.frame, 'stroke-width': 1.4, 'stroke-dasharray': '10 4' }),
    ...outlines,
    ...zones.map(({ centre, mode }) => discMark(map.project(centre), MODE_STYLES[mode.mode].colour, 3)),
    footprint.nominal.request.target === null ? '' : crossMark(map.project(line.start), PALETTE.target),
    drawMapLabels(
      labels,
      zones.map(({ outline }) => outline.map(map.project).filter((_, index) => index % 4 === 0)),
      [bar.box, north.box],
      { x: frame.x + 4, y: frame.y + 4, width: frame.width - 8, height: frame.height - 8 },
    ),
    bar.svg,
    north.svg,
  ];
  return [
    xmlElement('clipPath', { id: clipId }, svgBox(frame, {})),
    xmlElement('g', { 'clip-path': `url(#${clipId})` }, ...inside),
    svgBox(frame, { fill: 'none', stroke: PALETTE.frame }),
    ...ticks.map((km) => svgLine([x(km), bottom], [x(km), bottom + 4], { stroke: PALETTE.frame })),
    ...ticks.map((km) => svgText([x(km), bottom + 16], km > 0 ? `+${km}` : String(km), small)),
  ].join('\n');
}
