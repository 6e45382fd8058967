import {
  formatCzml,
  formatEventsCsv,
  formatGeoJson,
  formatKml,
  formatReentryDataMessage,
  formatTimeline,
} from '../../formats/return/index.ts';
import type { Outcome } from '../../outcome/index.ts';
import { withWords } from '../../presentation/index.ts';
import type { Prediction } from './predict-return.ts';
import { places, writeWhole } from '../world/index.ts';

const ORIGINATOR = 'UNION STATION';

/** `--out DIR`: everything a return can be handed on as. Each file is written whole beside its name and then put in its place. */
export async function writeReturn({ flown }: Prediction, directory: string): Promise<Outcome<readonly string[]>> {
  // The atlas and its projections are loaded only when pictures are asked for.
  const { drawMap, drawProfile } = await import('../../pictures/index.ts');
  const { report } = flown;
  return writeWhole(
    [
      { name: 'return.json', content: `${JSON.stringify(withWords(report), null, 2)}\n` },
      { name: 'events.csv', content: formatEventsCsv(flown) },
      { name: 'track.czml', content: formatCzml(flown) },
      { name: 'track.kml', content: formatKml(flown) },
      { name: 'track.geojson', content: formatGeoJson(flown) },
      { name: 'timeline.ics', content: formatTimeline(flown) },
      { name: 'reentry.rdm', content: formatReentryDataMessage(flown, { originator: ORIGINATOR }) },
      { name: 'profile.svg', content: drawProfile(flown) },
      { name: 'map.svg', content: drawMap(flown, { places: places().filter(({ kind }) => kind === 'town') }) },
    ],
    directory,
  );
}
