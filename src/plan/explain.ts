/** Why no plan holds: the smallest set of rules and facts that cannot hold together, found by leaving one after another out. */
import { type Message, type MessageValue, message } from '../outcome/index.ts';
import { gridModel } from './grid-model.ts';
import type { Grid, GridRule } from './grid.ts';
import type { LinearModel } from './linear-model.ts';

/** In words, for a reader who has not seen the model. */
const WORDS: Readonly<Record<GridRule, Message>> = {
  'remove-one-ship': message('plan.hold-remove-one-ship'),
  'minimum-crew': message('plan.hold-minimum-crew'),
  'port-holds-one': message('plan.hold-port-holds-one'),
  'ship-life': message('plan.hold-ship-life'),
  cadence: message('plan.hold-cadence'),
  'pad-turnaround': message('plan.hold-pad-turnaround'),
  'crossed-seats': message('plan.hold-crossed-seats'),
  outages: message('plan.hold-outages'),
  cargo: message('plan.hold-cargo'),
  spacing: message('plan.hold-spacing'),
  handover: message('plan.hold-handover'),
  'crew-target': message('plan.hold-crew-target'),
  'least-stay': message('plan.hold-least-stay'),
};

/** In words: that these rules cannot hold together. */
export interface Conflict extends Message {
  readonly rules: readonly GridRule[];
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
  'pad-turnaround',
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
  const [first = '', ...others] = left.map((rule): MessageValue => WORDS[rule]);
  const together = others.reduce<MessageValue>((before, rule) => message('plan.both', { first: before, second: rule }), first);
  return { rules: left, ...message('plan.cannot-hold-together', { rules: together }), solves };
}
