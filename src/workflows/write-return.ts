import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCzml, formatEventsCsv, formatGeoJson, formatKml, formatReentryDataMessage, formatTimeline } from '../formats/index.ts';
import { type Outcome, fail, succeed } from '../outcome/index.ts';
import type { Prediction } from './predict-return.ts';
import { places } from './shipped-data.ts';

const ORIGINATOR = 'UNION STATION';

/** `--out DIR`: everything a return can be handed on as. Each file is written whole beside its name and then put in its place. */
export async function writeReturn({ flown }: Prediction, directory: string): Promise<Outcome<readonly string[]>> {
  // The atlas and its projections are loaded only when pictures are asked for.
  const { drawMap, drawProfile } = await import('../pictures/index.ts');
  const files: readonly (readonly [name: string, text: string])[] = [
    ['return.json', `${JSON.stringify(flown.report, null, 2)}\n`],
    ['events.csv', formatEventsCsv(flown)],
    ['track.czml', formatCzml(flown)],
    ['track.kml', formatKml(flown)],
    ['track.geojson', formatGeoJson(flown)],
    ['timeline.ics', formatTimeline(flown)],
    ['reentry.rdm', formatReentryDataMessage(flown, { originator: ORIGINATOR })],
    ['profile.svg', drawProfile(flown)],
    ['map.svg', drawMap(flown, { places: places().filter(({ kind }) => kind === 'town') })],
  ];
  const written: string[] = [];
  try {
    await mkdir(directory, { recursive: true });
    for (const [name, text] of files) {
      const path = join(directory, name);
      const whole = `${path}.part`;
      await writeFile(whole, text).catch(async (error: unknown) => {
        await rm(whole, { force: true });
        throw error;
      });
      await rename(whole, path);
      written.push(path);
    }
  } catch (error) {
    return fail('--out', 'a directory that can be written', error instanceof Error ? error.message : String(error));
  }
  return succeed(written);
}
