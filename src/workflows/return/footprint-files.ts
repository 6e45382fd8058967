import { type Footprint, SAMPLE_SIZE, type SampleRows } from '../../flight/index.ts';
import {
  formatFootprintCzml,
  formatFootprintGeoJson,
  formatFootprintKml,
  formatSamplesCsv,
  formatSamplesParquet,
} from '../../formats/footprint/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import { withWords } from '../../presentation/index.ts';
import { towns } from '../shipped/index.ts';
import type { NamedContent, World } from '../world/index.ts';
import type { FoundFootprint } from './find-footprint.ts';
import { returnFiles } from './return-files.ts';
import type { SampleKeeper } from './sample-keeper.ts';

/** The nominal return as ever, and beside it the footprint, every sample flown, its outlines and its pictures. */
export async function footprintFiles(
  world: World,
  { prediction, footprint, samples }: FoundFootprint,
  keeper: SampleKeeper,
): Promise<Outcome<readonly NamedContent[]>> {
  const every = await everySample(footprint, samples, keeper);
  if (!every.ok) return every;
  const { drawFootprint, drawHistograms, drawTornado } = await import('../../pictures/index.ts');
  return succeed([
    ...(await returnFiles(world, prediction, footprint)),
    { name: 'footprint.json', content: `${JSON.stringify(withWords(footprint), null, 2)}\n` },
    { name: 'samples.csv', content: formatSamplesCsv(every.value) },
    { name: 'samples.parquet', content: await formatSamplesParquet(every.value) },
    { name: 'footprint.geojson', content: formatFootprintGeoJson(footprint) },
    { name: 'footprint.kml', content: formatFootprintKml(footprint) },
    { name: 'footprint.czml', content: formatFootprintCzml(footprint) },
    { name: 'footprint.svg', content: drawFootprint(footprint, samples, { places: towns(world) }) },
    { name: 'histograms.svg', content: drawHistograms(footprint, samples) },
    { name: 'drivers.svg', content: drawTornado(footprint) },
  ]);
}

/** The rows in memory where these are all, else those that were kept on the way. */
async function everySample(
  { modes }: Footprint,
  kept: readonly SampleRows[],
  keeper: SampleKeeper,
): Promise<Outcome<readonly SampleRows[]>> {
  const all: SampleRows[] = [];
  for (const rows of kept) {
    const flown = modes.find(({ mode }) => mode === rows.mode)?.samples ?? rows.indices.length;
    if (flown === rows.indices.length) {
      all.push(rows);
      continue;
    }
    const values = await keeper.rows(rows.mode, flown * SAMPLE_SIZE);
    if (!values.ok) return values;
    all.push({ mode: rows.mode, indices: Float64Array.from({ length: flown }, (_, i) => i), values: values.value });
  }
  return succeed(all);
}
