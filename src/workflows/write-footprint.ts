import type { Outcome } from '../outcome/index.ts';
import type { FoundFootprint } from './find-footprint.ts';
import { writeReturn } from './write-return.ts';
import { writeWhole } from './write-whole.ts';

/** `--samples N --out DIR`: the nominal return as ever, and beside it the footprint, its samples and its pictures. */
export async function writeFootprint({ prediction, footprint }: FoundFootprint, directory: string): Promise<Outcome<readonly string[]>> {
  const nominal = await writeReturn(prediction, directory);
  if (!nominal.ok) return nominal;
  const written = await writeWhole([{ name: 'footprint.json', content: `${JSON.stringify(footprint, null, 2)}\n` }], directory);
  return written.ok ? { ok: true, value: [...nominal.value, ...written.value] } : written;
}
