/** Why no plan holds: the smallest set of rules and facts that cannot hold together, found by leaving one after another out. */
import { gridModel } from './grid-model.ts';
import type { Grid, GridRule } from './grid.ts';
import type { LinearModel } from './linear-model.ts';

/** In words, for a reader who has not seen the model. */
const WORDS: Readonly<Record<GridRule, string>> = {
  'remove-one-ship': 'whichever ship leaves, both segments are still tended',
  'minimum-crew': 'each segment always has somebody to tend it',
  'port-holds-one': 'a port holds one ship, and there are only so many ports',
  'ship-life': 'no ship stays longer than its life',
  cadence: 'ships of a kind come no more often than the fleet allows',
  'crossed-seats': 'nobody rides a partner’s ship after the day on which the agreement ends',
  outages: 'nothing is launched from a pad, or of a kind, that is out of service',
  cargo: 'cargo ships come as often in a year as they must',
  spacing: 'one arrival and one departure a week',
  handover: 'a newer crew is there before the older leaves',
  'crew-target': 'each segment has as many people as it is meant to have',
  'least-stay': 'a ship stays at least as long as the fleet says',
};

export interface Conflict {
  readonly rules: readonly GridRule[];
  readonly text: string;
  readonly solves: number;
}

/** Rules that are asked whether they are to blame, the softest left out first, so that what stays is what matters most. */
const ORDER: readonly GridRule[] = [
  'crew-target',
  'handover',
  'cargo',
  'spacing',
  'least-stay',
  'outages',
  'cadence',
  'crossed-seats',
  'ship-life',
  'port-holds-one',
  'minimum-crew',
  'remove-one-ship',
];

/**
 * Deletion filter (Chinneck and Dravnieks, ORSA Journal on Computing 3, 1991): each rule is left out; where the rest still cannot hold, it stays
 * out. What is left cannot hold together, and any part of it can. Null where all of them hold. `isFeasible` asks the solver; an answer of
 * null (no answer in time) counts as feasible, so the set may then be larger than need be.
 */
export async function explainConflict(
  grid: Grid,
  rules: readonly GridRule[],
  isFeasible: (model: LinearModel) => Promise<boolean | null>,
): Promise<Conflict | null> {
  let solves = 0;
  const holds = async (active: ReadonlySet<GridRule>): Promise<boolean> => {
    solves += 1;
    const model = gridModel(grid, (rule) => (active.has(rule) ? 'hard' : 'off'));
    return (await isFeasible({ ...model, costs: new Map() })) ?? true;
  };
  const active = new Set(rules);
  if (await holds(active)) return null;
  for (const rule of ORDER) {
    if (!active.delete(rule)) continue;
    if (await holds(active)) active.add(rule);
  }
  const left = ORDER.filter((rule) => active.has(rule)).toReversed();
  return { rules: left, text: `These cannot hold together: ${left.map((rule) => WORDS[rule]).join('; ')}.`, solves };
}
