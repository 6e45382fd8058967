/**
 * What a plan looks like to a tool that counts heads, as SpaceNet does (Grogan, de Weck and others, "SpaceNet: Modeling and simulating space
 * logistics", AIAA 2009): people and ships have numbers, but no names, sides, liners or agreements. It stands here to show what it cannot see.
 */
import type { Instant } from '../time/index.ts';
import type { Plan } from './plan.ts';
import { sceneOf } from './scene.ts';
import type { StationFacts } from './station-facts.ts';

export interface HeadCountFault {
  readonly from: Instant;
  readonly to: Instant;
  readonly what: 'more people than seats' | 'more ships than ports' | 'nobody aboard';
}

export function headCountFaults(plan: Plan, station: StationFacts): readonly HeadCountFault[] {
  return sceneOf(plan, station).situations.flatMap(({ from, to, docked, aboard }): readonly HeadCountFault[] => {
    const seats = docked.reduce((sum, { visit }) => sum + (station.vehicles.get(visit.vehicle)?.seats ?? 0), 0);
    const ports = [...station.ports.values()].filter(({ open }) => open.some((window) => window.from <= from && from < window.to)).length;
    const fault = (what: HeadCountFault['what']): HeadCountFault => ({ from, to, what });
    return [
      ...(aboard.length > seats ? [fault('more people than seats')] : []),
      ...(docked.length > ports ? [fault('more ships than ports')] : []),
      ...(aboard.length === 0 ? [fault('nobody aboard')] : []),
    ];
  });
}
