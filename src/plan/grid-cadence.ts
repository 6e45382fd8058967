/** How often ships come: one a week, each kind no more often than its fleet allows, and cargo as often in a year as it must. */
import { COSTS, type GridDraft, addRow, addRuled, arrivalName, departureName, givenName, isOn, term } from './grid-draft.ts';
import type { GridKind } from './grid.ts';
import type { Term } from './linear-model.ts';

const YEAR_WEEKS = 52;

const arrivalsIn = ({ id, mixes }: GridKind, week: number): readonly Term[] => mixes.map((_, m) => term(arrivalName(id, m, week)));

/** One arrival and one departure. */
export function addSpacing(draft: GridDraft, week: number): void {
  if (!isOn(draft, 'spacing')) return;
  const { kinds, ships } = draft.grid;
  const coming = kinds.flatMap((kind) => arrivalsIn(kind, week));
  const leaving = [
    ...kinds.flatMap(({ id, mixes }) => mixes.map((_, m) => term(departureName(id, m, week)))),
    ...ships.flatMap(({ lastWeek }, s) => (week <= lastWeek ? [term(givenName(s, week))] : [])),
  ];
  addRow(draft, { name: `u_${week}`, terms: coming, sense: '<=', right: 1 });
  addRow(draft, { name: `v_${week}`, terms: leaving, sense: '<=', right: 1 });
}

export function addCadence(draft: GridDraft, week: number): void {
  if (!isOn(draft, 'cadence')) return;
  for (const kind of draft.grid.kinds) {
    const near = weeksFrom(week, Math.min(kind.everyWeeks, draft.grid.weeks - week));
    if (near.length > 1)
      addRow(draft, { name: `e_${kind.id}_${week}`, terms: near.flatMap((w) => arrivalsIn(kind, w)), sense: '<=', right: 1 });
  }
}

/** Kinds that share a pad wait for it. */
export function addTurnaround(draft: GridDraft, week: number): void {
  if (!isOn(draft, 'pad-turnaround')) return;
  const pads = Map.groupBy(
    draft.grid.kinds.filter(({ pad }) => pad !== undefined),
    ({ pad }) => pad!.id,
  );
  for (const [id, kinds] of pads) {
    const near = weeksFrom(week, Math.min(kinds[0]!.pad!.everyWeeks, draft.grid.weeks - week));
    if (near.length > 1)
      addRow(draft, {
        name: `t_${id.replaceAll(/[^A-Za-z0-9]/g, '')}_${week}`,
        terms: near.flatMap((w) => kinds.flatMap((kind) => arrivalsIn(kind, w))),
        sense: '<=',
        right: 1,
      });
  }
}

/** Only whole years are asked. */
export function addCargo(draft: GridDraft): void {
  for (const kind of draft.grid.kinds) {
    if (kind.perYear <= 0) continue;
    for (let year = 0; (year + 1) * YEAR_WEEKS <= draft.grid.weeks; year++) {
      const terms = weeksFrom(year * YEAR_WEEKS, YEAR_WEEKS).flatMap((week) => arrivalsIn(kind, week));
      addRuled(draft, 'cargo', { name: `q_${kind.id}_${year}`, terms, sense: '>=', right: kind.perYear }, COSTS.cargoMissed);
    }
  }
}

const weeksFrom = (first: number, length: number): readonly number[] => Array.from({ length }, (_, k) => first + k);
