import type { Known, KnownStatus } from '../math/index.ts';
import { type Instant, parseInstant } from '../time/index.ts';
import { type Outcome, fail, succeed } from '../outcome/index.ts';
import data from '../../data/plan/rules.json' with { type: 'json' };

export type RuleId =
  | 'port-holds-one'
  | 'port-takes-ship'
  | 'clearance'
  | 'spacing'
  | 'ship-life'
  | 'seat-home'
  | 'contingency-seat'
  | 'remove-one-ship'
  | 'last-ship'
  | 'minimum-crew'
  | 'crew-target'
  | 'handover'
  | 'agreement-cover'
  | 'agreement-lead'
  | 'lit-landing'
  | 'beta-cutout'
  | 'crew-duration'
  | 'pad-in-service'
  | 'pad-turnaround'
  | 'vehicle-grounded'
  | 'commander-aboard';

/** A number of a rule; `since`: from that day on, `for`: of that vehicle, side or ship. */
export interface RuleNumber extends Known<number, KnownStatus> {
  readonly name: string;
  readonly unit: string;
  readonly for?: string;
  readonly since?: string;
}

export interface RuleData {
  readonly id: RuleId;
  readonly title: string;
  readonly hard: boolean;
  /** Before this day a breach is told and breaks nothing. */
  readonly hardSince?: string;
  readonly on: boolean;
  readonly source: string;
  readonly parameters: readonly RuleNumber[];
}

export const SHIPPED_RULES = data.rules as unknown as readonly RuleData[];

/** The number in force: of those for `of` (or for all), the one that began last by `at`. Null where the rule has none. */
export function numberOf(rule: RuleData, name: string, of: string | null = null, at: Instant | null = null): number | null {
  let best: RuleNumber | null = null;
  for (const parameter of rule.parameters) {
    if (parameter.name !== name || (parameter.for !== undefined && parameter.for !== of)) continue;
    if (parameter.since !== undefined && at !== null && dayOf(parameter.since) > at) continue;
    if (best === null || rank(parameter) >= rank(best)) best = parameter;
  }
  return best?.value ?? null;
}

const rank = ({ for: of, since }: RuleNumber): number => (of === undefined ? 0 : 1e15) + (since === undefined ? 0 : dayOf(since) + 1e12);

/** A number that the rule cannot do without. */
export function mustNumberOf(rule: RuleData, name: string, of: string | null = null, at: Instant | null = null): number {
  const value = numberOf(rule, name, of, at);
  if (value === null) throw new Error(`data/plan/rules.json: rule ${rule.id} has no ${name}${of === null ? '' : ` for ${of}`}`);
  return value;
}

/** The first moment of a day that was checked before. */
export function dayOf(text: string): Instant {
  const read = readDay(text, 'a day already checked');
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

const DAYS = new Map<string, Instant>();

export function readDay(text: string, where: string): Outcome<Instant> {
  const before = DAYS.get(text);
  if (before !== undefined) return succeed(before);
  const read = parseInstant(/^\d{4}$/.test(text) ? `${text}-01-01` : /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text, where);
  if (!read.ok) return fail(where, read.failure.wanted, read.failure.found);
  if (DAYS.size < 100_000) DAYS.set(text, read.value);
  return read;
}
