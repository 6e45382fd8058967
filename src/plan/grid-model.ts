/**
 * Rotation on a grid of weeks as a mixed-integer model. Ships of one kind and one mix of people are alike, so the model counts arrivals and
 * departures: the first to come is the first to go, and a stay lies between its least and most. Ports that one set of kinds shares are alike
 * too: stays are intervals of time, and where never more than n overlap, n ports hold them all without a move.
 *
 * In a week ships leave on the Monday and come on the Thursday. So who is there for the whole of week w came before it and leaves after it:
 * that count is what segments are tended by, and nothing in between is worse. Exact for the rules named in `GridRule`; all else is left to
 * `evaluate`, which judges what comes out.
 */
import type { Instant } from '../time/index.ts';
import type { LinearModel, Row, Term } from './linear-model.ts';
import { DAY_S, SIDES, type Side } from './plan.ts';

export const WEEK_S = 7 * DAY_S;
export const MAX_WEEKS = 600;
/** Days after the week's Monday on which ships come. */
export const ARRIVAL_DAY = 3;

/** The rules that the model knows, by their own names where they have one. */
export type GridRule =
  | 'remove-one-ship'
  | 'minimum-crew'
  | 'port-holds-one'
  | 'ship-life'
  | 'cadence'
  | 'crossed-seats'
  | 'outages'
  | 'cargo'
  | 'spacing'
  | 'handover'
  | 'crew-target'
  | 'least-stay';

export const GRID_RULES: readonly GridRule[] = [
  'remove-one-ship',
  'minimum-crew',
  'port-holds-one',
  'ship-life',
  'cadence',
  'crossed-seats',
  'outages',
  'cargo',
  'spacing',
  'handover',
  'crew-target',
  'least-stay',
];

/** People of each side that one ship brings. */
export type Mix = Readonly<Record<Side, number>>;

export interface GridKind {
  readonly id: string;
  readonly vehicle: string;
  readonly side: Side;
  readonly ports: readonly string[];
  readonly leastWeeks: number;
  readonly mostWeeks: number;
  /** At least so many weeks from one arrival to the next. */
  readonly everyWeeks: number;
  /** Crew mixes that it may fly with; the first has seats crossed. Cargo has one mix of nobody. */
  readonly mixes: readonly { readonly people: Mix; readonly crossed: boolean }[];
  readonly perYear: number;
  /** Weeks in which it cannot come: its pad or its kind is out of service. */
  readonly closed: readonly number[];
  /** Weeks on whose Monday a landing would be in the dark, as far as that can be told. */
  readonly dark?: readonly number[];
}

/** A ship that is there when the plan begins. */
export interface GridShip {
  readonly flight: string;
  readonly kind: string;
  readonly port: string | null;
  readonly people: Mix;
  /** The last week in which it can leave; beyond the plan's end it may stay. */
  readonly lastWeek: number;
  readonly crewed: boolean;
}

export interface Grid {
  readonly from: Instant;
  readonly weeks: number;
  /** The first week in which a ship can come that is not on its way yet. */
  readonly firstWeek: number;
  readonly kinds: readonly GridKind[];
  readonly ships: readonly GridShip[];
  /** The last week in which a ship may come with crossed seats. */
  readonly crossedUntilWeek: number;
  readonly target: Mix;
  /** Arrivals that were agreed. */
  readonly kept: readonly { readonly kind: string; readonly week: number }[];
}

/**
 * Costs. Each of the objectives outweighs what the next can save in any year: a week in which a segment could be left untended, a person-week
 * short of the target, a week without handover, a week's shift of an agreed arrival, a landing in the dark, a flight. They are weights, not a strict order.
 */
export const COSTS = {
  unsafeWeek: 5000,
  cargoMissed: 400,
  personWeek: 100,
  handoverWeek: 60,
  droppedVisit: 80,
  shiftWeek: 8,
  darkLanding: 15,
  crewFlight: 40,
  cargoFlight: 10,
} as const;

const SHIFT_WEEKS = 6;
const YEAR_WEEKS = 52;

export const arrivalName = (kind: string, mix: number, week: number): string => `y_${kind}_${mix}_${week}`;
export const departureName = (kind: string, mix: number, week: number): string => `z_${kind}_${mix}_${week}`;
export const givenName = (ship: number, week: number): string => `g_${ship}_${week}`;

/** How hard a rule is in the model: left out, paid for where it is broken, or not to be broken. */
export type Hardness = 'off' | 'paid' | 'hard';

export function gridModel(grid: Grid, hardness: (rule: GridRule) => Hardness): LinearModel {
  const costs = new Map<string, number>();
  const rows: Row[] = [];
  const binaries: string[] = [];
  const row = (name: string, terms: readonly Term[], sense: Row['sense'], right: number) => {
    if (terms.length > 0) rows.push({ name, terms, sense, right });
  };
  const plus = (of: string, times = 1): Term => ({ times, of });
  const { weeks } = grid;
  /** A row that may be broken at a cost for each unit, or not at all, or is left out. */
  const ruled = (rule: GridRule, name: string, terms: readonly Term[], sense: '<=' | '>=', right: number, cost: number) => {
    const how = hardness(rule);
    if (how === 'off') return;
    if (how === 'hard') return row(name, terms, sense, right);
    costs.set(`s_${name}`, cost);
    row(name, [...terms, plus(`s_${name}`, sense === '>=' ? 1 : -1)], sense, right);
  };

  for (const kind of grid.kinds)
    for (const [m, mix] of kind.mixes.entries()) {
      const isCrewed = mix.people.russian + mix.people.us > 0;
      for (let w = 0; w < weeks; w++) {
        const [y, z] = [arrivalName(kind.id, m, w), departureName(kind.id, m, w)];
        binaries.push(y, z);
        costs.set(y, isCrewed ? COSTS.crewFlight : COSTS.cargoFlight);
        if (kind.dark?.includes(w) === true) costs.set(z, COSTS.darkLanding);
        // What has come and gone by the week: A and D.
        row(
          `a_${kind.id}_${m}_${w}`,
          [plus(came(kind.id, m, w)), ...(w > 0 ? [plus(came(kind.id, m, w - 1), -1)] : []), plus(y, -1)],
          '=',
          0,
        );
        row(
          `d_${kind.id}_${m}_${w}`,
          [plus(went(kind.id, m, w)), ...(w > 0 ? [plus(went(kind.id, m, w - 1), -1)] : []), plus(z, -1)],
          '=',
          0,
        );
        const least = hardness('least-stay') === 'off' ? 1 : kind.leastWeeks;
        row(`l_${kind.id}_${m}_${w}`, [plus(went(kind.id, m, w)), ...(w >= least ? [plus(came(kind.id, m, w - least), -1)] : [])], '<=', 0);
        if (hardness('ship-life') !== 'off' && w >= kind.mostWeeks)
          row(`m_${kind.id}_${m}_${w}`, [plus(went(kind.id, m, w)), plus(came(kind.id, m, w - kind.mostWeeks), -1)], '>=', 0);
        if (w < grid.firstWeek) row(`f_${kind.id}_${m}_${w}`, [plus(y)], '=', 0);
        if (hardness('outages') !== 'off' && kind.closed.includes(w)) row(`o_${kind.id}_${m}_${w}`, [plus(y)], '=', 0);
        if (hardness('crossed-seats') !== 'off' && mix.crossed && w > grid.crossedUntilWeek)
          row(`x_${kind.id}_${m}_${w}`, [plus(y)], '=', 0);
      }
    }
  for (const [s, ship] of grid.ships.entries()) {
    const last = hardness('ship-life') === 'off' ? weeks : ship.lastWeek;
    const choices: Term[] = [];
    for (let w = 0; w < Math.min(weeks, last + 1); w++) {
      binaries.push(givenName(s, w));
      if (grid.kinds.find(({ id }) => id === ship.kind)?.dark?.includes(w) === true) costs.set(givenName(s, w), COSTS.darkLanding);
      choices.push(plus(givenName(s, w)));
    }
    row(`g_${s}`, choices, last >= weeks ? '<=' : '=', 1);
  }

  const kindsOf = (which: (kind: GridKind) => boolean) => grid.kinds.filter(which);
  /** There for the whole of a week: came before it, leaves after it. `right` is what given ships add. */
  const whole = (
    w: number,
    weight: (people: Mix) => number,
    which: (kind: string) => boolean,
  ): { readonly terms: Term[]; readonly given: number } => {
    const terms: Term[] = [];
    let given = 0;
    for (const kind of grid.kinds)
      if (which(kind.id))
        for (const [m, { people }] of kind.mixes.entries()) {
          const times = weight(people);
          if (times === 0) continue;
          if (w > 0) terms.push(plus(came(kind.id, m, w - 1), times));
          terms.push(plus(went(kind.id, m, w), -times));
        }
    for (const [s, ship] of grid.ships.entries()) {
      const times = weight(ship.people);
      if (times === 0 || !which(ship.kind)) continue;
      given += times;
      for (let d = 0; d <= Math.min(w, weeks - 1, hardness('ship-life') === 'off' ? weeks : ship.lastWeek); d++)
        terms.push(plus(givenName(s, d), -times));
    }
    return { terms, given };
  };

  for (let w = 0; w < weeks; w++) {
    for (const side of SIDES) {
      const ships = whole(
        w,
        (people) => (people[side] > 0 ? 1 : 0),
        () => true,
      );
      const people = whole(
        w,
        (mix) => mix[side],
        () => true,
      );
      // Take any one ship away: another must bring somebody of the side home, so at least two have one.
      ruled('remove-one-ship', `t_${side}_${w}`, ships.terms, '>=', 2 - ships.given, COSTS.unsafeWeek);
      ruled('minimum-crew', `n_${side}_${w}`, people.terms, '>=', 1 - people.given, 2 * COSTS.unsafeWeek);
      ruled('crew-target', `c_${side}_${w}`, people.terms, '>=', grid.target[side] - people.given, COSTS.personWeek);
    }
    for (const kind of kindsOf(({ mixes }) => mixes[0]!.people.russian + mixes[0]!.people.us > 0)) {
      const there = whole(
        w,
        (people) => (people.russian + people.us > 0 ? 1 : 0),
        (id) => id === kind.id,
      );
      // One that stays has been there since the week before: so who leaves has somebody to hand over to.
      ruled('handover', `h_${kind.id}_${w}`, there.terms, '>=', 1 - there.given, COSTS.handoverWeek);
    }
    for (const [p, ports] of portClasses(grid).entries()) {
      const terms: Term[] = [];
      let given = 0;
      for (const kind of kindsOf((one) => one.ports.some((port) => ports.includes(port))))
        for (const m of kind.mixes.keys()) terms.push(plus(came(kind.id, m, w)), plus(went(kind.id, m, w), -1));
      for (const [s, ship] of grid.ships.entries()) {
        if (ship.port === null || !ports.includes(ship.port)) continue;
        given += 1;
        for (let d = 0; d <= Math.min(w, weeks - 1, hardness('ship-life') === 'off' ? weeks : ship.lastWeek); d++)
          terms.push(plus(givenName(s, d), -1));
      }
      if (hardness('port-holds-one') !== 'off') row(`p_${p}_${w}`, terms, '<=', ports.length - given);
    }
    if (hardness('spacing') !== 'off') {
      row(
        `u_${w}`,
        grid.kinds.flatMap((kind) => kind.mixes.map((_, m) => plus(arrivalName(kind.id, m, w)))),
        '<=',
        1,
      );
      const leaving = [
        ...grid.kinds.flatMap((kind) => kind.mixes.map((_, m) => plus(departureName(kind.id, m, w)))),
        ...grid.ships.flatMap(({ lastWeek }, s) => (w <= lastWeek ? [plus(givenName(s, w))] : [])),
      ];
      row(`v_${w}`, leaving, '<=', 1);
    }
    if (hardness('cadence') !== 'off')
      for (const kind of grid.kinds) {
        const near = Array.from({ length: Math.min(kind.everyWeeks, weeks - w) }, (_, k) => w + k);
        if (near.length > 1)
          row(
            `e_${kind.id}_${w}`,
            near.flatMap((week) => kind.mixes.map((_, m) => plus(arrivalName(kind.id, m, week)))),
            '<=',
            1,
          );
      }
  }
  for (const kind of kindsOf(({ perYear }) => perYear > 0))
    for (let start = 0, year = 0; start + YEAR_WEEKS <= weeks; start += YEAR_WEEKS, year++) {
      const terms = Array.from({ length: YEAR_WEEKS }, (_, k) =>
        kind.mixes.map((_mix, m) => plus(arrivalName(kind.id, m, start + k))),
      ).flat();
      ruled('cargo', `q_${kind.id}_${year}`, terms, '>=', kind.perYear, COSTS.cargoMissed);
    }
  keepAgreed(grid, row, costs, binaries);
  return { costs, rows, binaries };
}

const came = (kind: string, mix: number, week: number): string => `A_${kind}_${mix}_${week}`;
const went = (kind: string, mix: number, week: number): string => `D_${kind}_${mix}_${week}`;

/** Ports that the same kinds of ship use, or share in part: each class is counted as one. */
export function portClasses({ kinds }: Pick<Grid, 'kinds'>): readonly (readonly string[])[] {
  const classes: string[][] = [];
  for (const { ports } of kinds) if (!classes.some((known) => known.some((port) => ports.includes(port)))) classes.push([...ports]);
  return classes;
}

/** Each agreed arrival is found again within some weeks, at a cost for each, or is dropped at a greater one. */
function keepAgreed(
  grid: Grid,
  row: (name: string, terms: readonly Term[], sense: Row['sense'], right: number) => void,
  costs: Map<string, number>,
  binaries: string[],
): void {
  const claims = new Map<string, Term[]>();
  for (const [i, { kind, week }] of grid.kept.entries()) {
    const choices: Term[] = [{ times: 1, of: `k_${i}_drop` }];
    costs.set(`k_${i}_drop`, COSTS.droppedVisit);
    binaries.push(`k_${i}_drop`);
    for (let w = Math.max(0, week - SHIFT_WEEKS); w <= Math.min(grid.weeks - 1, week + SHIFT_WEEKS); w++) {
      const name = `k_${i}_${w}`;
      choices.push({ times: 1, of: name });
      binaries.push(name);
      if (w !== week) costs.set(name, COSTS.shiftWeek * Math.abs(w - week));
      claims.set(`${kind} ${w}`, [...(claims.get(`${kind} ${w}`) ?? []), { times: 1, of: name }]);
    }
    row(`k_${i}`, choices, '=', 1);
  }
  for (const [key, terms] of claims) {
    const [kindId, week] = key.split(' ') as [string, string];
    const kind = grid.kinds.find(({ id }) => id === kindId)!;
    row(
      `kk_${kindId}_${week}`,
      [...terms, ...kind.mixes.map((_, m) => ({ times: -1, of: arrivalName(kindId, m, Number(week)) }))],
      '<=',
      0,
    );
  }
}
