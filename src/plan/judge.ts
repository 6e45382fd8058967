import type { Finding } from './reason.ts';
import type { RuleData } from './rule-data.ts';
import type { Scene } from './scene.ts';
import type { Seat, Visit } from './plan.ts';

/** One rule, applied: pure, from a plan seen through time to what it finds. */
export type Judge = (scene: Scene, rule: RuleData) => readonly Finding[];

/** Names as a sentence has them: `A`, `A and B`, `A, B and C`. */
export function nameList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

export const namesOf = (seats: readonly Seat[]): string => nameList(seats.map(({ name }) => name));

export const sideOfVisit = ({ station }: Scene, { vehicle }: Visit) => station.vehicles.get(vehicle)?.side ?? null;

export const portName = ({ station }: Scene, port: string | null): string =>
  station.ports.get(port ?? '')?.name ?? port ?? 'a port not known';

/** Whether anything of a visit lies in the plan's time. */
export const touches = ({ plan }: Scene, visit: Visit): boolean =>
  visit.arriveAt < plan.to && (visit.departAt === null || visit.departAt > plan.from);

export const isInPlan = ({ plan }: Scene, at: number): boolean => at >= plan.from && at < plan.to;
