/** `union footprint`: a finished run read again, and what may be asked of it. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { columnAt, type Footprint, type FootprintMode, SAMPLE_SIZE, type SampleRows } from '../../flight/index.ts';
import { type Area, isInsideArea, readArea, readSamplesCsv, readSamplesParquet } from '../../formats/footprint/index.ts';
import { normalQuantile } from '../../math/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import type { NamedText } from './resolve-request.ts';

export interface InsideShare {
  readonly mode: FootprintMode;
  readonly weight: number;
  readonly samples: number;
  readonly inside: number;
  readonly probability: number;
  /** Wilson's 95 % interval of it. */
  readonly low: number;
  readonly high: number;
}

export interface FootprintReading {
  readonly footprint: Footprint;
  readonly inside: {
    readonly area: string;
    readonly modes: readonly InsideShare[];
    /** Over all modes by their chances. */
    readonly probability: number;
  } | null;
}

const SCHEMA = 'union-station/footprint/1';
const HINT = 'Give the directory of a run made with --samples and --out, or its footprint.json, samples.csv or samples.parquet.';

export async function readFootprint(path: string, area: NamedText | null): Promise<Outcome<FootprintReading>> {
  let isDirectory: boolean;
  try {
    isDirectory = (await stat(path)).isDirectory();
  } catch {
    return fail('DIR|FILE', 'a directory or file that is there', JSON.stringify(path), HINT);
  }
  const directory = isDirectory ? path : dirname(path);
  const told = await readTold(!isDirectory && path.endsWith('.json') ? path : join(directory, 'footprint.json'));
  if (!told.ok) return told;
  if (area === null) return succeed({ footprint: told.value, inside: null });
  const ground = readArea(area.text, area.name);
  if (!ground.ok) return ground;
  const samples = await readSamples(isDirectory || path.endsWith('.json') ? join(directory, 'samples.parquet') : path);
  if (!samples.ok) return samples;
  return succeed({ footprint: told.value, inside: insideOf(told.value, samples.value, ground.value, area.name) });
}

async function readTold(path: string): Promise<Outcome<Footprint>> {
  try {
    const value = JSON.parse(await readFile(path, 'utf8')) as Footprint | null;
    if (value?.schema === SCHEMA) return succeed(value);
    return fail(path, `schema ${SCHEMA}`, JSON.stringify(value?.schema ?? null), HINT);
  } catch (error) {
    return fail(path, 'a footprint in JSON', error instanceof Error ? error.message : String(error), HINT);
  }
}

async function readSamples(path: string): Promise<Outcome<readonly SampleRows[]>> {
  try {
    const bytes = await readFile(path);
    return path.endsWith('.parquet') ? await readSamplesParquet(bytes, path) : readSamplesCsv(bytes.toString('utf8'), path);
  } catch (error) {
    return fail(path, 'the samples of the run', error instanceof Error ? error.message : String(error), HINT);
  }
}

function insideOf(footprint: Footprint, sets: readonly SampleRows[], area: Area, name: string): NonNullable<FootprintReading['inside']> {
  const [latitude, longitude] = [columnAt('latitudeDeg'), columnAt('longitudeDeg')];
  const modes = sets.map(({ mode, values, indices }): InsideShare => {
    let [landed, inside] = [0, 0];
    for (let i = 0; i < indices.length; i++) {
      const at = i * SAMPLE_SIZE;
      if (Number.isNaN(values[at + latitude]!)) continue;
      landed++;
      if (isInsideArea(area, values[at + latitude]!, values[at + longitude]!)) inside++;
    }
    const weight = footprint.modes.find((told) => told.mode === mode)?.weight ?? 0;
    return { mode, weight, samples: landed, inside, probability: landed > 0 ? inside / landed : 0, ...wilson(inside, landed) };
  });
  const weights = modes.reduce((sum, { weight }) => sum + weight, 0);
  const probability = weights > 0 ? modes.reduce((sum, each) => sum + each.weight * each.probability, 0) / weights : 0;
  return { area: name, modes, probability };
}

/** Wilson's interval of a share (1927, J. Am. Stat. Assoc. 22, 209): right for shares near 0 and 1 too. */
function wilson(hits: number, of: number): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const z = normalQuantile(0.975);
  const share = hits / of;
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
