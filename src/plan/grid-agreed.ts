/** Arrivals that were agreed: each is found again within some weeks, at a cost for each, or is dropped at a greater one. */
import { COSTS, type GridDraft, addRow, arrivalName, term } from './grid-draft.ts';
import type { Term } from './linear-model.ts';

const SHIFT_WEEKS = 6;

export function addAgreed(draft: GridDraft): void {
  const wanted = new Map<string, Term[]>();
  for (const [i, { kind, week }] of draft.grid.kept.entries())
    for (const at of addChoices(draft, i, week)) {
      const key = `${kind} ${at}`;
      wanted.set(key, [...(wanted.get(key) ?? []), term(choiceName(i, at))]);
    }
  for (const [key, terms] of wanted) {
    const [kind, week] = key.split(' ') as [string, string];
    const { mixes } = draft.grid.kinds.find(({ id }) => id === kind)!;
    const arrivals = mixes.map((_, m) => term(arrivalName(kind, m, Number(week)), -1));
    addRow(draft, { name: `kk_${kind}_${week}`, terms: [...terms, ...arrivals], sense: '<=', right: 0 });
  }
}

const choiceName = (agreed: number, week: number): string => `k_${agreed}_${week}`;

/** The weeks in which an agreed arrival may be found again: just one of them, or none. */
function addChoices(draft: GridDraft, agreed: number, week: number): readonly number[] {
  const drop = `k_${agreed}_drop`;
  const first = Math.max(0, week - SHIFT_WEEKS);
  const last = Math.min(draft.grid.weeks - 1, week + SHIFT_WEEKS);
  const weeks = Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
  draft.costs.set(drop, COSTS.droppedVisit);
  draft.binaries.push(drop, ...weeks.map((at) => choiceName(agreed, at)));
  for (const at of weeks) if (at !== week) draft.costs.set(choiceName(agreed, at), COSTS.shiftWeek * Math.abs(at - week));
  addRow(draft, {
    name: `k_${agreed}`,
    terms: [drop, ...weeks.map((at) => choiceName(agreed, at))].map((name) => term(name)),
    sense: '=',
    right: 1,
  });
  return weeks;
}
