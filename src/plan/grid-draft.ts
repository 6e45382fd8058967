/** The grid's model while it is written, row by row. */
import type { Grid, GridRule, GridShip } from './grid.ts';
import type { LinearModel, Row, Term } from './linear-model.ts';

/** How hard a rule is in the model: left out, paid for where it is broken, or not to be broken. */
export type Hardness = 'off' | 'paid' | 'hard';

export interface GridDraft extends LinearModel {
  readonly grid: Grid;
  readonly hardness: (rule: GridRule) => Hardness;
  readonly costs: Map<string, number>;
  readonly rows: Row[];
  readonly binaries: string[];
}

/**
 * Costs. Each of the objectives outweighs what the next can save in any year: a week in which a segment could be left untended, a person-week
 * short of the target, a week without handover, a week's shift of an agreed arrival, a landing in the dark, a flight. They are weights, not a strict order.
 * All are assumed: no partner publishes what a week without a handover is worth to it.
 */
export const COSTS = {
  unsafeWeek: 5000,
  cargoMissed: 400,
  personWeek: 100,
  handoverWeek: 60,
  droppedVisit: 80,
  shiftWeek: 8,
  darkLanding: 15,
  overdueWeek: 30,
  crewFlight: 40,
  cargoFlight: 10,
} as const;

/** 1 where a ship of the kind and mix comes in the week, leaves in it, or where a ship that is there leaves in it. */
export const arrivalName = (kind: string, mix: number, week: number): string => `y_${kind}_${mix}_${week}`;
export const departureName = (kind: string, mix: number, week: number): string => `z_${kind}_${mix}_${week}`;
export const givenName = (ship: number, week: number): string => `g_${ship}_${week}`;
/** How many of the kind and mix have come, or gone, by the end of the week. */
export const cameName = (kind: string, mix: number, week: number): string => `A_${kind}_${mix}_${week}`;
export const wentName = (kind: string, mix: number, week: number): string => `D_${kind}_${mix}_${week}`;

export const term = (of: string, times = 1): Term => ({ times, of });

export const isOn = ({ hardness }: GridDraft, rule: GridRule): boolean => hardness(rule) !== 'off';

export function addRow({ rows }: GridDraft, row: Row): void {
  if (row.terms.length > 0) rows.push(row);
}

/** A row that may be broken at a cost for each unit, or not at all, or is left out. */
export function addRuled(draft: GridDraft, rule: GridRule, row: Row, cost: number): void {
  const how = draft.hardness(rule);
  if (how === 'off') return;
  if (how === 'hard') return addRow(draft, row);
  const slack = `s_${row.name}`;
  draft.costs.set(slack, cost);
  addRow(draft, { ...row, terms: [...row.terms, term(slack, row.sense === '>=' ? 1 : -1)] });
}

/** The last week in which a ship that is there can leave; beyond the grid where it may stay. */
export function lastWeekOf(draft: GridDraft, ship: GridShip): number {
  return isOn(draft, 'ship-life') ? ship.lastWeek : draft.grid.weeks;
}

/** 1 in all where the ship has left by the week. */
export function leftTerms(draft: GridDraft, ship: number, week: number, times: number): readonly Term[] {
  const last = Math.min(week, draft.grid.weeks - 1, lastWeekOf(draft, draft.grid.ships[ship]!));
  return Array.from({ length: Math.max(0, last + 1) }, (_, w) => term(givenName(ship, w), times));
}
