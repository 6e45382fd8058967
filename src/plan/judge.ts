import { type Message, type MessageValue, message } from '../outcome/index.ts';
import type { Finding } from './reason.ts';
import type { RuleData } from './rule-data.ts';
import type { Scene } from './scene.ts';
import type { Seat, Side, Visit } from './plan.ts';

/** One rule, applied: pure, from a plan seen through time to what it finds. */
export type Judge = (scene: Scene, rule: RuleData) => readonly Finding[];

/** Names as a sentence has them: `A`, `A and B`, `A, B and C`. */
export function nameList(names: readonly string[]): MessageValue {
  return names.length < 2 ? names.join('') : message('plan.and', { names: names.slice(0, -1), last: names.at(-1)! });
}

export const namesOf = (seats: readonly Seat[]): MessageValue => nameList(seats.map(({ name }) => name));

export const sideOfVisit = ({ station }: Scene, { vehicle }: Visit) => station.vehicles.get(vehicle)?.side ?? null;

export const portName = ({ station }: Scene, port: string | null): MessageValue =>
  station.ports.get(port ?? '')?.name ?? port ?? message('plan.port-not-known');

/** Sides are told by their segments. */
export const segmentOf = (side: Side): Message => (side === 'russian' ? message('plan.russian-segment') : message('plan.us-segment'));

/** Whether anything of a visit lies in the plan's time. */
export const touches = ({ plan }: Scene, visit: Visit): boolean =>
  visit.arriveAt < plan.to && (visit.departAt === null || visit.departAt > plan.from);

export const isInPlan = ({ plan }: Scene, at: number): boolean => at >= plan.from && at < plan.to;
