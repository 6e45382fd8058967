import { cardOfRun } from '../../src/workflows/recovery/index.ts';
import { type HandedIn, rowsOf } from './handed-in.ts';
import { memoryWorld, withoutRecord } from './memory-world.ts';

/** The card of a return with the samples of its footprint, an hour before landing and when nothing has been heard. */
export default function recoveryCard({ world, flown, footprint, samples }: HandedIn): string {
  const here = memoryWorld(world, withoutRecord);
  const run = { report: flown.report, footprint, samples: samples.map(rowsOf) };
  return JSON.stringify([{}, { silence: true }].map((question) => cardOfRun(here, question, run)));
}
