/** A scenario as a file: `src/api` says its shape; here it is made a scenario. */
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import type { Instant, Told } from '../time/index.ts';
import type { Change } from './change.ts';
import { readDay } from './rule-data.ts';
import type { Scenario } from './scenario.ts';

/** All but its time may be left out. Days may be as rough as a month or a year, `2026-04`. */
export interface ScenarioFile extends Pick<Scenario, 'from' | 'to'>, Partial<Omit<Scenario, 'from' | 'to'>> {
  readonly schema: 'union-station/plan-scenario/1';
}

/** The scenario of a file that is of its shape. */
export function scenarioFromFile(file: Told<ScenarioFile>, where: string): Outcome<Scenario> {
  const { title = where, rulesOff = [], rulesOn = [], numbers = [], flightsOff = [], fleet = [], asOf = null } = file;
  const from = readDay(file.from, `${where}.from`);
  if (!from.ok) return from;
  const to = readDay(file.to, `${where}.to`);
  if (!to.ok) return to;
  if (to.value <= from.value) return fail(`${where}.to`, message('plan.day-after-from'), JSON.stringify(file.to));
  const crossedUntil = dayOrNull(file.crossedUntil, `${where}.crossedUntil`);
  if (!crossedUntil.ok) return crossedUntil;
  for (const [i, { since }] of numbers.entries()) {
    const read = dayOrNull(since, `${where}.numbers[${i}].since`);
    if (!read.ok) return read;
  }
  const hasty = fleet.findIndex(({ stayDays: [least, most] }) => least > most);
  if (hasty >= 0) return fail(`${where}.fleet[${hasty}].stayDays`, message('plan.least-and-most'), JSON.stringify(fleet[hasty]!.stayDays));
  const changes: Change[] = [];
  for (const [i, told] of (file.changes ?? []).entries()) {
    const change = changeFromFile(told, `${where}.changes[${i}]`);
    if (!change.ok) return change;
    changes.push(change.value);
  }
  return succeed({
    title,
    from: from.value,
    to: to.value,
    asOf,
    rulesOff,
    rulesOn,
    numbers,
    flightsOff,
    changes,
    crossedUntil: crossedUntil.value,
    fleet,
  });
}

function dayOrNull(text: string | null | undefined, where: string): Outcome<Instant | null> {
  return text === undefined || text === null ? succeed(null) : readDay(text, where);
}

const DAYS = ['on', 'from', 'to'] as const;

/** A change with its days read. */
export function changeFromFile(told: Told<Change>, where: string): Outcome<Change> {
  const days: Partial<Record<(typeof DAYS)[number], Instant>> = {};
  for (const field of DAYS) {
    const text = (told as Readonly<Partial<Record<typeof field, string>>>)[field];
    if (text === undefined) continue;
    const day = readDay(text, `${where}.${field}`);
    if (!day.ok) return day;
    days[field] = day.value;
  }
  return succeed({ ...told, ...days } as Change);
}
