import type { EllipseReport, Footprint, FootprintMode, PlaceDeg } from '../../flight/index.ts';
import {
  campaignText,
  type Corner,
  ellipseFacts,
  ellipseOutline,
  escapeXml,
  footprintName,
  formatPlace,
  kmlColour,
  MODE_STYLES,
  PALETTE,
  percentText,
  splitRingAtAntimeridian,
  xmlElement,
  type Zone,
  zoneFacts,
  zonesOf,
} from '../../presentation/index.ts';

type Facts = readonly (readonly [what: string, howMuch: string])[];

/** Ellipses lie on each other, so each is filled thinly. */
const FILL_ALPHA = 40;

function element(name: string, ...children: readonly string[]): string {
  return xmlElement(name, {}, ...children);
}

function textElement(name: string, text: string): string {
  return element(name, escapeXml(text));
}

/** What a viewer shows in its balloon, and the same as data for programs. */
function told(facts: Facts): string {
  const rows = facts.map(([name, value]) => xmlElement('Data', { name }, textElement('value', value)));
  return textElement('description', facts.map(([name, value]) => `${name}: ${value}`).join('\n')) + element('ExtendedData', ...rows);
}

function coordinates([longitudeDeg, latitudeDeg]: Corner): string {
  return `${longitudeDeg.toFixed(6)},${latitudeDeg.toFixed(6)},0`;
}

function pointPlacemark(name: string, style: string, { longitudeDeg, latitudeDeg }: PlaceDeg, facts: Facts): string {
  return element(
    'Placemark',
    textElement('name', name),
    told(facts),
    element('styleUrl', `#${style}`),
    element('Point', element('altitudeMode', 'clampToGround'), element('coordinates', coordinates([longitudeDeg, latitudeDeg]))),
  );
}

function ellipsePlacemark(zone: Zone, ellipse: EllipseReport): string {
  const polygons = splitRingAtAntimeridian(ellipseOutline(zone.centre, ellipse)).map((ring) =>
    element(
      'Polygon',
      element('tessellate', '1'),
      element('altitudeMode', 'clampToGround'),
      element('outerBoundaryIs', element('LinearRing', element('coordinates', ring.map(coordinates).join(' ')))),
    ),
  );
  if (polygons.length === 0) return '';
  return element(
    'Placemark',
    textElement('name', `${percentText(ellipse.probability)} ellipse`),
    told(ellipseFacts(ellipse)),
    element('styleUrl', `#${zone.mode.mode}`),
    polygons.length === 1 ? polygons.join('') : element('MultiGeometry', ...polygons),
  );
}

function zoneFolder(footprint: Footprint, zone: Zone, within: readonly string[]): string {
  return element(
    'Folder',
    textElement('name', zone.title),
    textElement(
      'description',
      zoneFacts(footprint, zone)
        .map(([what, howMuch]) => `${what}: ${howMuch}`)
        .join('\n'),
    ),
    ...zone.ellipses.toSorted((a, b) => b.probability - a.probability).map((ellipse) => ellipsePlacemark(zone, ellipse)),
    pointPlacemark(`Centre: ${zone.title}`, `${zone.mode.mode}-centre`, zone.centre, zoneFacts(footprint, zone)),
    ...within,
  );
}

/** A mode with the bands of altitudes inside it. */
function modeFolders(footprint: Footprint): readonly string[] {
  const zones = zonesOf(footprint);
  return zones
    .filter(({ band }) => band === null)
    .map((zone) => {
      const bands = zones.filter(({ mode, band }) => mode === zone.mode && band !== null);
      return zoneFolder(
        footprint,
        zone,
        bands.map((band) => zoneFolder(footprint, band, [])),
      );
    });
}

function modeStyles(mode: FootprintMode, shown: boolean): readonly string[] {
  const { colour } = MODE_STYLES[mode];
  const line = element('LineStyle', element('color', kmlColour(colour)), element('width', shown ? '3' : '2'));
  return [
    xmlElement('Style', { id: mode }, line, element('PolyStyle', element('color', kmlColour(colour, FILL_ALPHA)))),
    iconStyle(`${mode}-centre`, colour),
  ];
}

function iconStyle(id: string, colour: string): string {
  return xmlElement('Style', { id }, element('IconStyle', element('color', kmlColour(colour)), element('scale', '0.8')));
}

function placesFolder({ nominal, actual }: Footprint): string {
  const { target, site } = nominal.request;
  const { touchdown } = nominal;
  const place = ({ latitudeDeg, longitudeDeg }: PlaceDeg) => ['Place', formatPlace(latitudeDeg, longitudeDeg)] as const;
  const marks = [
    pointPlacemark('Touchdown with every deviate zero', 'nominal', touchdown, [place(touchdown), ['Time (UTC)', touchdown.time]]),
    ...(target === null ? [] : [pointPlacemark(site === null ? 'Target' : `Target: ${site}`, 'target', target, [place(target)])]),
    ...(actual === undefined
      ? []
      : [
          pointPlacemark('Actual touchdown', 'actual', actual, [
            place(actual),
            ['Distance from the centre', `${actual.distanceFromCentreKm.toFixed(1)} km`],
            ['On the edge of the ellipse of', percentText(actual.atProbability)],
          ]),
        ]),
  ];
  return element('Folder', element('name', 'Landing'), ...marks);
}

/** KML 2.2: a folder per mode with its ellipses on the ground, largest first, and its centre; then target and landings. */
export function formatFootprintKml(footprint: Footprint): string {
  const { modes, nominal, version } = footprint;
  const parts = [
    textElement('name', `${footprintName(footprint)} footprint`),
    textElement(
      'description',
      `${footprint.vehicle}. ${campaignText(footprint)}. An ellipse holds its probability of a two-dimensional Gaussian; chances of the ` +
        `modes are in their folders. Return of ${nominal.burn.start}. Union Station ${version}.`,
    ),
    ...modes.flatMap(({ mode }, index) => modeStyles(mode, index === 0)),
    iconStyle('target', PALETTE.target),
    iconStyle('nominal', PALETTE.touchdown),
    iconStyle('actual', PALETTE.actual),
    ...modeFolders(footprint),
    placesFolder(footprint),
  ];
  const root = { xmlns: 'http://www.opengis.net/kml/2.2' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('kml', root, element('Document', '\n', parts.join('\n'), '\n'))}\n`;
}
