import { DAY_S, type Instant } from '../time/index.ts';
import type { Fact, FactOf } from './fact.ts';
import { finenessOf, readMoment } from './moment.ts';
import type { View } from './view.ts';

type Plan = FactOf<'planAnnounced'>;

/** What was planned, by the type of the fact that fulfils it. */
export const EVENT_OF: Partial<Readonly<Record<Fact['type'], Plan['event'] | 'relocation'>>> = {
  launched: 'launch',
  docked: 'docking',
  undocked: 'undocking',
  landed: 'landing',
  relocated: 'relocation',
};

/** The latest plan of each event that was announced by `at`, where nothing in the record has fulfilled it. */
export function openPlans({ plans, ofFlight }: View, at: Instant): readonly Plan[] {
  const latest = new Map<string, Plan>();
  for (const { fact, moment } of plans) if (fact.type === 'planAnnounced' && moment <= at) latest.set(`${fact.flight} ${fact.event}`, fact);
  return [...latest.values()].filter(
    ({ flight, event }) => !(ofFlight.get(flight) ?? []).some(({ fact }) => EVENT_OF[fact.type] === event),
  );
}

const SLACK_S = { year: 366 * DAY_S, month: 31 * DAY_S, day: DAY_S, minute: 60, second: 0, millisecond: 0 } as const;

/** Past the end of the day, the month or the year that it was planned for. */
export function isOverdue(plannedFor: string, at: Instant): boolean {
  const planned = readMoment(plannedFor, '');
  return planned.ok && planned.value + SLACK_S[finenessOf(plannedFor)] < at;
}
