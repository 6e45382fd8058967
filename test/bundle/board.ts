import { showBoard } from '../../src/workflows/record/index.ts';
import type { HandedIn } from './handed-in.ts';
import { memoryWorld, recordIn } from './memory-world.ts';

/** The board now, on a past day, and as it was known then. */
export default async function board({ world }: HandedIn): Promise<string> {
  const here = memoryWorld(world, recordIn(world));
  return JSON.stringify(await Promise.all([{}, { at: '2022-03-29' }, { asOf: '2023-01-20' }].map((question) => showBoard(here, question))));
}
