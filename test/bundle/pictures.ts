import {
  drawFootprint,
  drawHistograms,
  drawLongRangeChart,
  drawMap,
  drawProfile,
  drawRecoveryMaps,
  drawTornado,
} from '../../src/pictures/index.ts';
import { sayIn } from '../../src/presentation/index.ts';
import type { NamedPlaceData } from '../../src/workflows/shipped/index.ts';
import { type HandedIn, rowsOf } from './handed-in.ts';

const WORDS = {
  title: 'Map',
  core: 'core',
  zones: 'zones',
  expected: 'expected',
  target: 'target',
  real: 'real',
  found: 'found',
  kilometres: (km: string) => `${km} km`,
  metres: (m: string) => `${m} m`,
  north: 'N',
  degrees: ['N', 'S', 'E', 'W'],
};

/** Every picture there is. */
export default function pictures({ world, flown, footprint, samples, card, chart }: HandedIn): string {
  const places = (JSON.parse(world.files['places.json'] ?? '[]') as readonly NamedPlaceData[]).filter(({ kind }) => kind === 'town');
  const rows = samples.map(rowsOf);
  return JSON.stringify([
    drawProfile(flown),
    drawMap(flown, { places }),
    drawFootprint(footprint, rows, { places }),
    drawHistograms(footprint, rows),
    drawTornado(footprint),
    drawRecoveryMaps(card, WORDS, places),
    drawLongRangeChart(chart, sayIn('en')),
  ]);
}
