/** A finished run read again: its directory, or one of the files in it. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Footprint, Return, SampleRows } from '../flight/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { systemFault } from './system-fault.ts';

/** What a run left: a return alone, or with the footprint that it is the middle of. */
export interface Run {
  readonly report: Return;
  readonly footprint: Footprint | null;
  /** Read when they are asked for; none where there is no footprint. */
  readonly samples: () => Promise<Outcome<readonly SampleRows[]>>;
}

const RETURN = 'union-station/return/1';
const FOOTPRINT = 'union-station/footprint/1';
const HINT = message('store.files-of-run');

export async function readRun(path: string): Promise<Outcome<Run>> {
  const kind = await stat(path).then(
    (found) => (found.isDirectory() ? 'directory' : 'file'),
    () => null,
  );
  if (kind === null) return fail('run', message('store.path-that-is-there'), JSON.stringify(path), HINT);
  const directory = kind === 'directory' ? path : dirname(path);
  if (kind === 'directory') return readFolder(directory);
  if (!/\.(json|csv|parquet)$/.test(path)) return fail('run', message('store.path-that-is-there'), JSON.stringify(path), HINT);
  if (!path.endsWith('.json')) return readFootprint(join(directory, 'footprint.json'), path);
  const value = await readJson(path);
  if (!value.ok) return value;
  const { schema } = value.value;
  if (schema === FOOTPRINT) return readFootprint(path, join(directory, 'samples.parquet'));
  if (schema !== RETURN)
    return fail(path, message('store.schema-or', { one: RETURN, other: FOOTPRINT }), JSON.stringify(schema ?? null), HINT);
  const report = await readReturn(path, value.value);
  return report.ok ? besideFootprint(report.value, directory) : report;
}

/** A folder with a footprint, or with a return alone. Where it has both and they are of two flights, nobody can say which is meant. */
async function readFolder(directory: string): Promise<Outcome<Run>> {
  const path = join(directory, 'return.json');
  const value = await readJson(path);
  const report = value.ok ? await readReturn(path, value.value) : value;
  const footprint = await readFootprint(join(directory, 'footprint.json'), join(directory, 'samples.parquet'));
  if (!report.ok) return footprint;
  if (!footprint.ok) return existsSync(join(directory, 'footprint.json')) ? footprint : succeed(alone(report.value));
  return isOf(report.value, footprint.value.report)
    ? footprint
    : fail(
        'run',
        message('store.one-run'),
        message('store.two-runs', { one: nameOf(report.value), other: nameOf(footprint.value.report) }),
        message('store.give-one-file'),
      );
}

async function readReturn(path: string, value: unknown): Promise<Outcome<Return>> {
  const { loadShape, readAs } = await import('../api/index.ts');
  const told = readAs(await loadShape('return'), value, path);
  if (!told.ok) return told;
  // What was printed with samples has a footprint in it, and no samples beside it.
  const { footprint: _, ...report } = told.value;
  return succeed(report);
}

const alone = (report: Return): Run => ({ report, footprint: null, samples: async () => succeed([]) });
const isOf = (one: Return, other: Return): boolean => one.burn.start === other.burn.start && one.request.flight === other.request.flight;
const nameOf = ({ request, burn }: Return): string => `${request.flightName ?? request.vehicle}, ${burn.start}`;

/** A return is the middle of the footprint beside it where they have one burn. */
async function besideFootprint(report: Return, directory: string): Promise<Outcome<Run>> {
  const beside = await readFootprint(join(directory, 'footprint.json'), join(directory, 'samples.parquet'));
  return beside.ok && isOf(report, beside.value.report) ? beside : succeed(alone(report));
}

async function readFootprint(path: string, samples: string): Promise<Outcome<Run>> {
  const value = await readJson(path);
  if (!value.ok) return value;
  const { loadShape, readAs } = await import('../api/index.ts');
  const told = readAs(await loadShape('footprint'), value.value, path, HINT);
  if (!told.ok) return told;
  const { inside: _, ...footprint } = told.value;
  return succeed({ report: footprint.nominal, footprint, samples: () => readSamples(samples) });
}

async function readSamples(path: string): Promise<Outcome<readonly SampleRows[]>> {
  // Parquet is loaded only where samples are read.
  const { readSamplesCsv, readSamplesParquet } = await import('../formats/footprint/index.ts');
  try {
    const bytes = await readFile(path);
    return path.endsWith('.parquet') ? await readSamplesParquet(bytes, path) : readSamplesCsv(bytes.toString('utf8'), path);
  } catch (error) {
    return fail(path, message('store.samples-of-run'), systemFault(error), HINT);
  }
}

async function readJson(path: string): Promise<Outcome<Readonly<Record<string, unknown>>>> {
  try {
    const value = JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, unknown>> | null;
    return typeof value === 'object' && value !== null
      ? succeed(value)
      : fail(path, message('store.json-object'), JSON.stringify(value), HINT);
  } catch (error) {
    return fail(path, message('store.json-of-run'), systemFault(error), HINT);
  }
}
