import type { Berth, Home, Plan, Seat, Visit } from './plan.ts';

type MayLack<T, Keys extends keyof T> = Omit<T, Keys> & Partial<Pick<T, Keys>>;

/** A plan as its file has it: what stands for the usual may be left out. */
export interface PlanFile extends MayLack<Omit<Plan, 'visits' | 'seats'>, 'parent' | 'title' | 'commands' | 'unfit'> {
  readonly schema: 'union-station/plan/1';
  readonly visits: readonly VisitInFile[];
  readonly seats: readonly SeatInFile[];
}

/** Without its `name` it is called as its flight. */
export interface VisitInFile extends MayLack<
  Omit<Visit, 'berths'>,
  'name' | 'launchAt' | 'pad' | 'departAt' | 'landAt' | 'landing' | 'basis'
> {
  readonly berths: readonly Berth[];
}

/** Without `tends`, whoever has a side tends. */
export interface SeatInFile extends MayLack<Omit<Seat, 'homes'>, 'named' | 'side' | 'tends' | 'down' | 'under'> {
  readonly homes: readonly MayLack<Home, 'contingency'>[];
}
