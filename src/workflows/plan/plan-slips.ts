import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { MAX_SAMPLES, SLIP_DISTRIBUTIONS, type SlipDistribution, type SlipReport, dayOf, slipRisks } from '../../plan/index.ts';
import { type View, momentOf, nameIn } from '../../record/index.ts';
import { DAY_S, type Instant, addSeconds, formatDay } from '../../time/index.ts';
import type { World } from '../world/index.ts';
import { type PlanQuestion, openDesk } from './plan-desk.ts';

export interface SlipQuestion extends PlanQuestion {
  readonly samples?: number;
  readonly seed?: number;
}

interface SeenSlip {
  readonly flight: string;
  readonly name: string;
  readonly event: string;
  readonly plannedFor: string;
  readonly actual: string;
  readonly days: number;
  readonly fact: string;
}

export interface PlanSlips extends SlipReport {
  readonly plan: string;
  readonly from: string;
  readonly to: string;
  /** Launches and landings in that time, which can slip. */
  readonly launches: number;
  readonly distributions: readonly (SlipDistribution & { readonly names: readonly string[] })[];
  /** The record's own planned days that came to pass, to the day or finer. */
  readonly seen: readonly SeenSlip[];
}

const STANDARD_AHEAD_S = 365 * DAY_S;
const STANDARD_SAMPLES = 1000;
const STANDARD_SEED = 1;

/** `union plan slips`: how likely which rule breaks when launches and landings are late. */
export function slipPlan(world: World, question: SlipQuestion): Outcome<PlanSlips> {
  const { samples = STANDARD_SAMPLES, seed = STANDARD_SEED } = question;
  if (!Number.isInteger(samples) || samples < 1 || samples > MAX_SAMPLES)
    return fail('samples', message('workflows.whole-number', { from: 1, to: MAX_SAMPLES }), `${samples}`);
  if (!Number.isSafeInteger(seed) || seed < 0) return fail('seed', message('workflows.whole-number-from', { from: 0 }), `${seed}`);
  const desk = openDesk(world, question, { from: world.now, to: addSeconds(world.now, STANDARD_AHEAD_S) });
  if (!desk.ok) return desk;
  const { plan, book, view } = desk.value;
  const inTime = (at: Instant | null) => at !== null && at >= plan.from && at < plan.to;
  const launches = plan.visits
    .filter(({ off }) => off === undefined)
    .flatMap(({ launchAt, departAt }) => [launchAt, departAt])
    .filter(inTime).length;
  return succeed({
    plan: plan.id,
    from: formatDay(plan.from),
    to: formatDay(plan.to),
    launches,
    ...slipRisks(plan, book, { samples, seed }),
    distributions: SLIP_DISTRIBUTIONS.map((of) => ({ ...of, names: of.vehicles.map(nameIn(view.record)) })),
    seen: seenSlips(view),
  });
}

const HAPPENED = { launch: 'launched', docking: 'docked', undocking: 'undocked', landing: 'landed' } as const;

/** The first day announced against the day it was; plans as fine as a day. */
function seenSlips(view: View): readonly SeenSlip[] {
  const nameOf = nameIn(view.record);
  return view.plans.flatMap(({ fact }): readonly SeenSlip[] => {
    if (fact.type !== 'planAnnounced' || !/^\d{4}-\d{2}-\d{2}/.test(fact.plannedFor)) return [];
    const happened = (view.ofFlight.get(fact.flight) ?? []).find((entry) => entry.fact.type === HAPPENED[fact.event]);
    if (happened === undefined) return [];
    const planned = momentOf(fact.plannedFor);
    const actual = fact.plannedFor.length === 10 ? dayOf(happened.fact.at.slice(0, 10)) : happened.moment;
    return [
      {
        flight: fact.flight,
        name: nameOf(fact.flight),
        event: fact.event,
        plannedFor: fact.plannedFor,
        actual: happened.fact.at,
        days: Math.round(((actual - planned) / DAY_S) * 1000) / 1000,
        fact: fact.id,
      },
    ];
  });
}
