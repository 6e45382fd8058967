import { saysTheSame } from '../outcome/index.ts';
import { DAY_S, formatInstant } from '../time/index.ts';
import { agreementCover, agreementLead } from './rule-agreements.ts';
import { betaCutout, litLanding } from './rule-light.ts';
import { clearance, portHoldsOne, portTakesShip, spacing } from './rule-ports.ts';
import { contingencySeat, seatHome } from './rule-seats.ts';
import { padInService, padTurnaround, shipLife, vehicleGrounded } from './rule-ships.ts';
import { commanderAboard, crewDuration, crewTarget, handover, lastShip, minimumCrew, removeOneShip } from './rule-tending.ts';
import type { Judge } from './judge.ts';
import type { Plan } from './plan.ts';
import type { Finding, Reason } from './reason.ts';
import { type RuleData, type RuleId, dayOf } from './rule-data.ts';
import { sceneOf } from './scene.ts';
import type { StationFacts } from './station-facts.ts';

/** What a plan is judged by: the rules with their numbers, and what they need to know of the station. */
export interface RuleBook {
  readonly rules: readonly RuleData[];
  readonly station: StationFacts;
}

const JUDGES: Readonly<Record<RuleId, Judge>> = {
  'port-holds-one': portHoldsOne,
  'port-takes-ship': portTakesShip,
  clearance,
  spacing,
  'ship-life': shipLife,
  'seat-home': seatHome,
  'contingency-seat': contingencySeat,
  'remove-one-ship': removeOneShip,
  'last-ship': lastShip,
  'minimum-crew': minimumCrew,
  'crew-target': crewTarget,
  handover,
  'agreement-cover': agreementCover,
  'agreement-lead': agreementLead,
  'lit-landing': litLanding,
  'beta-cutout': betaCutout,
  'crew-duration': crewDuration,
  'pad-in-service': padInService,
  'pad-turnaround': padTurnaround,
  'vehicle-grounded': vehicleGrounded,
  'commander-aboard': commanderAboard,
};

/** Every reason against a plan, hard ones first, then by time. None of it knows how the plan was made. */
export function evaluate(plan: Plan, book: RuleBook): readonly Reason[] {
  const scene = sceneOf(plan, book.station);
  return book.rules
    .filter(({ on }) => on)
    .flatMap((rule) => joined(JUDGES[rule.id](scene, rule)).flatMap((finding) => reasonsOf(rule, finding)))
    .toSorted((a, b) => Number(b.hard) - Number(a.hard) || a.from - b.from || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

/** Windows of one matter that touch become one; a finding of a moment stays as it is. */
function joined(findings: readonly Finding[]): readonly Finding[] {
  const last = new Map<string, number>();
  const all: Finding[] = [];
  for (const finding of findings) {
    const index = last.get(finding.matter);
    const before = finding.perDay === undefined || index === undefined ? undefined : all[index]!;
    if (before !== undefined && before.to === finding.from && before.perDay === finding.perDay && saysTheSame(before.says, finding.says))
      all[index!] = { ...before, to: finding.to };
    else last.set(finding.matter, all.push(finding) - 1);
  }
  return all;
}

/** A window that began before the rule was hard is told in two parts. */
function reasonsOf(rule: RuleData, { from, to, subjects, says, perDay, soft, source }: Finding): readonly Reason[] {
  const reason = (begin: Reason['from'], end: Reason['to'], hard: boolean): Reason => ({
    rule: rule.id,
    hard,
    from: begin,
    to: end,
    subjects,
    key: says.key,
    values: says.values,
    source: source ?? rule.source,
    amount: perDay === undefined ? 1 : (perDay * (end - begin)) / DAY_S,
  });
  const hard = rule.hard && soft !== true;
  const since = rule.hardSince === undefined ? null : dayOf(rule.hardSince);
  if (!hard || since === null || from >= since) return [reason(from, to, hard)];
  return to <= since ? [reason(from, to, false)] : [reason(from, since, false), reason(since, to, true)];
}

export interface ReasonJson extends Omit<Reason, 'from' | 'to'> {
  readonly from: string;
  readonly to: string;
}

export function reasonJson({ rule, hard, from, to, subjects, key, values, source, amount }: Reason): ReasonJson {
  return {
    rule,
    hard,
    from: formatInstant(from),
    to: formatInstant(to),
    subjects,
    key,
    values,
    source,
    amount: Math.round(amount * 1000) / 1000,
  };
}
