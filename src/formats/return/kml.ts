import type { FlownReturn, ReturnEvent, TrackSample } from '../../flight/index.ts';
import { formatInstant } from '../../time/index.ts';
import { escapeXml, EVENT_TITLES, eventFacts, kmlColour, PALETTE, returnName, sunlightRuns, xmlElement } from '../../presentation/index.ts';

interface Place {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
}

const ALTITUDE_NOTE =
  'Altitudes are metres above the WGS 84 ellipsoid. KML viewers measure from mean sea level (EGM96), so heights show off by the geoid ' +
  'undulation, at most 107 m.';

function element(name: string, ...children: readonly string[]): string {
  return xmlElement(name, {}, ...children);
}

function textElement(name: string, text: string): string {
  return element(name, escapeXml(text));
}

function coordinates({ longitudeDeg, latitudeDeg, altitudeM }: Place, separator: string): string {
  return [longitudeDeg.toFixed(6), latitudeDeg.toFixed(6), altitudeM.toFixed(1)].join(separator);
}

function extendedData(rows: readonly (readonly [string, string])[]): string {
  return element('ExtendedData', ...rows.map(([name, value]) => xmlElement('Data', { name }, textElement('value', value))));
}

function lineStyle(id: string, colour: string, width: number): string {
  return xmlElement('Style', { id }, element('LineStyle', element('color', kmlColour(colour)), element('width', String(width))));
}

function iconStyle(id: string, colour: string): string {
  return xmlElement('Style', { id }, element('IconStyle', element('color', kmlColour(colour)), element('scale', '0.8')));
}

function pointPlacemark(
  name: string,
  style: string,
  place: Place,
  time: string | null,
  data: readonly (readonly [string, string])[],
): string {
  return element(
    'Placemark',
    textElement('name', name),
    ...(time === null ? [] : [element('TimeStamp', textElement('when', time))]),
    element('styleUrl', `#${style}`),
    extendedData(data),
    element('Point', element('altitudeMode', 'absolute'), element('coordinates', coordinates(place, ','))),
  );
}

function eventPlacemark(event: ReturnEvent): string {
  return pointPlacemark(EVENT_TITLES[event.name], 'event', { ...event, altitudeM: event.altitudeKm * 1000 }, event.time, eventFacts(event));
}

/** The moving ship: one time and one place per sample, which Google Earth plays on its time slider. */
function shipPlacemark(name: string, track: readonly TrackSample[]): string {
  const whens = track.map(({ instant }) => element('when', formatInstant(instant, 2)));
  const places = track.map((sample) => element('gx:coord', coordinates(sample, ' ')));
  const moving = element('gx:Track', element('altitudeMode', 'absolute'), ...whens, ...places);
  return element('Placemark', textElement('name', name), element('styleUrl', '#ship'), moving);
}

function pathPlacemark(sunlit: boolean, samples: readonly TrackSample[]): string {
  return element(
    'Placemark',
    element('name', sunlit ? 'Path in sunlight' : 'Path in shadow'),
    element('styleUrl', sunlit ? '#lit' : '#dark'),
    element(
      'LineString',
      element('altitudeMode', 'absolute'),
      element('coordinates', samples.map((sample) => coordinates(sample, ',')).join(' ')),
    ),
  );
}

function placesFolder({ report }: FlownReturn): string {
  const { target, site } = report.request;
  const { touchdown, actual } = report;
  const marks = [
    pointPlacemark('Predicted touchdown', 'touchdown', { ...touchdown, altitudeM: touchdown.groundAboveEllipsoidM }, touchdown.time, [
      ['Vertical speed', `${touchdown.verticalSpeedMps.toFixed(1)} m/s`],
      ['Horizontal speed', `${touchdown.horizontalSpeedMps.toFixed(1)} m/s`],
    ]),
  ];
  if (target !== null) {
    const name = site === null ? 'Target' : `Target: ${site}`;
    marks.push(pointPlacemark(name, 'target', { ...target, altitudeM: touchdown.groundAboveEllipsoidM }, null, [['Kind', 'target']]));
  }
  if (typeof actual?.latitudeDeg === 'number' && typeof actual.longitudeDeg === 'number') {
    const { latitudeDeg, longitudeDeg } = actual;
    const place = { latitudeDeg, longitudeDeg, altitudeM: touchdown.groundAboveEllipsoidM };
    const data = [['Predicted minus actual', `${actual.touchdownErrorS.toFixed(1)} s`]] as const;
    marks.push(pointPlacemark('Actual touchdown', 'actual', place, actual.touchdownTime, data));
  }
  return element('Folder', element('name', 'Landing'), ...marks);
}

/** KML 2.2 with Google's track extension: the ship moving, its path in light and in shadow, the events and the landing. */
export function formatKml(flown: FlownReturn): string {
  const { report, track } = flown;
  const styles = [
    lineStyle('ship', PALETTE.paper, 1),
    lineStyle('lit', PALETTE.lit, 3),
    lineStyle('dark', PALETTE.dark, 3),
    iconStyle('event', PALETTE.altitude),
    iconStyle('target', PALETTE.target),
    iconStyle('touchdown', PALETTE.touchdown),
    iconStyle('actual', PALETTE.actual),
  ];
  const parts = [
    textElement('name', `${returnName(report)} return`),
    textElement('description', `${report.request.vehicle}, ${report.request.mode}. ${ALTITUDE_NOTE} Union Station ${report.version}.`),
    ...styles,
    shipPlacemark(returnName(report), track),
    element('Folder', element('name', 'Path'), ...sunlightRuns(track).map(({ sunlit, samples }) => pathPlacemark(sunlit, samples))),
    element('Folder', element('name', 'Events'), ...report.events.map(eventPlacemark)),
    placesFolder(flown),
  ];
  const namespaces = { xmlns: 'http://www.opengis.net/kml/2.2', 'xmlns:gx': 'http://www.google.com/kml/ext/2.2' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('kml', namespaces, element('Document', '\n', parts.join('\n'), '\n'))}\n`;
}
