/**
 * Rotation on a grid of weeks as a mixed-integer model. Ships of one kind and one mix of people are alike, so the model counts arrivals and
 * departures: the first to come is the first to go, and a stay lies between its least and most. Ports that one set of kinds shares are alike
 * too: stays are intervals of time, and where never more than n overlap, n ports hold them all without a move.
 *
 * In a week ships leave on the Monday and come on the Thursday. So who is there for the whole of week w came before it and leaves after it:
 * that count is what segments are tended by, and nothing in between is worse. Exact for the rules named in `GridRule`; all else is left to
 * `evaluate`, which judges what comes out.
 */
import { addAgreed } from './grid-agreed.ts';
import { addCadence, addCargo, addSpacing, addTurnaround } from './grid-cadence.ts';
import type { GridDraft, Hardness } from './grid-draft.ts';
import { addPorts } from './grid-ports.ts';
import { addGivenShips, addStays } from './grid-stays.ts';
import { addHandovers, addTending } from './grid-tending.ts';
import type { Grid, GridRule } from './grid.ts';
import type { LinearModel } from './linear-model.ts';

/** The order of the rows is kept: where plans cost the same, it decides which of them the solver finds. */
export function gridModel(grid: Grid, hardness: (rule: GridRule) => Hardness): LinearModel {
  const draft: GridDraft = { grid, hardness, costs: new Map(), rows: [], binaries: [] };
  addStays(draft);
  addGivenShips(draft);
  for (let week = 0; week < grid.weeks; week++) {
    addTending(draft, week);
    addHandovers(draft, week);
    addPorts(draft, week);
    addSpacing(draft, week);
    addCadence(draft, week);
    addTurnaround(draft, week);
  }
  addCargo(draft);
  addAgreed(draft);
  return { costs: draft.costs, rows: draft.rows, binaries: draft.binaries };
}
