/** What a rotation on a grid of weeks is made of: kinds of ship, ships that are there, and what was agreed. */
import { DAY_S, type Instant } from '../time/index.ts';
import type { Side } from './plan.ts';

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
  | 'pad-turnaround'
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
  'pad-turnaround',
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
  /** Where it is launched from, and at least so many weeks from one launch there to the next, where both are known. */
  readonly pad?: { readonly id: string; readonly everyWeeks: number };
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
  /** It is past its life, or will be before anything can come in its place: it stays until then, and each week costs. */
  readonly overdue?: true;
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

/** Ports that the same kinds of ship use, or share in part: each class is counted as one. */
export function portClasses({ kinds }: Pick<Grid, 'kinds'>): readonly (readonly string[])[] {
  const classes: string[][] = [];
  for (const { ports } of kinds) if (!classes.some((known) => known.some((port) => ports.includes(port)))) classes.push([...ports]);
  return classes;
}
