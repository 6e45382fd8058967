/**
 * What slips do to a plan: launches come late and landings too, drawn many times over, and each time the rules are asked. Delays are those of
 * data/plan/slips.json: part of the events keep their day, the others are late by a time that is distributed like a logarithmic normal one.
 */
import { type KnownStatus, type Provenance, fillNormals, portableExp, uniform } from '../math/index.ts';
import type { Message } from '../outcome/index.ts';
import { DAY_S, addSeconds } from '../time/index.ts';
import data from '../../data/plan/slips.json' with { type: 'json' };
import { type RuleBook, evaluate } from './evaluate.ts';
import type { Plan, Visit } from './plan.ts';
import type { RuleId } from './rule-data.ts';

export interface SlipDistribution extends Provenance<KnownStatus> {
  readonly event: 'launch' | 'landing';
  readonly vehicles: readonly string[];
  /** Part of all that keep the day. */
  readonly onTime: number;
  /** Of the late ones. */
  readonly medianDays: number;
  readonly sigmaLn: number;
  /** Of `onTime` and `medianDays`, as far as they are told. */
  readonly bounds?: Readonly<Record<string, readonly number[]>>;
}

export const SLIP_DISTRIBUTIONS = data.distributions as unknown as readonly SlipDistribution[];

export interface SlipRisk extends Message {
  readonly rule: RuleId;
  readonly hard: boolean;
  /** Who and what, as the reasons name them. */
  readonly subjects: readonly string[];
  readonly probability: number;
  /** Half the width of a 95 % interval (Wilson). */
  readonly within: number;
  readonly meanDays: number;
}

export interface SlipReport {
  readonly samples: number;
  readonly seed: number;
  /** Some hard rule is broken that is not broken on time. */
  readonly anyHard: number;
  readonly portConflict: number;
  readonly seatless: number;
  readonly untended: number;
  /** Days by which all slipped together, mean and 90 %. */
  readonly slipDays: { readonly mean: number; readonly p90: number };
  readonly risks: readonly SlipRisk[];
}

export const MAX_SAMPLES = 100_000;
const MOST_DAYS = 365;

/** One plan with its slips. A sample's deviates are named by the visit's place, so the same sample is the same anywhere. */
export function slippedPlan(plan: Plan, seed: number, sample: number, now: Plan['from']): { readonly plan: Plan; readonly days: number } {
  let days = 0;
  const visits = plan.visits.map((visit, i): Visit => {
    if (visit.off !== undefined) return visit;
    const up = visit.launchAt ?? visit.arriveAt;
    const late = up > now ? delayDays('launch', visit.vehicle, { seed, sample, parameter: 4 * i }) : 0;
    const down =
      visit.departAt !== null && visit.departAt > now ? delayDays('landing', visit.vehicle, { seed, sample, parameter: 4 * i + 2 }) : 0;
    days += late + down;
    const move = (at: Visit['departAt'], by: number) => (at === null ? null : addSeconds(at, by * DAY_S));
    return {
      ...visit,
      launchAt: move(visit.launchAt, late),
      arriveAt: addSeconds(visit.arriveAt, late * DAY_S),
      berths: visit.berths.map((berth, b) => (b === 0 ? { ...berth, from: addSeconds(berth.from, late * DAY_S) } : berth)),
      departAt: move(visit.departAt, down),
      landAt: null,
    };
  });
  const arrival = new Map(visits.map(({ flight, arriveAt }) => [flight, arriveAt]));
  // A way home in a ship that is late is there when the ship is; until then the one before holds.
  const seats = plan.seats.map((seat) => ({
    ...seat,
    homes: seat.homes.map((home, i) => {
      const come = arrival.get(home.ship ?? '');
      return i > 0 && come !== undefined && come > home.from ? { ...home, from: come } : home;
    }),
  }));
  return { plan: { ...plan, visits, seats }, days };
}

const normal = new Float64Array(1);

/** Which numbers are drawn: the parameter's, and the one after it. */
interface Draw {
  readonly seed: number;
  readonly sample: number;
  readonly parameter: number;
}

function delayDays(event: SlipDistribution['event'], vehicle: string, { seed, sample, parameter }: Draw): number {
  const of = SLIP_DISTRIBUTIONS.find((one) => one.event === event && one.vehicles.includes(vehicle));
  if (of === undefined || uniform(seed, sample, parameter) < of.onTime) return 0;
  fillNormals(seed, sample, parameter + 1, normal, 1);
  return Math.min(MOST_DAYS, of.medianDays * portableExp(of.sigmaLn * normal[0]!));
}

export function slipRisks(plan: Plan, book: RuleBook, { samples, seed }: { readonly samples: number; readonly seed: number }): SlipReport {
  const key = (rule: string, subjects: readonly string[]) => `${rule} ${subjects.join(' ')}`;
  const onTime = new Set(evaluate(plan, book).map(({ rule, subjects }) => key(rule, subjects)));
  const tally = new Map<string, Omit<SlipRisk, 'probability' | 'within' | 'meanDays'> & { count: number; days: number }>();
  const slips: number[] = [];
  let [anyHard, portConflict, seatless, untended] = [0, 0, 0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const slipped = slippedPlan(plan, seed, sample, plan.from);
    slips.push(slipped.days);
    const fresh = evaluate(slipped.plan, book).filter(({ rule, subjects }) => !onTime.has(key(rule, subjects)));
    const has = (rules: readonly RuleId[]) => (fresh.some(({ rule, hard }) => hard && rules.includes(rule)) ? 1 : 0);
    anyHard += fresh.some(({ hard }) => hard) ? 1 : 0;
    portConflict += has(['port-holds-one']);
    seatless += has(['seat-home']);
    untended += has(['remove-one-ship', 'minimum-crew']);
    const seen = new Set<string>();
    for (const { rule, hard, subjects, key: says, values, amount } of fresh) {
      const id = key(rule, subjects);
      const row = tally.get(id) ?? { rule, hard, subjects, key: says, values, count: 0, days: 0 };
      if (!seen.has(id)) row.count += 1;
      seen.add(id);
      row.days += amount;
      tally.set(id, row);
    }
  }
  const sorted = slips.toSorted((a, b) => a - b);
  return {
    samples,
    seed,
    anyHard: anyHard / samples,
    portConflict: portConflict / samples,
    seatless: seatless / samples,
    untended: untended / samples,
    slipDays: { mean: slips.reduce((sum, days) => sum + days, 0) / samples, p90: sorted[Math.floor(0.9 * (samples - 1))] ?? 0 },
    risks: [...tally.values()]
      .map(({ count, days, ...row }) => ({
        ...row,
        probability: count / samples,
        within: wilsonHalf(count / samples, samples),
        meanDays: days / count,
      }))
      .toSorted(
        (a, b) =>
          Number(b.hard) - Number(a.hard) || b.probability - a.probability || (key(a.rule, a.subjects) < key(b.rule, b.subjects) ? -1 : 1),
      ),
  };
}

/** Two-sided 95 %: the standard normal quantile of 0.975. */
const Z = 1.959964;

function wilsonHalf(part: number, samples: number): number {
  const z2 = Z * Z;
  return (Z / (1 + z2 / samples)) * Math.sqrt((part * (1 - part)) / samples + z2 / (4 * samples * samples));
}
