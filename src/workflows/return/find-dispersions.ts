import { type Dispersions, readDispersions } from '../../flight/index.ts';
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { shippedJson } from '../shipped/index.ts';
import type { NamedText, World } from '../world/index.ts';

const STANDARD = 'dispersions/standard.json';

/** The lines of the user's own file, with those that ship for what it leaves out; without one, those that ship. */
export function findDispersions(world: World, own: NamedText | undefined): Outcome<Dispersions> {
  const standard = readDispersions(shippedJson(world, STANDARD), `data/${STANDARD}`, null);
  if (!standard.ok) throw new Error(JSON.stringify(standard.failure));
  if (own === undefined) return succeed(standard.value);
  let value: unknown;
  try {
    value = JSON.parse(own.text);
  } catch (error) {
    return fail('dispersions', message('workflows.json'), error instanceof Error ? error.message : String(error));
  }
  return readDispersions(value, 'dispersions', standard.value);
}
