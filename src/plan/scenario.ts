/** A scenario: what a plan is asked about, in a small file with comments. Rules and flights are switched off, never deleted. */
import type { Provenance } from '../math/index.ts';
import type { Instant } from '../time/index.ts';
import type { Change } from './change.ts';
import type { RuleBook } from './evaluate.ts';
import type { Plan } from './plan.ts';
import type { RuleId, RuleNumber } from './rule-data.ts';

export interface ScenarioFlight {
  /** `soyuz-ms`, `crew-dragon`, … */
  readonly vehicle: string;
  /** How often one may be launched, at most. */
  readonly everyDays: number;
  readonly stayDays: readonly [least: number, most: number];
  readonly ports: readonly string[];
  /** Own people, and those of the other side, in one ship. */
  readonly own: number;
  readonly crossed: number;
  /** Visits that there have to be in a year; for cargo. */
  readonly perYear?: number;
}

export interface Scenario {
  readonly title: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: string | null;
  readonly rulesOff: readonly RuleId[];
  /** Rules that are off unless asked for. */
  readonly rulesOn: readonly RuleId[];
  readonly numbers: readonly ScenarioNumber[];
  readonly flightsOff: readonly { readonly flight: string; readonly why: string }[];
  readonly changes: readonly Change[];
  /** Until when seats may be crossed; null: while an agreement names the flight. */
  readonly crossedUntil: Instant | null;
  readonly fleet: readonly ScenarioFlight[];
}

/** A number that takes the place of a rule's own, in its unit. */
export interface ScenarioNumber extends Omit<RuleNumber, 'unit' | keyof Provenance> {
  readonly rule: RuleId;
}

/** The rules and the plan with a scenario's settings: off, and numbers changed, all told by the scenario's name. */
export function withSettings(
  scenario: Pick<Scenario, 'title' | 'rulesOff' | 'rulesOn' | 'numbers' | 'flightsOff'>,
  plan: Plan,
  book: RuleBook,
): { readonly plan: Plan; readonly book: RuleBook } {
  const off = new Map(scenario.flightsOff.map(({ flight, why }) => [flight, why]));
  return {
    plan: { ...plan, visits: plan.visits.map((visit) => (off.has(visit.flight) ? { ...visit, off: off.get(visit.flight)! } : visit)) },
    book: {
      ...book,
      rules: book.rules.map((rule) => ({
        ...rule,
        on: (rule.on || scenario.rulesOn.includes(rule.id)) && !scenario.rulesOff.includes(rule.id),
        parameters: [
          ...rule.parameters,
          ...scenario.numbers
            .filter((number) => number.rule === rule.id)
            .map((number): RuleNumber => ({
              unit: '',
              status: 'assumed',
              source: `scenario: ${scenario.title}`,
              ...number,
            })),
        ],
      })),
    },
  };
}
