import type { Scenario } from './scenario.ts';

/** A scenario as its file has it: all but its time may be left out. Days may be as rough as a month or a year, `2026-04`. */
export interface ScenarioFile extends Pick<Scenario, 'from' | 'to'>, Partial<Omit<Scenario, 'from' | 'to'>> {
  readonly schema: 'union-station/plan-scenario/1';
}
