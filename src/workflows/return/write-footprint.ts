import { readFile } from 'node:fs/promises';
import { type SampleRows, SAMPLE_SIZE } from '../../flight/index.ts';
import {
  formatFootprintCzml,
  formatFootprintGeoJson,
  formatFootprintKml,
  formatSamplesCsv,
  formatSamplesParquet,
} from '../../formats/footprint/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import { withWords } from '../../presentation/index.ts';
import { checkpointFile } from './checkpoint.ts';
import type { FoundFootprint } from './find-footprint.ts';
import { places, writeWhole } from '../world/index.ts';
import { writeReturn } from './write-return.ts';

/** `--samples N --out DIR`: the nominal return as ever, and beside it the footprint, every sample, its outlines and its pictures. */
export async function writeFootprint(found: FoundFootprint, directory: string): Promise<Outcome<readonly string[]>> {
  const { prediction, footprint } = found;
  const nominal = await writeReturn(prediction, directory);
  if (!nominal.ok) return nominal;
  const samples = await everySample(found, directory);
  if (!samples.ok) return samples;
  const { drawFootprint, drawHistograms, drawTornado } = await import('../../pictures/index.ts');
  const towns = places().filter(({ kind }) => kind === 'town');
  const written = await writeWhole(
    [
      { name: 'footprint.json', content: `${JSON.stringify(withWords(footprint), null, 2)}\n` },
      { name: 'samples.csv', content: formatSamplesCsv(samples.value) },
      { name: 'samples.parquet', content: await formatSamplesParquet(samples.value) },
      { name: 'footprint.geojson', content: formatFootprintGeoJson(footprint) },
      { name: 'footprint.kml', content: formatFootprintKml(footprint) },
      { name: 'footprint.czml', content: formatFootprintCzml(footprint) },
      { name: 'footprint.svg', content: drawFootprint(footprint, found.samples, { places: towns }) },
      { name: 'histograms.svg', content: drawHistograms(footprint, found.samples) },
      { name: 'drivers.svg', content: drawTornado(footprint) },
    ],
    directory,
  );
  return written.ok ? succeed([...nominal.value, ...written.value]) : written;
}

/** The rows kept in memory where these are all, else those of the run's checkpoint. */
async function everySample({ samples, footprint }: FoundFootprint, directory: string): Promise<Outcome<readonly SampleRows[]>> {
  const all: SampleRows[] = [];
  for (const kept of samples) {
    const flown = footprint.modes.find(({ mode }) => mode === kept.mode)?.samples ?? kept.indices.length;
    if (flown === kept.indices.length) {
      all.push(kept);
      continue;
    }
    const path = checkpointFile(directory, kept.mode);
    try {
      const bytes = await readFile(path);
      const values = new Float64Array(bytes.buffer, bytes.byteOffset, flown * SAMPLE_SIZE);
      all.push({ mode: kept.mode, indices: Float64Array.from({ length: flown }, (_, i) => i), values });
    } catch (error) {
      return fail(path, `the ${flown} samples of the run`, error instanceof Error ? error.message : String(error));
    }
  }
  return succeed(all);
}
