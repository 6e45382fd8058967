import { DAY_S } from '../time/index.ts';
import type { Plan } from './plan.ts';
import type { Reason } from './reason.ts';

/** What cannot be, however much one would like it. */
const IMPOSSIBLE = new Set<string>([
  'vehicle-grounded',
  'pad-in-service',
  'pad-turnaround',
  'port-holds-one',
  'port-takes-ship',
  'clearance',
]);

/** Who has none of these has no safe way home. */
const WAY_HOME = new Set<string>(['seat-home', 'contingency-seat', 'ship-life']);

/**
 * What plans are compared by, the first that differs deciding: what cannot be at all; days in which somebody has no safe way home (a makeshift
 * place that there is no room or reason for is none, nor is a ship beyond its life); days of other broken hard rules, or with one ship for
 * all; crew-days short of what the sides mean to have; how far from the agreed plan; how many flights; then the other soft reasons. A breach
 * of a moment counts as a day.
 */
export interface PlanScore {
  readonly impossible: number;
  readonly seatlessDays: number;
  readonly hardDays: number;
  readonly crewDaysShort: number;
  readonly change: number;
  readonly flights: number;
  readonly soft: number;
}

export function scoreOf(plan: Plan, reasons: readonly Reason[], agreed: Plan | null): PlanScore {
  let [impossible, seatlessDays, hardDays, crewDaysShort, soft] = [0, 0, 0, 0, 0];
  for (const { rule, hard, amount } of reasons) {
    if (hard && IMPOSSIBLE.has(rule)) impossible += amount;
    else if (hard && WAY_HOME.has(rule)) seatlessDays += amount;
    // That all go home in one ship is told softly, and is no better than a segment that hangs on it.
    else if (hard || rule === 'last-ship') hardDays += amount;
    else if (rule === 'crew-target') crewDaysShort += amount;
    else soft += amount;
  }
  const flights = plan.visits.filter(({ off, arriveAt }) => off === undefined && arriveAt >= plan.from && arriveAt < plan.to).length;
  return { impossible, seatlessDays, hardDays, crewDaysShort, change: agreed === null ? 0 : changeBetween(agreed, plan), flights, soft };
}

const ORDER = [
  'impossible',
  'seatlessDays',
  'hardDays',
  'crewDaysShort',
  'change',
  'flights',
  'soft',
] as const satisfies readonly (keyof PlanScore)[];
/** Less than this is the same: a thousandth of a day. */
const SAME = 1e-3;

export function compareScores(a: PlanScore, b: PlanScore): number {
  for (const key of ORDER) if (Math.abs(a[key] - b[key]) > SAME) return a[key] - b[key];
  return 0;
}

/** What a flight that was agreed and does not fly, or flies and was not agreed, counts for: more than a long delay. */
const FLIGHT_CHANGE = 500;

/** Days that visits moved, and 10 for each seat and each way home that is another. */
export function changeBetween(agreed: Plan, plan: Plan): number {
  const before = new Map(agreed.visits.map((visit) => [visit.flight, visit]));
  let change = 0;
  for (const visit of plan.visits) {
    const was = before.get(visit.flight);
    if (was === undefined) {
      if (visit.off === undefined) change += FLIGHT_CHANGE;
      continue;
    }
    if ((was.off === undefined) !== (visit.off === undefined)) change += FLIGHT_CHANGE;
    change += Math.abs(visit.arriveAt - was.arriveAt) / DAY_S;
    if (visit.departAt !== null && was.departAt !== null) change += Math.abs(visit.departAt - was.departAt) / DAY_S;
  }
  const key = (plan_: Plan) =>
    new Map(
      plan_.seats.map((seat) => [
        `${seat.person} ${seat.up}`,
        `${seat.off === undefined} ${seat.down} ${seat.homes.map(({ ship, contingency }) => `${ship}${contingency}`).join()}`,
      ]),
    );
  const [seatsBefore, seatsNow] = [key(agreed), key(plan)];
  for (const [id, seat] of seatsNow) if (seatsBefore.get(id) !== seat) change += 10;
  return change;
}
