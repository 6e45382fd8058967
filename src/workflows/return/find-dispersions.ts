import { type Dispersions, type DispersionsFile, dispersionsFromFile } from '../../flight/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import { shippedJson } from '../shipped/index.ts';
import type { Named, World } from '../world/index.ts';

const STANDARD = 'dispersions/standard.json';

/** The lines of the user's own file, with those that ship for what it leaves out; without one, those that ship. */
export function findDispersions(world: World, own: Named<DispersionsFile> | undefined): Outcome<Dispersions> {
  const standard = dispersionsFromFile(shippedJson(world, STANDARD), `data/${STANDARD}`, null);
  if (!standard.ok) throw new Error(JSON.stringify(standard.failure));
  return own === undefined ? succeed(standard.value) : dispersionsFromFile({ id: own.name, ...own.value }, 'dispersions', standard.value);
}
