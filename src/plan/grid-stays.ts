/** Stays: how many have come and gone by each week, how long they stay at least and at most, and in which weeks none can come. */
import {
  COSTS,
  type GridDraft,
  addRow,
  arrivalName,
  cameName,
  departureName,
  givenName,
  isOn,
  lastWeekOf,
  term,
  wentName,
} from './grid-draft.ts';
import type { GridKind } from './grid.ts';

export function addStays(draft: GridDraft): void {
  for (const kind of draft.grid.kinds)
    for (const mix of kind.mixes.keys())
      for (let week = 0; week < draft.grid.weeks; week++) {
        addCounts(draft, kind, mix, week);
        addLengths(draft, kind, mix, week);
        addClosures(draft, kind, mix, week);
      }
}

/** What has come and gone by the week, A and D, from what comes and goes in it. */
function addCounts(draft: GridDraft, kind: GridKind, mix: number, week: number): void {
  const [arrival, departure] = [arrivalName(kind.id, mix, week), departureName(kind.id, mix, week)];
  const { russian, us } = kind.mixes[mix]!.people;
  draft.binaries.push(arrival, departure);
  draft.costs.set(arrival, russian + us > 0 ? COSTS.crewFlight : COSTS.cargoFlight);
  if (kind.dark?.includes(week) === true) draft.costs.set(departure, COSTS.darkLanding);
  for (const [row, nameOf, change] of [
    ['a', cameName, arrival],
    ['d', wentName, departure],
  ] as const)
    addRow(draft, {
      name: `${row}_${kind.id}_${mix}_${week}`,
      terms: [term(nameOf(kind.id, mix, week)), ...(week > 0 ? [term(nameOf(kind.id, mix, week - 1), -1)] : []), term(change, -1)],
      sense: '=',
      right: 0,
    });
}

function addLengths(draft: GridDraft, kind: GridKind, mix: number, week: number): void {
  const went = term(wentName(kind.id, mix, week));
  const cameBefore = (weeks: number) => term(cameName(kind.id, mix, week - weeks), -1);
  const least = isOn(draft, 'least-stay') ? kind.leastWeeks : 1;
  addRow(draft, {
    name: `l_${kind.id}_${mix}_${week}`,
    terms: week >= least ? [went, cameBefore(least)] : [went],
    sense: '<=',
    right: 0,
  });
  if (isOn(draft, 'ship-life') && week >= kind.mostWeeks)
    addRow(draft, { name: `m_${kind.id}_${mix}_${week}`, terms: [went, cameBefore(kind.mostWeeks)], sense: '>=', right: 0 });
}

function addClosures(draft: GridDraft, kind: GridKind, mix: number, week: number): void {
  const { grid } = draft;
  const noneComes = (name: string) =>
    addRow(draft, { name: `${name}_${kind.id}_${mix}_${week}`, terms: [term(arrivalName(kind.id, mix, week))], sense: '=', right: 0 });
  if (week < grid.firstWeek) noneComes('f');
  if (isOn(draft, 'outages') && kind.closed.includes(week)) noneComes('o');
  if (isOn(draft, 'crossed-seats') && kind.mixes[mix]!.crossed && week > grid.crossedUntilWeek) noneComes('x');
}

/** A ship that is there leaves once: at the latest in its last week, where that is within the grid. */
export function addGivenShips(draft: GridDraft): void {
  const { weeks, kinds, ships } = draft.grid;
  for (const [s, ship] of ships.entries()) {
    const last = lastWeekOf(draft, ship);
    const dark = kinds.find(({ id }) => id === ship.kind)?.dark;
    const choices = Array.from({ length: Math.max(0, Math.min(weeks, last + 1)) }, (_, week) => givenName(s, week));
    draft.binaries.push(...choices);
    for (const [week, name] of choices.entries()) {
      const cost = (dark?.includes(week) === true ? COSTS.darkLanding : 0) + (ship.overdue === true ? COSTS.overdueWeek * week : 0);
      if (cost > 0) draft.costs.set(name, cost);
    }
    addRow(draft, { name: `g_${s}`, terms: choices.map((name) => term(name)), sense: last >= weeks ? '<=' : '=', right: 1 });
  }
}
