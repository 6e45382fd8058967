import type { FlownReturn } from '../flight/index.ts';
import { clockText, formatPlace, PALETTE, returnName } from '../presentation/index.ts';
import { drawGlobe } from './globe-panel.ts';
import { type NamedPlace, drawLanding } from './landing-panel.ts';
import { type Point, svgDocument, svgLine, svgText, textWidth } from './svg.ts';

const SIZE = { width: 1000, height: 600 };
const GLOBE = { centre: [252, 322] as Point, radius: 214 };
const LANDING = { x: 560, y: 108, width: 414, height: 414 };

/** What each line means, in a row under the globe. */
function drawKey(at: Point): string {
  const entries = [
    { text: 'in sunlight', stroke: { stroke: PALETTE.lit, 'stroke-width': 3 } },
    { text: "in the Earth's shadow", stroke: { stroke: PALETTE.dark, 'stroke-width': 3, 'stroke-dasharray': '5 3' } },
    { text: 'under canopy', stroke: { stroke: PALETTE.altitude, 'stroke-width': 3 } },
  ];
  let x = at[0];
  return entries
    .map(({ text, stroke }) => {
      const start = x;
      x += 32 + textWidth(text, 11) + 16;
      return svgLine([start, at[1] - 4], [start + 26, at[1] - 4], stroke) + svgText([start + 32, at[1]], text);
    })
    .join('');
}

/**
 * The ground track from burn to touchdown on a globe, and the landing area with true distances from the target. `places` are towns to name
 * there; those outside are left out. SVG 1.1, self-contained, on white.
 */
export function drawMap(flown: FlownReturn, options: { readonly places?: readonly NamedPlace[] } = {}): string {
  const { report } = flown;
  const { touchdown, request } = report;
  const { missKm } = report.guidance;
  const title = `${returnName(report)} return, ${report.burn.start.slice(0, 10)}`;
  const landing = `Predicted touchdown ${clockText(touchdown.time)}Z at ${formatPlace(touchdown.latitudeDeg, touchdown.longitudeDeg)}`;
  const miss = missKm === null ? '' : `, ${missKm.toFixed(1)} km from the target`;
  const actual = typeof report.actual?.missKm === 'number' ? `, ${report.actual.missKm.toFixed(1)} km from the actual one` : '';
  const caption =
    'Globe: orthographic; shade is night at touchdown; times UTC. Landing area: azimuthal equidistant about the ' +
    `${request.target === null ? 'touchdown' : 'target'}, WGS 84 coordinates. Borders: Natural Earth.`;
  const small = { 'font-size': 10.5, fill: PALETTE.muted };
  return svgDocument(
    SIZE,
    `${title}: map`,
    `Ground track and landing area. ${landing}. ${caption}`,
    svgText([28, 34], title, { 'font-size': 20, 'font-weight': 700 }),
    svgText([28, 55], `${landing}${miss}${actual}`, { 'font-size': 13, fill: PALETTE.muted }),
    svgText([28, 92], 'From burn to touchdown', { 'font-weight': 600, 'font-size': 13 }),
    svgText([LANDING.x, 92], request.site === null ? 'Landing area' : `Landing area: ${request.site}`, {
      'font-weight': 600,
      'font-size': 13,
    }),
    drawGlobe(flown, GLOBE.centre, GLOBE.radius),
    drawLanding(flown, LANDING, options.places ?? []),
    drawKey([28, 562]),
    svgText([28, 586], caption, small),
    svgText([LANDING.x + LANDING.width, 562], `Union Station ${report.version}`, { ...small, 'text-anchor': 'end' }),
  );
}
