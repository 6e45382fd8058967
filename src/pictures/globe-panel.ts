import { portableAsin, portableAtan2, portableCos, portableSin } from '../math/index.ts';
import { type GeoPermissibleObjects, geoCentroid, geoCircle, geoGraticule10, geoOrthographic, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas110m from 'world-atlas/countries-110m.json' with { type: 'json' };
import type { EventName, FlownReturn, Return } from '../flight/index.ts';
import { clockText, EVENT_TITLES, PALETTE, sunlightRuns, xmlElement } from '../presentation/index.ts';
import { type MapLabel, drawMapLabels } from './map-label.ts';
import { type Point, px } from './svg.ts';

/** Natural Earth at 1:110 million, public domain, as packed by world-atlas. */
const atlas = atlas110m as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
const LAND = feature(atlas, atlas.objects.land);
const BORDERS = mesh(atlas, atlas.objects.countries, (one, other) => one !== other);
const DEG = Math.PI / 180;

/** Events far enough apart to be told from each other on a globe, the most important first. */
const NAMED: readonly EventName[] = ['burn-start', 'touchdown', 'separation', 'burn-end', 'entry-400kft', 'peak-load'];

export function lineOf(places: readonly { longitudeDeg: number; latitudeDeg: number }[]): GeoPermissibleObjects {
  return { type: 'LineString', coordinates: places.map(({ longitudeDeg, latitudeDeg }) => [longitudeDeg, latitudeDeg]) };
}

/** The place with the Sun overhead at touchdown: as far from the landing as the Sun stands from its zenith, in the Sun's azimuth. */
function sunOverhead({ sun, touchdown }: Return): Point {
  const away = (90 - sun.elevationDeg) * DEG;
  const azimuth = sun.azimuthDeg * DEG;
  const latitude0 = touchdown.latitudeDeg * DEG;
  const latitude = portableAsin(
    portableSin(latitude0) * portableCos(away) + portableCos(latitude0) * portableSin(away) * portableCos(azimuth),
  );
  const turned = portableAtan2(
    portableSin(azimuth) * portableSin(away) * portableCos(latitude0),
    portableCos(away) - portableSin(latitude0) * portableSin(latitude),
  );
  return [touchdown.longitudeDeg + turned / DEG, latitude / DEG];
}

/** The whole ground track on a globe turned to its middle, lit and dark, with night as it lies at touchdown. */
export function drawGlobe(flown: FlownReturn, centre: Point, radius: number): string {
  const { report, track } = flown;
  const [longitude, latitude] = geoCentroid(lineOf(track));
  const projection = geoOrthographic()
    .rotate([-longitude, -latitude])
    .clipAngle(90)
    .scale(radius)
    .translate([...centre])
    .precision(0.3);
  const path = geoPath(projection).digits(1);
  const drawn = (what: GeoPermissibleObjects, attributes: Record<string, string | number>) =>
    xmlElement('path', { d: path(what) ?? '', ...attributes });
  const [sunLongitude, sunLatitude] = sunOverhead(report);
  const night = geoCircle()
    .center([sunLongitude + 180, -sunLatitude])
    .radius(90)
    .precision(3)();
  const runs = sunlightRuns(track).map(({ sunlit, samples }) =>
    drawn(lineOf(samples), {
      fill: 'none',
      stroke: sunlit ? PALETTE.lit : PALETTE.dark,
      'stroke-width': 2.6,
      ...(sunlit ? {} : { 'stroke-dasharray': '5 3' }),
    }),
  );
  const visible = (place: { longitudeDeg: number; latitudeDeg: number }) =>
    path({ type: 'Point', coordinates: [place.longitudeDeg, place.latitudeDeg] }) === null
      ? null
      : projection([place.longitudeDeg, place.latitudeDeg]);
  const labels = NAMED.flatMap((name): MapLabel[] => {
    const event = report.events.find((candidate) => candidate.name === name);
    const at = event === undefined ? null : visible(event);
    if (event === undefined || at === null) return [];
    return [{ at, text: `${EVENT_TITLES[name]} ${clockText(event.time, 'minute')}`, colour: PALETTE.ink, bold: name === 'touchdown' }];
  });
  const dots = labels.map(({ at }) =>
    xmlElement('circle', { cx: px(at[0]), cy: px(at[1]), r: 3.5, fill: PALETTE.paper, stroke: PALETTE.ink, 'stroke-width': 1.6 }),
  );
  const line = track.map(visible).filter((point) => point !== null);
  const bounds = { x: centre[0] - radius - 24, y: centre[1] - radius, width: 2 * radius + 48, height: 2 * radius };
  return [
    drawn({ type: 'Sphere' }, { fill: PALETTE.sea }),
    drawn(LAND, { fill: PALETTE.land, stroke: PALETTE.coast, 'stroke-width': 0.6 }),
    drawn(BORDERS, { fill: 'none', stroke: PALETTE.paper, 'stroke-width': 0.5 }),
    drawn(night, { fill: PALETTE.night, 'fill-opacity': 0.16 }),
    drawn(geoGraticule10(), { fill: 'none', stroke: PALETTE.hairline, 'stroke-width': 0.4, 'stroke-opacity': 0.7 }),
    drawn({ type: 'Sphere' }, { fill: 'none', stroke: PALETTE.frame, 'stroke-width': 1 }),
    ...runs,
    ...dots,
    drawMapLabels(labels, [line], [], bounds),
  ].join('\n');
}
